"""The pane of layers, class activation maps and attention at a point."""
