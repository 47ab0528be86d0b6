"""Panels of the ground truth and of errors against it."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from segview.core.base.text import Text
from segview.core.maps.errors import CONFIDENT, Outcome, outcomes, places
from segview.core.maps.maps import Map
from segview.core.maps.palette import NOT_COUNTED, OUTCOMES, RIGHT, class_colour
from segview.core.variants.classes import IGNORED
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.colour_bar import Scale
from segview.gui.wall.drawing.dots import Drawn
from segview.gui.wall.drawing.legend import Entry, Legend, Style
from segview.gui.wall.drawing.render import Grid, Numbers, Pixels, layer, look_up
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import argb, class_table, error_table, truth_table
from segview.gui.wall.panels.maps import LabelsPainter
from segview.gui.wall.panels.painter import Point, Scene, map_of

IN_COLOUR_OF = {False: Text("the ground truth"), True: Text("the prediction")}


class TruthPainter(LabelsPainter):
    """The ground truth in class colours, with ignored pixels in grey."""

    @override
    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        values = map_of(scene).values
        return [layer(sampler.tint(values, grid, truth_table, scene.class_colours, scene.hidden), grid)]

    @override
    def reading(self, scene: Scene, point: Point) -> str:
        counts = int(map_of(scene).at(*point)) != IGNORED
        return super().reading(scene, point) if counts else tr("ignored")


class ErrorsPainter:
    """Right and wrong pixels of one target; confident and uncertain pixels have different colours."""

    def key(self, scene: Scene) -> Hashable:
        view = scene.view
        return map_of(scene), view.smooth, view.threshold, view.band

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        return [layer(error_pixels(scene, map_of(scene), grid, sampler), grid, opaque=True)]

    def scale(self, scene: Scene) -> Scale:
        return error_legend()

    def reading(self, scene: Scene, point: Point) -> str:
        map_, view = map_of(scene), scene.view
        outcome = outcomes(at_point(map_, point), threshold=view.threshold, band=view.band)
        return f"{tr(Outcome(outcome[0, 0]).words)}, p {map_.at(*point):.3f}"


class ClassErrorsPainter:
    """Wrong pixels of several classes, in the colour of the true or of the predicted class."""

    def key(self, scene: Scene) -> Hashable:
        return map_of(scene), scene.view.wrong_as_found, scene.hidden

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        return [layer(class_error_pixels(scene, map_of(scene), grid, sampler), grid)]

    def scale(self, scene: Scene) -> Scale:
        of = Entry(
            tr("wrong, as {in_colour_of}:", in_colour_of=tr(IN_COLOUR_OF[scene.view.wrong_as_found])), style=Style.TEXT
        )
        own_colours, classes = scene.class_colours, scene.answer.classes if scene.answer else ()
        entries = (Entry(name, class_colour(n, own_colours), shown=scene.is_drawn(n)) for n, name in enumerate(classes))
        return Legend((of, Entry(tr("right"), RIGHT), Entry(tr("not counted"), NOT_COUNTED), *entries))

    def reading(self, scene: Scene, point: Point) -> str:
        map_ = at_point(map_of(scene), point)
        assert map_.truth is not None
        classes = scene.answer.classes if scene.answer else ()
        predicted, true = int(map_.values[0, 0]), int(map_.truth[0, 0])
        if true == IGNORED:
            return tr("ignored")
        names = [
            classes[index] if index < len(classes) else tr("class {index}", index=index) for index in (predicted, true)
        ]
        return (
            tr("right: {name}", name=names[0])
            if predicted == true
            else tr("{found}, is {true}", found=names[0], true=names[1])
        )


def error_legend() -> Legend:
    """Return the legend of an error map of one target."""
    return Legend(
        tuple(Entry(tr(outcome.short), OUTCOMES[outcome], second=OUTCOMES[outcome.uncertain]) for outcome in CONFIDENT)
    )


def error_pixels(
    scene: Scene, map_: Map, grid: Grid, sampler: Sampler, *, opacity: float = 1.0, rest: float = 1.0
) -> Pixels:
    """Return the pixels of an error map of one target; true negatives have the opacity ``rest``."""
    smooth = scene.view.smooth

    def make() -> Numbers:
        return places(sampler.numbers(map_.values, grid, smooth=smooth), _truth(map_, grid, sampler))

    table = error_table(scene.view.threshold, scene.view.band, opacity, rest)
    return look_up(table, sampler.once(map_, grid, "places", make, style=smooth))


def class_error_pixels(
    scene: Scene, map_: Map, grid: Grid, sampler: Sampler, *, opacity: float = 1.0, rest: float = 1.0
) -> Pixels:
    """Return the pixels of an error map of several classes; right pixels have the opacity ``rest``."""
    predicted, truth = sampler.numbers(map_.values, grid), _truth(map_, grid, sampler)
    table = class_table(opacity, scene.class_colours, scene.hidden)
    pixels = look_up(table, predicted if scene.view.wrong_as_found else truth)
    pixels[predicted == truth] = argb(RIGHT, rest)
    pixels[truth == IGNORED] = argb(NOT_COUNTED, rest)
    return pixels


def at_point(map_: Map, point: Point) -> Map:
    """Return the pixel of an error map at a point of the image, as a map of one pixel."""
    row, column = (min(max(int(part * side), 0), side - 1) for part, side in zip(point, map_.shape, strict=True))
    assert map_.truth is not None
    where = np.s_[row : row + 1, column : column + 1]
    return Map(map_.name, map_.values[where], map_.kind, truth=map_.truth[where])


def _truth(map_: Map, grid: Grid, sampler: Sampler) -> NDArray[np.uint8]:
    if map_.truth is None:
        raise ValueError(f"map {map_.name} has no ground truth")
    return sampler.numbers(map_.truth, grid).astype(np.uint8, copy=False)
