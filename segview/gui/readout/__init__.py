"""The panes of values: at the cursor, of the image, and of each map."""
