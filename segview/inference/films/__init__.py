"""Films: frames that are read ahead, predicted quickly, and smoothed over time."""
