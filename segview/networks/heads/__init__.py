"""Output heads, which turn the last features into logits."""
