"""The pane of the classes."""
