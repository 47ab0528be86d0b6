"""Building blocks of several architectures."""
