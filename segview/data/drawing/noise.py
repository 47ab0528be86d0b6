"""Seeded textures: smooth noise in space, and vessels that branch."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Reals = NDArray[np.floating[Any]]

_LATTICE = 32
VESSEL_MAP = (1536, 1024)
"""Size of the map in pixels: around the tube and along it."""


class Noise:
    """Smooth noise in space, about -1 to 1, that repeats every 32 units."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._lattice: Reals = chance.uniform(-1, 1, (_LATTICE,) * 3).astype(np.float32)

    def __call__(self, points: Reals) -> Reals:
        """Return the noise at N × 3 points: N numbers."""
        corners, part = self._cell(points)
        u, v, w = _eased(part)
        along_z = corners[0::2] * (1 - w) + corners[1::2] * w
        along_y = along_z[0::2] * (1 - v) + along_z[1::2] * v
        return along_y[0] * (1 - u) + along_y[1] * u

    def slope(self, points: Reals) -> Reals:
        """Return the gradient of the noise at N × 3 points: N × 3."""
        corners, part = self._cell(points)
        (u, v, w), (du, dv, dw) = _eased(part), 6 * part * (1 - part)
        along_z = corners[0::2] * (1 - w) + corners[1::2] * w
        rise_z = (corners[1::2] - corners[0::2]) * dw
        along_y = along_z[0::2] * (1 - v) + along_z[1::2] * v
        rise_y = (along_z[1::2] - along_z[0::2]) * dv
        rise_z = rise_z[0::2] * (1 - v) + rise_z[1::2] * v
        rises = ((along_y[1] - along_y[0]) * du, *(rise[0] * (1 - u) + rise[1] * u for rise in (rise_y, rise_z)))
        return np.stack(rises, axis=1)

    def rough(self, points: Reals, octaves: int) -> Reals:
        """Return a sum of octaves of noise, each twice as fine and half as strong as the one before."""
        total = self(points)
        for octave in range(1, octaves):
            # Shifted, so that the lattices do not coincide.
            total = total + self(points * 2**octave + 7.3 * octave) / 2**octave
        return total

    def _cell(self, points: Reals) -> tuple[Reals, Reals]:
        """Return the lattice values at the 8 corners around each point, 8 × N, and its position in the cell, 3 × N."""
        floor = np.floor(points.T)
        low = floor.astype(np.int32) % _LATTICE
        x, y, z = np.stack([low, (low + 1) % _LATTICE], axis=1)
        index = (x[:, None, None] * _LATTICE + y[None, :, None]) * _LATTICE + z[None, None, :]
        return self._lattice.take(index.reshape(8, -1)), (points.T - floor).astype(np.float32)


def _eased(part: Reals) -> Reals:
    return part * part * (3 - 2 * part)


def vessels(chance: np.random.Generator, trees: int) -> Reals:
    """Return a map of vessels around and along the tube, rows × columns of ``VESSEL_MAP``, 0 to 1."""
    width, height = VESSEL_MAP
    image = Image.new("L", VESSEL_MAP)
    pen = ImageDraw.Draw(image)
    for _ in range(trees):
        start = chance.uniform(0, width), chance.uniform(0, height)
        _grow(pen, chance, start, chance.uniform(0, 2 * math.pi), chance.uniform(3, 9))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(2)), np.float32) / 255


def _grow(
    pen: ImageDraw.ImageDraw, chance: np.random.Generator, start: tuple[float, float], heading: float, width: float
) -> None:
    """Draw one vessel and its branches, thinner and thinner."""
    x, y = start
    while width > 0.8:
        heading += chance.normal(0, 0.13)
        length = chance.uniform(8, 18)
        end = x + length * math.cos(heading), y + length * math.sin(heading)
        for shift in (-VESSEL_MAP[0], 0, VESSEL_MAP[0]):  # the map wraps around at the seam
            line = (x + shift, y, end[0] + shift, end[1])
            pen.line(line, fill=int(min(255, 60 + 40 * width)), width=max(1, round(width)))
        x, y = end
        width *= chance.uniform(0.955, 0.995)
        if chance.random() < 0.16:
            side = chance.choice((-1, 1)) * chance.uniform(0.5, 1.1)
            _grow(pen, chance, end, heading + side, width * chance.uniform(0.45, 0.8))
