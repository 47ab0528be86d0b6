"""Neighbours of pixels, by slices of a grid and of its shifted copy."""

from __future__ import annotations

Part = tuple[slice, slice]


def overlap(size: tuple[int, int], down: int, right: int) -> tuple[Part, Part]:
    """Return the part of a grid whose neighbours at an offset are inside the grid, and the part with these neighbours.

    With the result as ``here, there``, each pixel of ``grid[there]`` is ``down`` rows and ``right`` columns from that
    of ``grid[here]``. Both are empty if the offset is larger than the grid.
    """
    ranges = [
        (slice(max(0, -shift), max(0, side - max(0, shift))), slice(max(0, shift), max(0, side - max(0, -shift))))
        for side, shift in zip(size, (down, right), strict=True)
    ]
    (rows_here, rows_there), (columns_here, columns_there) = ranges
    return (rows_here, columns_here), (rows_there, columns_there)


def half_window(reach: int, step: int = 1) -> list[tuple[int, int]]:
    """Return the offsets (down, right) of one half of a square window without (0, 0); the other half is symmetric."""
    across = range(-reach, reach + 1, step)
    return [(down, right) for down in range(0, reach + 1, step) for right in across if (down, right) > (0, 0)]
