"""Training plans: one frozen model for a run, and sweeps of many."""
