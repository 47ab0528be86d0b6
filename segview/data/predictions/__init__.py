"""Predictions of other programs: folders of masks, label images or probability maps, named like the images."""
