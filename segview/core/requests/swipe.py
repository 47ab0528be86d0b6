"""A divider through the panels of a figure, with other content on its right."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from segview.core.base.errors import UserError
from segview.core.base.frozen import Frozen

NEXT, BARE = "next", "bare"
"""Names of the next variant and of the bare image."""


class Swipe(Frozen):
    """A divider and the content on its right: by default the next variant.

    Attributes:
        place: Position of the divider, as a share of the image's width.
        variant: Name of another variant, whose map is shown on the right.
        column: Name of a map of the same variant; ``image`` is the image with the masks.
        bare: Whether the bare image is shown on the right.
    """

    place: float = Field(default=0.5, ge=0, le=1)
    variant: str = ""
    column: str = ""
    bare: bool = False

    @classmethod
    def from_name(cls, word: str, variants: Sequence[str], place: float = 0.5) -> Swipe:
        """Return the divider for a name: ``next``, ``bare``, a variant, or else a map.

        Raises:
            UserError: the place is not between 0 and 1.
        """
        if not 0 <= place <= 1:
            raise UserError("The divider is at {place}. Give a share of the width, 0 to 1.", place=place)
        if word in (NEXT, BARE):
            return cls(place=place, bare=word == BARE)
        return cls(place=place, variant=word) if word in variants else cls(place=place, column=word)
