"""The mask under correction: which it is, and which window may change it."""

from __future__ import annotations

from segview.annotation.document import Document
from segview.gui.correction.image_at_hand import ImageAtHand
from segview.tasks.corrections import TakenUp


class MaskAtHand:
    """The mask of the image at hand.

    Args:
        image: That image.

    Attributes:
        document: The mask, or None where none is corrected.
        held: The window that has it, where that is another one: here it is read-only then.
    """

    def __init__(self, image: ImageAtHand) -> None:
        self.image = image
        self.document: Document | None = None
        self.held: TakenUp | None = None

    @property
    def can_change(self) -> bool:
        """Whether there is a mask here that this window may change."""
        return self.document is not None and self.held is None

    @property
    def can_begin(self) -> bool:
        """Whether a mask can be begun here: nobody has one of this image."""
        return self.document is None and self.held is None and self.image.settled
