"""The current tool, and its mouse input."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.annotation.gestures import MaskPatch, Polygon, Stroke
from segview.annotation.provenance import Provenance
from segview.gui.correction.clicking import Clicking
from segview.gui.correction.line_tool import LineTool, Point
from segview.gui.correction.paint import Paint
from segview.gui.correction.tools import Tool
from segview.gui.correction.vertex_tool import VertexTool

REACH = 8.0


class ToolController(QObject):
    """Passes mouse input to the current tool; points are rows and columns of the image.

    Attributes:
        tool: The current tool.
        paint: The settings of the tools.
        able: Whether there is a mask that may be changed.
        clicking: The clicks that wait to be accepted.
        line: Draws strokes, outlines and boxes.
        vertices: Draws and edits polygons.
        reach: Distance at which the pointer is on a vertex, in pixels of the image.

    Signals:
        starting(): a gesture begins on an image without a mask.
        tool_changed(): tool, size or class has changed.
        turning(): an unfinished proposal must be accepted now, because the tool changes or the user accepts it.
        outlined(tuple): the line of the lasso so far; empty when it ends.
        drawn(Stroke): a part of an unfinished stroke.
        gesture_finished(Stroke): a whole stroke.
        enclosed(Polygon): a polygon.
        boxed(MaskPatch): a box.
        sought(str, tuple, bool): a region or part at a pixel was clicked; whether it is removed.
        clicked(tuple, bool): a pixel or box as a prompt; whether the pixel belongs to the class.
    """

    starting = Signal()
    tool_changed = Signal()
    turning = Signal()
    outlined = Signal(tuple)
    drawn = Signal(Stroke)
    gesture_finished = Signal(Stroke)
    enclosed = Signal(Polygon)
    boxed = Signal(MaskPatch)
    sought = Signal(str, tuple, bool)
    clicked = Signal(tuple, bool)

    def __init__(self, clicking: Clicking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool, self.able, self.reach = Tool.NONE, False, REACH
        self.clicking, self.paint = clicking, Paint(self)
        self.vertices, self.line = VertexTool(self.paint, self), LineTool(self.paint, self)
        self.paint.changed.connect(self.tool_changed)
        self.line.outlined.connect(self.outlined)
        self.line.drawn.connect(self.drawn)
        self.line.finished.connect(self.gesture_finished)
        self.line.enclosed.connect(self.enclosed)
        self.line.boxed.connect(self.boxed)
        self.line.framed.connect(self._send_box)

    @property
    def busy(self) -> bool:
        """Whether a stroke or a polygon is unfinished."""
        return self.line.under_way or self.vertices.drawing

    def pick(self, tool: Tool) -> None:
        """Choose a tool, or none with ``Tool.NONE``; choosing the click tool again proposes its next mask."""
        if tool is self.tool:
            if tool is Tool.CLICK:
                self.clicking.another()
            return
        self.turning.emit()
        self.tool = tool if self.able or self.tool else Tool.NONE
        self.line.drop()
        self.vertices.polygon.drop()
        self.outlined.emit(())
        self.tool_changed.emit()

    def set_provenance(self, provenance: Provenance | None, *, able: bool) -> None:
        """Set another mask, or None; the class is kept if the classes are the same."""
        self.able = able
        if provenance is not None:
            self.paint.set_provenance(provenance)
        if not able:
            self.line.drop()  # the tool is kept for the next image

    def press(self, point: Point, *, other: bool, anew: bool = False) -> None:
        """Begin a gesture; with the other button it removes.

        Args:
            point: Row and column.
            other: Whether the other button is pressed.
            anew: Whether a polygon begins even inside a part of the mask.
        """
        if not self.able and self.tool:
            self.starting.emit()
        if not self.able or self.tool is Tool.NONE:
            return
        if self.tool is Tool.POLYGON:
            self.vertices.press(point, self.reach, other=other, anew=anew)
        elif self.tool is Tool.CLICK and self.clicking.takes_boxes and not other:
            self.line.press(point, self.tool, self.paint.value)
        elif self.tool in (Tool.CLICK, Tool.REGION, Tool.PART):
            self._send_pixel(self.paint.provenance.pixel(point), other)
        else:
            away = other is not (self.tool is Tool.ERASER)
            self.line.press(point, self.tool, self.paint.provenance.rest if away else self.paint.value)

    def move(self, point: Point) -> None:
        """Continue a gesture."""
        self.vertices.move(point, self.reach)
        self.line.move(point)

    def release(self) -> None:
        """End a gesture."""
        self.vertices.release()
        self.line.release()

    def accept(self) -> bool:
        """Accept the clicks or close a polygon, and tell whether there was anything to accept."""
        had_clicks = self.clicking.under_way
        if had_clicks:
            self.turning.emit()
        return had_clicks or self.vertices.keys.accept()

    def back(self) -> bool:
        """Remove the last click or corner, and tell whether there was one."""
        if self.clicking.under_way:
            self.clicking.back()
            return True
        return self.vertices.drawing and self.vertices.keys.back()

    def leave(self) -> bool:
        """Discard unfinished clicks and polygons, and tell whether there were any."""
        had_something = self.clicking.under_way or bool(self.vertices.polygon.line.vertices)
        if self.clicking.under_way:
            self.clicking.end()
        self.vertices.polygon.drop()
        return had_something

    def _send_box(self, corner: Point, other: Point) -> None:
        """Send a drawn box as a prompt, or a click if the box is very small."""
        if max(abs(corner[0] - other[0]), abs(corner[1] - other[1])) < self.reach / 2:
            self._send_pixel(self.paint.provenance.pixel(corner), other=False)
            return
        rows, columns = sorted((corner[0], other[0])), sorted((corner[1], other[1]))
        self.clicked.emit((rows[0], columns[0], rows[1], columns[1]), True)

    def _send_pixel(self, pixel: tuple[int, int] | None, other: bool) -> None:
        if pixel is not None and self.tool is Tool.CLICK:
            self.clicked.emit(pixel, not other)
        elif pixel is not None:
            self.sought.emit(self.tool.value, pixel, other)
