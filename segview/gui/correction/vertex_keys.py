"""The keys that edit clicks and polygons on an image."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from segview.gui.correction.tool_controller import ToolController

_STEP, _LONG_STEP = 1.0, 10.0
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def edit_by_key(tools: ToolController, event: QKeyEvent) -> bool:
    """Handle a key for clicks or the edited polygon, and tell whether it did anything.

    Backspace and Delete remove the last click or corner, or the marked vertex. Arrows move the marked vertex by a
    pixel, with Shift by ten; with Ctrl, left and right mark the previous and the next vertex.
    """
    if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        return tools.back() or tools.vertices.keys.remove()
    if event.key() not in _MOVES:
        return False
    down, across = _MOVES[Qt.Key(event.key())]
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return bool(across) and tools.vertices.keys.choose(across)
    step = _LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
    return tools.vertices.keys.nudge(down * step, across * step)
