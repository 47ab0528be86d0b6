"""Training runs, each in its own folder and process, and sweeps of runs."""
