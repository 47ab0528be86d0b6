"""Whether maps explain what variants find: on one image, and over folders."""
