"""Which images come first, what is held back of them, and what was decided."""
