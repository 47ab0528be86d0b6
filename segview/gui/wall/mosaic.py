"""The layout of the wall's panels: equal cells that fill the room, or scroll if they would be too small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from segview.gui.wall.panels.panel import Panel

GAP = 4
SMALLEST = QSize(150, 160)
LEGIBLE = 240  # largest side of an image if the panels scroll anyway


@dataclass(frozen=True)
class Cell:
    """A panel and the number of columns it spans."""

    panel: Panel
    span: int = 1


Lines = Sequence[Sequence[Cell]]


class Mosaic(QScrollArea):
    """Shows lines of panels, all of one size, so that what they draw lies on the same pixels.

    A single line is broken into the number of lines that makes the images largest. When several lines scroll sideways,
    the first column, which has the image, stays visible.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QWidget(objectName="wall/content")
        self.setWidget(self.content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: Lines = ()
        self._alone: Panel | None = None
        self._size = (1, 1)
        self._first: dict[Panel, QRect] = {}
        self.horizontalScrollBar().valueChanged.connect(self._hold)

    def show_lines(self, lines: Lines, *, alone: Panel | None, size: tuple[int, int]) -> None:
        """Show these panels, or one ``alone``, for an image of ``size`` rows and columns."""
        self._lines, self._alone = lines, alone
        self._size = size if all(size) else (1, 1)  # the image is not loaded yet
        self._place()

    @property
    def panels(self) -> list[Panel]:
        """The panels shown, line by line."""
        return [self._alone] if self._alone else [cell.panel for line in self._lines for cell in line]

    def render_whole(self, image: QImage) -> None:
        """Draw all panels, also those that are scrolled out of view, each in its own place."""
        self._hold(0)
        self.content.render(image)
        self._hold(self.horizontalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        lines = [[Cell(self._alone)]] if self._alone else self._lines
        if not lines:
            return
        room = self.maximumViewportSize()
        places, size = self._places(lines, room)
        # A scroll bar takes room from the other direction.
        bar = self.verticalScrollBar().sizeHint().width()
        if size.width() > room.width() or size.height() > room.height():
            less = QSize(bar if size.height() > room.height() else 0, bar if size.width() > room.width() else 0)
            places, size = self._places(lines, room - less)
        self.content.resize(size)
        for panel in self.content.findChildren(Panel, options=Qt.FindChildOption.FindDirectChildrenOnly):
            panel.setVisible(panel in places)
        for panel, place in places.items():
            panel.setGeometry(place)
        several = len(lines) > 1 and room.width() >= 2 * min(place.width() for place in places.values())
        self._first = {panel: place for panel, place in places.items() if several and not place.left()}
        self._hold(self.horizontalScrollBar().value())

    def _hold(self, scrolled: int) -> None:
        """Keep the first column at the left of the visible part, above the others."""
        for panel, place in self._first.items():
            panel.move(place.left() + scrolled, place.top())
            if scrolled:  # otherwise it covers nothing, and raising it would repaint it
                panel.raise_()

    def _places(self, lines: Lines, room: QSize) -> tuple[dict[Panel, QRect], QSize]:
        columns = max(sum(cell.span for cell in line) for line in lines)
        if len(lines) == 1:
            columns = self._columns(lines[0], room)
            lines = _break_line(lines[0], columns)
        width, height = self._cell(columns, len(lines), room)
        places: dict[Panel, QRect] = {}
        for row, line in enumerate(lines):
            column = 0
            for cell in line:
                left, top = column * (width + GAP), row * (height + GAP)
                places[cell.panel] = QRect(left, top, cell.span * (width + GAP) - GAP, height)
                column += cell.span
        needed = QSize(columns * (width + GAP) - GAP, len(lines) * (height + GAP) - GAP)
        return places, needed.expandedTo(room)

    def _cell(self, columns: int, lines: int, room: QSize) -> tuple[int, int]:
        width = (room.width() - GAP * (columns - 1)) // columns
        height = (room.height() - GAP * (lines - 1)) // lines
        header, wide = self._header, self._size[1] / self._size[0]
        if height < SMALLEST.height():
            height = max(SMALLEST.height(), header + round(min(LEGIBLE, width / wide)))
        if width < SMALLEST.width():
            width = max(SMALLEST.width(), round(min(LEGIBLE, (height - header) * wide)))
        return width, height

    @property
    def _header(self) -> int:
        return self._lines[0][0].panel.header.sizeHint().height()

    def _columns(self, line: Sequence[Cell], room: QSize) -> int:
        """Return the number of columns of a broken line that makes its images largest."""
        count = sum(cell.span for cell in line)
        widest = max(cell.span for cell in line)
        header = self._header

        def worth(columns: int) -> tuple[float, int, int]:
            width = room.width() / columns - GAP
            height = room.height() / ceil(count / columns) - GAP - header
            largest = min(width / self._size[1], max(height, SMALLEST.height() - header) / self._size[0])
            enough = columns == 1 or width >= SMALLEST.width()
            empty = -count % columns
            # Of about equal layouts, one without an empty cell is better, then one with more columns.
            return round(largest, 2) if enough else 0.0, -empty, columns

        return max(range(widest, count + 1), key=worth)


def _break_line(line: Sequence[Cell], columns: int) -> list[list[Cell]]:
    lines: list[list[Cell]] = [[]]
    for cell in line:
        if sum(one.span for one in lines[-1]) + cell.span > columns:
            lines.append([])
        lines[-1].append(cell)
    return lines
