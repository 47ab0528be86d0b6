"""All commands of the window, reachable by menu, by key and by name."""
