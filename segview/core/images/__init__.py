"""Images: their identity, frames of files, and opened images."""
