"""The pane of the opened images."""
