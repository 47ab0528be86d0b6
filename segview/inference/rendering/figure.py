"""The wall of pictures as an image file: a row for each variant, a column for each map, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from segview.core.answers.columns import is_untrained
from segview.core.answers.columns import rows as columns_of_rows
from segview.core.answers.prediction import Prediction
from segview.core.base.scales import untrained_text
from segview.core.images.image import Picture
from segview.core.maps.errors import CONFIDENT
from segview.core.maps.maps import Kind, Map
from segview.core.maps.palette import COLOUR_MAP_OF, OUTCOMES, RGB, class_colour, colours
from segview.core.requests.settings import Look
from segview.inference.rendering.painting import Pixels, bars, painted, with_contours

_BACKGROUND: RGB = (24, 26, 30)
_EMPTY: RGB = (60, 64, 70)
_TEXT: RGB = (226, 228, 232)
_QUIET: RGB = (150, 154, 162)
_GAP, _TITLE, _BAR, _LABEL, _LINE = 8, 22, 12, 34, 15
# Of very long or wide pictures, a panel keeps these bounds and not the aspect.
_SMALLEST, _TALLEST = 24, 3


@dataclass(frozen=True)
class Row:
    """One variant of the figure; its mask is taken at ``threshold``, or at the look's where that is None."""

    name: str
    prediction: Prediction
    threshold: float | None = None

    @property
    def title(self) -> str:
        """The name, and which of its scales the variant was not trained for."""
        outside = untrained_text(self.prediction.untrained_scales)
        return f"{self.name} · {outside}" if outside else self.name


def wall_figure(picture: Picture, rows: Sequence[Row], look: Look, *, width: int = 260) -> Image.Image:
    """Return the wall: the picture with each variant's contour, and the maps and charts that the look names.

    Args:
        picture: The image and its ground truth.
        rows: Variants in their order.
        look: Threshold, opacity and which maps; names may contain ``*``.
        width: Of each column, in pixels.
    """
    predictions = [row.prediction for row in rows]
    named = columns_of_rows(look.maps, predictions, own=look.own_maps)
    widest = max(map(len, named), default=0)
    size = _panel_size(picture.size, width)
    cell = (width + _GAP, size[0] + _TITLE + _BAR + _LABEL + _GAP)
    canvas = Image.new("RGB", ((widest + 1) * cell[0] + _GAP, len(rows) * cell[1] + _GAP + _TITLE), _BACKGROUND)
    painter = _Painter(canvas, ImageDraw.Draw(canvas), _font(), size, width)
    painter.text((_GAP, 5), _caption(picture, rows, look))
    for line, row in enumerate(rows):
        top = _TITLE + _GAP + line * cell[1]
        threshold = _threshold(row, look)
        shown = with_contours(picture, row.prediction, look, threshold=threshold, size=size)
        painter.panel((_GAP, top), row.title, shown)
        for place, name in enumerate(named[line], start=1):
            _column(painter, (_GAP + place * cell[0], top), row, name, look)
    return canvas


def _column(painter: _Painter, at: tuple[int, int], row: Row, name: str, look: Look) -> None:
    threshold = _threshold(row, look)
    chart = row.prediction.charts.get(name)
    if chart is not None:
        painter.panel(at, name, bars(chart, painter.size))
        painter.ends(at, chart.span)
        return
    one = row.prediction.maps.get(name)
    if one is None:
        painter.absent(at, name)
        return
    contour = one.kind is Kind.PROBABILITY and one is row.prediction.target
    own = row.prediction.colours
    shown = painted(one, look=look, threshold=threshold, contour=contour, size=painter.size, class_colours=own)
    coarse = f" · {one.shape[0]} × {one.shape[1]}" if one.shape != row.prediction.size else ""
    outside = " · outside training" if is_untrained(row.prediction, name) else ""
    painter.panel(at, name + outside + coarse, shown)
    if one.kind in (Kind.LABELS, Kind.TRUTH, Kind.CLASS_ERRORS):
        painter.legend(at, row.prediction.classes, own)
    elif one.kind is Kind.ERRORS:
        pairs = [(one, name) for one in CONFIDENT for name in (one.short, "uncertain")]
        shades = ["#" + bytes(OUTCOMES[of]).hex() for one in CONFIDENT for of in (one, one.uncertain)]
        painter.legend(at, [name for _, name in pairs], shades)
    elif one.kind is Kind.CHOICE:
        painter.legend(at, one.names, ["#{:02x}{:02x}{:02x}".format(*class_colour(n)) for n in range(1, 256)])
    elif one.kind in COLOUR_MAP_OF:
        painter.bar(at, one)


