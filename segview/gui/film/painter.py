"""The painter of a film's frame with a map over it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
from typing_extensions import override

from segview.core.maps.palette import COLOUR_MAP_OF
from segview.gui.wall.drawing.dots import Drawn
from segview.gui.wall.drawing.render import Grid, Layer, Pixels, layer, look_up
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import number_table
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.image import ImagePainter
from segview.gui.wall.panels.painter import Scene


class FilmPainter(ImagePainter):
    """Paints like the panel of the image, with the scene's map at the view's opacity between image and outlines."""

    @override
    def key(self, scene: Scene) -> Hashable:
        return super().key(scene), scene.map

    @override
    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        if scene.map is None:
            return super().layers(scene, grid, sampler)
        lined = scene.view.model_copy(update={"contour_only": True, "attention": False})
        image, *over = super().layers(replace(scene, view=lined), grid, sampler)
        return [image, *_over(scene, grid, sampler), *over]


def _over(scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
    """Return the layers of the scene's map, transparent by the opacity of the view."""
    one, opacity = scene.map, scene.view.opacity
    if one is None or opacity == 0:
        return []
    if one.kind in COLOUR_MAP_OF:
        levels = sampler.numbers(one.values, grid, smooth=scene.view.smooth)
        return [layer(look_up(number_table(one.kind, one.transfer, opacity), levels), grid)]
    made = PANELS[one.kind].layers(scene, grid, sampler)
    return [
        layer(_fade(part.pixels, opacity), grid) for part in made if isinstance(part, Layer) and part.pixels is not None
    ]


def _fade(pixels: Pixels, opacity: float) -> Pixels:
    """Return premultiplied pixels with all channels multiplied by the opacity."""
    parts = np.ascontiguousarray(pixels).view(np.uint8)
    return (parts * np.float32(opacity)).astype(np.uint8).view(np.uint32)
