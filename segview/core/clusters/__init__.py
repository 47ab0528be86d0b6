"""Work on other machines: a Ray cluster, or the jobs of Slurm."""
