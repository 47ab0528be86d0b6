"""The legend of a panel: named colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPalette, QPen

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
        quiet, gone = palette.color(QPalette.ColorRole.PlaceholderText), palette.color(OFF, QPalette.ColorRole.Text)
        rim, plain = palette.color(QPalette.ColorRole.Midlight), painter.font()
        struck = QFont(plain)
        struck.setStrikeOut(True)
        metrics = QFontMetricsF(plain)
        line = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for placed in self.places(area, metrics):
            left, hidden = placed.area.left(), placed.entry is not None and placed.entry.shown is False
            if placed.entry is not None:
                painter.setPen(rim)
                _draw_mark(painter, QRectF(left, area.center().y() - 4, MARK, 8), placed.entry)
                left += _mark_width(placed.entry)
            painter.setFont(struck if hidden else plain)
            painter.setPen(gone if hidden else quiet)
            painter.drawText(QPointF(left, line), placed.text)
        painter.setFont(plain)

    @property
    def switches(self) -> bool:
        """Whether any entry can be hidden."""
        return any(entry.shown is not None for entry in self.entries)

    def places(self, area: QRectF, metrics: QFontMetricsF) -> list[Placed]:
        """Return the entries that fit; the number of those left out is at the end."""
        placed: list[Placed] = []
        widths = [_mark_width(entry) + metrics.horizontalAdvance(entry.name) for entry in self.entries]
        left, fitting = area.left(), self._fitting(area.width(), widths, metrics)
        for entry, wanted in zip(self.entries[:fitting], widths, strict=False):
            # The first entry is always drawn, shortened if necessary.
            width, name = min(wanted, area.right() - left - self._sign(fitting, metrics)), entry.name
            if width < wanted:
                name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width - _mark_width(entry) + 1)
            placed.append(Placed(QRectF(left, area.top(), width + 1, area.height()), entry, name))
            left += width + 2 * GAP
        if fitting < len(self.entries):
            rest = f"+{len(self.entries) - fitting}"
            placed.append(Placed(QRectF(left, area.top(), area.right() - left, area.height()), None, rest))
        return placed

    def _fitting(self, room: float, widths: Sequence[float], metrics: QFontMetricsF) -> int:
        """Return the number of entries that fit, at least one."""
        used, fitting = 0.0, 0
        for count, width in enumerate(widths, 1):
            used += width + (2 * GAP if count > 1 else 0)
            if used + self._sign(count, metrics) <= room:
                fitting = count
        return max(fitting, min(1, len(self.entries)))

    def _sign(self, count: int, metrics: QFontMetricsF) -> float:
        """Return the width of the sign after ``count`` entries, with the gap before it; 0 if none are left."""
        rest = len(self.entries) - count
        return metrics.horizontalAdvance(f"+{rest}") + 2 * GAP if rest else 0.0

    def words(self) -> str:
        return ", ".join(_words(entry) for entry in self.entries)


@lru_cache(maxsize=8)
def ramp(name: str) -> QImage:
    """Return a colour map as a line of 256 pixels."""
    shades = colours(name, np.linspace(0, 1, 256))[None]
    return QImage(shades.tobytes(), 256, 1, 768, QImage.Format.Format_RGB888).copy()


def _words(entry: Entry) -> str:
    name = entry.name
    if entry.second is not None:
        name = tr("{name}, right half: uncertain", name=name)
    return tr("{name} (hidden)", name=name) if entry.shown is False else name


def _mark_width(entry: Entry) -> float:
    return 0.0 if entry.style is Style.TEXT else MARK + GAP


def _draw_mark(painter: QPainter, area: QRectF, entry: Entry) -> None:
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
        if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() > _MIDDLE:
            painter.fillRect(area, _PLATE)  # the colours of lines are made for dark images
        pen = QPen(colour, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if entry.style is Style.DASHES:
            pen.setDashPattern([2.0, 1.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
