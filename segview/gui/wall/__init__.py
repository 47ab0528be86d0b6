"""The wall: what is shown side by side, and where."""
