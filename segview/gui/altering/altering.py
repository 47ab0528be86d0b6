"""The edits of the image at hand: what was painted, what of it is asked, and the image as it looks then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.images.image import OpenedImage
from segview.core.requests.edits import Edit, EditKind, Edits
from segview.gui.altering.hand import AlteringHand, AlteringTool


class Altering(QObject):
    """Keeps the edits of one image; the file and the correction stay as they are.

    While an answer is computed, what is painted meanwhile waits, and only the newest state is asked next: a stroke
    that goes on never keeps all answers away.

    Attributes:
        hand: Makes the edits.
        asked: The edits that answers are wanted for.
        shown: The image as it looks then, or None where that is not known yet.

    Signals:
        wanted(): other edits are asked.
        changed(): there are other edits, or another image is shown.
    """

    wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hand = AlteringHand(self)
        self.asked: Edits = ()
        self.shown: OpenedImage | None = None
        self._shown_edits: Edits = ()
        self._done: Edits = ()
        self._undone: list[Edit] = []
        self._live: Edit | None = None
        self._busy = False
        self.hand.edited.connect(self._take_edit)

    @property
    def active(self) -> bool:
        """Whether the image or a gate is altered."""
        return bool(self._done or self._live)

    @property
    def in_use(self) -> bool:
        """Whether something is altered, was until it was taken back, or is about to be."""
        return self.active or self.can_redo or bool(self.hand.tool)

    @property
    def edits(self) -> Edits:
        """All edits, with the one that is under way."""
        return self._done if self._live is None else (*self._done, self._live)

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back."""
        return bool(self._undone)

    @property
    def lacks_image(self) -> bool:
        """Whether the image as it looks after the edits that are asked is still to be made."""
        return bool(self.asked) and self._shown_edits != self.asked

    def remove_glare(self) -> None:
        """Fill the glare on the image."""
        self._add(Edit(EditKind.GLARE))

    def undo(self) -> None:
        """Take the last edit back."""
        if self._done:
            self._undone.append(self._done[-1])
            self._done = self._done[:-1]
            self._go_on()

    def redo(self) -> None:
        """Make again what was taken back last."""
        if self._undone:
            self._done = (*self._done, self._undone.pop())
            self._go_on()

    def leave(self) -> None:
        """Go back to the image as it is, and put the tool down."""
        self.clear()
        self.hand.pick(AlteringTool.NONE)

    def clear(self) -> None:
        """Forget the edits."""
        if self.active or self._undone:
            self._done, self._live, self._busy = (), None, False
            self._undone.clear()
            self._go_on()

    def forget(self) -> None:
        """Forget the edits of an image that is turned away from; nothing is asked."""
        was = self.active
        self._done, self._live, self._busy, self.asked = (), None, False, ()
        self.shown, self._shown_edits = None, ()
        self._undone.clear()
        if was:
            self.changed.emit()

    def take(self, edits: Edits, image: OpenedImage) -> None:
        """Take the image as it looks after edits."""
        if edits == self.asked:
            self.shown, self._shown_edits = image, edits
            self.changed.emit()

    def settle(self) -> None:
        """Take that all answers to what is asked are there: what was painted meanwhile is asked now."""
        self._busy = False
        if self.edits != self.asked:
            self._ask()

    def _take_edit(self, edit: Edit, whole: bool) -> None:
        if whole:
            self._add(edit)
        else:
            self._live = edit
            self._go_on()

    def _add(self, edit: Edit) -> None:
        self._live = None
        self._undone.clear()
        self._done = (*self._done, edit)
        self._go_on()

    def _go_on(self) -> None:
        if not self._busy or not self.active:
            self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        self.asked, self._busy = self.edits, bool(self.edits)
        if not self.asked:
            self.shown, self._shown_edits = None, ()
        self.wanted.emit()
