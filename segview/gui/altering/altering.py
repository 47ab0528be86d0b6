"""The edits of the image at hand: what was painted, what of it is asked, and the image as it looks then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.images.image import OpenedImage
from segview.core.requests.edits import Edit, EditKind, Edits
from segview.gui.altering.edit_history import EditHistory
from segview.gui.altering.hand import AlteringHand, AlteringTool


class Altering(QObject):
    """Keeps the edits of one image; the file and the correction stay as they are.

    While an answer is computed, what is painted meanwhile waits, and only the newest state is asked next: a stroke
    that goes on never keeps all answers away.

    Attributes:
        hand: Makes the edits.
        history: Keeps them.
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
        self._busy = False
        self.history = EditHistory(self)
        self.history.changed.connect(self._go_on)
        self.hand.edited.connect(lambda edit, whole: self.history.add(edit, whole=whole))

    @property
    def active(self) -> bool:
        """Whether the image or a gate is altered."""
        return bool(self.history.edits)

    @property
    def in_use(self) -> bool:
        """Whether something is altered, was until it was taken back, or is about to be."""
        return self.active or self.history.can_redo or bool(self.hand.tool)

    @property
    def lacks_image(self) -> bool:
        """Whether the image as it looks after the edits that are asked is still to be made."""
        return bool(self.asked) and self._shown_edits != self.asked

    def remove_glare(self) -> None:
        """Fill the glare on the image."""
        self.history.add(Edit(EditKind.GLARE))

    def leave(self) -> None:
        """Go back to the image as it is, and put the tool down."""
        self.clear()
        self.hand.pick(AlteringTool.NONE)

    def clear(self) -> None:
        """Forget the edits."""
        if self.active or self.history.can_redo:
            self.history.forget()
            self._busy = False
            self._go_on()

    def forget(self) -> None:
        """Forget the edits of an image that is turned away from; nothing is asked."""
        was = self.active
        self.history.forget()
        self._busy, self.asked = False, ()
        self.shown, self._shown_edits = None, ()
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
        if self.history.edits != self.asked:
            self._ask()

    def _go_on(self) -> None:
        if not self._busy or not self.active:
            self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        self.asked, self._busy = self.history.edits, bool(self.history.edits)
        if not self.asked:
            self.shown, self._shown_edits = None, ()
        self.wanted.emit()
