"""Images, masks and data sets on the user's disk, read as numpy arrays."""
