"""Networks of mmsegmentation (2020), built here without its library from a config that is read as data."""
