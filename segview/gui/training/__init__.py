"""The pane of training runs, and its dialogs."""
