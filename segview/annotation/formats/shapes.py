"""Shapes that several tools draw: boxes and ellipses, turned or not, as outlines, and small masks as PNG."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.annotation.parts import FARTHEST, NothingInside, Ring
from segview.core.base.errors import UserError
from segview.core.base.text import Text

MOST_MASK_PIXELS = 64_000_000
"""Pixels of all shapes of a file that are small masks."""

ELLIPSE = 10_000
"""So many pixels of a plain mask are read while one ellipse is painted."""

_CORNERS = 90


def numbers(row: Any, *names: str) -> tuple[float, ...]:  # noqa: ANN401  # whatever stands there
    """Return the numbers under some keys, be they written as text.

    Raises:
        NothingInside: one is missing, or no number.
    """
    try:
        found = tuple(float(row[name]) for name in names)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise NothingInside(Text("coordinates that are no numbers")) from error
    if not all(abs(one) <= FARTHEST for one in found):  # also where it is no number
        raise NothingInside(Text("coordinates that are no finite numbers"))
    return found


def box(left: float, top: float, right: float, bottom: float) -> NDArray[np.float64]:
    """Return the corners of a box."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def ellipse(x: float, y: float, across: float, down: float) -> NDArray[np.float64]:
    """Return points on an ellipse round a middle, with its two radii."""
    angle = np.arange(_CORNERS) * (2 * np.pi / _CORNERS)
    return np.stack([x + across * np.cos(angle), y + down * np.sin(angle)], axis=1)


def turned(points: NDArray[np.float64], degrees: float, about: tuple[float, float]) -> Ring:
    """Return an outline that is turned clockwise, as it is seen, about a point."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return Ring((points - about) @ turn + about)


class SmallMasks:
    """Small masks of one file, as many as can be painted in time."""

    def __init__(self) -> None:
        self._pixels = 0

    def count(self, pixels: int) -> None:
        """Take note of a mask of so many pixels, or of what takes as long.

        Raises:
            UserError: there are too many.
        """
        self._pixels += pixels
        if self._pixels > MOST_MASK_PIXELS:
            raise UserError("It has more masks than can be painted in time. Export the mask as PNG.")

    def png(self, data: bytes, *, by_alpha: bool = False) -> NDArray[np.bool_]:
        """Return what is not 0 in a PNG.

        Args:
            data: The file.
            by_alpha: Whether its alpha tells, where it has one.

        Raises:
            NothingInside: it is damaged.
            UserError: there are too many masks.
        """
        try:
            with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
                self.count(image.width * image.height)
                clear = by_alpha and image.mode in ("LA", "RGBA")
                return np.array(image.getchannel("A") if clear else image.convert("L")) > 0
        except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError) as error:
            raise NothingInside(Text("a damaged mask")) from error
