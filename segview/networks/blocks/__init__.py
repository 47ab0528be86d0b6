"""Parts of several architectures, each written once."""
