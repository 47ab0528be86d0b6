"""The mask under correction in the window: the tool in hand, what it does, and what of that is on the disk."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from segview.annotation.document import Document, Mask, Origin
from segview.annotation.gestures import Drawn, Polygon, Put, Redo, Stroke, Undo
from segview.core.clicks import Click
from segview.core.picture import Picture
from segview.gui.clicking import Clicking
from segview.gui.jobs import Add, Discard, Export, Find, Import, TakenUp, TakeUp, WriteDown

Point = tuple[float, float]
SMALLEST, LARGEST = 1.0, 400.0
TOLERANCE = 12.0
TARGET = 1
COUNT_AFTER_MS = 120
SAME_CORNER = 1.0


class Tool(StrEnum):
    """What the mouse does to the mask."""

    NONE = ""
    BRUSH = "brush"
    ERASER = "eraser"
    LASSO = "lasso"
    REGION = "region"
    PART = "part"
    CLICK = "click"


@dataclass(frozen=True)
class Counts:
    """How much a class of the corrected mask covers, and how far it agrees with others.

    Attributes:
        area: In pixels.
        to_start: Dice's coefficient with the mask that it began with.
        to_truth: With the ground truth, or None where there is none that fits.
    """

    area: int
    to_start: float
    to_truth: float | None


class Correction(QObject):
    """Takes gestures, changes the document at once, and has each written down by the worker that writes files.

    Signals:
        changed(): the mask is another, or there is one, or none any more.
        tooled(): another tool or size, or something else can be taken back.
        counted(): ``counts`` is another.
        saved(): more, or less, of the correction is on the disk.
        outlined(list): the line of the lasso so far, rows and columns; empty when it ends.
        marked(list): rows, columns and sides of the clicks that wait to be accepted.
        wanted(object): a question for the worker that reads and writes files.
    """

    changed = Signal()
    tooled = Signal()
    counted = Signal()
    saved = Signal()
    outlined = Signal(object)
    marked = Signal(object)
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
        self.held: TakenUp | None = None
        self.value = TARGET
        self.protecting = False
        self.counts: Counts | None = None
        self._counting = False
        self._broken = False
        self._line: list[Point] = []
        self._cornered = False
        self._painted = TARGET
        self.clicking = Clicking(self)
        self.clicking.marked.connect(self.marked)
        for signal in (self.changed, self.tooled):
            self.clicking.proposed.connect(signal)

    @property
    def is_saved(self) -> bool:
        """Whether every gesture is on the disk."""
        return self.document is not None and not self._broken and self._written >= self.document.gestures

    @property
    def can_change(self) -> bool:
        """Whether there is a mask here that this window may change."""
        return self.document is not None and self.held is None

    @property
    def shown(self) -> Mask | None:
        """The mask as it is drawn: with the clicks that wait to be accepted."""
        proposal = self.clicking.proposal
        return proposal if proposal is not None or self.document is None else self.document.mask

    @property
    def shown_version(self) -> tuple[int, int]:
        """What changes whenever ``shown`` does."""
        return self.document.version if self.document else 0, self.clicking.version

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
            self._count_soon()
            return
        self.accept()
        self._image, self._line, self._cornered = image, [], False
        self._show(None)
        if image is not None:
            self.wanted.emit(TakeUp(image))

    def take_up(self, image: Path, taken: TakenUp) -> None:
        """Take a correction as it was left, or as another window that has it left it: then it is read-only."""
        if image != self._image:
            return
        if taken.held:
            self._show(taken.document, held=taken)
        elif taken.document is not None and self.document is None:
            self._show(taken.document)

    def begin(self, mask: Mask | None, origin: Origin) -> None:
        """Begin with a mask, or an empty one; gestures that were made before can be brought back by undo."""
        if self._image is None or self.held is not None:
            return
        own = self.document
        if own is not None and own.gestures and own.origin.classes == origin.classes:
            for gesture in own.replace(Document(origin, mask).mask):
                self._do(gesture)
            return
        self._show(Document(origin, mask))
        self._write_down()
        if self.tool is Tool.NONE:
            self.pick(Tool.BRUSH)

    def discard(self) -> None:
        """Throw the correction away."""
        if self.document is not None and self._image is not None and self.held is None:
            self.wanted.emit(Discard(self._image))
            self._show(None)

    def export(self, path: Path, kind: str) -> None:
        """Have the mask written as a file."""
        if self.document is not None:
            self.wanted.emit(Export(self.document.copy(), path, kind))

    def import_mask(self, path: Path, origin: Origin) -> None:
        """Have a mask read from a file, which then takes the place of what there is."""
        if self._image is not None:
            self.wanted.emit(Import(self._image, path, origin))

    # The tool in hand ------------------------------------------------------------------------------------------------

    def pick(self, tool: Tool) -> None:
        """Take a tool; the one that is in hand is put down, and what was clicked with it is accepted."""
        self.accept()
        self.tool = Tool.NONE if tool is self.tool or not self.can_change else tool
        self._line, self._cornered = [], False
        self.outlined.emit([])
        self.tooled.emit()

    def set_radius(self, radius: float) -> None:
        """Take a brush of another size, in pixels of the image."""
        self.radius = min(max(radius, SMALLEST), LARGEST)
        self.tooled.emit()

    def choose(self, value: int, *, protecting: bool) -> None:
        """Take another class in hand, and say whether the others are protected from it."""
        self.value, self.protecting = value, protecting
        self._count_soon()
        self.tooled.emit()

    def press(self, point: Point, *, other: bool) -> None:
        """Begin a gesture at a point, in rows and columns of the image; with the other button it takes away."""
        if not self.can_change:
            return
        if self._cornered:
            self._add_corner(point)
            return
        self._painted = 0 if other is not (self.tool is Tool.ERASER) else self.value
        if self.tool is Tool.CLICK:
            self._click(point, belongs=not other)
        elif self.tool in (Tool.REGION, Tool.PART):
            self._find(self.tool.value, point, erase=other)
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
        if not line:
            return
        if self.tool is Tool.LASSO:
            self.outlined.emit([])
            self._do(Polygon(points=line, value=self._painted, protected=self._protected))
        else:
            self._do(self._stroke(line))

    def _add_corner(self, point: Point) -> None:
        """Go on with a polygon; a second click on the same point closes it."""
        last = self._line[-1]
        if max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= SAME_CORNER:
            self._line.append(point)
            self.outlined.emit(list(self._line))
            return
        corners, self._line, self._cornered = tuple(self._line), [], False
        self.outlined.emit([])
        if len(corners) > 2:
            self._do(Polygon(points=corners, value=self._painted, protected=self._protected))

    def refine(self, name: str) -> None:
        """Have the whole mask refined."""
        self._find(name, (0.0, 0.0))

    def accept(self) -> bool:
        """Take the mask that follows the clicks over; say whether there were clicks."""
        if not self.clicking.under_way:
            return False
        mask = self.clicking.end()
        if mask is not None and self.document is not None:
            for gesture in self.document.replace(mask):
                self._do(gesture)
        return True

    def back(self) -> bool:
        """Take the last click back that was not accepted yet; say whether there was one."""
        there = self.clicking.under_way
        if there:
            self.clicking.back()
        return there

    def undo(self) -> None:
        """Take the last click or gesture back."""
        if self.back():
            return
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
                self._do(gesture.model_copy(update={"protected": self._protected}))

    def take_imported(self, origin: Origin, mask: Mask) -> None:
        """Take the mask of a file in place of what there is."""
        if Path(origin.image) == self._image:
            self.begin(mask, origin)

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

    @property
    def _protected(self) -> tuple[int, ...]:
        if self.document is None or not self.protecting:
            return ()
        return tuple(value for value in range(1, len(self.document.origin.classes)) if value != self.value)

    def _count_soon(self) -> None:
        # Counting a large mask takes as long as a step of a stroke, so it waits a moment, and counts once.
        if self.document is not None and not self._counting:
            self._counting = True
            QTimer.singleShot(COUNT_AFTER_MS, self, self._count)

    def _count(self) -> None:
        self._counting = False
        document, picture = self.document, self._picture
        if document is None:
            self.counts = None
        else:
            truth = picture.truth if picture is not None else None
            fits = truth is not None and truth.shape == document.origin.size
            self.counts = Counts(
                document.area(self.value),
                document.dice(document.began, self.value),
                document.dice(truth, self.value) if truth is not None and fits else None,
            )
        self.counted.emit()

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        return Stroke(points=points, radius=self.radius, value=self._painted, protected=self._protected)

    def _show(self, document: Document | None, *, held: TakenUp | None = None) -> None:
        self.clicking.end()
        self.document, self.held = document, held
        if document is None or self.value >= len(document.origin.classes):
            self.value = TARGET
        self._broken = False
        self._written = document.gestures if document else 0
        self.saved_at = time.monotonic() if document else None
        if not self.can_change:
            self.tool, self._line, self._cornered = Tool.NONE, [], False
        self._count()
        for signal in (self.changed, self.tooled, self.saved):
            signal.emit()

    def _draw(self, start: Point, end: Point) -> None:
        if self.document is None:
            return
        if self.tool is Tool.LASSO:
            self.outlined.emit(list(self._line))
            return
        points = (start, end) if start != end else (start,)
        self.document.draw(self._stroke(points))
        self.changed.emit()

    def _do(self, gesture: Drawn | Undo | Redo) -> None:
        if self.document is None or self._image is None or self.held is not None:
            return
        self.document.apply(gesture)
        self._count_soon()
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

    def _click(self, point: Point, *, belongs: bool) -> None:
        if self.document is None or self._image is None or self._picture is None:
            return
        rows, columns = self.document.origin.size
        row, column = int(np.floor(point[0])), int(np.floor(point[1]))
        if not (0 <= row < rows and 0 <= column < columns):
            return
        if not self.clicking.under_way:
            self.clicking.begin(self._image, self._picture.levels[0], self.document.mask.copy())
        self.clicking.add(Click(row, column, self.value, belongs))

    def _find(self, what: str, point: Point, *, erase: bool = False) -> None:
        if self.document is None or self._image is None or self._picture is None or self.held is not None:
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
                    value=self.value,
                    erase=erase,
                )
            )
