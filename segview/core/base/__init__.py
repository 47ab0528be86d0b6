"""Plain tools of all layers: errors, files, places, tables of things chosen by name."""
