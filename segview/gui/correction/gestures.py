"""The gestures on the mask under correction: strokes, outlines, clicks and regions, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.annotation.gestures import Changing, MaskPatch, Redo, Stroke, Undo
from segview.core.images.identity import ImageIdentity
from segview.gui.correction.clicking import Clicking
from segview.gui.correction.corrected_mask import CorrectedMask
from segview.gui.correction.counting import Counting
from segview.gui.correction.edge_following import EdgeFollowing
from segview.gui.correction.finding import Finding
from segview.gui.correction.gesture_saving import GestureSaving
from segview.gui.correction.tool_controller import ToolController
from segview.tasks.dispatch import Tasks


class Gestures(QObject):
    """Applies gestures to the mask at once, and sends each to be saved.

    Args:
        tasks: Runs tasks of the engine.
        mask: The mask.
        gesture_saving: Saves the gestures.

    Attributes:
        tools: Turns mouse input into gestures of the current tool.
        clicking: The clicks whose proposed mask waits to be accepted.
        following: Joins the corners of the lasso along edges.
        finding: Finds regions in the image.
        counting: Counts the pixels of the mask.

    Signals:
        changed(): the mask changed.
        saved(): the state of saving has changed.
    """

    changed = Signal()
    saved = Signal()

    def __init__(
        self, tasks: Tasks, mask: CorrectedMask, gesture_saving: GestureSaving, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._mask, self._gesture_saving = mask, gesture_saving
        self.clicking, self.counting = Clicking(tasks, self), Counting(self)
        self.tools = ToolController(self.clicking, self)
        self.following = self.tools.line.follow = EdgeFollowing(lambda: mask.image.opened)
        self.finding = Finding(tasks, self.tools, self)
        self._connect()

    def _connect(self) -> None:
        tools = self.tools
        for signal in (tools.gesture_finished, tools.enclosed, tools.boxed, tools.vertices.polygon.followed):
            signal.connect(self.do)
        tools.turning.connect(self.accept)
        tools.drawn.connect(self._draw)
        tools.sought.connect(self._find)
        tools.clicked.connect(self._click)
        tools.tool_changed.connect(lambda: self.counting.choose(tools.paint.value))
        self.finding.found.connect(self._take_found)
        for signal in (self.changed, tools.tool_changed):
            self.clicking.proposed.connect(signal)

    def refine(self, name: str) -> None:
        """Refine the whole mask."""
        if self._mask.can_change:
            self._find(name, (0, 0))

    def accept(self) -> None:
        """Accept the mask that the clicks propose, if there is one."""
        mask = self.clicking.end() if self.clicking.under_way else None
        if mask is not None and self._mask.document is not None:
            self.do(self._mask.document.replace(mask))

    def undo(self) -> None:
        """Undo the last click or gesture."""
        if not self.tools.back() and self._mask.document is not None and self._mask.document.history.can_undo:
            self.do(Undo())

    def redo(self) -> None:
        """Redo the gesture that was undone last."""
        if self._mask.document is not None and self._mask.document.history.can_redo:
            self.do(Redo())

    def _take_found(self, identity: ImageIdentity, gestures: tuple[MaskPatch, ...]) -> None:
        if identity == self._mask.image.identity:
            for gesture in gestures:
                self.do(gesture)

    def _draw(self, part: Stroke) -> None:
        if self._mask.document is not None:
            self._mask.document.draw(part)
            self.changed.emit()

    def do(self, gesture: Changing | Undo | Redo) -> None:
        """Apply a gesture and save it, if there is a mask that may be changed."""
        if self._mask.document is None or self._mask.image.path is None or self._mask.held is not None:
            return
        self._mask.document.apply(gesture)
        self.tools.vertices.polygon.see(gesture)
        self.counting.again()
        self._gesture_saving.add(self._mask.document, gesture)
        self.tell()

    def _click(self, place: tuple[float, ...], belongs: bool) -> None:
        image, index, document = self._mask.image.opened, self.tools.paint.value, self._mask.document
        if document is not None and image is not None:
            self.clicking.click(place, belongs, index, image=image, mask=document.mask)

    def _find(self, what: str, pixel: tuple[int, int], erase: bool = False) -> None:
        if self._mask.document is not None and self._mask.image.opened is not None:
            self.finding.ask(what, pixel, document=self._mask.document, image=self._mask.image.opened, erase=erase)

    def tell(self) -> None:
        """Signal that the mask has changed."""
        for signal in (self.changed, self.tools.tool_changed, self.saved):
            signal.emit()
