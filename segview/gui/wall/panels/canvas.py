"""Mouse and keyboard gestures on a panel's canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from segview.gui.altering.tool_controller import AlteringToolController
from segview.gui.correction.tool_controller import REACH, ToolController
from segview.gui.correction.vertex_keys import edit_by_key
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.brush_ring import current_brush
from segview.gui.wall.panels.linked_canvas import LinkedCanvas
from segview.gui.wall.panels.overlays import Spots
from segview.gui.wall.panels.painter import Point
from segview.gui.wall.panels.tool_marks import Mark, ToolMarks, spots

WHEEL = 1.0015  # for an eighth of a degree: 1.2 for a notch
STEP = 0.1  # of what is seen, for an arrow key
WORKING = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
STILL = 4.0  # pixels of the screen below which a press and release is a click and no drag
PANNING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(LinkedCanvas):
    """A linked canvas with mouse and keyboard control.

    The wheel zooms at the pointer, dragging pans, a double click or Enter enlarges the panel. With a tool, the left and
    right buttons belong to the tool, and Shift with the wheel changes the size of its brush. Without a tool, Ctrl+click
    adds a seed point, and Shift+drag draws the ruler.

    Signals:
        pointed(tuple): the pointer moved to a point of the image, as fractions of height and width; None outside.
        clicked(tuple): a point of the image was clicked without a tool, as fractions of height and width.
        enlarged(): the user switches whether the panel fills the wall.
        focused(): the canvas got or lost the keyboard focus.
        seeded(tuple, bool): a seed point was clicked, with the left button (true) or the right one.
    """

    pointed = Signal(tuple)
    clicked = Signal(tuple)
    enlarged = Signal()
    focused = Signal()
    seeded = Signal(tuple, bool)

    def __init__(
        self,
        linked: LinkedView,
        sampler: Sampler,
        parent: QWidget,
        tools: ToolController | None = None,
        altering: AlteringToolController | None = None,
    ) -> None:
        super().__init__(linked, sampler, parent)
        self._linked, self._tools, self._altering = linked, tools, altering
        self.map_name = ""
        self._grip: QPointF | None = None
        self._ruled: QPointF | None = None
        self._pressed: QPointF | None = None
        self.point_with(Qt.CursorShape.CrossCursor)
        self._seeds = self.add_overlay(Spots(self.update, rim=QPen(QColor(0, 0, 0), 1)))
        self.marks = None if tools is None else ToolMarks(self, linked, tools, altering)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()  # Shift turns it sideways on some systems
        brush = current_brush(self._tools, self._altering)
        if brush is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            brush.set_radius(brush.radius * WHEEL**turned)
            event.accept()
            return
        if turned:
            self._linked.zoom(WHEEL**turned, self.device_size, at=self.image_point(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        other = event.button() == Qt.MouseButton.RightButton
        if self._altering is not None and self._altering.tool and event.button() in WORKING:
            self._altering.press(self._row_and_column(event.position()), other=other, map_name=self.map_name)
            return
        if self._tools is not None and self._tools.tool and event.button() in WORKING:
            anew = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tools.press(self._row_and_column(event.position()), other=other, anew=anew)
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.button() in WORKING:
            point = _fractions(self.image_point(event.position()), self._linked.size)
            if point is not None:
                self.seeded.emit(point, event.button() == Qt.MouseButton.LeftButton)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.button() == Qt.MouseButton.LeftButton:
            self._ruled = self.image_point(event.position())
            self._linked.marks.rule(None)
            return
        if event.button() & PANNING:
            self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
            self._grip = self.image_point(event.position())
            self.point_with(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._altering if self._altering is not None and self._altering.tool else self._tools
        if held is not None and held.tool and event.button() in WORKING:
            held.release()
            return
        if self._ruled is not None:
            self._ruled = None
            return
        if event.button() & PANNING:
            self._grip = None
            self.point_with(Qt.CursorShape.CrossCursor)
            here, point = event.position(), _fractions(self.image_point(event.position()), self._linked.size)
            still = self._pressed is not None and (here - self._pressed).manhattanLength() < STILL
            self._pressed = None
            if still and point is not None:
                self.clicked.emit(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = self.image_point(event.position())
        if self._ruled is not None:
            self._linked.marks.rule((self._ruled, here))
        elif self._grip is not None:
            moved = self._grip - here
            self._linked.pan(moved.x(), moved.y())
            here = self.image_point(event.position())
        elif self._altering is not None and self._altering.tool:
            self._altering.move(self._row_and_column(event.position()))
        elif self._tools is not None and event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            self._tools.move(self._row_and_column(event.position()))
        elif self._tools is not None:
            self._tools.vertices.hover(self._row_and_column(event.position()), self._tools.reach)
            self._tools.line.hover(self._row_and_column(event.position()))
        self.pointed.emit(_fractions(here, self._linked.size))
        if self.marks is not None:
            self.marks.follow(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if any(one is not None and one.tool for one in (self._tools, self._altering)):
            self.mousePressEvent(event)  # two quick clicks are two
        elif event.button() == Qt.MouseButton.LeftButton:
            self.enlarged.emit()

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointed.emit(None)
        if self.marks is not None:
            self.marks.follow(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._tools is not None and self._tools.accept():
                return
            self.enlarged.emit()
        elif self._tools is not None and edit_by_key(self._tools, event):
            return
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

    def _row_and_column(self, position: QPointF) -> Point:
        if self._tools is not None and self.width():
            self._tools.reach = REACH * self.seen.width() / self.width()
        point = self.image_point(position)
        return point.y(), point.x()

    def show_seeds(self, marks: Sequence[Mark]) -> None:
        """Mark seed points: row, column, and whether the point belongs to the object."""
        self._seeds.show(spots(marks))


def _fractions(point: QPointF, size: tuple[int, int]) -> Point | None:
    """Return a point of an image as fractions of height and width; None outside."""
    rows, columns = size
    inside = 0 <= point.x() < columns and 0 <= point.y() < rows
    return (point.y() / rows, point.x() / columns) if inside else None
