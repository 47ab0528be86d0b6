"""Parts that all networks have: trunk, taps, slots, options."""
