"""Evaluation of predictions with the ground truth: per image and per folder; and ranking by review priority."""
