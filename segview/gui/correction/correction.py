"""The correction of the image that is shown: begun, taken up as it was left, given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document, Mask
from segview.annotation.provenance import Provenance
from segview.core.images.image import OpenedImage
from segview.gui.correction.display import CorrectionDisplay
from segview.gui.correction.gestures import Gestures
from segview.gui.correction.image_at_hand import ImageAtHand
from segview.gui.correction.importing import Importing
from segview.gui.correction.keeping import Keeping
from segview.gui.correction.mask_at_hand import MaskAtHand
from segview.gui.correction.tools import Tool
from segview.gui.language.translation import tr
from segview.tasks.corrections import Discard, TakenUp
from segview.tasks.office import Tasks


class Correction(QObject):
    """Begins, takes up and gives up the correction of the image that is shown.

    Args:
        tasks: Runs tasks of the engine.

    Attributes:
        at_hand: The image.
        mask: The mask, and the window that has it.
        gestures: Applies strokes, clicks and regions to the mask.
        keeping: Saves the gestures.
        importing: Reads masks from files.
        hand: Makes gestures with the tools.
        fitting: Gives an earlier correction the labels of its folder.
        finding: Finds regions in the image.
        clicking: Clicks whose proposed mask waits to be accepted.
        counting: Counts the pixels of the mask.
        display: The mask as it is drawn.

    Signals:
        changed(): the mask is another, or there is one, or none any more.
        saved(): more, or less, of the correction is on the disk.
        discarded(Path): the correction of this image was thrown away.
        told(str): a sentence on what was done, or why something is not.
        strange(TakenUp): there is a correction under the image's name that is not, or may not be, of this image.
    """

    changed = Signal()
    saved = Signal()
    discarded = Signal(Path)
    told = Signal(str)
    strange = Signal(TakenUp)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.fitting: Callable[[Document], Document] = lambda document: document
        self.at_hand = ImageAtHand(tasks, self)
        self.at_hand.taken.connect(self._take_up)
        self.mask = MaskAtHand(self.at_hand)
        self.keeping = Keeping(tasks, self)
        self.keeping.saved.connect(self.saved)
        self.keeping.refused.connect(self._hold)
        self.gestures = Gestures(tasks, self.mask, self.keeping, self)
        self.gestures.changed.connect(self.changed)
        self.gestures.saved.connect(self.saved)
        self.hand, self.counting = self.gestures.hand, self.gestures.counting
        self.clicking, self.finding = self.gestures.clicking, self.gestures.finding
        self.importing = Importing(tasks, self.replace, self)
        self.display = CorrectionDisplay(lambda: self.document, self.clicking, self.at_hand)

    @property
    def document(self) -> Document | None:
        """The mask, or None where none is corrected."""
        return self.mask.document

    @property
    def can_change(self) -> bool:
        """Whether there is a mask here that this window may change."""
        return self.mask.can_change

    @property
    def is_saved(self) -> bool:
        """Whether every gesture is on the disk."""
        return self.document is not None and self.keeping.has(self.document)

    # The image and its mask ------------------------------------------------------------------------------------------

    def follow(self, image: Path | None, opened: OpenedImage | None, truths: Mapping[tuple[str, ...], Mask]) -> None:
        """Turn to another image with its ground truths in several classes, and look for an earlier correction of it."""
        if self.at_hand.is_other(image, opened):
            self.gestures.accept()
            self.at_hand.turn(image)
            self.hand.line.drop()
            if self.document is not None or self.mask.held is not None:
                self._show(None)
        self.at_hand.take(opened)
        self.counting.compare(None if opened is None else opened.truth, truths)

    def begin(self, mask: Mask | None, provenance: Provenance) -> None:
        """Begin with a mask, or an empty one; gestures that were made before can be brought back by undo.

        What begins belongs to the image that is shown; a mask for another is not taken.
        """
        seen = self.at_hand.seen
        if seen is None or self.mask.held is not None or provenance.identity not in (None, seen.identity):
            return
        provenance = provenance.at(seen)
        own = self.document
        if own is not None and own.gestures and own.provenance.classes == provenance.classes:
            self.gestures.do(own.replace(Document(provenance, mask).mask))
            return
        document = Document(provenance, mask)
        self._show(document)
        self.keeping.write_down(document)
        if self.hand.tool is Tool.NONE:
            self.hand.pick(Tool.BRUSH)

    def exchange(self, document: Document) -> None:
        """Go on with a correction in other classes, which was made of the one at hand."""
        self.gestures.accept()
        self._show(document)
        self.keeping.write_down(document)

    def discard(self) -> None:
        """Throw the correction away."""
        if self.at_hand.path is not None and self.can_change:
            self._tasks.ask(Discard(self.at_hand.path, self.at_hand.identity))
            self._show(None)
            self.hand.pick(Tool.NONE)
            self.discarded.emit(self.at_hand.path)

    def replace(self, mask: Mask, provenance: Provenance, source: str) -> str:
        """Replace the mask by that of a file, as one gesture; return why that is not possible, or nothing."""
        if provenance.identity != self.at_hand.identity:
            return tr(
                "{image} is no longer shown: {source} was not imported.",
                image=Path(provenance.image).name,
                source=source,
            )
        self.gestures.accept()
        if self.document is None:
            self.begin(None, provenance)
        if self.document is None or self.mask.held is not None:
            return tr("This mask is being corrected elsewhere: {source} was not imported.", source=source)
        if self.document.provenance.classes != provenance.classes:
            return tr("The classes are others now: import {source} again.", source=source)
        self.gestures.do(self.document.replace(mask, source=source))
        return ""

    # Results of tasks ------------------------------------------------------------------------------------------------

    def _take_up(self, taken: TakenUp) -> None:
        """Take a correction as it was left, or as another window that has it left it: then it is read-only."""
        if taken.held:
            self._hold(taken)
        elif taken.other is not None:
            self.strange.emit(taken)
        elif taken.document is not None and self.document is None:
            document = self.fitting(taken.document)
            self._show(document)
            if document is not taken.document:
                self.keeping.write_down(document)
            if taken.document.gestures:
                self.told.emit(tr("Your correction of {image} is here again, as you left it.", image=self.at_hand.name))

    def _hold(self, taken: TakenUp) -> None:
        """Show a correction that another window has."""
        self._show(taken.document, held=taken)
        name = self.at_hand.name
        self.told.emit(
            tr("{name} is being corrected elsewhere ({holder}): here it is read-only.", name=name, holder=taken.holder)
            if taken.holder
            else tr("{name} is being corrected elsewhere: here it is read-only.", name=name)
        )

    def _show(self, document: Document | None, *, held: TakenUp | None = None) -> None:
        self.clicking.end()
        self.mask.document, self.mask.held = document, held
        self.keeping.turn(self.at_hand.path, document)
        self.hand.vertices.polygon.turn(document if self.can_change else None)
        self.hand.turn(document.provenance if document else None, able=self.can_change)
        self.counting.turn(document, self.hand.paint.value)
        self.gestures.tell()
