"""Inspection of networks: layers, attention at a point, ablation, the table of all networks."""
