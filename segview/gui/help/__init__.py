"""The help of the window: documentation pages, the tour, and problem reports."""
