"""The tool that alters an image, and its handling of the mouse."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from segview.core.base.points import Point
from segview.core.requests.edits import Edit, EditKind

SMALLEST, LARGEST = 1.0, 400.0


class AlteringTool(StrEnum):
    """The tools; the right button restores the image, lowers a gate, or sets the point from which to paste."""

    NONE = ""
    BLUR = "blur"
    FILL = "fill"
    PASTE = "paste"
    GATE = "gate"


class AlteringToolController(QObject):
    """Creates edits from mouse strokes; points are (row, column) in the image.

    Attributes:
        tool: The chosen tool.
        radius: Radius of the brush, in pixels of the image.
        source: The point from which to paste, or None.

    Signals:
        tool_changed(): the tool, the size or the source point has changed.
        edited(Edit, bool): an edit, and whether it is finished.
        refused(str): the reason why an edit is not possible, ``source`` or ``gate``.
    """

    tool_changed = Signal()
    edited = Signal(Edit, bool)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool = AlteringTool.NONE
        self.radius = 12.0
        self.source: Point | None = None
        self._edit: Edit | None = None

    def pick(self, tool: AlteringTool) -> None:
        """Choose a tool, or no tool with ``AlteringTool.NONE``."""
        if tool is not self.tool:
            self.tool, self._edit = tool, None
            self.tool_changed.emit()

    def set_radius(self, radius: float) -> None:
        """Set the radius of the brush, clipped to the allowed range."""
        self.radius = min(max(radius, SMALLEST), LARGEST)
        self.tool_changed.emit()

    def press(self, point: Point, *, other: bool, map_name: str = "") -> None:
        """Begin an edit with the left or the other button, on the panel of a map or, without a name, of the image."""
        if self.tool is AlteringTool.PASTE and other:
            self.source = point
            self.tool_changed.emit()
            return
        if self.tool is AlteringTool.PASTE and self.source is None:
            self.refused.emit("source")
            return
        if self.tool is AlteringTool.GATE and not map_name:
            self.refused.emit("gate")
            return
        self._edit = self._begin(point, other, map_name)
        self.edited.emit(self._edit, False)

    def move(self, point: Point) -> None:
        """Continue an edit to a point."""
        edit = self._edit
        if edit is not None and point != edit.points[-1]:
            self._edit = Edit(edit.kind, (*edit.points, point), edit.radius, edit.offset, edit.map)
            self.edited.emit(self._edit, False)

    def release(self) -> None:
        """Finish an edit."""
        edit, self._edit = self._edit, None
        if edit is not None:
            self.edited.emit(edit, True)

    def _begin(self, point: Point, other: bool, map_name: str) -> Edit:
        if self.tool is AlteringTool.GATE:
            return Edit(EditKind.LOWER if other else EditKind.RAISE, (point,), self.radius, map=map_name)
        if other:
            return Edit(EditKind.RESTORE, (point,), self.radius)
        if self.tool is AlteringTool.PASTE and self.source is not None:
            offset = self.source[0] - point[0], self.source[1] - point[1]
            return Edit(EditKind.PASTE, (point,), self.radius, offset)
        return Edit(EditKind.BLUR if self.tool is AlteringTool.BLUR else EditKind.FILL, (point,), self.radius)
