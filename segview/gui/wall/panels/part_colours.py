"""The parts of a mask, each in a colour of its own."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.maps import Kind
from segview.core.variants.classes import IGNORED
from segview.gui.wall.drawing.render import Grid, Layer, class_edges, layer, look_up, nearest
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import above, class_table, rank_colours, rank_table
from segview.gui.wall.panels.painter import Scene, outline_map

COLOURS = 254
"""Numbers of parts that have a colour of their own; further ones begin anew."""
KEPT = 16

Labels = NDArray[np.uint8]


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
        if not scene.view.part_colours:
            return None
        numbers = self._numbers(scene)
        if numbers is None:
            return None
        seen = nearest(numbers, grid).astype(np.uint8, copy=False)
        free = frozenset((0,))
        fill = 0.0 if scene.view.contour_only else scene.view.opacity
        lines = look_up(rank_colours(), class_edges(rank_table(free).take(seen)))
        return layer(np.where(lines, lines, look_up(class_table(fill, (), free), seen)), grid)

    def _numbers(self, scene: Scene) -> Labels | None:
        """Return a number for each pixel: 0 for what belongs to nothing, else that of its part."""
        if scene.correction is not None and scene.provenance is not None:
            mask, rest = scene.correction, scene.provenance.rest
            hidden = scene.corrected_clear | {rest}
            return self._once(mask, (scene.version, hidden), lambda: number_parts(mask, hidden))
        one = outline_map(scene.answer)
        if one is None or not scene.view.mask or scene.variants:
            return None
        values = one.values
        if one.kind is Kind.LABELS:
            return self._once(values, scene.clear, lambda: number_parts(values.astype(np.uint8), scene.clear))
        first = above(scene.view.threshold).start
        return self._once(values, first, lambda: number_parts((values >= first).astype(np.uint8), frozenset((0,))))

    def _once(self, source: object, style: object, make: Callable[[], Labels]) -> Labels:
        kept = self._kept.get(id(source))
        # The identity of a source that is gone may be that of another by now.
        if kept is None or kept.source() is not source or kept.style != style:
            self._kept.pop(id(source), None)
            kept = self._kept[id(source)] = _Kept(weakref.ref(source), style, make())
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return kept.numbers


def number_parts(labels: Labels, free: frozenset[int]) -> Labels:
    """Return 1 to ``COLOURS`` for the pixels of each part in turn, and 0 for classes that are ``free``, or ignored."""
    from skimage import measure  # it would hold up the start of the window

    things = np.where(np.isin(labels, [*free, IGNORED]), 0, labels.astype(np.int32) + 1)
    parts = np.asarray(measure.label(things, background=0, connectivity=2))
    return np.where(parts, (parts - 1) % COLOURS + 1, 0).astype(np.uint8)
