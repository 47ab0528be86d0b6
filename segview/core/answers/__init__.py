"""Predictions and what is found in them: what the engine yields."""
