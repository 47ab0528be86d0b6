"""Training data: which pairs, in memory, as batches."""
