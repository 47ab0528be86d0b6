"""The panel of the image with its overlays."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.maps import Kind, Map
from segview.core.maps.palette import (
    MASK,
    TRUTH,
    variant_colour,
)
from segview.core.requests.settings import ViewSettings
from segview.gui.wall.drawing.colour_bar import Scale
from segview.gui.wall.drawing.dots import Dots, Drawn, Places
from segview.gui.wall.drawing.legend import Legend
from segview.gui.wall.drawing.light import light_of
from segview.gui.wall.drawing.render import (
    Grid,
    Layer,
    Numbers,
    Pixels,
    class_edges,
    edges,
    layer,
    look_up,
    nearest,
)
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import (
    above,
    argb,
    artefact_table,
    band_table,
    class_table,
    number_table,
    rank_colours,
    rank_table,
    within,
)
from segview.gui.wall.panels.errors import class_error_pixels, error_pixels
from segview.gui.wall.panels.image_legend import entries
from segview.gui.wall.panels.painter import Point, Scene, error_map, outline_map, spatial_attention, truth_of, unsure
from segview.gui.wall.panels.part_colours import PartColours

FAINT = 0.3  # opacity of class outlines while a mask under correction has outlines in the same colours
DASH = 5  # device pixels of a dash of the ground truth's outline, and of the gap after it

Part = Callable[[Scene, Grid, Sampler], Drawn | None]


class ImagePainter:
    """The image; over it artefacts, attention, the mask's inside, the uncertain band, outlines of mask and truth."""

    def key(self, scene: Scene) -> Hashable:
        view = scene.view.model_copy(update={"maps": ()})
        correction = id(scene.correction), scene.version, scene.painted_class, scene.correction_colour, scene.spacing
        return scene.image, scene.answer, view, correction, scene.artefacts, scene.variants

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        if scene.image is None:
            return []
        first_row, first_column, _, _ = grid.window
        image = Layer(first_row, first_column, sampler.image(scene.image, grid, light_of(scene.view)))
        over = (part(scene, grid, sampler) for part in PARTS)
        return [image, *(drawn for drawn in over if drawn is not None)]

    def scale(self, scene: Scene) -> Scale:
        return Legend(tuple(entries(scene)))

    def reading(self, scene: Scene, point: Point) -> str:
        if scene.image is None:
            return ""
        place = [min(int(part * side), side - 1) for part, side in zip(point, scene.image.size, strict=True)]
        red, green, blue = scene.image.levels[0][place[0], place[1]]
        return f"x {place[1]}, y {place[0]}   rgb {red} {green} {blue}"


def _artefacts(scene: Scene, grid: Grid, sampler: Sampler) -> Layer | None:
    if scene.artefacts is None or not scene.view.artefacts:
        return None
    # Half way to opaque: the covered pixels are no tissue.
    opacity = (1 + scene.view.opacity) / 2 if scene.view.opacity > 0 else 0.0
    return layer(sampler.tint(scene.artefacts.labels, grid, artefact_table, opacity, of="image"), grid)


def _errors(scene: Scene, grid: Grid, sampler: Sampler) -> Layer | None:
    map_ = error_map(scene.answer) if scene.view.errors else None
    if map_ is None:
        return None
    # Half way to opaque: errors must stand out, and the image must stay visible.
    opacity = (1 + scene.view.opacity) / 2 if scene.view.opacity > 0 else 0.0
    draw = error_pixels if map_.kind is Kind.ERRORS else class_error_pixels
    return layer(draw(scene, map_, grid, sampler, opacity=opacity, rest=0.0), grid)


def _attention(scene: Scene, grid: Grid, sampler: Sampler) -> Layer | None:
    map_ = spatial_attention(scene.answer)
    if map_ is None or not scene.view.attention:
        return None
    style = map_.kind, map_.transfer, scene.view.opacity
    return layer(sampler.tint(map_.values, grid, number_table, *style, smooth=scene.view.smooth, of="image"), grid)


def _mask(scene: Scene, grid: Grid, sampler: Sampler) -> Layer | None:
    map_, opacity = outline_map(scene.answer), _filling(scene)
    if map_ is None or not scene.view.mask or opacity == 0 or scene.view.part_colours:
        return None
    if map_.kind is Kind.LABELS:
        style = opacity, scene.class_colours, scene.clear
        return layer(sampler.tint(map_.values, grid, class_table, *style, of="image"), grid)
    levels, colour, smooth = above(scene.view.threshold), argb(MASK, opacity), scene.view.smooth

    def make() -> Layer:
        inside = sampler.inside(map_.values, grid, levels, smooth=smooth)
        top, left, end_row, end_column = sampler.box(map_.values, grid, levels, smooth=smooth)
        return layer(inside[top:end_row, left:end_column] * colour, grid, corner=(top, left))

    return sampler.once(map_.values, grid, "fill", make, style=(levels, colour, smooth))


