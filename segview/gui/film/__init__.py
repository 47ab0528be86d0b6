"""Films: played with what is found on them, looked at over time, corrected and written."""
