"""Films: images in the order and at the rate in which they are played."""
