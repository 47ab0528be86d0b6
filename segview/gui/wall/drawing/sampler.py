"""A cache of sampled pixels that panels share, so that a change of style needs no new sampling."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from segview.core.answers.prediction import Prediction
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache, Sized
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.core.maps.maps import LEVELS, Array, Map
from segview.gui.wall.drawing.light import Key, relight
from segview.gui.wall.drawing.render import (
    Edges,
    Grid,
    Numbers,
    Pixels,
    bilinear,
    box_of,
    class_edges,
    edges,
    look_up,
    nearest,
    resample_image,
    shift_places,
    thin_edges,
)
from segview.gui.wall.drawing.tables import rank_table

Made = TypeVar("Made", bound=Sized | QImage)
Places = NDArray[np.intp]
LARGE = (OpenedImage, Prediction, Map, Artefacts)


@dataclass(frozen=True, eq=False)
class _Kept:
    """A result and a weak reference to its source, which may be hundreds of times larger."""

    made: Sized | QImage
    source: weakref.ref[object]
    style: object

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.made.sizeInBytes() if isinstance(self.made, QImage) else self.made.nbytes


def _loosely(key: Hashable) -> Hashable:
    """Return an equivalent key that keeps no image, prediction or map alive."""
    if isinstance(key, tuple):
        return tuple(_loosely(part) for part in cast(tuple[Hashable, ...], key))
    return weakref.ref(key) if isinstance(key, LARGE) else key


class Sampler:
    """Samples the content of canvases, once as long as images, maps and the view stay the same.

    Panels of one size share common parts: the image of all rows, the levels of a probability, its uncertainty and its
    outline. Callers must not change the results.
    """

    def __init__(self) -> None:
        self._kept: ByteCache[Hashable, _Kept] = ByteCache(cache_bytes("drawings"))

    def once(
        self, source: object, grid: Grid, way: Hashable, make: Callable[[], Made], *, style: object = None
    ) -> Made:
        """Return the result of ``make``, which is called once for the same source, grid, way and style.

        The result for another style replaces the last one, because a slider passes through a hundred styles.
        """
        key = (id(source), grid, way)
        kept = self._kept.get(key)
        # The identity of a deleted source may belong to another object now.
        if kept is None or kept.source() is not source or (kept.style is not style and kept.style != style):
            kept = _Kept(make(), weakref.ref(source), style)
            self._kept.put(key, kept)
        return cast(Made, kept.made)

    def numbers(self, values: Array, grid: Grid, *, smooth: bool = False) -> Numbers:
        """Return the values in the grid's window: nearest, or interpolated if ``smooth`` and they are coarser."""
        if self._interpolates(values, grid, smooth):
            return self.once(values, grid, "smooth", lambda: bilinear(values, grid))
        return self.once(values, grid, "nearest", lambda: nearest(values, grid))

    def tint(
        self,
        values: Array,
        grid: Grid,
        table: Callable[..., Pixels],
        *arguments: Hashable,
        smooth: bool = False,
        of: str = "",
    ) -> Pixels:
        """Return the entry of a lookup table for each value in the grid's window.

        Args:
            values: Levels or indices.
            grid: The place of the image.
            table: Makes the table.
            arguments: Arguments of ``table``.
            smooth: As for ``numbers``.
            of: Separates results from the same values and kind of table that are in use at the same time.
        """

        def make() -> Pixels:
            made, (rows, columns) = table(*arguments), grid.shape
            if values.size > rows * columns or self._interpolates(values, grid, smooth):
                return look_up(made, self.numbers(values, grid, smooth=smooth))
            return cast(Pixels, nearest(look_up(made, cast(Numbers, values)), grid))

        return self.once(values, grid, (table, of), make, style=(arguments, smooth))

    def inside(self, values: Array, grid: Grid, levels: range, *, smooth: bool = False, of: str = "mask") -> Edges:
        """Return whether each value in the grid's window is in a range of levels; ``of`` names the range."""

        def make() -> Edges:
            sampled = self.numbers(values, grid, smooth=smooth)
            inside = sampled >= levels.start
            return inside if levels.stop > LEVELS else inside & (sampled < levels.stop)

        return self.once(values, grid, ("inside", of), make, style=(levels, smooth))

    def box(
        self, values: Array, grid: Grid, levels: range, *, smooth: bool = False, of: str = "mask"
    ) -> tuple[int, int, int, int]:
        """Return first row, first column, end row and end column of the smallest box with all that is ``inside``."""

        def make() -> Places:
            return np.array(box_of(self.inside(values, grid, levels, smooth=smooth, of=of)), np.intp)

        top, left, end_row, end_column = self.once(values, grid, ("box", of), make, style=(levels, smooth)).tolist()
        return top, left, end_row, end_column

    def border(self, values: Array, grid: Grid, levels: range, *, smooth: bool = False, of: str = "mask") -> Places:
        """Return the pixels on both sides of the border of ``inside``; for the band only those on the inner side.

        They are places among the pixels of the grid's window, row by row.
        """

        def make() -> Places:
            within = self.inside(values, grid, levels, smooth=smooth, of=of)
            # One pixel more on each side, for the other side of the border.
            top, left, end_row, end_column = self.box(values, grid, levels, smooth=smooth, of=of)
            top, left = max(top - 1, 0), max(left - 1, 0)
            near = within[top : end_row + 1, left : end_column + 1]
            border = edges(near) & near if of == "band" else edges(near)
            return shift_places(np.flatnonzero(border), border.shape[1], corner=(top, left), columns=within.shape[1])

        return self.once(values, grid, ("border", of), make, style=(levels, smooth))

    def outline(self, labels: NDArray[np.uint8], grid: Grid, *, clear: frozenset[int] | None = None) -> Numbers:
        """Return the pixels of the grid's window on the borders of classes, 2 × count: rows, columns.

        They lie on both sides of the border of one target, which is 1, and on one side where many classes border on
        one another. Between those that are ``clear`` there is no border.
        """

        def make() -> Numbers:
            seen = nearest(labels, grid).astype(np.uint8, copy=False)
            lines = class_edges(seen) if clear is None else thin_edges(rank_table(clear).take(seen))
            return np.stack(np.nonzero(lines))

        return self.once(labels, grid, "outline", make, style=clear)

    def image(self, image: OpenedImage, grid: Grid, light: Key | None = None) -> QImage:
        """Return the image in the grid's window, unchanged or with display adjustments."""
        if light is not None:
            plain = self.image(image, grid)
            return self.once(image, grid, "light", lambda: relight(plain, light), style=light)
        return self.once(image, grid, "image", lambda: resample_image(image, grid))

    def compose(self, source: object, grid: Grid, way: Hashable, make: Callable[[], Made], key: Hashable) -> Made:
        """Return a whole drawing of a source like ``once``; the style is a key that may contain large objects."""
        return self.once(source, grid, way, make, style=_loosely(key))

    @staticmethod
    def _interpolates(values: Array, grid: Grid, smooth: bool) -> bool:
        coarse = values.shape[0] < grid.height or values.shape[1] < grid.width
        return smooth and coarse and values.dtype == np.uint16
