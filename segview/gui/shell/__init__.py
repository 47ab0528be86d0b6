"""The window itself: docks round the wall, and the dialogs that belong to no pane."""
