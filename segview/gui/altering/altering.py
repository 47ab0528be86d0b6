"""The edits of the present image: all edits, the edits of the running request, and the edited image."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.images.image import OpenedImage
from segview.core.requests.edits import Edit, EditKind, Edits
from segview.gui.altering.edit_history import EditHistory
from segview.gui.altering.tool_controller import AlteringTool, AlteringToolController


class Altering(QObject):
    """Keeps the edits of one image; its file and its correction do not change.

    While predictions are being computed, further edits wait. Then only the newest state is requested, so that results
    keep coming even during a long stroke.

    Attributes:
        tools: The tool that creates the edits.
        history: The history of the edits.
        asked: The edits of the latest request.
        shown: The edited image, or None if there are no edits or it is not computed yet.

    Signals:
        wanted(): predictions for other edits are needed.
        changed(): the edits or the shown image have changed.
    """

    wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tools = AlteringToolController(self)
        self.asked: Edits = ()
        self.shown: OpenedImage | None = None
        self._shown_edits: Edits = ()
        self._busy = False
        self.history = EditHistory(self)
        self.history.changed.connect(self._go_on)
        self.tools.edited.connect(lambda edit, whole: self.history.add(edit, whole=whole))

    @property
    def active(self) -> bool:
        """Whether the image or a gate is altered."""
        return bool(self.history.edits)

    @property
    def in_use(self) -> bool:
        """Whether there are edits, edits that can be redone, or a chosen tool."""
        return self.active or self.history.can_redo or bool(self.tools.tool)

    @property
    def lacks_image(self) -> bool:
        """Whether the image with the requested edits is not available yet."""
        return bool(self.asked) and self._shown_edits != self.asked

    def remove_glare(self) -> None:
        """Fill the glare on the image."""
        self.history.add(Edit(EditKind.GLARE))

    def leave(self) -> None:
        """Go back to the original image, and deselect the tool."""
        self.clear()
        self.tools.pick(AlteringTool.NONE)

    def clear(self) -> None:
        """Remove all edits, and request the predictions of the original image."""
        if self.active or self.history.can_redo:
            self.history.forget()
            self._busy = False
            self._go_on()

    def forget(self) -> None:
        """Remove all edits because the user leaves the image; request nothing."""
        was = self.active
        self.history.forget()
        self._busy, self.asked = False, ()
        self.shown, self._shown_edits = None, ()
        if was:
            self.changed.emit()

    def take(self, edits: Edits, image: OpenedImage) -> None:
        """Show the edited image, if it belongs to the latest request."""
        if edits == self.asked:
            self.shown, self._shown_edits = image, edits
            self.changed.emit()

    def settle(self) -> None:
        """Note that all predictions of the latest request have arrived, and request those of newer edits if any."""
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
