"""Edits of an image, or of a gate inside a network, to see how the prediction would change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from segview.core.base.points import Point


class EditKind(StrEnum):
    """The kinds of edits.

    The pixels under a stroke are blurred, filled from their surroundings, replaced by those of another place, or
    restored; glare is detected and filled; a gate's map is set to the upper or the lower end of its scale.
    """

    BLUR = "blur"
    FILL = "fill"
    PASTE = "paste"
    RESTORE = "restore"
    GLARE = "glare"
    RAISE = "raise"
    LOWER = "lower"

    @property
    def of_gate(self) -> bool:
        """Whether it changes a gate inside the network, and not the image."""
        return self in (EditKind.RAISE, EditKind.LOWER)


@dataclass(frozen=True)
class Edit:
    """One edit; hashable, because it is part of a request.

    Attributes:
        kind: Kind of the edit.
        points: Row and column of each point of the stroke, in pixels of the image; empty for glare.
        radius: Radius of the brush, in pixels.
        offset: Rows and columns from a pixel to the one that is pasted there.
        map: Name of the gate's map.
    """

    kind: EditKind
    points: tuple[Point, ...] = ()
    radius: float = 12.0
    offset: Point = (0.0, 0.0)
    map: str = ""


Edits = tuple[Edit, ...]


def of_image(edits: Edits) -> Edits:
    """Return the edits of the image."""
    return tuple(one for one in edits if not one.kind.of_gate)


def of_gates(edits: Edits) -> Edits:
    """Return the edits of gates."""
    return tuple(one for one in edits if one.kind.of_gate)
