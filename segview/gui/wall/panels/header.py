"""The lines above a panel's image: title, legend and figures."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from segview.gui.language.translation import tr
from segview.gui.wall.drawing.colour_bar import SMALLER, ColourBar
from segview.gui.wall.panels.figure_line import FigureLine
from segview.gui.wall.panels.path_names import shorten
from segview.gui.widgets.controls import name_control

GAP = 7.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FEWEST = 7  # fewer characters of a shortened text are not shown


class Title(QWidget):
    """A name, a second word in grey, and at the right a note and the size of a map, each if there is room.

    The note comes first as long as some of the name is readable, because it tells the state of the variant. The size
    comes last: it is left out before the name is shortened.

    Signals:
        dragged(QPoint): the title is dragged; the pointer is at this point of the screen.
        dropped(QPoint): the drag ended at this point of the screen.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.text, self.quiet, self.note, self.map_size, self.bold = "", "", "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, *, quiet: str = "", bold: bool = False) -> None:
        """Show a name and a second word in grey."""
        if (text, quiet, bold) != (self.text, self.quiet, self.bold):
            self.text, self.quiet, self.bold = text, quiet, bold
            self._update_texts()

    def show_note(self, note: str, map_size: str = "") -> None:
        """Show a note and the size of a map."""
        if (note, map_size) != (self.note, self.map_size):
            self.note, self.map_size = note, map_size
            self._update_texts()

    def sizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        strong, small = QFont(self.font()), QFont(self.font())
        strong.setBold(self.bold)
        small.setPointSizeF(small.pointSizeF() * SMALLER)
        name, note = (QFontMetricsF(font) for font in (strong, small))
        for text, least in (
            (self._whole_note(), name.horizontalAdvance(self.text)),
            (self.note, name.averageCharWidth() * FEWEST),
        ):
            width = note.horizontalAdvance(text) + GAP
            if text and width + least < room.width():
                painter.setFont(small)
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                painter.drawText(room, RIGHT, text)
                room.setRight(room.right() - width)
                break
        for text, font, role in (
            (self.text, strong, QPalette.ColorRole.WindowText),
            (self.quiet, self.font(), QPalette.ColorRole.PlaceholderText),
        ):
            if text:
                painter.setFont(font)
                painter.setPen(self.palette().color(role))
                _draw_elided(painter, room, text)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is not None:
            far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._is_dragged = self._is_dragged or far
        if self._is_dragged:
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed = self._is_dragged, False, None
        if was_dragged:
            self.dropped.emit(event.globalPosition().toPoint())

    def _whole_note(self) -> str:
        return " · ".join(part for part in (self.note, self.map_size) if part)

    def _update_texts(self) -> None:
        full = tr("{map} of {name}", map=self.text, name=self.quiet) if self.quiet else self.text
        self.setAccessibleName(full)
        self.setAccessibleDescription(self._whole_note())
        self.setToolTip("\n".join(part for part in (full, self._whole_note()) if part))
        self.update()


class Header(QWidget):
    """Title, legend and figures of a panel, and a button that explains its map.

    Signals:
        explained(): the user asks for an explanation of the map.
    """

    explained = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title(self)
        self.bar = ColourBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 2, 5, 3)
        column.setSpacing(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.title, 1)
        row.addWidget(self._build_sign())
        column.addLayout(row)
        column.addWidget(self.bar)
        self.figures = FigureLine(self)
        column.addWidget(self.figures)

    def _build_sign(self) -> QToolButton:
        sign = QToolButton(text="?", autoRaise=True)
        name_control(sign, "panel/explain", tr("What is this map?"), tr("What is this map? (?)"))
        # No tab stop at each panel: a key explains the map under the pointer or with the focus.
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        height = self.title.sizeHint().height()
        sign.setFixedSize(height, height)
        sign.clicked.connect(self.explained)
        return sign


def _draw_elided(painter: QPainter, room: QRectF, text: str) -> None:
    """Draw a text at the left of the room, and reduce the room by its width."""
    metrics = QFontMetricsF(painter.font())
    if room.width() < metrics.averageCharWidth() * FEWEST:
        return
    width = metrics.horizontalAdvance(text)
    if width > room.width():
        short = shorten(text, lambda one: metrics.horizontalAdvance(one) <= room.width())
        # An already shortened text has its numbers at the beginning.
        side = Qt.TextElideMode.ElideMiddle if short == text else Qt.TextElideMode.ElideRight
        text = metrics.elidedText(short, side, room.width())
        width = metrics.horizontalAdvance(text)
    painter.drawText(room, LEFT, text)
    room.setLeft(room.left() + width + GAP)
