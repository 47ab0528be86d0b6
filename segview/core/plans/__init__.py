"""Training plans: one frozen model for each run, and sweeps of many runs."""
