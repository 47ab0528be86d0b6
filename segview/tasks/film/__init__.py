"""Tasks on films: to play one, to measure it, to write it, and to carry a correction on."""
