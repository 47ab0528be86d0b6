"""Remembers what canvases sampled, so that panels share it and a change of style does not sample again."""

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
    """Something made from a source, which may be hundreds of times larger and is not kept alive by it."""

    made: Sized | QImage
    source: weakref.ref[object]
    style: object

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.made.sizeInBytes() if isinstance(self.made, QImage) else self.made.nbytes


def _loosely(key: Hashable) -> Hashable:
    """Return a key that is equal to another as the given one is, and keeps no image, answer or map alive."""
    if isinstance(key, tuple):
        return tuple(_loosely(one) for one in cast(tuple[Hashable, ...], key))
    return weakref.ref(key) if isinstance(key, LARGE) else key


class Sampler:
    """Samples what a canvas shows, once as long as images, maps and the view stay the same.

    Panels of one size share what they have in common: the image of all rows, the levels behind a probability, its
    uncertainty and its outline. What is returned is not to be changed.
    """

    def __init__(self) -> None:
        self._kept: ByteCache[Hashable, _Kept] = ByteCache(cache_bytes("drawings"))

    def once(
        self, source: object, grid: Grid, way: Hashable, make: Callable[[], Made], *, style: object = None
    ) -> Made:
        """Return what is made of a source in a way; it is made once for the same source, grid and style.

        What is made for another style takes the place of what was there: a slider passes a hundred on its way.
        """
        key = (id(source), grid, way)
        kept = self._kept.get(key)
        # The identity of a source that is gone may be that of another by now.
        if kept is None or kept.source() is not source or (kept.style is not style and kept.style != style):
            kept = _Kept(make(), weakref.ref(source), style)
            self._kept.put(key, kept)
        return cast(Made, kept.made)

    def numbers(self, values: Array, grid: Grid, *, smooth: bool = False) -> Numbers:
        """Return the values under the grid's window: nearest, or interpolated where ``smooth`` and they are coarser."""
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
        """Return the entry of a lookup table for each of the values under the grid's window.

        Args:
            values: Levels or indices.
            grid: Where the image lies.
            table: Makes the table.
            arguments: It makes it of these.
            smooth: As for ``numbers``.
            of: Tells apart what is made of the same values with the same kind of table at the same time.
        """

        def make() -> Pixels:
            made, (rows, columns) = table(*arguments), grid.shape
            if values.size > rows * columns or self._interpolates(values, grid, smooth):
                return look_up(made, self.numbers(values, grid, smooth=smooth))
            return cast(Pixels, nearest(look_up(made, cast(Numbers, values)), grid))

        return self.once(values, grid, (table, of), make, style=(arguments, smooth))

    def inside(self, values: Array, grid: Grid, levels: range, *, smooth: bool = False, of: str = "mask") -> Edges:
        """Return where the values under the grid's window are among consecutive levels ``of`` something."""

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
        """Return the pixels on both sides of the border of what is ``inside``; ``of`` the band on the inner one alone.

        They are places among the pixels of the grid's window, row by row.
        """

        def make() -> Places:
            within = self.inside(values, grid, levels, smooth=smooth, of=of)
            # With a pixel more on each side, on which the other side of the border lies.
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
        """Return the image under the grid's window, as it is or in another light."""
        if light is not None:
            plain = self.image(image, grid)
            return self.once(image, grid, "light", lambda: relight(plain, light), style=light)
        return self.once(image, grid, "image", lambda: resample_image(image, grid))

    def compose(self, source: object, grid: Grid, way: Hashable, make: Callable[[], Made], key: Hashable) -> Made:
        """Return a whole drawing of a source, as ``once`` does, where its style is a key that may hold large things."""
        return self.once(source, grid, way, make, style=_loosely(key))

    @staticmethod
    def _interpolates(values: Array, grid: Grid, smooth: bool) -> bool:
        coarse = values.shape[0] < grid.height or values.shape[1] < grid.width
        return smooth and coarse and values.dtype == np.uint16
