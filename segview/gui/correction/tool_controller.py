"""The tool in hand, and what the mouse does with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.annotation.gestures import MaskPatch, Polygon, Stroke, box
from segview.annotation.provenance import Provenance
from segview.gui.correction.clicking import Clicking
from segview.gui.correction.tools import Tool as Tool
from segview.gui.correction.vertex_tool import VertexTool

Point = tuple[float, float]
SMALLEST, LARGEST = 1.0, 400.0
TOLERANCE = 12.0
TARGET = 1
SAME_CORNER = 1.0
REACH = 8.0


class ToolController(QObject):
    """Makes gestures of what the mouse does; points are rows and columns of the image.

    Attributes:
        tool: What is in hand.
        radius: Of the brush, in pixels of the image.
        tolerance: Of the region that looks alike.
        value: The class that is painted.
        origin: What the mask began with: its classes and its size.
        protecting: Whether the other classes are protected.
        able: Whether there is a mask that may be changed.
        clicking: The clicks that wait to be accepted.
        vertices: The polygon whose vertices are set and moved.
        reach: How near to a vertex the pointer is at it, in pixels of the image.

    Signals:
        starting(): a gesture is to begin on an image that has no mask yet.
        tooled(): another tool, size or class.
        turning(): what is under way is to be accepted, as the tool is put down or the user says so.
        outlined(tuple): the line of the lasso so far; empty when it ends.
        drawn(Stroke): a part of a stroke that is under way.
        gestured(Stroke): a whole stroke.
        enclosed(Polygon): a polygon.
        boxed(MaskPatch): a box.
        sought(str, tuple, bool): a region or part at a pixel is meant; whether it is taken away.
        clicked(tuple, bool): a click for the mask to follow; whether the pixel belongs.
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
        self.clicking = clicking
        self.vertices = VertexTool(self)
        self.reach = REACH
        self.tool = Tool.NONE
        self.radius = 12.0
        self.tolerance = TOLERANCE
        self.value = TARGET
        self.provenance = Provenance(image="", size=(0, 0))
        self.protecting = False
        self.able = False
        self._line: list[Point] = []
        self._cornered = False
        self._painted = TARGET

    @property
    def rings(self) -> bool:
        """Whether the tool has a size that is shown."""
        return self.tool in (Tool.BRUSH, Tool.ERASER)

    @property
    def busy(self) -> bool:
        """Whether a stroke or a polygon is under way."""
        return bool(self._line) or self.vertices.drawing

    @property
    def protected(self) -> tuple[int, ...]:
        """The classes whose pixels stay as they are."""
        return tuple(value for value in self.provenance.things if value != self.value) if self.protecting else ()

    def pick(self, tool: Tool) -> None:
        """Take a tool, or with ``Tool.NONE`` put down what is in hand. A tool that is in hand already stays there."""
        if tool is self.tool:
            return
        self.turning.emit()
        self.tool = tool if self.able or self.tool else Tool.NONE
        self.drop()
        self.vertices.drop()
        self.outlined.emit(())
        self.tool_changed.emit()

    def drop(self) -> None:
        """Leave a stroke or outline that is under way."""
        self._line, self._cornered = [], False

    def turn(self, provenance: Provenance | None, *, able: bool) -> None:
        """Turn to another mask, or with None to none; the class in hand stays there while there are the same."""
        self.able = able
        if provenance is not None:
            self.value = self.value if provenance.classes == self.provenance.classes else provenance.things[0]
            self.provenance = provenance
        if not able:
            self.drop()  # the tool stays in hand for the next image

    def set_radius(self, radius: float) -> None:
        """Take a brush of another size."""
        self.radius = min(max(radius, SMALLEST), LARGEST)
        self.tool_changed.emit()

    def choose(self, value: int, *, protecting: bool) -> None:
        """Take another class, and say whether the others are protected from it."""
        self.value, self.protecting = value, protecting
        self.tool_changed.emit()

    def step(self, by: int) -> None:
        """Take the class so many places on, after the last one the first."""
        things = self.provenance.things
        self.choose(things[(things.index(self.value) + by) % len(things)], protecting=self.protecting)

    def press(self, point: Point, *, other: bool, anew: bool = False) -> None:
        """Begin a gesture; with the other button it takes away.

        Args:
            point: Row and column.
            other: Whether with the other button.
            anew: Whether a polygon is begun also inside a part of the mask.
        """
        if not self.able and self.tool:
            self.starting.emit()
        if not self.able:
            return
        if self.tool is Tool.POLYGON:
            self._hand_on()
            self.vertices.press(point, self.reach, other=other, anew=anew)
            return
        if self._cornered:
            self._add_corner(point)
            return
        self._painted = self.provenance.rest if other is not (self.tool is Tool.ERASER) else self.value
        if self.tool in (Tool.CLICK, Tool.REGION, Tool.PART):
            self._mean(self.provenance.pixel(point), other)
        elif self.tool is not Tool.NONE:
            self._line = [point]
            self._draw(point, point)

    def move(self, point: Point) -> None:
        """Go on with a gesture."""
        self.vertices.move(point, self.reach)
        if self._line and not self._cornered and point != self._line[-1]:
            self._line.append(point)
            self._draw(self._line[-2], point)

    def release(self) -> None:
        """End a gesture."""
        self.vertices.release()
        if self.tool is Tool.LASSO and (self._cornered or len(self._line) == 1):
            self._cornered = True  # a click is the corner of a polygon, not a lasso
            return
        line, self._line = tuple(self._line), []
        if line and self.tool is Tool.LASSO:
            self._enclose(line)
        elif line and self.tool is Tool.BOX:
            self._fill(line[0], line[-1])
        elif line:
            self.gesture_finished.emit(self._stroke(line))

    def accept(self) -> bool:
        """Accept the clicks, or close a polygon, and say whether there were any."""
        there = self.clicking.under_way
        if there:
            self.turning.emit()
        return there or self.vertices.accept()

    def back(self) -> bool:
        """Take the last click or corner back, and say whether there was one."""
        if self.clicking.under_way:
            self.clicking.back()
            return True
        return self.vertices.drawing and self.vertices.back()

    def leave(self) -> bool:
        """Discard what is under way, and say whether there was anything."""
        there = self.clicking.under_way or bool(self.vertices.line.vertices)
        if self.clicking.under_way:
            self.clicking.end()
        self.vertices.drop()
        return there

    def _hand_on(self) -> None:
        """Tell the polygon what it is filled with."""
        vertices = self.vertices
        vertices.value, vertices.rest, vertices.protected = self.value, self.provenance.rest, self.protected

    def _mean(self, pixel: tuple[int, int] | None, other: bool) -> None:
        if pixel is not None and self.tool is Tool.CLICK:
            self.clicked.emit(pixel, not other)
        elif pixel is not None:
            self.sought.emit(self.tool.value, pixel, other)

    def _add_corner(self, point: Point) -> None:
        """Go on with a polygon; a second click on the same point closes it."""
        last = self._line[-1]
        if max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= SAME_CORNER:
            self._line.append(point)
            self.outlined.emit(tuple(self._line))
            return
        corners = tuple(self._line)
        self.drop()
        if len(corners) > 2:
            self._enclose(corners)
        else:
            self.outlined.emit(())

    def _enclose(self, points: tuple[Point, ...]) -> None:
        self.outlined.emit(())
        self.enclosed.emit(Polygon(points=points, value=self._painted, protected=self.protected))

    def _fill(self, one: Point, other: Point) -> None:
        self.outlined.emit(())
        gesture = box(one, other, self.provenance.size, self._painted)
        if gesture is not None:
            self.boxed.emit(gesture.model_copy(update={"protected": self.protected}))

    def _draw(self, start: Point, end: Point) -> None:
        if self.tool is Tool.LASSO:
            self.outlined.emit(tuple(self._line))
        elif self.tool is Tool.BOX:
            (top, left), (bottom, right) = self._line[0], end
            self.outlined.emit(((top, left), (top, right), (bottom, right), (bottom, left), (top, left)))
        else:
            self.drawn.emit(self._stroke((start, end) if start != end else (start,)))

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        return Stroke(points=points, radius=self.radius, value=self._painted, protected=self.protected)
