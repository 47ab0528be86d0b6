"""The gestures on what a panel draws."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from segview.gui.linked_view import LinkedView
from segview.gui.panels.linked_canvas import LinkedCanvas
from segview.gui.panels.painter import Point
from segview.gui.sampler import Sampler

WHEEL = 1.0015  # for an eighth of a degree: 1.2 for a notch
STEP = 0.1  # of what is seen, for an arrow key
PANNING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(LinkedCanvas):
    """A linked canvas that the mouse and the keyboard move.

    The wheel zooms at the pointer, dragging pans, a double click or Enter asks to be enlarged.

    Signals:
        pointed(object): the pointer is at another point of the image, as fractions of height and width, or at none.
        enlarged(): the panel is to fill the window, or no longer.
        focused(): the keyboard came or left.
    """

    pointed = Signal(object)
    enlarged = Signal()
    focused = Signal()

    def __init__(self, linked: LinkedView, sampler: Sampler, parent: QWidget) -> None:
        super().__init__(linked, sampler, parent)
        self._linked = linked
        self._grip: QPointF | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self._linked.zoom(WHEEL**turned, self.device_size, at=self.image_point(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() & PANNING:
            self._grip = self.image_point(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() & PANNING:
            self._grip = None
            self.setCursor(Qt.CursorShape.CrossCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = self.image_point(event.position())
        if self._grip is not None:
            moved = self._grip - here
            self._linked.pan(moved.x(), moved.y())
            here = self.image_point(event.position())
        self.pointed.emit(self._fractions(here))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.enlarged.emit()

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enlarged.emit()
        elif event.key() in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            across, down = ARROWS[Qt.Key(event.key())]
            self._linked.pan(across * STEP * self.seen.width(), down * STEP * self.seen.height())
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def _fractions(self, point: QPointF) -> Point | None:
        rows, columns = self._linked.size
        inside = 0 <= point.x() < columns and 0 <= point.y() < rows
        return (point.y() / rows, point.x() / columns) if inside else None
