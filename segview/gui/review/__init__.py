"""The order of images, what is held back of them, and the decisions on them."""
