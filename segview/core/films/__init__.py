"""Films: sequences of images that are played at a rate."""
