"""The pane of the variants."""
