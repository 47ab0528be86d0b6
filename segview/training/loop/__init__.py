"""The training loop: steps, epochs, optimisers, snapshots."""
