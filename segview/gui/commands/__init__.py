"""Everything that can be done in the window, by menu, by key and by name."""
