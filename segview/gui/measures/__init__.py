"""The pane of measures of masks."""
