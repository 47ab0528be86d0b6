"""Tasks on films: play, measure and export a film, and carry a correction on to further frames."""
