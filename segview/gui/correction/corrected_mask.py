"""The mask under correction, and the window that may change it."""

from __future__ import annotations

from segview.annotation.document import Document
from segview.gui.correction.corrected_image import CorrectedImage
from segview.tasks.corrections import TakenUp


class CorrectedMask:
    """The mask of the current image.

    Args:
        image: The image.

    Attributes:
        document: The mask, or None.
        held: Another window that holds the mask, so that it is read-only here; else None.
    """

    def __init__(self, image: CorrectedImage) -> None:
        self.image = image
        self.document: Document | None = None
        self.held: TakenUp | None = None

    @property
    def can_change(self) -> bool:
        """Whether there is a mask that this window may change."""
        return self.document is not None and self.held is None

    @property
    def can_begin(self) -> bool:
        """Whether a mask can be begun: the image has none in any window."""
        return self.document is None and self.held is None and self.image.settled
