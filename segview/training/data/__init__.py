"""Training data: the choice of pairs, pairs in memory, and batches."""
