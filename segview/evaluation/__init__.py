"""Answers on images against the truth: per image, per folder, and which images need a person first."""
