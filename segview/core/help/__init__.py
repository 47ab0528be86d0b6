"""The documentation pages as shown in the window, and the problem report."""
