"""Single pixels of a drawing, such as outlines: a few thousand pixels instead of a whole layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.gui.wall.drawing.render import Layer, Pixels

Places = NDArray[np.intp]

_BYTE, _ALPHA, _WHOLE = np.uint32(8), np.uint32(24), np.uint32(255)
_ODD, _HALVES = np.uint32(0x00FF00FF), np.uint32(0x00800080)
_EVEN = np.uint32(0xFF00FF00)


@dataclass(frozen=True, eq=False)
class Dots:
    """Pixels to draw over others, in runs; a later run replaces the pixels of an earlier one.

    Attributes:
        runs: Places among the pixels of a grid's window, row by row and each once, and their colour or colours as
            premultiplied ARGB.
    """

    runs: tuple[tuple[Places, np.uint32 | Pixels], ...]

    def draw(self, pixels: Pixels) -> None:
        """Draw them on opaque pixels of the whole window."""
        flat = pixels.reshape(-1)
        below = [flat[places] for places, _ in self.runs]
        for (places, colours), under in zip(self.runs, below, strict=True):
            opaque = isinstance(colours, np.generic) and colours >> _ALPHA == _WHOLE
            flat[places] = colours if opaque else over(colours, under)


Drawn = Layer | Dots


def over(colours: np.uint32 | Pixels, below: Pixels) -> Pixels:
    """Return premultiplied colours over opaque pixels, with exactly the result of QPainter."""
    left = _WHOLE - (np.asarray(colours, np.uint32) >> _ALPHA)
    odd, even = (below & _ODD) * left, (below >> _BYTE & _ODD) * left
    odd = odd + (odd >> _BYTE & _ODD) + _HALVES >> _BYTE & _ODD
    even = even + (even >> _BYTE & _ODD) + _HALVES & _EVEN
    return np.asarray(colours + (odd | even), np.uint32)
