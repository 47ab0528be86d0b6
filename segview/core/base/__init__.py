"""Basic tools for all layers: errors, files, places, registries of named rows."""
