"""The page that checks whether maps explain the predictions of variants."""
