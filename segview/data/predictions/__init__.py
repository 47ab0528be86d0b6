"""Predictions of other programs: folders of masks, label images or probability maps, by the names of the images."""
