"""The tools that follow the pointer from press to release: brush, eraser, lasso and box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from segview.annotation.gestures import MaskPatch, Polygon, Stroke, box
from segview.core.base.points import Point
from segview.gui.correction.paint import TARGET, Paint
from segview.gui.correction.tools import Tool

SAME_CORNER = 1.0


class LineTool(QObject):
    """Makes a stroke, an outline or a box from a line; points are rows and columns of the image.

    Args:
        paint: The settings of the tools.

    Attributes:
        cornered: Whether the corners of an outline are clicked.
        follow: Returns the points of the line from one corner to the next.

    Signals:
        outlined(tuple): the outline so far; empty when it ends.
        drawn(Stroke): a part of an unfinished stroke.
        finished(Stroke): a whole stroke.
        enclosed(Polygon): an outline.
        boxed(MaskPatch): a box.
        framed(tuple, tuple): two corners of a box that prompts a network.
    """

    outlined = Signal(tuple)
    drawn = Signal(Stroke)
    finished = Signal(Stroke)
    enclosed = Signal(Polygon)
    boxed = Signal(MaskPatch)
    framed = Signal(tuple, tuple)

    def __init__(self, paint: Paint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._tool = Tool.NONE
        self._value = TARGET
        self._line: list[Point] = []
        self.cornered = False
        self.follow: Callable[[Point, Point], tuple[Point, ...]] = lambda _start, end: (end,)

    @property
    def under_way(self) -> bool:
        """Whether a line has begun and not ended."""
        return bool(self._line)

    def press(self, point: Point, tool: Tool, value: int) -> None:
        """Begin a line with a tool and a class, or set the next corner of an outline."""
        if self.cornered:
            self._add_corner(point)
            return
        self._tool, self._value, self._line = tool, value, [point]
        self._draw(point, point)

    def move(self, point: Point) -> None:
        """Continue a line."""
        if self._line and not self.cornered and point != self._line[-1]:
            self._line.append(point)
            self._draw(self._line[-2], point)

    def hover(self, point: Point) -> None:
        """Show the line up to the pointer, as a preview of the next corner."""
        if self.cornered:
            self.outlined.emit((*self._line, *self.follow(self._line[-1], point)))

    def release(self) -> None:
        """End a line."""
        if self._line and self._tool is Tool.LASSO and (self.cornered or len(self._line) == 1):
            self.cornered = True  # a click is the corner of a polygon, not a lasso
            return
        line, self._line = tuple(self._line), []
        if line and self._tool is Tool.LASSO:
            self._enclose(line)
        elif line and self._tool is Tool.BOX:
            self._fill(line[0], line[-1])
        elif line and self._tool is Tool.CLICK:
            self.outlined.emit(())
            self.framed.emit(line[0], line[-1])
        elif line:
            self.finished.emit(self._stroke(line))

    def drop(self) -> None:
        """Drop an unfinished line."""
        self._line, self.cornered = [], False

    def _add_corner(self, point: Point) -> None:
        """Add a corner to a polygon; a second click on the same point closes it."""
        last = self._line[-1]
        if max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= SAME_CORNER:
            self._line += self.follow(last, point)
            self.outlined.emit(tuple(self._line))
            return
        corners = (*self._line, *self.follow(last, self._line[0])[:-1])
        self.drop()
        if len(corners) > 2:
            self._enclose(corners)
        else:
            self.outlined.emit(())

    def _enclose(self, points: tuple[Point, ...]) -> None:
        self.outlined.emit(())
        self.enclosed.emit(Polygon(points=points, value=self._value, protected=self._paint.protected))

    def _fill(self, corner: Point, other: Point) -> None:
        self.outlined.emit(())
        gesture = box(corner, other, self._paint.provenance.size, self._value)
        if gesture is not None:
            self.boxed.emit(gesture.model_copy(update={"protected": self._paint.protected}))

    def _draw(self, start: Point, end: Point) -> None:
        if self._tool is Tool.LASSO:
            self.outlined.emit(tuple(self._line))
        elif self._tool in (Tool.BOX, Tool.CLICK):
            (top, left), (bottom, right) = self._line[0], end
            self.outlined.emit(((top, left), (top, right), (bottom, right), (bottom, left), (top, left)))
        else:
            self.drawn.emit(self._stroke((start, end) if start != end else (start,)))

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        paint = self._paint
        return Stroke(points=points, radius=paint.radius, value=self._value, protected=paint.protected)
