"""What the colours of a panel mean: a colour bar on an absolute scale, or a legend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from segview.core.palette import RGB, colours

GAP = 5.0
TICK = 4.0
SMALLER = 0.9  # times the size of the application's font


class Scale(Protocol):
    """What stands under a panel's title."""

    def draw(self, painter: QPainter, area: QRectF, palette: QPalette) -> None:
        """Draw it into an area."""
        ...

    def words(self) -> str:
        """Return it in words, for those who do not see it."""
        ...


@dataclass(frozen=True)
class Bar:
    """A colour map with the numbers at its ends.

    Attributes:
        colour_map: Its name in ``COLOUR_MAPS``.
        span: The numbers at the ends, the same for every picture.
        unit: What the numbers are; empty for a plain number.
        ticks: Numbers to be marked: a threshold, the rim of the band.
    """

    colour_map: str
    span: tuple[float, float] = (0.0, 1.0)
    unit: str = ""
    ticks: tuple[float, ...] = ()

    def draw(self, painter: QPainter, area: QRectF, palette: QPalette) -> None:
        metrics = QFontMetricsF(painter.font())
        low, high = (_number(end) for end in self.span)
        high = f"{high} {self.unit}".strip()
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, low)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, high)
        left, right = metrics.horizontalAdvance(low) + GAP, metrics.horizontalAdvance(high) + GAP
        bar = area.adjusted(left, TICK, -right, -TICK)
        if bar.width() < 4:
            return
        painter.drawImage(bar, _ramp(self.colour_map))
        painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
        for tick in self.ticks:
            part = (tick - self.span[0]) / (self.span[1] - self.span[0])
            _draw_tick(painter, bar.left() + part * bar.width(), bar)

    def words(self) -> str:
        marks = "".join(f", mark at {_number(tick)}" for tick in self.ticks)
        return f"colours from {_number(self.span[0])} to {_number(self.span[1])} {self.unit}".strip() + marks


class Style(StrEnum):
    """How a thing is drawn over the picture."""

    FILL = "fill"
    LINE = "line"
    DASHES = "dashes"
    RAMP = "ramp"
    TEXT = "text"


@dataclass(frozen=True)
class Entry:
    """One line of a legend."""

    name: str
    colour: RGB = (0, 0, 0)
    style: Style = Style.FILL
    colour_map: str = ""


@dataclass(frozen=True)
class Legend:
    """Colours and what they stand for."""

    entries: tuple[Entry, ...] = ()

    def draw(self, painter: QPainter, area: QRectF, palette: QPalette) -> None:
        metrics = QFontMetricsF(painter.font())
        left = area.left()
        for entry in self.entries:
            mark = 0.0 if entry.style is Style.TEXT else 13.0 + GAP
            room = area.right() - left - mark
            if room < metrics.averageCharWidth() * 3:
                return
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(QPalette.ColorRole.Midlight))
            _draw_mark(painter, QRectF(left, area.center().y() - 4, 13, 8), entry)
            name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRectF(left + mark, area.top(), room, area.height()), Qt.AlignmentFlag.AlignVCenter, name)
            left += mark + metrics.horizontalAdvance(name) + 2 * GAP

    def words(self) -> str:
        return ", ".join(entry.name for entry in self.entries)


class ColourBar(QWidget):
    """Shows a scale in one line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale: Scale = Legend()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * SMALLER)
        self.setFont(font)

    def show_scale(self, scale: Scale) -> None:
        """Show another scale."""
        if scale != self.scale:
            self.scale = scale
            self.setAccessibleName(scale.words())
            self.setToolTip(scale.words())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().height() + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.scale.draw(painter, QRectF(self.rect()), self.palette())
        painter.end()


@lru_cache(maxsize=8)
def _ramp(name: str) -> QImage:
    shades = colours(name, np.linspace(0, 1, 256))[None]
    return QImage(shades.tobytes(), 256, 1, 768, QImage.Format.Format_RGB888).copy()


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _draw_tick(painter: QPainter, x: float, bar: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
    painter.drawLine(QLineF(x, bar.top(), x, bar.bottom()))
    painter.setPen(QPen(painter.brush().color(), 1))
    painter.drawLine(QLineF(x, bar.top(), x, bar.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    for edge, way in ((bar.top(), -1), (bar.bottom(), 1)):
        tip = QPointF(x, edge)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-3, way * TICK), tip + QPointF(3, way * TICK)]))
    painter.restore()


def _draw_mark(painter: QPainter, area: QRectF, entry: Entry) -> None:
    colour, middle = QColor(*entry.colour), area.center().y()
    if entry.style is Style.FILL:
        painter.fillRect(area, colour)
        painter.drawRect(area)  # also a colour like that of the ground can be seen
    elif entry.style is Style.RAMP:
        painter.drawImage(area, _ramp(entry.colour_map))
    elif entry.style is not Style.TEXT:
        pen = QPen(colour, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if entry.style is Style.DASHES:
            pen.setDashPattern([2.0, 1.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
