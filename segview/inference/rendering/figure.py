"""The wall as a figure, without a window: a row for each variant, a column for each map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image

from segview.core.answers.columns import is_untrained
from segview.core.answers.columns import rows as columns_of_rows
from segview.core.base.registry import unknown_name
from segview.core.images.image import OpenedImage
from segview.core.maps.errors import CONFIDENT
from segview.core.maps.maps import Kind, Map
from segview.core.maps.palette import COLOUR_MAP_OF, OUTCOMES, class_colour, colours
from segview.core.requests.settings import ViewSettings
from segview.core.requests.swipe import Swipe
from segview.inference.rendering.dividing import divide
from segview.inference.rendering.panels import IMAGE, Row, Sides, pixels_of, sides_of, threshold_of
from segview.inference.rendering.sheet import THEMES, Anchor, Box, Sheet, Shown, Words, raster, shorten, text_width

_GAP, _TITLE, _BAR, _LABEL, _LINE = 8, 22, 12, 34, 15
# Panels of very long or wide images keep these bounds instead of the aspect ratio.
_SMALLEST, _TALLEST = 24, 3

ALONE = 420
"""Width of a single panel, in units of the sheet."""


def wall_figure(image: OpenedImage, rows: Sequence[Row], view: ViewSettings, *, width: int = 260) -> Image.Image:
    """Return the wall as an image; see ``wall_sheet``."""
    return raster(wall_sheet(image, rows, view, width=width))


def wall_sheet(
    image: OpenedImage,
    rows: Sequence[Row],
    view: ViewSettings,
    *,
    width: int = 260,
    theme: str = "dark",
    fine: float = 1.0,
    swipe: Swipe | None = None,
) -> Sheet:
    """Return the wall: the image with each variant's contour, and the maps and charts that the view settings name.

    Args:
        image: The image and its ground truth.
        rows: Variants in their order.
        view: Threshold, opacity and the maps to show; names may contain ``*``.
        width: Width of each column, in units of the sheet.
        theme: Colours of the sheet: ``dark`` or ``light``.
        fine: Pixels of the panels per unit of the sheet.
        swipe: A divider through every panel, and the content of its right side.

    Raises:
        UserError: there is no such theme, or nothing to show on the right of the divider.
    """
    predictions = [row.prediction for row in rows]
    named = columns_of_rows(view.maps, predictions, own=view.own_maps)
    widest = max(map(len, named), default=0)
    size = _panel_size(image.size, width)
    cell = (width + _GAP, size[0] + _TITLE + _BAR + _LABEL + _GAP)
    whole = (widest + 1) * cell[0] + _GAP, len(rows) * cell[1] + _GAP + _TITLE
    sheet = Sheet(whole, THEMES[theme])
    panels = [(row, name) for row, names in zip(rows, named, strict=True) for name in (IMAGE, *names)]
    painter = _Painter(sheet, size, width, fine, image, view, sides_of(rows, panels, swipe, view))
    painter.text((_GAP, 5), shorten(_caption(image, rows, view), whole[0] - 2 * _GAP))
    for line, row in enumerate(rows):
        top = _TITLE + _GAP + line * cell[1]
        _image(painter, (_GAP, top), row)
        for place, name in enumerate(named[line], start=1):
            _column(painter, (_GAP + place * cell[0], top), row, name)
    return sheet


def panel_sheet(
    image: OpenedImage,
    rows: Sequence[Row],
    name: str,
    view: ViewSettings,
    *,
    theme: str = "dark",
    fine: float = 1.0,
    swipe: Swipe | None = None,
) -> Sheet:
    """Return one panel of the first row alone, with its title, its colours and their meaning.

    Args:
        image: The image and its ground truth.
        rows: The variant, and others that may be shown on the right of a divider.
        name: Name of a map or chart, or ``image`` for the image with its mask.
        view: Threshold, opacity and other view settings.
        theme: Colours of the sheet.
        fine: Pixels of the panel per unit of the sheet.
        swipe: A divider through the panel, and the content of its right side.

    Raises:
        UserError: the variant has no such map, or there is nothing to show on the right of the divider.
    """
    row = rows[0]
    if not row.has(name):
        raise unknown_name(f"map of {row.name}", name, (*row.prediction.maps, *row.prediction.charts))
    size = _panel_size(image.size, ALONE)
    sheet = Sheet((ALONE + 2 * _GAP, size[0] + _TITLE + _BAR + _LABEL + 2 * _GAP + _TITLE), THEMES[theme])
    painter = _Painter(sheet, size, ALONE, fine, image, view, sides_of(rows, [(row, name)], swipe, view))
    painter.text((_GAP, 5), shorten(f"{row.title} · {_caption(image, [row], view)}", ALONE))
    at = (_GAP, _TITLE + _GAP)
    (_image if name == IMAGE else partial(_column, name=name))(painter, at, row)
    return sheet


def _image(painter: _Painter, at: tuple[int, int], row: Row) -> None:
    painter.panel(at, row.title, row, IMAGE)
    painter.scale_bar(at, painter.image.size[1])


def _column(painter: _Painter, at: tuple[int, int], row: Row, name: str) -> None:
    chart = row.prediction.charts.get(name)
    if chart is not None:
        painter.panel(at, name, row, name)
        painter.ends(at, chart.span)
        return
    one, own = row.prediction.maps[name], row.prediction.colours
    coarse = f" · {one.shape[0]} × {one.shape[1]}" if one.shape != row.prediction.size else ""
    outside = " · outside training" if is_untrained(row.prediction, name) else ""
    painter.panel(at, name + outside + coarse, row, name)
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
    """Draws panels on the sheet; ``at`` is always the left and top of a cell."""

    sheet: Sheet
    size: tuple[int, int]
    width: int
    fine: float
    image: OpenedImage
    view: ViewSettings
    sides: Sides

    @property
    def pixels(self) -> tuple[int, int]:
        """Rows and columns of the pixels of a panel."""
        return round(self.size[0] * self.fine), round(self.size[1] * self.fine)

    def text(self, at: tuple[float, float], text: str, *, loud: bool = False, anchor: Anchor = "left") -> None:
        theme = self.sheet.theme
        self.sheet.add_items([Words(*at, text, theme.text if loud else theme.quiet, anchor)])

    def panel(self, at: tuple[int, int], title: str, row: Row, name: str) -> None:
        self.text((at[0], at[1] + 3), shorten(title, self.width), loud=True)
        shown = pixels_of(self.image, row, name, self.view, self.pixels)
        side = self.sides.by_panel.get((row.name, name))
        if side is not None:
            other = pixels_of(self.image, side.row, side.name, side.view, self.pixels)
            split = round(self.sides.place * shown.shape[1])
            shown = np.concatenate([shown[:, :split], other[:, split:]], axis=1)
        self.sheet.add_items([Shown(at[0], at[1] + _TITLE, self.size[1], self.size[0], shown)])
        if side is not None:
            divide(self.sheet, (at[0], at[1] + _TITLE), self.size, self.sides.place, side.words)

    def bar(self, at: tuple[int, int], one: Map) -> None:
        ramp = colours(COLOUR_MAP_OF[one.kind], np.linspace(0, 1, self.pixels[1]))[None]
        self.sheet.add_items([Shown(at[0], self._below(at), self.size[1], _BAR, ramp)])
        self.ends(at, one.span, one.unit)

    def scale_bar(self, at: tuple[int, int], columns: int) -> None:
        """Draw a scale bar of a round number of image pixels below a panel."""
        pixels = max(
            one * 10**power for power in range(6) for one in (1, 2, 5) if one * 10**power <= max(columns // 3, 1)
        )
        theme, length = self.sheet.theme, self.size[1] * pixels / columns
        top = self._below(at)
        self.sheet.add_items([Box(at[0], top + 3, length, 3, fill=theme.quiet)])
        self.text((at[0] + length + 6, top - 2), f"{pixels} px")

    def ends(self, at: tuple[int, int], span: tuple[float, float], unit: str = "") -> None:
        top = self._below(at) + _BAR + 2
        self.text((at[0], top), f"{span[0]:g}")
        self.text((at[0] + self.size[1], top), f"{span[1]:g} {unit}".strip(), anchor="right")

    def legend(self, at: tuple[int, int], names: Sequence[str], own: Sequence[str]) -> None:
        left, top = at[0], self._below(at)
        for index, name in enumerate(names):
            needed = 14 + text_width(name)
            if left > at[0] and left + needed > at[0] + self.width:
                left, top = at[0], top + _LINE
            if top + _LINE > self._below(at) + _BAR + _LABEL:
                return
            line = self.sheet.theme.line
            self.sheet.add_items([Box(left, top + 3, 10, 10, fill=class_colour(index, own), outline=line)])
            self.text((left + 14, top), name)
            left += round(needed) + _GAP

    def _below(self, at: tuple[int, int]) -> int:
        return at[1] + _TITLE + self.size[0] + 4


def _panel_size(size: tuple[int, int], width: int) -> tuple[int, int]:
    """Return rows and columns of a panel that shows an image of ``size`` in a column of ``width``."""
    rows, columns_ = size
    height = round(width * rows / columns_)
    if height <= _TALLEST * width:
        return max(_SMALLEST, height), width
    return _TALLEST * width, max(_SMALLEST, round(_TALLEST * width * columns_ / rows))


def _caption(image: OpenedImage, rows: Sequence[Row], view: ViewSettings) -> str:
    height, width = image.size
    parts = [image.path.name, f"{width} x {height} pixels"]
    thresholds = sorted({threshold_of(row, view) for row in rows if row.prediction.target is not None})
    if thresholds:
        parts.append(f"threshold {', '.join(f'{one:g}' for one in thresholds)}")
    if image.truth is not None:
        parts.append("ground truth in yellow")
    return " · ".join(parts)
