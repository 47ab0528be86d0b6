"""The review: the order of images, the blind and delayed modes, and the decisions on images."""
