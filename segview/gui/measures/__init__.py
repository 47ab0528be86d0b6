"""The pane of what is measured on masks."""
