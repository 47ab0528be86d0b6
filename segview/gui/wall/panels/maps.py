"""Painters of single maps."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from typing_extensions import override

from segview.core.maps.maps import Kind, Map, Transfer
from segview.core.maps.palette import COLOUR_MAP_OF, MASK, RGB, class_colour
from segview.core.maps.softsign import original
from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.colour_bar import Bar, Scale
from segview.gui.wall.drawing.dots import Dots, Drawn
from segview.gui.wall.drawing.legend import Entry, Legend
from segview.gui.wall.drawing.render import Grid, layer
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import above, argb, class_table, number_table, rim, within
from segview.gui.wall.panels.painter import Point, Scene, map_of

RIM: RGB = (255, 255, 255)


@dataclass(frozen=True)
class Border:
    """The border of consecutive levels, drawn as a line.

    Attributes:
        of: For ``Sampler.border``.
    """

    levels: range
    of: str
    colour: np.uint32


class NumberPainter:
    """Numbers in a colour map on their absolute scale."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.smooth

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        map_ = map_of(scene)
        style, smooth = (map_.kind, map_.transfer), scene.view.smooth
        pixels = sampler.tint(map_.values, grid, number_table, *style, smooth=smooth, of=" ".join(style))
        line = self.line(scene)
        if line is None:
            return [layer(pixels, grid, opaque=True)]

        border = sampler.border(map_.values, grid, line.levels, smooth=smooth, of=line.of)
        return [layer(pixels, grid, opaque=True), Dots(((border, line.colour),))]

    def line(self, scene: Scene) -> Border | None:
        """Return the border to draw over the numbers."""
        return None

    def scale(self, scene: Scene) -> Scale:
        map_ = map_of(scene)
        return Bar(COLOUR_MAP_OF[map_.kind], map_.span, map_.unit, self.ticks(scene.view, map_))

    def ticks(self, view: ViewSettings, map_: Map) -> tuple[float, ...]:
        """Return the numbers to mark on the colour bar."""
        return ()

    def reading(self, scene: Scene, point: Point) -> str:
        map_ = map_of(scene)
        exact = map_.at(*point)
        number = round(exact, 3) + 0.0  # turns −0 into 0
        before = original(exact, map_.unit)
        return before or f"{number:.3f} {map_.unit}".strip().replace("-", "−")


class ProbabilityPainter(NumberPainter):
    """Probabilities, with the threshold and the outline of the mask if the threshold decides the classes."""

    @override
    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.smooth, scene.view.threshold, scene.view.mask and _uses_threshold(scene)

    @override
    def line(self, scene: Scene) -> Border | None:
        # The probability of the background shares the levels of the target's, so the outline is the same.
        shown = scene.view.mask and _uses_threshold(scene)
        return Border(above(scene.view.threshold), "mask", argb(MASK)) if shown else None

    @override
    def scale(self, scene: Scene) -> Scale:
        map_ = map_of(scene)
        ticks = self.ticks(scene.view, map_) if _uses_threshold(scene) else ()
        return Bar(COLOUR_MAP_OF[map_.kind], map_.span, map_.unit, ticks)

    @override
    def ticks(self, view: ViewSettings, map_: Map) -> tuple[float, ...]:
        return (1 - view.threshold if map_.transfer is Transfer.COMPLEMENT else view.threshold,)


class UncertaintyPainter(NumberPainter):
    """Uncertainty, with the rim of the band around 0.5."""

    @override
    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.smooth, scene.view.band

    @override
    def line(self, scene: Scene) -> Border | None:
        return Border(within(map_of(scene).transfer, scene.view.band), "band", argb(RIM))

    @override
    def ticks(self, view: ViewSettings, map_: Map) -> tuple[float, ...]:
        return (rim(view.band),)


class MaskPainter:
    """The mask alone."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.smooth, scene.view.threshold

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        levels, smooth = above(scene.view.threshold), scene.view.smooth
        inside = sampler.inside(map_of(scene).values, grid, levels, smooth=smooth)
        return [layer(np.where(inside, argb(MASK), argb(class_colour(0))), grid, opaque=True)]

    def scale(self, scene: Scene) -> Scale:
        target = scene.answer.classes[-1] if scene.answer else "target"
        return Legend((Entry(f"{target}: p > {scene.view.threshold:.2f}", MASK),))

    def reading(self, scene: Scene, point: Point) -> str:
        classes = scene.answer.classes if scene.answer else ("background", "target")
        return classes[-1] if map_of(scene).at(*point) > scene.view.threshold else classes[0]


class LabelsPainter:
    """One of several classes for each pixel; hidden classes are not drawn."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.hidden

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        values, own_colours = map_of(scene).values, scene.class_colours
        return [layer(sampler.tint(values, grid, class_table, 1.0, own_colours, scene.hidden), grid)]

    def scale(self, scene: Scene) -> Scale:
        classes = scene.answer.classes if scene.answer else ()
        own_colours = scene.class_colours
        entries = (Entry(name, class_colour(n, own_colours), shown=scene.is_drawn(n)) for n, name in enumerate(classes))
        return Legend(tuple(entries))

    def reading(self, scene: Scene, point: Point) -> str:
        index = int(map_of(scene).at(*point))
        classes = scene.answer.classes if scene.answer else ()
        return classes[index] if index < len(classes) else tr("class {index}", index=index)


def _uses_threshold(scene: Scene) -> bool:
    """Tell whether the threshold decides the classes of the prediction."""
    return scene.answer is not None and len(scene.answer.classes) == 2 and map_of(scene).kind is Kind.PROBABILITY
