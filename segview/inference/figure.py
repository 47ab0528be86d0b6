"""The wall of pictures as an image file: a row for each variant, a column for each map, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from segview.core.columns import columns
from segview.core.palette import COLOUR_MAP_OF, MASK, RGB, TRUTH, class_colour, colours
from segview.core.picture import Picture
from segview.core.prediction import Kind, Map, Prediction, level_of
from segview.core.settings import Look
from segview.inference.export import mask_of

_BACKGROUND: RGB = (24, 26, 30)
_TEXT: RGB = (226, 228, 232)
_QUIET: RGB = (150, 154, 162)
_GAP, _TITLE, _BAR, _LABEL = 8, 22, 12, 34


@dataclass(frozen=True)
class Row:
    """One variant of the figure."""

    name: str
    prediction: Prediction


def wall_figure(picture: Picture, rows: Sequence[Row], look: Look, *, width: int = 260) -> Image.Image:
    """Return the wall: the picture with each variant's contour, and the maps that the look names.

    Args:
        picture: The image and its ground truth.
        rows: Variants in their order.
        look: Threshold, opacity and which maps; names may contain ``*``.
        width: Of each panel, in pixels.
    """
    names = columns(look.maps, [row.prediction for row in rows])
    height = max(24, round(width * picture.size[0] / picture.size[1]))
    cell = (width + _GAP, height + _TITLE + _BAR + _LABEL + _GAP)
    canvas = Image.new("RGB", ((len(names) + 1) * cell[0] + _GAP, len(rows) * cell[1] + _GAP + _TITLE), _BACKGROUND)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(13)
    draw.text((_GAP, 5), _caption(picture, look), fill=_QUIET, font=font)
    for line, row in enumerate(rows):
        top = _TITLE + _GAP + line * cell[1]
        painter = _Painter(canvas, draw, font, (height, width))
        painter.panel((_GAP, top), row.name, _with_contours(picture, row.prediction, look, (height, width)))
        for place, name in enumerate(names, start=1):
            at = (_GAP + place * cell[0], top)
            one = row.prediction.maps.get(name)
            if one is None:
                painter.absent(at, name, f"{row.name} has no map of this name")
            else:
                painter.panel(at, name, _painted(one, row.prediction, look, (height, width)), one)
    return canvas


@dataclass(frozen=True)
class _Painter:
    canvas: Image.Image
    draw: ImageDraw.ImageDraw
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont
    size: tuple[int, int]

    def panel(self, at: tuple[int, int], title: str, pixels: NDArray[np.uint8], shown: Map | None = None) -> None:
        self._title(at, title)
        self.canvas.paste(Image.fromarray(pixels), (at[0], at[1] + _TITLE))
        if shown is None or shown.kind not in COLOUR_MAP_OF:
            return
        left, top = at[0], at[1] + _TITLE + self.size[0] + 4
        ramp = colours(COLOUR_MAP_OF[shown.kind], np.linspace(0, 1, self.size[1]))
        self.canvas.paste(Image.fromarray(np.repeat(ramp[None], _BAR, axis=0)), (left, top))
        low, high = (f"{number:g}" for number in shown.span)
        right = left + self.size[1]
        self.draw.text((left, top + _BAR + 2), low, fill=_QUIET, font=self.font)
        self.draw.text((right, top + _BAR + 2), f"{high} {shown.unit}".strip(), fill=_QUIET, font=self.font, anchor="ra")

    def absent(self, at: tuple[int, int], title: str, why: str) -> None:
        self._title(at, title)
        rows, columns_ = self.size
        box = (at[0], at[1] + _TITLE, at[0] + columns_ - 1, at[1] + _TITLE + rows - 1)
        self.draw.rectangle(box, outline=(60, 64, 70))
        self.draw.text((at[0] + columns_ / 2, at[1] + _TITLE + rows / 2), why, fill=_QUIET, font=self.font, anchor="mm")

    def _title(self, at: tuple[int, int], title: str) -> None:
        while self.draw.textlength(title, font=self.font) > self.size[1] and len(title) > 4:
            title = title[:-2] + "…"
        self.draw.text((at[0], at[1] + 3), title, fill=_TEXT, font=self.font)


def _caption(picture: Picture, look: Look) -> str:
    rows, columns_ = picture.size
    text = f"{picture.path.name} · {columns_} x {rows} pixels · threshold {look.threshold:g}"
    return f"{text} · ground truth in yellow" if picture.truth is not None else text


def _sampled(values: NDArray[np.generic], size: tuple[int, int]) -> NDArray[np.generic]:
    """Return the values at the middles of ``size`` pixels, nearest neighbour."""
    picks = [((np.arange(n) + 0.5) * have / n).astype(np.intp) for n, have in zip(size, values.shape, strict=False)]
    return values[picks[0][:, None], picks[1][None, :]]


def _painted(one: Map, prediction: Prediction, look: Look, size: tuple[int, int]) -> NDArray[np.uint8]:
    values = _sampled(one.values, size)
    if one.kind is Kind.LABELS:
        return np.array([class_colour(index) for index in range(256)], np.uint8)[values]
    if one.kind is Kind.MASK:
        return np.where((values > level_of(look.threshold))[..., None], np.uint8(MASK), np.uint8(0)).astype(np.uint8)
    low, high = one.span
    painted = colours(COLOUR_MAP_OF[one.kind], ((one.table() - low) / (high - low)))[values]
    if one.kind is Kind.PROBABILITY and one is prediction.target:
        painted[_outline(values > level_of(look.threshold))] = MASK
    return painted


def _with_contours(picture: Picture, prediction: Prediction, look: Look, size: tuple[int, int]) -> NDArray[np.uint8]:
    level = next((one for one in reversed(picture.levels) if one.shape[0] >= size[0]), picture.levels[0])
    shown = np.asarray(Image.fromarray(level).resize((size[1], size[0]), Image.Resampling.LANCZOS)).copy()
    mask = _sampled(mask_of(prediction, look.threshold), size)
    if look.mask:
        for index in range(1, len(prediction.classes)):
            colour = MASK if len(prediction.classes) == 2 else class_colour(index)
            inside = mask == index
            if not look.contour_only:
                tint = shown[inside] * (1 - look.opacity) + np.array(colour) * look.opacity
                shown[inside] = tint.astype(np.uint8)
            shown[_outline(inside)] = colour
    if look.truth and picture.truth is not None:
        shown[_outline(_sampled(picture.truth, size) != 0)] = TRUTH
    return shown


def _outline(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels inside that have a neighbour outside, two deep."""
    kept = inside
    for _ in range(2):
        padded = np.pad(kept, 1, mode="edge")
        kept = kept & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return inside & ~kept
