"""Films: playing them with predictions, measures over time, corrections and export."""
