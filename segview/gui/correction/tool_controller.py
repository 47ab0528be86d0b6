"""The tool in hand, and what the mouse does with it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from segview.annotation.gestures import Polygon, Stroke
from segview.annotation.provenance import Provenance
from segview.gui.correction.clicking import Clicking

Point = tuple[float, float]
SMALLEST, LARGEST = 1.0, 400.0
TOLERANCE = 12.0
TARGET = 1
SAME_CORNER = 1.0


class Tool(StrEnum):
    """The tools of the mouse on the mask."""

    NONE = ""
    BRUSH = "brush"
    ERASER = "eraser"
    LASSO = "lasso"
    REGION = "region"
    PART = "part"
    CLICK = "click"


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

    Signals:
        tooled(): another tool, size or class.
        turning(): what is under way is to be accepted, as the tool is put down or the user says so.
        outlined(tuple): the line of the lasso so far; empty when it ends.
        drawn(Stroke): a part of a stroke that is under way.
        gestured(Stroke): a whole stroke.
        enclosed(Polygon): a polygon.
        sought(str, tuple, bool): a region or part at a pixel is meant; whether it is taken away.
        clicked(tuple, bool): a click for the mask to follow; whether the pixel belongs.
    """

    tool_changed = Signal()
    turning = Signal()
    outlined = Signal(tuple)
    drawn = Signal(Stroke)
    gesture_finished = Signal(Stroke)
    enclosed = Signal(Polygon)
    sought = Signal(str, tuple, bool)
    clicked = Signal(tuple, bool)

    def __init__(self, clicking: Clicking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clicking = clicking
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
        """Whether a stroke is under way."""
        return bool(self._line)

    @property
    def protected(self) -> tuple[int, ...]:
        """The classes whose pixels stay as they are."""
        return tuple(value for value in self.provenance.things if value != self.value) if self.protecting else ()

    def pick(self, tool: Tool) -> None:
        """Take a tool, or with ``Tool.NONE`` put down what is in hand. A tool that is in hand already stays there."""
        if tool is self.tool:
            return
        self.turning.emit()
        self.tool = tool if self.able else Tool.NONE
        self.drop()
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
            self.tool = Tool.NONE
            self.drop()

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

    def press(self, point: Point, *, other: bool) -> None:
        """Begin a gesture; with the other button it takes away."""
        if not self.able:
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
        if self._line and not self._cornered and point != self._line[-1]:
            self._line.append(point)
            self._draw(self._line[-2], point)

    def release(self) -> None:
        """End a gesture."""
        if self.tool is Tool.LASSO and (self._cornered or len(self._line) == 1):
            self._cornered = True  # a click is the corner of a polygon, not a lasso
            return
        line, self._line = tuple(self._line), []
        if line and self.tool is Tool.LASSO:
            self._enclose(line)
        elif line:
            self.gesture_finished.emit(self._stroke(line))

    def accept(self) -> bool:
        """Accept the clicks, and say whether there were any."""
        there = self.clicking.under_way
        if there:
            self.turning.emit()
        return there

    def back(self) -> bool:
        """Take the last click back, and say whether there was one."""
        there = self.clicking.under_way
        if there:
            self.clicking.back()
        return there

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

    def _draw(self, start: Point, end: Point) -> None:
        if self.tool is Tool.LASSO:
            self.outlined.emit(tuple(self._line))
        else:
            self.drawn.emit(self._stroke((start, end) if start != end else (start,)))

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        return Stroke(points=points, radius=self.radius, value=self._painted, protected=self.protected)
