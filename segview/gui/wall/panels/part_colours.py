"""The parts of a mask, each in a colour of its own."""

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
"""Numbers of parts that have a colour of their own; further ones begin anew."""
KEPT = 16
SHARPEST = 2_000_000
"""Pixels of a mask up to which its parts are told apart to the pixel. In a larger one, parts that are less than a block
of pixels apart have one colour: the window would have to wait for more."""

Labels = NDArray[np.uint8]


@dataclass(frozen=True)
class _Mask:
    """Classes or levels, a table from them to what may be one part, 0 for nothing, and what the table depends on."""

    values: NDArray[np.integer]
    table: Labels
    style: object


@dataclass(frozen=True)
class _Kept:
    source: weakref.ref[object]
    style: object
    numbers: Labels


class PartColours:
    """Draws a mask by its parts: what hangs together of one class, also over corners, is a part.

    The numbers of the last masks are kept: the view moves more often than they change.
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
        # The identity of a source that is gone may be that of another by now.
        if kept is None or kept.source() is not source or kept.style != mask.style:
            self._kept.pop(id(source), None)
            numbers = number_parts(source, mask.table)
            kept = self._kept[id(source)] = _Kept(weakref.ref(source), mask.style, numbers)
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return kept.numbers


def _mask_of(scene: Scene) -> _Mask | None:
    """Return the mask under correction, else that of the answer as far as it is drawn."""
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
    """Return 1 to ``COLOURS`` for the parts of a mask in turn, and 0 where there is none.

    Args:
        values: Classes or levels, rows × columns.
        table: A number for each value: what has the same one may be one part; 0 is none.

    Returns:
        As many rows and columns, or a number for each block of pixels where there are more than ``SHARPEST``.
    """
    from scipy import ndimage  # they would hold up the start of the window
    from skimage import measure

    step = ceil(sqrt(values.size / SHARPEST))
    parts = np.asarray(measure.label(_largest(values, table, step), background=0, connectivity=2))
    numbers = np.where(parts, (parts - 1) % COLOURS + 1, 0).astype(np.uint8)
    if step > 1:  # the pixels at a block's edge may be drawn by the block beside it
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
