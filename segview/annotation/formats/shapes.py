"""Shapes that several tools use: boxes and ellipses, rotated or not, as outlines, and small masks as PNG."""

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
"""Largest number of pixels of all small masks in a file."""

ELLIPSE = 10_000
"""Cost of painting an ellipse, in pixels of a plain mask."""

_CORNERS = 90


def numbers(row: Any, *names: str) -> tuple[float, ...]:  # noqa: ANN401  # whatever stands there
    """Return the numbers under some keys; they may be written as text.

    Raises:
        NothingInside: one is missing, or no number.
    """
    try:
        found = tuple(float(row[name]) for name in names)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise NothingInside(Text("coordinates that are not numbers")) from error
    if not all(abs(number) <= FARTHEST for number in found):  # also false for NaN
        raise NothingInside(Text("coordinates that are not finite numbers"))
    return found


def box(left: float, top: float, right: float, bottom: float) -> NDArray[np.float64]:
    """Return the corners of a box."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def ellipse(x: float, y: float, across: float, down: float) -> NDArray[np.float64]:
    """Return points on an ellipse, given its centre and two radii."""
    angle = np.arange(_CORNERS) * (2 * np.pi / _CORNERS)
    return np.stack([x + across * np.cos(angle), y + down * np.sin(angle)], axis=1)


def rotate(points: NDArray[np.float64], degrees: float, about: tuple[float, float]) -> Ring:
    """Return an outline rotated clockwise on the screen about a point."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return Ring((points - about) @ turn + about)


class SmallMasks:
    """Small masks of one file, up to a limit that can be painted in acceptable time."""

    def __init__(self) -> None:
        self._pixels = 0

    def count(self, pixels: int) -> None:
        """Count a mask of ``pixels`` pixels, or a shape of the same cost.

        Raises:
            UserError: there are too many.
        """
        self._pixels += pixels
        if self._pixels > MOST_MASK_PIXELS:
            raise UserError("It has more masks than can be painted in time. Export the mask as PNG.")

    def png(self, data: bytes, *, by_alpha: bool = False) -> NDArray[np.bool_]:
        """Return the pixels of a PNG that are not 0.

        Args:
            data: The file.
            by_alpha: Whether alpha decides, if there is one.

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
