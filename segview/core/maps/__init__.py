"""Maps: quantised numbers of an image, with their colours and statistics."""
