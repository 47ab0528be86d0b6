"""Maps, charts and masks as pixels, at any size."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.core.answers.prediction import Prediction
from segview.core.base.resampling import resample
from segview.core.images.image import OpenedImage
from segview.core.maps.errors import Outcome, outcome_table, places
from segview.core.maps.maps import Chart, Kind, Map, level_of
from segview.core.maps.palette import (
    COLOUR_MAP_OF,
    MASK,
    NOT_COUNTED,
    OUTCOMES,
    RIGHT,
    TRUTH,
    ZONES,
    class_colour,
    colours,
)
from segview.core.requests.settings import ViewSettings
from segview.core.variants.classes import IGNORED, free_of
from segview.inference.rendering.export import mask_of

Pixels = NDArray[np.uint8]

_GROUND, _COLUMN = (38, 41, 47), (150, 170, 200)


def paint(
    one: Map,
    *,
    view: ViewSettings,
    threshold: float,
    contour: bool,
    size: tuple[int, int],
    class_colours: Sequence[str] = (),
) -> Pixels:
    """Return a map in its colours: ``size`` × 3.

    Args:
        one: The map.
        view: The band, the limits of zones, and the colouring of wrong pixels.
        threshold: Threshold of the mask.
        contour: Whether the outline of the mask is drawn over a probability.
        size: Rows and columns.
        class_colours: Colours of the classes as ``#rrggbb``; empty for the default colours by index.
    """
    values = resample(one.values, size)
    if one.kind in (Kind.LABELS, Kind.TRUTH):
        return _class_table(class_colours, truth=one.kind is Kind.TRUTH)[values]
    if one.truth is not None:
        return _wrong(one, values, resample(one.truth, size), view, threshold=threshold, class_colours=class_colours)
    if one.kind is Kind.CHOICE:
        return _class_table(())[values + 1]  # the colour of the background is not used here
    if one.kind is Kind.COMPONENTS:
        return (values // 257).astype(np.uint8)
    if one.kind is Kind.ZONES:
        return _zones(values, view)
    inside = values > level_of(threshold)
    if one.kind is Kind.MASK:
        return np.array([(0, 0, 0), MASK], np.uint8)[inside.astype(np.intp)]
    low, high = one.span
    pixels = colours(COLOUR_MAP_OF[one.kind], (one.table() - low) / (high - low))[values]
    if contour:
        pixels[_outline(inside)] = MASK
    return pixels


def bars(chart: Chart, size: tuple[int, int]) -> Pixels:
    """Return a chart as upright bars on the absolute scale of its span: ``size`` × 3."""
    rows, columns = size
    low, high = chart.span
    fractions = np.clip((np.nan_to_num(chart.values) - low) / (high - low), 0, 1)
    ends = fractions[np.arange(columns) * len(fractions) // columns]
    zero = min(max(-low / (high - low), 0.0), 1.0)
    heights = ((np.arange(rows)[::-1] + 0.5) / rows)[:, None]
    inside = (heights >= np.minimum(ends, zero)) & (heights <= np.maximum(ends, zero))
    return np.array([_GROUND, _COLUMN], np.uint8)[inside.astype(np.intp)]


def with_contours(
    image: OpenedImage, prediction: Prediction, view: ViewSettings, *, threshold: float, size: tuple[int, int]
) -> Pixels:
    """Return the image with the mask of a prediction and the outline of the ground truth: ``size`` × 3."""
    level = next((one for one in reversed(image.levels) if one.shape[0] >= size[0]), image.levels[0])
    shown = np.array(Image.fromarray(level).resize((size[1], size[0]), Image.Resampling.LANCZOS))
    mask = resample(mask_of(prediction, threshold), size)
    free = free_of(prediction.classes, view.hidden)
    for index in sorted(set(range(len(prediction.classes))) - free) if view.mask else ():
        colour = MASK if len(prediction.classes) == 2 else class_colour(index, prediction.colours)
        inside = mask == index
        if not view.contour_only:
            tint = shown[inside] * (1 - view.opacity) + np.array(colour) * view.opacity
            shown[inside] = tint.astype(np.uint8)
        shown[_outline(inside)] = colour
    if view.truth and image.truth is not None:
        shown[_outline(resample(image.truth, size) != 0)] = TRUTH
    return shown


def _class_table(own: Sequence[str], *, truth: bool = False) -> Pixels:
    table = np.array([class_colour(index, own) for index in range(256)], np.uint8)
    if truth:
        table[IGNORED] = NOT_COUNTED
    return table


def _wrong(
    one: Map,
    values: NDArray[np.unsignedinteger],
    truth: NDArray[np.uint8],
    view: ViewSettings,
    *,
    threshold: float,
    class_colours: Sequence[str],
) -> Pixels:
    if one.kind is Kind.ERRORS:
        return np.array([OUTCOMES[one] for one in Outcome], np.uint8)[
            outcome_table(threshold, view.band)[places(values, truth)]
        ]
    pixels = _class_table(class_colours)[values if view.wrong_as_found else truth]
    pixels[values == truth] = RIGHT
    pixels[truth == IGNORED] = NOT_COUNTED
    return pixels


def _zones(levels: NDArray[np.unsignedinteger], view: ViewSettings) -> Pixels:
    zone = np.where(levels > level_of(view.zone_high), 0, np.where(levels < level_of(view.zone_low), 2, 1))
    return np.array(ZONES, np.uint8)[zone]


def _outline(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels inside that are at most two pixels from the outside."""
    kept = inside
    for _ in range(2):
        padded = np.pad(kept, 1, mode="edge")
        kept = kept & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return inside & ~kept
