"""The wall of panels, shown side by side."""
