"""Drawing of numbers and images on the screen, and legends of their colours."""
