"""The meaning of TIFF files that say one thing and hold another."""

from __future__ import annotations


def means_truth_values(software: str) -> bool:
    """Tell whether a one-bit TIFF whose white is zero was written by tifffile, by the name of the software.

    It stores truth values as they are and calls them white-is-zero, as do scikit-image, imageio and napari through it:
    what was true is 1 in the file, and black in a viewer. Scanners and fax machines mean what they write.
    """
    return software.startswith("tifffile")
