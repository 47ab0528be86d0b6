"""Predictions and map results, with their counts and curves: the output of the engine."""
