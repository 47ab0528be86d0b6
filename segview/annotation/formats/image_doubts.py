"""Doubts whether an image file is the mask of a target."""

from __future__ import annotations

import numpy as np
from PIL import Image

from segview.annotation.document import Mask
from segview.annotation.provenance import Provenance
from segview.core.base.text import Text
from segview.core.images.mask_colours import LEAST_BRIGHT, coarse_colours, other_share

DISCLAIMER = "Disclaimer"
"""The field of a PNG in which segview states that it is not for diagnosis."""

_DARK, _BRIGHT = 32, 223
_MOST_GREY = 0.5
"""Share of the pixels that may be neither dark nor bright in a soft mask."""
_TOLERANCE = 48.0
"""Largest difference of a channel between shades of one colour."""
_MOST_OTHERS = 0.02
"""Largest share of the pixels that may have another colour than most."""


def page_doubts(image: Image.Image) -> list[str]:
    """Return a doubt if there are further pages."""
    if image.format not in ("TIFF", "GIF"):
        return []
    try:
        image.seek(1)
    except EOFError:
        return []
    image.seek(0)
    return [Text("It has several pages, of which the first would be taken.")]


def photograph_doubts(image: Image.Image) -> list[str]:
    """Return a doubt if most pixels are grey, as in a photograph, and not only at the edges of a target."""
    if image.mode != "L":
        return []
    counts = np.bincount(np.asarray(image).reshape(-1), minlength=256)
    is_soft = np.count_nonzero(counts) <= _DARK or counts[_DARK : _BRIGHT + 1].sum() <= _MOST_GREY * counts.sum()
    return [] if is_soft else [Text("Most of its pixels are grey, as in a photograph, and not as in a mask.")]


def colour_doubts(image: Image.Image, name: str) -> list[str]:
    """Return a doubt if there are several colours, which may stand for several classes."""
    if image.mode not in ("RGB", "RGBA"):
        return []
    colours = np.asarray(image.convert("RGB"))
    known, counts = coarse_colours(colours[colours.max(axis=2) >= LEAST_BRIGHT])
    if other_share(known, counts, _TOLERANCE) <= _MOST_OTHERS:
        return []
    return [Text("It has several colours, maybe of several classes; all of them would be {name}.", name=name)]


def inversion_doubts(image: Image.Image, mask: Mask, provenance: Provenance) -> list[str]:
    """Return a doubt if the target covers the whole edge but not the inside, in a file that segview did not write."""
    edge = (mask[0], mask[-1], mask[:, 0], mask[:, -1])
    if len(provenance.classes) != 2 or image.info.get(DISCLAIMER) or mask.all() or not all(one.all() for one in edge):
        return []
    return [
        Text(
            "It marks {name} along its whole edge and not inside: the mask may be inverted.",
            name=provenance.classes[1],
        )
    ]
