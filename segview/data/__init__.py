"""Images, masks and data sets: what users have on disk, as numpy arrays."""
