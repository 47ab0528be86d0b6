"""The gestures on what a panel draws."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from segview.gui.altering.hand import AlteringHand
from segview.gui.correction.tool_controller import REACH, ToolController
from segview.gui.correction.vertex_keys import edit_by_key
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.brush_ring import BrushRing, brush_in_hand, brush_path
from segview.gui.wall.panels.linked_canvas import LinkedCanvas
from segview.gui.wall.panels.overlays import Line, Spot, Spots
from segview.gui.wall.panels.painter import Point
from segview.gui.wall.panels.vertex_handles import VertexHandles

Mark = tuple[int, int, bool]

WHEEL = 1.0015  # for an eighth of a degree: 1.2 for a notch
STEP = 0.1  # of what is seen, for an arrow key
WORKING = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
STILL = 4.0  # pixels of the screen below which a press and release is a click and no drag
PANNING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
MARK_SIZE = 11
MARKS = {True: QColor(90, 220, 120), False: QColor(240, 90, 90)}
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(LinkedCanvas):
    """A linked canvas that the mouse and the keyboard move.

    The wheel zooms at the pointer, dragging pans, a double click or Enter asks to be enlarged. While the hand holds a
    tool, the left and the right button are its own, and Shift with the wheel changes the size of its brush. While it
    holds none, a click with Ctrl points something out, and a drag with Shift draws the ruler.

    Signals:
        pointed(tuple): the pointer is at another point of the image, as fractions of height and width; None outside.
        clicked(tuple): a point of the image was clicked without a tool, as fractions of height and width.
        enlarged(): the panel is to fill the window, or no longer.
        focused(): the keyboard came or left.
        seeded(tuple, bool): a point of the image was pointed out, with the left button or with the right one.
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
        hand: ToolController | None = None,
        altering: AlteringHand | None = None,
    ) -> None:
        super().__init__(linked, sampler, parent)
        self._linked, self._hand, self._altering = linked, hand, altering
        self.map_name = ""
        self._grip: QPointF | None = None
        self._ruled: QPointF | None = None
        self._pressed: QPointF | None = None
        self._pointer: QPointF | None = None
        self.point_with(Qt.CursorShape.CrossCursor)
        self._seeds = self.overlaid(Spots(self.update, rim=QPen(QColor(0, 0, 0), 1)))
        if hand is not None:
            self._line = self.overlaid(Line(self.update, colour=QColor(255, 255, 255), width=1.5))
            self._marks = self.overlaid(Spots(self.update, rim=QPen(QColor(0, 0, 0), 1)))
            self.ring = BrushRing(self)
            hand.tool_changed.connect(self._take_tool)
            hand.outlined.connect(self._show_line)
            hand.clicking.marked.connect(self._show_marks)
            linked.moved.connect(self._take_tool)
            if altering is not None:
                altering.tool_changed.connect(self._take_tool)
            self._handles = VertexHandles(self)
            hand.vertices.polygon.changed.connect(self._show_vertices)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()  # Shift turns it sideways on some systems
        brush = brush_in_hand(self._hand, self._altering)
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
        if self._hand is not None and self._hand.tool and event.button() in WORKING:
            anew = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._hand.press(self._row_and_column(event.position()), other=other, anew=anew)
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.button() in WORKING:
            point = self._fractions(self.image_point(event.position()))
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
        held = self._altering if self._altering is not None and self._altering.tool else self._hand
        if held is not None and held.tool and event.button() in WORKING:
            held.release()
            return
        if self._ruled is not None:
            self._ruled = None
            return
        if event.button() & PANNING:
            self._grip = None
            self._take_tool()
            here, point = event.position(), self._fractions(self.image_point(event.position()))
            still = self._pressed is not None and (here - self._pressed).manhattanLength() < STILL
            self._pressed = None
            if still and point is not None:
                self.clicked.emit(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = self.image_point(event.position())
        self._pointer = event.position()
        if self._ruled is not None:
            self._linked.marks.rule((self._ruled, here))
        elif self._grip is not None:
            moved = self._grip - here
            self._linked.pan(moved.x(), moved.y())
            here = self.image_point(event.position())
        elif self._altering is not None and self._altering.tool:
            self._altering.move(self._row_and_column(event.position()))
        elif self._hand is not None and event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            self._hand.move(self._row_and_column(event.position()))
        elif self._hand is not None:
            self._hand.vertices.hover(self._row_and_column(event.position()), self._hand.reach)
        self.pointed.emit(self._fractions(here))
        self._take_tool()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if any(one is not None and one.tool for one in (self._hand, self._altering)):
            self.mousePressEvent(event)  # two quick clicks are two
        elif event.button() == Qt.MouseButton.LeftButton:
            self.enlarged.emit()

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointed.emit(None)
        self._pointer = None
        self._take_tool()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._hand is not None and self._hand.accept():
                return
            self.enlarged.emit()
        elif self._hand is not None and edit_by_key(self._hand, event):
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def _row_and_column(self, position: QPointF) -> Point:
        if self._hand is not None and self.width():
            self._hand.reach = REACH * self.seen.width() / self.width()
        point = self.image_point(position)
        return point.y(), point.x()

    def _take_tool(self) -> None:
        """Show the brush round the pointer, and elsewhere none."""
        if self._grip is None:
            self.point_with(Qt.CursorShape.CrossCursor)
        if self._hand is None:
            return
        self._show_vertices()
        brush = brush_in_hand(self._hand, self._altering)
        if self._pointer is None or brush is None or self.seen.isEmpty():
            self.ring.show(None)
            return
        magnified = self.device_size.width() / self.seen.width()
        point = self._row_and_column(self._pointer)
        self.ring.show(brush_path(point, brush.radius, self._linked.size, magnified=magnified))

    def _show_vertices(self) -> None:
        if self._hand is not None and not self.seen.isEmpty():
            pointer = None if self._pointer is None else self._row_and_column(self._pointer)
            self._handles.show(self._hand.vertices.polygon.line, pointer)

    def _show_line(self, points: tuple[Point, ...]) -> None:
        self._line.show_points(points)

    def show_seeds(self, marks: Sequence[Mark]) -> None:
        """Mark what was pointed out: rows, columns, and whether they belong."""
        self._seeds.show(_spots(marks))

    def _show_marks(self, marks: Sequence[Mark]) -> None:
        self._marks.show(_spots(marks))

    def _fractions(self, point: QPointF) -> Point | None:
        rows, columns = self._linked.size
        inside = 0 <= point.x() < columns and 0 <= point.y() < rows
        return (point.y() / rows, point.x() / columns) if inside else None


def _spots(marks: Sequence[Mark]) -> list[Spot]:
    # A plus and a disc: the sides are told apart without their colours too.
    return [
        Spot((row + 0.5, column + 0.5), "+" if belongs else "o", MARK_SIZE, MARKS[belongs])
        for row, column, belongs in marks
    ]
