"""From numbers and images to the pixels of the screen, and what their colours mean."""
