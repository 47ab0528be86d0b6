"""The page that compares the ticked variants over all images."""
