"""The connected parts of a mask in different colours."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.maps import LEVELS, Kind
from segview.gui.wall.drawing.render import Grid, Layer, class_edges, layer, look_up, nearest
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import above, class_table, rank_colours, rank_table
from segview.gui.wall.panels.painter import Scene, outline_map

COLOURS = 254
"""Number of different colours; further parts repeat them."""
KEPT = 16
SHARPEST = 2_000_000
"""Largest mask in pixels whose parts are separated exactly. In a larger one, parts that are less than a block of pixels
apart have one colour, to keep the window responsive."""

Labels = NDArray[np.uint8]


@dataclass(frozen=True)
class _Mask:
    """Classes or levels, a table from them to part labels (0 for none), and the settings the table depends on."""

    values: NDArray[np.integer]
    table: Labels
    style: object


@dataclass(frozen=True)
class _Kept:
    source: weakref.ref[object]
    style: object
    numbers: Labels


class PartColours:
    """Draws a mask by its parts: pixels of one class that are connected, also over corners.

    The part numbers of the last masks are kept, because the view changes more often than the masks.
    """

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}

    def __call__(self, scene: Scene, grid: Grid, sampler: Sampler) -> Layer | None:
        mask = _mask_of(scene) if scene.view.part_colours else None
        if mask is None:
            return None
        inside = mask.table.take(nearest(mask.values, grid))
        numbers = np.where(inside, nearest(self._numbers(mask), grid), 0).astype(np.uint8)
        free = frozenset((0,))
        fill = 0.0 if scene.view.contour_only else scene.view.opacity
        lines = look_up(rank_colours(), class_edges(rank_table(free).take(numbers)))
        return layer(np.where(lines, lines, look_up(class_table(fill, (), free), numbers)), grid)

    def _numbers(self, mask: _Mask) -> Labels:
        source = mask.values
        kept = self._kept.get(id(source))
        # The identity of a deleted source may belong to another object now.
        if kept is None or kept.source() is not source or kept.style != mask.style:
            self._kept.pop(id(source), None)
            numbers = number_parts(source, mask.table)
            kept = self._kept[id(source)] = _Kept(weakref.ref(source), mask.style, numbers)
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return kept.numbers


def _mask_of(scene: Scene) -> _Mask | None:
    """Return the mask under correction, else the drawn mask of the prediction; None if there is none."""
    if scene.correction is not None and scene.provenance is not None:
        hidden = scene.corrected_clear | {scene.provenance.rest}
        return _Mask(scene.correction, rank_table(hidden), (scene.version, hidden))
    map_ = outline_map(scene.answer)
    if map_ is None or not scene.view.mask or scene.variants:
        return None
    if map_.kind is Kind.LABELS:
        return _Mask(map_.values, rank_table(scene.clear), scene.clear)
    first = above(scene.view.threshold).start
    return _Mask(map_.values, (np.arange(LEVELS + 1) >= first).astype(np.uint8), first)


def number_parts(values: NDArray[np.integer], table: Labels) -> Labels:
    """Return a number from 1 to ``COLOURS`` for each pixel of a part, and 0 elsewhere.

    Args:
        values: Classes or levels, rows × columns.
        table: A label for each value: pixels of the same label may form a part; 0 is none.

    Returns:
        An array of the same size, or with one number for each block of pixels if there are more than ``SHARPEST``.
    """
    from scipy import ndimage  # these imports would delay the start of the window
    from skimage import measure

    step = ceil(sqrt(values.size / SHARPEST))
    parts = np.asarray(measure.label(_largest(values, table, step), background=0, connectivity=2))
    numbers = np.where(parts, (parts - 1) % COLOURS + 1, 0).astype(np.uint8)
    if step > 1:  # pixels at the edge of a block may belong to a part in the next block
        numbers = np.where(numbers, numbers, ndimage.maximum_filter(numbers, 3))
    return numbers


def _largest(values: NDArray[np.integer], table: Labels, step: int) -> NDArray[np.int32]:
    """Return the largest number in each block of ``step`` × ``step`` pixels."""
    rows, columns = (ceil(side / step) for side in values.shape)
    largest = np.zeros((rows, columns), np.uint8)
    for row in range(step):
        for column in range(step):
            numbers = table.take(values[row::step, column::step])
            place = largest[: numbers.shape[0], : numbers.shape[1]]
            np.maximum(place, numbers, out=place)
    return largest.astype(np.int32)
