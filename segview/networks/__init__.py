"""Segmentation networks built from a spec: tensors in, logits out."""
