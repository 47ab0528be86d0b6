"""From an image and a variant to a stream of ever fuller predictions."""
