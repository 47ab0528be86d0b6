"""Remembers what canvases sampled, so that panels share it and a change of look does not sample again."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.images.image import OpenedImage
from segview.core.maps.maps import Array
from segview.gui.wall.drawing.light import Key, lit
from segview.gui.wall.drawing.render import Grid, Numbers, bilinear, class_edges, nearest, resampled_image, thin_edges
from segview.gui.wall.drawing.tables import rank_table

CACHES = 2  # of numbers, and of images

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Kept(Generic[T]):
    """Something made from a source, which may be hundreds of times larger and is not kept alive by it."""

    made: T
    source: weakref.ref[object]
    nbytes: int


class _Memory(Generic[T]):
    """Makes things once for each source, grid and way of making them."""

    def __init__(self, bytes_of: Callable[[T], int]) -> None:
        self._bytes_of = bytes_of
        self._kept: ByteCache[tuple[int, Grid, str], _Kept[T]] = ByteCache(cache_bytes("drawings") // CACHES)

    def get(self, source: object, grid: Grid, way: str, make: Callable[[], T]) -> T:
        key = (id(source), grid, way)
        kept = self._kept.get(key)
        # The identity of a source that is gone may be that of another by now.
        if kept is None or kept.source() is not source:
            made = make()
            kept = _Kept(made, weakref.ref(source), self._bytes_of(made))
            self._kept.put(key, kept)
        return kept.made


class Sampler:
    """Samples what a canvas shows, once as long as images, maps and the view stay the same.

    Panels of one size share what they have in common: the image of all rows, the levels behind a probability, its
    uncertainty and its outline.
    """

    def __init__(self) -> None:
        self._numbers: _Memory[Numbers] = _Memory(lambda made: made.nbytes)
        self._images: _Memory[QImage] = _Memory(lambda made: made.sizeInBytes())

    def numbers(self, values: Array, grid: Grid, *, smooth: bool = False) -> Numbers:
        """Return the values under the grid's window: nearest, or interpolated where ``smooth`` and they are coarser."""
        coarse = values.shape[0] < grid.height or values.shape[1] < grid.width
        if smooth and coarse and values.dtype == np.uint16:
            return self._numbers.get(values, grid, "smooth", lambda: bilinear(values, grid))
        return self._numbers.get(values, grid, "nearest", lambda: nearest(values, grid))

    def outline(self, labels: NDArray[np.uint8], grid: Grid, *, clear: frozenset[int] | None = None) -> Numbers:
        """Return the pixels of the grid's window on the borders of classes, 2 × count: rows, columns.

        They lie on both sides of the border of one target, which is 1, and on one side where many classes border on
        one another. Between those that are ``clear`` there is no border.
        """

        def make() -> Numbers:
            seen = nearest(labels, grid).astype(np.uint8, copy=False)
            lines = class_edges(seen) if clear is None else thin_edges(rank_table(clear).take(seen))
            return np.stack(np.nonzero(lines))

        return self._numbers.get(labels, grid, f"outline without {None if clear is None else sorted(clear)}", make)

    def image(self, image: OpenedImage, grid: Grid, light: Key | None = None) -> QImage:
        """Return the image under the grid's window, as it is or in another light."""
        if light is not None:
            plain = self.image(image, grid)
            return self._images.get(image, grid, f"light {light}", lambda: lit(plain, light))
        return self._images.get(image, grid, "image", lambda: resampled_image(image, grid))
