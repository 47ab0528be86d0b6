"""The legend line of a panel: a colour bar on an absolute scale, or named colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.legend import GAP, Legend, Look, Placed, ramp
from segview.gui.widgets import theme

TICK = 4.0
SHORTEST = 4.0  # pixels of a bar that can be seen
NAMED_AFTER_MS = 200
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
POINTING = Qt.CursorShape.PointingHandCursor
SWITCHING = Text("Click a class to hide or show it, with Ctrl to see it alone")
SMALLER = 0.9  # times the size of the application's font


class Scale(Protocol):
    """The line under a panel's title."""

    def draw(self, painter: QPainter, area: QRectF, palette: QPalette) -> None:
        """Draw the scale in an area."""
        ...

    def text(self) -> str:
        """Return the scale in words, for screen readers and tooltips."""
        ...


@dataclass(frozen=True)
class Bar:
    """A colour map with the numbers at its ends.

    Attributes:
        colour_map: Its name in ``COLOUR_MAPS``.
        span: The numbers at the ends, the same for every image.
        unit: The unit of the numbers; empty for a plain number.
        ticks: Numbers to mark: a threshold, the rim of the band.
    """

    colour_map: str
    span: tuple[float, float] = (0.0, 1.0)
    unit: str = ""
    ticks: tuple[float, ...] = ()

    def draw(self, painter: QPainter, area: QRectF, palette: QPalette) -> None:
        look = Look.of(painter, palette, area.height())
        image, bar = _ready_bar(self.colour_map, self.span, self.unit, area.width(), look)
        painter.drawImage(area.topLeft(), image)
        for tick in self.ticks if bar.width() else ():
            part = (tick - self.span[0]) / (self.span[1] - self.span[0])
            painter.drawImage(QPointF(round(bar.left() + part * bar.width() - TICK), area.top()), _ready_tick(look))

    def text(self) -> str:
        colours = tr(
            "colours from {low} to {high} {unit}",
            low=_number(self.span[0]),
            high=_number(self.span[1]),
            unit=self.unit,
        )
        return ", ".join((colours.strip(), *(tr("mark at {number}", number=_number(tick)) for tick in self.ticks)))


class ColourBar(QWidget):
    """Shows a scale in one line of text.

    Signals:
        picked(str, bool): an entry of the legend that can be hidden was clicked; true with Ctrl, to show it alone.
        unfolded(): the user clicked the sign for entries that do not fit.
    """

    picked = Signal(str, bool)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale: Scale = Legend()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.shrink(self, SMALLER)
        # Not at every step of a slider: a twelfth of its time would go into words that nobody reads meanwhile.
        self._name_soon = QTimer(self, singleShot=True, interval=NAMED_AFTER_MS)
        self._name_soon.timeout.connect(self._name)

    def show_scale(self, scale: Scale) -> None:
        """Show another scale."""
        if scale != self.scale:
            self.scale = scale
            self._name_soon.start()
            self.update()

    def _name(self) -> None:
        """Put the scale into words, for screen readers and as a tooltip."""
        words = self.scale.text()
        self.setAccessibleName(words)
        switches = isinstance(self.scale, Legend) and self.scale.switches
        self.setToolTip(f"{words}\n{tr(SWITCHING)}" if switches else words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = self._under(event.position())
        if placed is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        elif placed.entry is None:
            self.unfolded.emit()
        else:
            self.picked.emit(placed.entry.name, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.ArrowCursor if self._under(event.position()) is None else POINTING
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        event.ignore()

    def switches(self) -> list[Placed]:
        """Return the clickable entries of a legend with their areas, and the sign for entries that do not fit."""
        if not isinstance(self.scale, Legend) or not self.scale.switches:
            return []
        places = self.scale.places(QRectF(self.rect()), self.font())
        return [placed for placed in places if placed.entry is None or placed.entry.shown is not None]

    def _under(self, position: QPointF) -> Placed | None:
        """Return the clickable entry at a position; None if there is none."""
        return next((placed for placed in self.switches() if placed.area.contains(position)), None)

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().height() + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.scale.draw(painter, QRectF(self.rect()), self.palette())
        painter.end()


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


@lru_cache(maxsize=64)
def _ready_bar(
    colour_map: str, span: tuple[float, float], unit: str, width: float, look: Look
) -> tuple[QImage, QRectF]:
    """Return the image of a bar without its ticks, and the place of its colours in it; empty if they have no room."""
    image, painter = look.begin(width)
    area, metrics = QRectF(0, 0, width, look.height), QFontMetricsF(painter.font())
    low, high = (_number(end) for end in span)
    high = f"{high} {unit}".strip()
    painter.setPen(QColor.fromRgba(look.text))
    painter.drawText(area, LEFT, low)
    painter.drawText(area, RIGHT, high)
    left, right = metrics.horizontalAdvance(low) + GAP, metrics.horizontalAdvance(high) + GAP
    bar = area.adjusted(left, TICK, -right, -TICK)
    bar = bar if bar.width() >= SHORTEST else QRectF()
    if bar.width():
        painter.drawImage(bar, ramp(colour_map))
    painter.end()
    return image, bar


@lru_cache(maxsize=8)
def _ready_tick(look: Look) -> QImage:
    """Return the image of a tick in the middle of 2 × TICK + 1 pixels."""
    image, painter = look.begin(2 * TICK + 1)
    x, top, bottom = TICK + 0.5, TICK, look.height - TICK
    ink = QColor.fromRgba(look.ink)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ink)
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
    painter.drawLine(QLineF(x, top, x, bottom))
    painter.setPen(QPen(ink, 1))
    painter.drawLine(QLineF(x, top, x, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    for edge, way in ((top, -1), (bottom, 1)):
        tip = QPointF(x, edge)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-3, way * TICK), tip + QPointF(3, way * TICK)]))
    painter.end()
    return image
