"""The mask under correction for drawing."""

from __future__ import annotations

from collections.abc import Callable

from segview.annotation.document import Document, Mask
from segview.core.maps.palette import RGB, class_colour
from segview.gui.correction.clicking import Clicking
from segview.gui.correction.corrected_image import CorrectedImage


class CorrectionDisplay:
    """Provides mask and colour for drawing, including the proposal of clicks.

    Args:
        document: Returns the mask under correction, or None.
        clicking: The clicks.
        image: The current image.
    """

    def __init__(self, document: Callable[[], Document | None], clicking: Clicking, image: CorrectedImage) -> None:
        self._document, self._clicking, self._image = document, clicking, image

    @property
    def mask(self) -> Mask | None:
        """The proposal of the clicks if there is one, else the mask."""
        document, proposal = self._document(), self._clicking.proposal
        return proposal if proposal is not None or document is None else document.mask

    @property
    def version(self) -> tuple[int, int]:
        """Numbers that change whenever the mask changes."""
        document = self._document()
        return document.version if document else 0, self._clicking.version

    @property
    def colour(self) -> RGB:
        """The colour of a mask with a single class: its own colour, or the most visible one on the image."""
        document = self._document()
        colours = document.provenance.colours if document else ()
        return class_colour(1, colours) if len(colours) == 2 else self._image.colour
