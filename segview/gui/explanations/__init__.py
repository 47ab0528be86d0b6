"""The page that checks whether maps explain what variants find."""
