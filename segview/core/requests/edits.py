"""Edits of an image, or of a gate inside a network, that ask what a variant would say then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from segview.core.base.points import Point


class EditKind(StrEnum):
    """The kinds of edits.

    The pixels under a stroke are blurred, filled from what lies around them, replaced by those of another place, or
    become again what they were; glare is found and filled; a gate's map is raised to the upper end of its scale, or
    lowered to the lower end.
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
        """Whether it changes what a network computes, and not the image."""
        return self in (EditKind.RAISE, EditKind.LOWER)


@dataclass(frozen=True)
class Edit:
    """One edit; hashable, as it is part of the question.

    Attributes:
        kind: What is done.
        points: Row and column of each point of the stroke, in pixels of the image; none for glare.
        radius: Of the brush, in pixels.
        offset: From a pixel to the one that is pasted there, rows and columns.
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
