"""Images: their identity, their frames, and an image that is open."""
