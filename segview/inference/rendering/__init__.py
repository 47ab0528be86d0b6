"""Maps and masks as image files and figures."""