@dataclass(frozen=True)
class _Painter:
    """Draws into the canvas; every place is the left upper corner of a cell."""

    canvas: Image.Image
    draw: ImageDraw.ImageDraw
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont
    size: tuple[int, int]
    width: int

    def text(self, at: tuple[float, float], text: str, *, colour: RGB = _QUIET, anchor: str | None = None) -> None:
        self.draw.text(at, text, fill=colour, font=self.font, anchor=anchor)

    def panel(self, at: tuple[int, int], title: str, pixels: Pixels) -> None:
        self._title(at, title)
        self.canvas.paste(Image.fromarray(pixels), (at[0], at[1] + _TITLE))

    def absent(self, at: tuple[int, int], title: str) -> None:
        self._title(at, title)
        rows, columns_ = self.size
        left, top = at[0], at[1] + _TITLE
        self.draw.rectangle((left, top, left + columns_ - 1, top + rows - 1), outline=_EMPTY)
        self.text((left + columns_ / 2, top + rows / 2), "not in this variant", anchor="mm")

    def bar(self, at: tuple[int, int], one: Map) -> None:
        ramp = colours(COLOUR_MAP_OF[one.kind], np.linspace(0, 1, self.size[1]))
        self.canvas.paste(Image.fromarray(np.repeat(ramp[None], _BAR, axis=0)), (at[0], self._below(at)))
        self.ends(at, one.span, one.unit)

    def ends(self, at: tuple[int, int], span: tuple[float, float], unit: str = "") -> None:
        top = self._below(at) + _BAR + 2
        self.text((at[0], top), f"{span[0]:g}")
        self.text((at[0] + self.size[1], top), f"{span[1]:g} {unit}".strip(), anchor="ra")

    def legend(self, at: tuple[int, int], names: Sequence[str], own: Sequence[str]) -> None:
        left, top = at[0], self._below(at)
        for index, name in enumerate(names):
            needed = 14 + self.draw.textlength(name, font=self.font)
            if left > at[0] and left + needed > at[0] + self.width:
                left, top = at[0], top + _LINE
            if top + _LINE > self._below(at) + _BAR + _LABEL:
                return
            self.draw.rectangle((left, top + 3, left + 9, top + 12), fill=class_colour(index, own), outline=_EMPTY)
            self.text((left + 14, top), name)
            left += round(needed) + _GAP

    def _below(self, at: tuple[int, int]) -> int:
        return at[1] + _TITLE + self.size[0] + 4

    def _title(self, at: tuple[int, int], title: str) -> None:
        while self.draw.textlength(title, font=self.font) > self.width and len(title) > 4:
            title = title[:-2] + "…"
        self.text((at[0], at[1] + 3), title, colour=_TEXT)


def _panel_size(size: tuple[int, int], width: int) -> tuple[int, int]:
    """Return rows and columns of a panel that shows an image of ``size`` in a column of ``width``."""
    rows, columns_ = size
    height = round(width * rows / columns_)
    if height <= _TALLEST * width:
        return max(_SMALLEST, height), width
    return _TALLEST * width, max(_SMALLEST, round(_TALLEST * width * columns_ / rows))


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", 12)
    except OSError:
        # Pillow's own has hardly more than ASCII.
        return ImageFont.load_default(13)


def _threshold(row: Row, look: Look) -> float:
    return look.threshold if row.threshold is None else row.threshold


def _caption(picture: Picture, rows: Sequence[Row], look: Look) -> str:
    height, width = picture.size
    parts = [picture.path.name, f"{width} x {height} pixels"]
    thresholds = sorted({_threshold(row, look) for row in rows if row.prediction.target is not None})
    if thresholds:
        parts.append(f"threshold {', '.join(f'{one:g}' for one in thresholds)}")
    if picture.truth is not None:
        parts.append("ground truth in yellow")
    return " · ".join(parts)