def _correction(scene: Scene, grid: Grid, _sampler: Sampler) -> Layer | None:
    """Draw the mask under correction; it is sampled each time because it changes in place."""
    if scene.correction is None or scene.provenance is None or scene.view.part_colours:
        return None
    values = nearest(scene.correction, grid)
    opacity = 0.6 * scene.view.opacity
    if scene.corrects_several:
        own_colours, free = scene.provenance.colours or scene.class_colours, scene.corrected_clear
        outlines = _class_outlines(values, own_colours, free)
        pixels = np.where(outlines, outlines, look_up(class_table(opacity, own_colours, free), values))
    else:
        table = np.full(256, argb(scene.correction_colour, opacity), np.uint32)
        table[0] = 0
        pixels = look_up(table, values)
        pixels[edges(values != 0)] = argb(scene.correction_colour)
    return layer(pixels, grid)


def _filling(scene: Scene) -> float:
    """Return the opacity of the mask's inside; 0 if it would change the colours of attention or errors."""
    attended = scene.view.attention and spatial_attention(scene.answer) is not None
    attended |= scene.view.errors and error_map(scene.answer) is not None
    free = scene.view.contour_only or attended or scene.correction is not None or bool(scene.variants)
    return 0.0 if free else scene.view.opacity


def _uncertain(scene: Scene, grid: Grid, sampler: Sampler) -> Layer | None:
    map_ = unsure(scene.answer)
    if map_ is None or not scene.view.uncertainty:
        return None
    # Half way to opaque: the band is thin and must be visible over the mask.
    opacity = (1 + scene.view.opacity) / 2 if scene.view.opacity > 0 else 0.0
    style, smooth = (map_.transfer, scene.view.band, opacity), scene.view.smooth

    def make() -> Layer:
        levels, numbers = within(map_.transfer, scene.view.band), sampler.numbers(map_.values, grid, smooth=smooth)
        top, left, end_row, end_column = sampler.box(map_.values, grid, levels, smooth=smooth, of="band")
        return layer(look_up(band_table(*style), numbers[top:end_row, left:end_column]), grid, corner=(top, left))

    return sampler.once(map_.values, grid, "band", make, style=(style, smooth))


def _outlines(scene: Scene, grid: Grid, sampler: Sampler) -> Drawn | None:
    map_ = outline_map(scene.answer)
    pixels: Pixels | None = None
    runs: list[tuple[Places, np.uint32 | Pixels]] = []
    if scene.variants:
        runs = [(_border(map_, scene.view, grid, sampler), argb(variant_colour(n))) for _, n, map_ in scene.variants]
    elif map_ is not None and scene.view.mask:
        if map_.kind is Kind.LABELS:
            faint = FAINT if scene.corrects_several else 1.0
            pixels = _class_outlines(sampler.numbers(map_.values, grid), scene.class_colours, scene.clear, faint)
        else:
            runs = [(_border(map_, scene.view, grid, sampler), argb(MASK))]
    truth = truth_of(scene)
    if truth is not None and scene.view.truth:
        many = scene.answer is not None and scene.answer.labelling is not None
        places, colours = _dashed_outline(truth, grid, sampler, clear=scene.clear if many else None)
        runs.append((places, colours.astype(np.uint32)))
    if pixels is None:
        return Dots(tuple(runs))
    for places, colours in runs:
        pixels.ravel()[places] = colours
    return layer(pixels, grid)


def _border(map_: Map, view: ViewSettings, grid: Grid, sampler: Sampler) -> Places:
    """Return the outline of the pixels above the threshold in a map."""
    return sampler.border(map_.values, grid, above(view.threshold), smooth=view.smooth)


def _class_outlines(
    labels: Numbers, own_colours: tuple[str, ...], clear: frozenset[int], opacity: float = 1.0
) -> Pixels:
    return look_up(rank_colours(own_colours, opacity), class_edges(rank_table(clear).take(labels)))


def _dashed_outline(
    truth: NDArray[np.uint8], grid: Grid, sampler: Sampler, *, clear: frozenset[int] | None
) -> NDArray[np.intp]:
    """Return the pixels of the ground truth's outline, 2 × count: places in the grid's window, colours."""

    def make() -> NDArray[np.intp]:
        rows, columns = sampler.outline(truth, grid, clear=clear)
        colours = np.where(_dashes(rows, columns, grid), argb(TRUTH), argb((0, 0, 0), 0.55))
        return np.stack([rows * grid.shape[1] + columns, colours])

    return sampler.once(truth, grid, "dashed", make, style=clear)


def _dashes(rows: Numbers, columns: Numbers, grid: Grid) -> NDArray[np.bool_]:
    """Return which pixels of a line belong to dashes; the dashes keep their place on the image."""
    down = rows + (grid.window[0] - int(grid.top))
    across = columns + (grid.window[1] - int(grid.left))
    # A pattern of squares only would not break a diagonal line: it passes through squares of one colour.
    return (down // DASH + down // (3 * DASH) + across // DASH) % 2 == 0


PARTS: tuple[Part, ...] = (
    *(_artefacts, _attention, _errors, _mask, _uncertain, _outlines),
    *(_correction, PartColours()),
)
