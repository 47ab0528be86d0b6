"""The panes of the prediction settings and the view settings."""
