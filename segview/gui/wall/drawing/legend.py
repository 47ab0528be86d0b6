"""The legend of a panel: named colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import ceil

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette, QPen

from segview.core.maps.palette import RGB, colours
from segview.gui.language.translation import tr

GAP = 5.0
MARK = 13.0
OFF = QPalette.ColorGroup.Disabled
_PLATE, _MIDDLE = QColor(64, 44, 42), 128


class Style(StrEnum):
    """The style in which something is drawn over the image."""

    FILL = "fill"
    LINE = "line"
    DASHES = "dashes"
    RAMP = "ramp"
    TEXT = "text"


@dataclass(frozen=True)
class Entry:
    """One entry of a legend.

    Attributes:
        second: The colour for uncertain pixels, as the right half of the mark.
        shown: Whether it is drawn; None if a click cannot hide it.
    """

    name: str
    colour: RGB = (0, 0, 0)
    style: Style = Style.FILL
    colour_map: str = ""
    second: RGB | None = None
    shown: bool | None = None


@dataclass(frozen=True)
class Look:
    """All that decides the looks of a legend besides its content: a key for images of its parts.

    Attributes:
        font: The font, for ``QFont.fromString``.
        height: Height of the line.
        ratio: Device pixels of a pixel.
        text: Colour of names, as ARGB.
        hidden: Colour of the names of hidden entries, as ARGB.
        rim: Colour of the frames of marks, as ARGB.
        ink: Colour of the marks on a colour bar, as ARGB.
        light: Whether the window is light.
    """

    font: str
    height: int
    ratio: float
    text: int
    hidden: int
    rim: int
    ink: int
    light: bool

    @classmethod
    def of(cls, painter: QPainter, palette: QPalette, height: float) -> Look:
        """Return the looks of what a painter draws in a line of a height."""
        role = QPalette.ColorRole
        return cls(
            font=painter.font().toString(),
            height=ceil(height),
            ratio=painter.device().devicePixelRatio(),
            text=palette.color(role.PlaceholderText).rgba(),
            hidden=palette.color(OFF, role.Text).rgba(),
            rim=palette.color(role.Midlight).rgba(),
            ink=palette.color(role.WindowText).rgba(),
            light=palette.color(role.Window).lightness() > _MIDDLE,
        )

    def begin(self, width: float) -> tuple[QImage, QPainter]:
        """Return a transparent image of a width, and a painter on it that has the font."""
        image = QImage(
            ceil(width * self.ratio), ceil(self.height * self.ratio), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(self.ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setFont(_font(self.font))
        return image, painter


@dataclass(frozen=True)
class Placed:
    """An entry and its area; without an entry, the area of the sign for entries that do not fit."""

    area: QRectF
    entry: Entry | None
    text: str


@dataclass(frozen=True)
class Legend:
    """Colours with names."""

    entries: tuple[Entry, ...] = ()

    def draw(self, painter: QPainter, area: QRectF, palette: QPalette) -> None:
        """Draw the legend in an area."""
        look = Look.of(painter, palette, area.height())
        for left, _, entry, text in _fit(self.entries, area.width(), look.font):
            painter.drawImage(QPointF(round(area.left() + left), area.top()), _ready(entry, text, look))

    @property
    def switches(self) -> bool:
        """Whether any entry can be hidden."""
        return any(entry.shown is not None for entry in self.entries)

    def places(self, area: QRectF, font: QFont) -> list[Placed]:
        """Return the entries that fit; the number of those left out is at the end."""
        return [
            Placed(QRectF(area.left() + left, area.top(), width, area.height()), entry, text)
            for left, width, entry, text in _fit(self.entries, area.width(), font.toString())
        ]

    def text(self) -> str:
        return ", ".join(_words(entry) for entry in self.entries)


@lru_cache(maxsize=8)
def ramp(name: str) -> QImage:
    """Return a colour map as a line of 256 pixels."""
    shades = colours(name, np.linspace(0, 1, 256))[None]
    return QImage(shades.tobytes(), 256, 1, 768, QImage.Format.Format_RGB888).copy()


@lru_cache(maxsize=256)
def _fit(entries: tuple[Entry, ...], room: float, font: str) -> tuple[tuple[float, float, Entry | None, str], ...]:
    """Return left side, width, entry and text of each entry that fits into a width, and of the number of the others."""
    metrics = QFontMetricsF(_font(font))
    widths = [_mark_width(entry) + metrics.horizontalAdvance(entry.name) for entry in entries]
    fitting, left = _count_fitting(room, widths, metrics), 0.0
    placed: list[tuple[float, float, Entry | None, str]] = []
    for entry, wanted in zip(entries[:fitting], widths, strict=False):
        # The first entry is always drawn, shortened if necessary.
        width, name = min(wanted, room - left - _sign_width(len(entries) - fitting, metrics)), entry.name
        if width < wanted:
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width - _mark_width(entry) + 1)
        placed.append((left, width + 1, entry, name))
        left += width + 2 * GAP
    if fitting < len(entries):
        placed.append((left, room - left, None, f"+{len(entries) - fitting}"))
    return tuple(placed)


def _count_fitting(room: float, widths: Sequence[float], metrics: QFontMetricsF) -> int:
    """Return the number of entries that fit, at least one."""
    used, fitting = 0.0, 0
    for count, width in enumerate(widths, 1):
        used += width + (2 * GAP if count > 1 else 0)
        if used + _sign_width(len(widths) - count, metrics) <= room:
            fitting = count
    return max(fitting, min(1, len(widths)))


def _sign_width(rest: int, metrics: QFontMetricsF) -> float:
    """Return the width of the sign for entries that do not fit, with the gap before it; 0 if all fit."""
    return metrics.horizontalAdvance(f"+{rest}") + 2 * GAP if rest else 0.0


def _font(described: str) -> QFont:
    font = QFont()
    font.fromString(described)
    return font


@lru_cache(maxsize=256)
def _ready(entry: Entry | None, text: str, look: Look) -> QImage:
    """Return the image of an entry: while a slider moves, most entries stay as they are."""
    font = _font(look.font)
    metrics, left = QFontMetricsF(font), 0.0 if entry is None else _mark_width(entry)
    image, painter = look.begin(left + metrics.horizontalAdvance(text) + 1)
    if entry is not None:
        painter.setPen(QColor.fromRgba(look.rim))
        _draw_mark(painter, QRectF(0, look.height / 2 - 4, MARK, 8), entry, light=look.light)
    hidden = entry is not None and entry.shown is False
    font.setStrikeOut(hidden)
    painter.setFont(font)
    painter.setPen(QColor.fromRgba(look.hidden if hidden else look.text))
    painter.drawText(QPointF(left, look.height / 2 + (metrics.ascent() - metrics.descent()) / 2), text)
    painter.end()
    return image


def _words(entry: Entry) -> str:
    name = entry.name
    if entry.second is not None:
        name = tr("{name}, right half: uncertain", name=name)
    return tr("{name} (hidden)", name=name) if entry.shown is False else name


def _mark_width(entry: Entry) -> float:
    return 0.0 if entry.style is Style.TEXT else MARK + GAP


def _draw_mark(painter: QPainter, area: QRectF, entry: Entry, *, light: bool) -> None:
    colour, middle = QColor(*entry.colour), area.center().y()
    if entry.style is Style.FILL:
        if entry.shown is not False:
            painter.fillRect(area, colour)
        if entry.second is not None:
            painter.fillRect(area.adjusted(area.width() / 2, 0, 0, 0), QColor(*entry.second))
        painter.drawRect(area)  # so that a colour like the background can be seen
    elif entry.style is Style.RAMP:
        painter.drawImage(area, ramp(entry.colour_map))
    elif entry.style is not Style.TEXT:
        if light:
            painter.fillRect(area, _PLATE)  # the colours of lines are made for dark images
        pen = QPen(colour, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if entry.style is Style.DASHES:
            pen.setDashPattern([2.0, 1.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
