"""The panes of what is predicted and how it is viewed."""
