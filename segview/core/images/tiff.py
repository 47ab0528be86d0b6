"""The meaning of TIFF files whose content does not match their tags."""

from __future__ import annotations

import re


def described_images(description: str) -> int:
    """Return the number of images that ImageJ's description of a TIFF states, or 1 if it is another description.

    ImageJ writes more than 4 GB as one page that all other images follow, without pages of their own.
    """
    found = (
        re.search(r"^images=(\d{1,9})\s*$", description, re.MULTILINE) if description.startswith("ImageJ=") else None
    )
    return int(found[1]) if found else 1


def means_truth_values(software: str) -> bool:
    """Return whether a one-bit white-is-zero TIFF contains plain truth values, by the name of the writing software.

    tifffile, which scikit-image, imageio and napari use too, stores truth values unchanged and tags them white-is-zero:
    true is 1 in the file, but black in a viewer. In files of scanners and fax machines, the tag is right.
    """
    return software.startswith("tifffile")
