"""Maps: quantised numbers of an image, their colours and their statistics."""
