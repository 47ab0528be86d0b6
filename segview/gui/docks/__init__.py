"""The panes round the wall: each reads the session, and calls its verbs."""
