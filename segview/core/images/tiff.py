"""The meaning of TIFF files whose content does not match their tags."""

from __future__ import annotations


def means_truth_values(software: str) -> bool:
    """Return whether a one-bit white-is-zero TIFF contains plain truth values, by the name of the writing software.

    tifffile, which scikit-image, imageio and napari use too, stores truth values unchanged and tags them white-is-zero:
    true is 1 in the file, but black in a viewer. In files of scanners and fax machines, the tag is right.
    """
    return software.startswith("tifffile")
