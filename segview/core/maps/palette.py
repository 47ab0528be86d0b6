"""Colours: perceptually uniform tables for numbers, and fixed colours for everything that is drawn over the image."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from segview.core.base.registry import Registry
from segview.core.maps.artefacts import Artefact
from segview.core.maps.errors import Outcome
from segview.core.maps.maps import Kind
from segview.core.variants.classes import background_of

RGB = tuple[int, int, int]

# Equally spaced anchors; sRGB is interpolated between them. Lightness rises in equal steps (viridis, tide, grey), or
# falls in equal steps from the middle to both ends (balance). Viridis: Smith, van der Walt and Firing, CC0.
_VIRIDIS = (
    "440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d "
    "2f6a8e 2c728e 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b "
    "3ebc74 4cc26c 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725"
)
_TIDE = (
    "0d0e13 141b29 122740 003559 004472 005281 00618f 00719d 0081aa 0091b8 00a1c4 00b2d0 00c3db 00d4e4 "
    "49e2e9 7af0ef a0fef7"
)
_BALANCE = (
    "0059a9 006ab2 417bba 658dc3 839fcc 9eb2d4 b9c6dd d4dae5 eeeeee e6d6d2 debeb7 d4a69b ca9082 bf7969 "
    "b26251 a64c3b 9c3727"
)


def _anchors(text: str) -> NDArray[np.float64]:
    return np.array([[int(word[i : i + 2], 16) for i in (0, 2, 4)] for word in text.split()], np.float64)


COLOUR_MAPS: Registry[NDArray[np.float64]] = Registry(
    "colour map",
    {
        "viridis": _anchors(_VIRIDIS),
        "tide": _anchors(_TIDE),
        "balance": _anchors(_BALANCE),
        "grey": _anchors("000000 ffffff"),
    },
)

COLOUR_MAP_OF: dict[Kind, str] = {
    Kind.PROBABILITY: "grey",
    Kind.UNCERTAINTY: "tide",
    Kind.SCALAR: "viridis",
    Kind.SIGNED: "balance",
}

# Distinguishable from pink tissue and from each other, also with red-green colour blindness.
MASK: RGB = (64, 224, 96)
TRUTH: RGB = (255, 214, 64)
UNCERTAIN: RGB = (0, 200, 255)
# Right pixels are grey, wrong ones have a hue: extra pixels are warm, missed ones blue.
OUTCOMES: dict[Outcome, RGB] = {
    Outcome.TRUE_NEGATIVE: (0, 0, 0),
    Outcome.TRUE_POSITIVE: (236, 236, 236),
    Outcome.TRUE_POSITIVE_UNCERTAIN: (132, 132, 132),
    Outcome.FALSE_POSITIVE: (213, 94, 0),
    Outcome.FALSE_POSITIVE_UNCERTAIN: (255, 200, 60),
    Outcome.FALSE_NEGATIVE: (0, 92, 200),
    Outcome.FALSE_NEGATIVE_UNCERTAIN: (110, 190, 255),
}
# Variants in one image or plot, from Okabe and Ito (2008); further variants repeat the colours.
VARIANTS: tuple[RGB, ...] = (
    (86, 180, 233),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (240, 228, 66),
    (213, 94, 0),
)
# Pixels that the ground truth ignores, and right pixels where wrong ones have the colours of classes.
NOT_COUNTED: RGB = (96, 100, 108)
RIGHT: RGB = (38, 41, 47)
# Erased, kept and inverted zones (Hou et al., 2018); from Okabe and Ito (2008).
ZONES: tuple[RGB, RGB, RGB] = ((213, 94, 0), (240, 228, 66), (0, 114, 178))
# The query point of map queries.
QUERY: RGB = (255, 96, 176)
CORRECTED: RGB = (226, 92, 255)
ARTEFACTS: dict[Artefact, RGB] = {
    Artefact.GLARE: (70, 120, 255),
    Artefact.BORDER: (150, 152, 162),
    Artefact.TEXT: (255, 136, 0),
    Artefact.INSET: (0, 150, 120),
}

# Okabe and Ito (2008), with the background transparent; then colours with the largest CIELAB distance from all colours
# before and from those drawn over the image. Further classes get hues at fixed steps.
_CLASSES: tuple[RGB, ...] = (
    (0, 0, 0),
    (64, 224, 96),
    (230, 159, 0),
    (86, 180, 233),
    (240, 228, 66),
    (0, 114, 178),
    (213, 94, 0),
    (204, 121, 167),
    (75, 0, 255),
    (255, 30, 225),
    (75, 105, 15),
    (255, 0, 90),
    (0, 105, 255),
    (60, 240, 210),
    (0, 120, 105),
    (255, 165, 135),
    (135, 45, 165),
    (195, 225, 150),
    (0, 255, 0),
    (210, 15, 135),
    (180, 150, 255),
    (255, 0, 0),
    (150, 105, 30),
    (165, 240, 15),
)


def colours(name: str, fractions: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return the colours of fractions 0 to 1 in a colour map: from shape (…,) to (…, 3), sRGB.

    Raises:
        UserError: there is no such colour map.
    """
    anchors = COLOUR_MAPS[name]
    places = np.clip(np.nan_to_num(fractions), 0, 1) * (len(anchors) - 1)
    steps = np.arange(len(anchors))
    channels = [np.interp(places, steps, anchors[:, channel]) for channel in range(3)]
    return np.rint(np.stack(channels, axis=-1)).astype(np.uint8)


def colours_of(classes: Sequence[str]) -> tuple[str, ...]:
    """Return a colour for each class, as ``#rrggbb``; the first one, black, is used only for a background."""
    first = 0 if background_of(classes) == 0 else 1
    return tuple("#" + bytes(class_colour(first + index)).hex() for index in range(len(classes)))


def class_colour(index: int, own: Sequence[str] = ()) -> RGB:
    """Return the colour of a class from ``own`` (``#rrggbb``), or the default colour of its index."""
    if index < len(own):
        red, green, blue = bytes.fromhex(own[index].removeprefix("#"))
        return red, green, blue
    if index < len(_CLASSES):
        return _CLASSES[index]
    hue = (index * 0.618034) % 1.0
    channels = [abs((hue * 6 + shift) % 6 - 3) - 1 for shift in (0, 4, 2)]
    red, green, blue = (int(60 + 180 * min(max(channel, 0.0), 1.0)) for channel in channels)
    return red, green, blue


def variant_colour(place: int) -> RGB:
    """Return the colour of the variant at a place of the list, from 0."""
    return VARIANTS[place % len(VARIANTS)]
