"""Panels of a network's inside: principal components as colours, zones of attention, the largest of several values."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from segview.core.maps.palette import ZONES, class_colour
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.colour_bar import Scale
from segview.gui.wall.drawing.dots import Drawn
from segview.gui.wall.drawing.legend import Entry, Legend, Style
from segview.gui.wall.drawing.render import Grid, bilinear, layer, look_up, nearest
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import class_table, zone_table
from segview.gui.wall.panels.painter import Point, Scene, map_of

_CHANNELS = (("1st", (255, 70, 70)), ("2nd", (70, 220, 70)), ("3rd", (90, 130, 255)))
ERASED, KEPT, REVERSED = "erased", "kept", "reversed"


class ComponentsPainter:
    """Three principal components as red, green and blue, each on its absolute scale of standard deviations."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.smooth

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        sampled = bilinear if scene.view.smooth else nearest
        values = map_of(scene).values
        red, green, blue = (sampled(values[..., index], grid).astype(np.uint32) >> 8 for index in range(3))
        return [layer((0xFF000000 | red << 16 | green << 8 | blue).astype(np.uint32), grid, opaque=True)]

    def scale(self, scene: Scene) -> Scale:
        low, high = map_of(scene).span
        ends = tr("{low:g} to {high:g} {unit}", low=low, high=high, unit=map_of(scene).unit).strip().replace("-", "−")
        return Legend((*(Entry(name, colour) for name, colour in _CHANNELS), Entry(ends, style=Style.TEXT)))

    def reading(self, scene: Scene, point: Point) -> str:
        map_ = map_of(scene)
        numbers = "  ".join(f"{round(number, 2) + 0.0:.2f}" for number in map_.all_at(*point))
        return f"{numbers} {map_.unit}".replace("-", "−")


class ZonesPainter:
    """SeeNet's zones by two thresholds of its attention: erased, kept and reversed (Hou et al., 2018, eq. 2)."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.smooth, scene.view.zone_high, scene.view.zone_low

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        values, view = map_of(scene).values, scene.view
        pixels = sampler.tint(values, grid, zone_table, view.zone_high, view.zone_low, smooth=view.smooth)
        return [layer(pixels, grid, opaque=True)]

    def scale(self, scene: Scene) -> Scale:
        names = (f"{ERASED} > {scene.view.zone_high:.2f}", KEPT, f"{REVERSED} < {scene.view.zone_low:.2f}")
        return Legend(tuple(Entry(name, colour) for name, colour in zip(names, ZONES, strict=True)))

    def reading(self, scene: Scene, point: Point) -> str:
        number, view = map_of(scene).at(*point), scene.view
        zone = ERASED if number > view.zone_high else REVERSED if number < view.zone_low else KEPT
        return f"{number:.3f} {zone}"


class ChoicePainter:
    """The index of the largest of several values at each pixel, in class colours without the background's."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene)

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        indices = sampler.numbers(map_of(scene).values, grid)
        return [layer(look_up(class_table(1.0), indices + np.uint8(1)), grid, opaque=True)]

    def scale(self, scene: Scene) -> Scale:
        return Legend(tuple(Entry(name, class_colour(place)) for place, name in enumerate(map_of(scene).names, 1)))

    def reading(self, scene: Scene, point: Point) -> str:
        map_ = map_of(scene)
        return map_.names[int(map_.at(*point))]
