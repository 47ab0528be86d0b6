"""Single passes: an image through a network at one scale, and how several are merged."""
