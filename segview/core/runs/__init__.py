"""Training runs as folders and files."""
