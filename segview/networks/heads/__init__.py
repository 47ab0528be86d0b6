"""Output heads: last features to logits."""
