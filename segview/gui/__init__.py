"""The window. Qt lives here alone; only ``app`` reaches the engine."""
