"""A pointer that is moved by keys, so that tools can be used without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from segview.gui.altering.tool_controller import AlteringToolController
from segview.gui.correction.tool_controller import ToolController
from segview.gui.correction.vertex_keys import edit_by_key
from segview.gui.wall.panels.canvas import ARROWS, Canvas

STEP, SMALL_STEP = 12.0, 1.0
"""Steps of an arrow key in pixels of the screen: plain, and with Shift."""
_HELD_BACK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


class KeyPointer(QObject):
    """Moves a pointer by the arrow keys while a tool is chosen; Space presses and releases the button in turn.

    With Shift the arrows move by a pixel, and Space is the right button. The canvas gets normal mouse events.

    Args:
        canvas: The canvas that gets the events while it has the focus.
        tools: The tool of corrections.
        altering: The tool that alters the image.
    """

    def __init__(self, canvas: Canvas, tools: ToolController | None, altering: AlteringToolController | None) -> None:
        super().__init__(canvas)
        self._canvas, self._tools, self._altering = canvas, tools, altering
        self._at: QPointF | None = None
        self._held = NONE
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._has_tool:
            return self._take(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and self._held != NONE:
            self._release()
        return False

    @property
    def _has_tool(self) -> bool:
        return any(one is not None and bool(one.tool) for one in (self._tools, self._altering))

    def _take(self, event: QKeyEvent) -> bool:
        """Handle a key, and tell whether the pointer uses it."""
        if event.modifiers() & _HELD_BACK:
            return False
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._press(RIGHT if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else LEFT)
            return True
        if event.key() not in ARROWS:
            return False
        if self._tools is not None and self._held == NONE and edit_by_key(self._tools, event):
            return True  # the vertex that is marked moves
        across, down = ARROWS[Qt.Key(event.key())]
        step = SMALL_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        room = QRectF(self._canvas.rect()).adjusted(0, 0, -1, -1)
        moved = self._place + QPointF(across * step, down * step)
        self._at = QPointF(
            min(max(moved.x(), room.left()), room.right()), min(max(moved.y(), room.top()), room.bottom())
        )
        self._send(QEvent.Type.MouseMove, NONE, self._held)
        return True

    @property
    def _place(self) -> QPointF:
        """The place of the pointer; initially the middle of the canvas."""
        if self._at is None or not self._canvas.rect().contains(self._at.toPoint()):
            self._at = QPointF(self._canvas.rect().center())
        return self._at

    def _press(self, button: Qt.MouseButton) -> None:
        if self._held != NONE:
            self._release()
            return
        self._held = button
        self._send(QEvent.Type.MouseButtonPress, button, button)

    def _release(self) -> None:
        button, self._held = self._held, NONE
        self._send(QEvent.Type.MouseButtonRelease, button, NONE)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        place, canvas = self._place, self._canvas
        everywhere = QPointF(canvas.mapToGlobal(place.toPoint()))
        event = QMouseEvent(kind, place, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)
