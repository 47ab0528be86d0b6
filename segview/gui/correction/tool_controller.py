"""The tool in hand, and what the mouse does with it."""

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
    """Gives what the mouse does to the tool in hand; points are rows and columns of the image.

    Attributes:
        tool: What is in hand.
        paint: What it paints with.
        able: Whether there is a mask that may be changed.
        clicking: The clicks that wait to be accepted.
        line: Draws strokes, outlines and boxes.
        vertices: The polygon whose vertices are set and moved.
        reach: How near to a vertex the pointer is at it, in pixels of the image.

    Signals:
        starting(): a gesture is to begin on an image that has no mask yet.
        tool_changed(): another tool, size or class.
        turning(): what is under way is to be accepted, as the tool is put down or the user says so.
        outlined(tuple): the line of the lasso so far; empty when it ends.
        drawn(Stroke): a part of a stroke that is under way.
        gesture_finished(Stroke): a whole stroke.
        enclosed(Polygon): a polygon.
        boxed(MaskPatch): a box.
        sought(str, tuple, bool): a region or part at a pixel is meant; whether it is taken away.
        clicked(tuple, bool): a click for the mask to follow, or the sides of a box; whether the pixel belongs.
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
        self.line.framed.connect(self._say)

    @property
    def busy(self) -> bool:
        """Whether a stroke or a polygon is under way."""
        return self.line.under_way or self.vertices.drawing

    def pick(self, tool: Tool) -> None:
        """Take a tool, or with ``Tool.NONE`` put down what is in hand. A tool that is in hand already stays there."""
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

    def turn(self, provenance: Provenance | None, *, able: bool) -> None:
        """Turn to another mask, or with None to none; the class in hand stays there while there are the same."""
        self.able = able
        if provenance is not None:
            self.paint.turn(provenance)
        if not able:
            self.line.drop()  # the tool stays in hand for the next image

    def press(self, point: Point, *, other: bool, anew: bool = False) -> None:
        """Begin a gesture; with the other button it takes away.

        Args:
            point: Row and column.
            other: Whether with the other button.
            anew: Whether a polygon is begun also inside a part of the mask.
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
            self._mean(self.paint.provenance.pixel(point), other)
        else:
            away = other is not (self.tool is Tool.ERASER)
            self.line.press(point, self.tool, self.paint.provenance.rest if away else self.paint.value)

    def move(self, point: Point) -> None:
        """Go on with a gesture."""
        self.vertices.move(point, self.reach)
        self.line.move(point)

    def release(self) -> None:
        """End a gesture."""
        self.vertices.release()
        self.line.release()

    def accept(self) -> bool:
        """Accept the clicks, or close a polygon, and say whether there were any."""
        there = self.clicking.under_way
        if there:
            self.turning.emit()
        return there or self.vertices.keys.accept()

    def back(self) -> bool:
        """Take the last click or corner back, and say whether there was one."""
        if self.clicking.under_way:
            self.clicking.back()
            return True
        return self.vertices.drawing and self.vertices.keys.back()

    def leave(self) -> bool:
        """Discard what is under way, and say whether there was anything."""
        there = self.clicking.under_way or bool(self.vertices.polygon.line.vertices)
        if self.clicking.under_way:
            self.clicking.end()
        self.vertices.polygon.drop()
        return there

    def _say(self, one: Point, other: Point) -> None:
        """Take a box that was drawn for the mask to follow, or a click where it has hardly a side."""
        if max(abs(one[0] - other[0]), abs(one[1] - other[1])) < self.reach / 2:
            self._mean(self.paint.provenance.pixel(one), other=False)
            return
        rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
        self.clicked.emit((rows[0], columns[0], rows[1], columns[1]), True)

    def _mean(self, pixel: tuple[int, int] | None, other: bool) -> None:
        if pixel is not None and self.tool is Tool.CLICK:
            self.clicked.emit(pixel, not other)
        elif pixel is not None:
            self.sought.emit(self.tool.value, pixel, other)
