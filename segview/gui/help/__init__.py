"""The help of the window: pages, the tour, and the report on a problem."""
