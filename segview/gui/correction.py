"""The mask under correction in the window: the tool in hand, what it does, and what of that is on the disk."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document, Mask, Origin
from segview.annotation.gestures import Drawn, Polygon, Put, Redo, Stroke, Undo
from segview.core.picture import Picture
from segview.gui.jobs import Add, Discard, Export, Find, TakeUp, WriteDown

Point = tuple[float, float]
SMALLEST, LARGEST = 1.0, 400.0
TOLERANCE = 12.0
TARGET = 1


class Tool(StrEnum):
    """What the mouse does to the mask."""

    NONE = ""
    BRUSH = "brush"
    ERASER = "eraser"
    LASSO = "lasso"
    REGION = "region"
    PART = "part"


class Correction(QObject):
    """Takes gestures, changes the document at once, and has each written down by the worker that writes files.

    Signals:
        changed(): the mask is another, or there is one, or none any more.
        tooled(): another tool or size, or something else can be taken back.
        saved(): more, or less, of the correction is on the disk.
        outlined(list): the line of the lasso so far, rows and columns; empty when it ends.
        wanted(object): a question for the worker that reads and writes files.
    """

    changed = Signal()
    tooled = Signal()
    saved = Signal()
    outlined = Signal(object)
    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.tool = Tool.NONE
        self.radius = 12.0
        self.tolerance = TOLERANCE
        self.saved_at: float | None = None
        self._image: Path | None = None
        self._picture: Picture | None = None
        self._written = 0
        self._broken = False
        self._line: list[Point] = []
        self._value = TARGET

    @property
    def is_saved(self) -> bool:
        """Whether every gesture is on the disk."""
        return self.document is not None and not self._broken and self._written >= self.document.gestures

    @property
    def rings(self) -> bool:
        """Whether the tool in hand has a size that is shown."""
        return self.tool in (Tool.BRUSH, Tool.ERASER)

    @property
    def busy(self) -> bool:
        """Whether a stroke is under way."""
        return bool(self._line)

    # Which image and which mask --------------------------------------------------------------------------------------

    def follow(self, image: Path | None, picture: Picture | None) -> None:
        """Turn to another image, and ask whether a correction of it was left."""
        self._picture = picture
        if image == self._image:
            return
        self._image, self._line = image, []
        self._show(None)
        if image is not None:
            self.wanted.emit(TakeUp(image))

    def take_up(self, image: Path, document: Document | None) -> None:
        """Take a correction as it was left."""
        if image == self._image and document is not None and self.document is None:
            self._show(document)

    def begin(self, mask: Mask | None, origin: Origin) -> None:
        """Begin with a mask, or an empty one, in place of a correction that there may be."""
        if self._image is None:
            return
        self._show(Document(origin, mask))
        self._write_down()
        if self.tool is Tool.NONE:
            self.pick(Tool.BRUSH)

    def discard(self) -> None:
        """Throw the correction away."""
        if self.document is not None and self._image is not None:
            self.wanted.emit(Discard(self._image))
            self._show(None)

    def export(self, path: Path, kind: str) -> None:
        """Have the mask written as a file."""
        if self.document is not None:
            self.wanted.emit(Export(self.document.copy(), path, kind))

    # The tool in hand ------------------------------------------------------------------------------------------------

    def pick(self, tool: Tool) -> None:
        """Take a tool; the one that is in hand is put down."""
        self.tool = Tool.NONE if tool is self.tool or self.document is None else tool
        self._line = []
        self.outlined.emit([])
        self.tooled.emit()

    def set_radius(self, radius: float) -> None:
        """Take a brush of another size, in pixels of the image."""
        self.radius = min(max(radius, SMALLEST), LARGEST)
        self.tooled.emit()

    def press(self, point: Point, *, other: bool) -> None:
        """Begin a gesture at a point, in rows and columns of the image; with the other button it takes away."""
        if self.document is None:
            return
        self._value = 0 if other is not (self.tool is Tool.ERASER) else TARGET
        if self.tool in (Tool.REGION, Tool.PART):
            self._find(self.tool.value, point, erase=other)
        elif self.tool is not Tool.NONE:
            self._line = [point]
            self._draw(point, point)

    def move(self, point: Point) -> None:
        """Go on with a gesture."""
        if self._line and point != self._line[-1]:
            self._line.append(point)
            self._draw(self._line[-2], point)

    def release(self) -> None:
        """End a gesture."""
        line, self._line = tuple(self._line), []
        if not line:
            return
        if self.tool is Tool.LASSO:
            self.outlined.emit([])
            self._do(Polygon(points=line, value=self._value))
        else:
            self._do(Stroke(points=line, radius=self.radius, value=self._value))

    def refine(self, name: str) -> None:
        """Have the whole mask refined."""
        self._find(name, (0.0, 0.0))

    def undo(self) -> None:
        """Take the last gesture back."""
        if self.document is not None and self.document.can_undo:
            self._do(Undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.document is not None and self.document.can_redo:
            self._do(Redo())

    # What comes back -------------------------------------------------------------------------------------------------

    def take_found(self, image: Path, gestures: tuple[Put, ...]) -> None:
        """Give found pixels their class."""
        if image == self._image:
            for gesture in gestures:
                self._do(gesture)

    def take_saved(self, image: Path, gestures: int) -> None:
        """Take note that so many gestures are on the disk."""
        if image == self._image and self.document is not None:
            self._written, self.saved_at = gestures, time.monotonic()
            self.saved.emit()

    def take_failure(self, image: Path) -> None:
        """Take note that a gesture could not be written: the next time the whole mask is."""
        if image == self._image:
            self._broken = True
            self.saved.emit()

    def _show(self, document: Document | None) -> None:
        self.document = document
        self._broken = False
        self._written = document.gestures if document else 0
        self.saved_at = time.monotonic() if document else None
        if document is None:
            self.tool = Tool.NONE
        for signal in (self.changed, self.tooled, self.saved):
            signal.emit()

    def _draw(self, start: Point, end: Point) -> None:
        if self.document is None:
            return
        if self.tool is Tool.LASSO:
            self.outlined.emit(list(self._line))
            return
        points = (start, end) if start != end else (start,)
        self.document.draw(Stroke(points=points, radius=self.radius, value=self._value))
        self.changed.emit()

    def _do(self, gesture: Drawn | Undo | Redo) -> None:
        if self.document is None or self._image is None:
            return
        self.document.apply(gesture)
        if self._broken:
            self._write_down()
        else:
            self.wanted.emit(Add(self._image, gesture, self.document.gestures))
        for signal in (self.changed, self.tooled, self.saved):
            signal.emit()

    def _write_down(self) -> None:
        if self.document is not None and self._image is not None:
            self._broken = False
            document = self.document
            self.wanted.emit(WriteDown(self._image, document.origin, document.mask.copy(), document.gestures))

    def _find(self, what: str, point: Point, *, erase: bool = False) -> None:
        if self.document is None or self._image is None or self._picture is None:
            return
        rows, columns = self.document.origin.size
        place = int(point[0]), int(point[1])
        if 0 <= place[0] < rows and 0 <= place[1] < columns:
            self.wanted.emit(
                Find(
                    self._image,
                    what,
                    self.document.mask.copy(),
                    picture=self._picture.levels[0],
                    place=place,
                    tolerance=self.tolerance,
                    value=TARGET,
                    erase=erase,
                )
            )
