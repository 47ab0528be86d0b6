"""The mask under correction as it is drawn."""

from __future__ import annotations

from collections.abc import Callable

from segview.annotation.document import Document, Mask
from segview.core.maps.palette import RGB, class_colour
from segview.gui.correction.clicking import Clicking
from segview.gui.correction.image_at_hand import ImageAtHand


class CorrectionDisplay:
    """Shows the mask of a document with the clicks that wait to be accepted.

    Args:
        document: Returns the document, or None where no mask is corrected.
        clicking: The clicks.
        at_hand: The image.
    """

    def __init__(self, document: Callable[[], Document | None], clicking: Clicking, at_hand: ImageAtHand) -> None:
        self._document, self._clicking, self._at_hand = document, clicking, at_hand

    @property
    def mask(self) -> Mask | None:
        """The mask, with the clicks."""
        document, proposal = self._document(), self._clicking.proposal
        return proposal if proposal is not None or document is None else document.mask

    @property
    def version(self) -> tuple[int, int]:
        """A number that changes whenever the mask does."""
        document = self._document()
        return document.version if document else 0, self._clicking.version

    @property
    def colour(self) -> RGB:
        """The colour of the class of a mask that has a single one: its own, or the one that is seen best."""
        document = self._document()
        own = document.provenance.colours if document else ()
        return class_colour(1, own) if len(own) == 2 else self._at_hand.colour
