"""The state of the window, and the base of the panes that show it."""
