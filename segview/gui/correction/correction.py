"""The correction of the current image: its start, its resumption and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document, Mask
from segview.annotation.provenance import Provenance
from segview.core.images.image import OpenedImage
from segview.gui.correction.corrected_image import CorrectedImage
from segview.gui.correction.corrected_mask import CorrectedMask
from segview.gui.correction.display import CorrectionDisplay
from segview.gui.correction.gesture_saving import GestureSaving
from segview.gui.correction.gestures import Gestures
from segview.gui.correction.importing import Importing
from segview.gui.correction.tools import Tool
from segview.gui.language.translation import tr
from segview.tasks.corrections import Discard, TakenUp
from segview.tasks.dispatch import Tasks


class Correction(QObject):
    """Starts, resumes and discards the correction of the current image.

    Args:
        tasks: Runs tasks of the engine.

    Attributes:
        image: The current image.
        mask: The mask, and the window that holds it.
        gestures: Applies strokes, clicks and regions to the mask.
        gesture_saving: Saves the gestures.
        importing: Reads masks from files.
        tools: Turns mouse input into gestures of the current tool.
        fitting: Applies the labels of the folder to an earlier correction.
        finding: Finds regions in the image.
        clicking: The clicks whose proposed mask waits to be accepted.
        counting: Counts the pixels of the mask.
        display: The mask for drawing.

    Signals:
        changed(): the mask has changed, begun or ended.
        saved(): the state of saving has changed.
        discarded(Path): the correction of this image was discarded.
        reported(str): a message for the user.
        strange(TakenUp): the stored correction under the image's name is not, or may not be, of this image.
    """

    changed = Signal()
    saved = Signal()
    discarded = Signal(Path)
    reported = Signal(str)
    strange = Signal(TakenUp)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.fitting: Callable[[Document], Document] = lambda document: document
        self.image = CorrectedImage(tasks, self)
        self.image.taken.connect(self._take_up)
        self.mask = CorrectedMask(self.image)
        self.gesture_saving = GestureSaving(tasks, self)
        self.gesture_saving.saved.connect(self.saved)
        self.gesture_saving.refused.connect(self._hold)
        self.gestures = Gestures(tasks, self.mask, self.gesture_saving, self)
        self.gestures.changed.connect(self.changed)
        self.gestures.saved.connect(self.saved)
        self.tools, self.counting = self.gestures.tools, self.gestures.counting
        self.clicking, self.finding = self.gestures.clicking, self.gestures.finding
        self.importing = Importing(tasks, self.replace, self)
        self.display = CorrectionDisplay(lambda: self.document, self.clicking, self.image)

    @property
    def document(self) -> Document | None:
        """The mask under correction, or None."""
        return self.mask.document

    @property
    def can_change(self) -> bool:
        """Whether there is a mask that this window may change."""
        return self.mask.can_change

    @property
    def is_saved(self) -> bool:
        """Whether every gesture is saved."""
        return self.document is not None and self.gesture_saving.has(self.document)

    # The image and its mask ------------------------------------------------------------------------------------------

    def follow(self, image: Path | None, opened: OpenedImage | None, truths: Mapping[tuple[str, ...], Mask]) -> None:
        """Follow the current image and its ground truths in several classes, and look for its earlier correction."""
        if self.image.is_other(image, opened):
            self.gestures.accept()
            self.image.set_path(image)
            self.tools.line.drop()
            if self.document is not None or self.mask.held is not None:
                self._show(None)
        self.image.take(opened)
        self.counting.compare(None if opened is None else opened.truth, truths)

    def begin(self, mask: Mask | None, provenance: Provenance) -> None:
        """Begin with a mask, by default an empty one; earlier gestures can be restored by undo.

        A mask for another image than the current one is ignored.
        """
        seen = self.image.seen
        if seen is None or self.mask.held is not None or provenance.identity not in (None, seen.identity):
            return
        provenance = provenance.at(seen)
        current = self.document
        if current is not None and current.gestures and current.provenance.classes == provenance.classes:
            self.gestures.do(current.replace(Document(provenance, mask).mask))
            return
        document = Document(provenance, mask)
        self._show(document)
        self.gesture_saving.write_down(document)
        if self.tools.tool is Tool.NONE:
            self.tools.pick(Tool.BRUSH)

    def exchange(self, document: Document) -> None:
        """Continue with a correction in other classes that was made from the current one."""
        self.gestures.accept()
        self._show(document)
        self.gesture_saving.write_down(document)

    def discard(self) -> None:
        """Discard the correction."""
        if self.image.path is not None and self.can_change:
            self._tasks.ask(Discard(self.image.path, self.image.identity))
            self._show(None)
            self.tools.pick(Tool.NONE)
            self.discarded.emit(self.image.path)

    def replace(self, mask: Mask, provenance: Provenance, source: str) -> str:
        """Replace the mask by that of a file, as one gesture; return the reason if impossible, else nothing."""
        if provenance.identity != self.image.identity:
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
            return tr("The classes have changed: import {source} again.", source=source)
        self.gestures.do(self.document.replace(mask, source=source))
        return ""

    # Results of tasks ------------------------------------------------------------------------------------------------

    def _take_up(self, taken: TakenUp) -> None:
        """Resume an earlier correction; it is read-only if another window holds it."""
        if taken.held:
            self._hold(taken)
        elif taken.other is not None:
            self.strange.emit(taken)
        elif taken.document is not None and self.document is None:
            document = self.fitting(taken.document)
            self._show(document)
            if document is not taken.document:
                self.gesture_saving.write_down(document)
            if taken.document.gestures:
                self.reported.emit(tr("Your correction of {image} was restored as you left it.", image=self.image.name))

    def _hold(self, taken: TakenUp) -> None:
        """Show a correction that another window holds, read-only."""
        self._show(taken.document, held=taken)
        name = self.image.name
        self.reported.emit(
            tr("{name} is being corrected elsewhere ({holder}): here it is read-only.", name=name, holder=taken.holder)
            if taken.holder
            else tr("{name} is being corrected elsewhere: here it is read-only.", name=name)
        )

    def _show(self, document: Document | None, *, held: TakenUp | None = None) -> None:
        self.clicking.end()
        self.mask.document, self.mask.held = document, held
        self.gesture_saving.set_correction(self.image.path, document)
        self.tools.vertices.polygon.set_document(document if self.can_change else None)
        self.tools.set_provenance(document.provenance if document else None, able=self.can_change)
        self.counting.set_document(document, self.tools.paint.value)
        self.gestures.tell()
