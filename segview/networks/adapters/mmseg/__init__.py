"""Networks of mmsegmentation (2020): built here from a config that is read as data, without its library."""
