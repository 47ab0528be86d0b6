"""From numbers and pictures to the pixels of the screen, and what their colours mean."""
