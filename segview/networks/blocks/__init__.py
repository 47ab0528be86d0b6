"""Building blocks that several architectures use."""
