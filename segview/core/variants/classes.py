"""Classes: their names, and their numbers in masks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

BACKGROUND = "background"

NOTHING = (BACKGROUND, "null", "void", "none", "nothing", "unlabelled", "unlabeled")
"""Names that data sets use for pixels that belong to none of their classes."""

IGNORED = 255
"""Value of ignored pixels in masks of class indices, after they are read."""

Colour = Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")]
"""A colour as ``#rrggbb``."""


def background_of(classes: Sequence[str]) -> int | None:
    """Return the index of the background class, or None if there is none, as in street scenes.

    With two classes, it is always the first. With more, it is the one whose name is in ``NOTHING``.
    """
    if len(classes) == 2:
        return 0
    return next((index for index, name in enumerate(classes) if name.strip().lower() in NOTHING), None)


def free_of(classes: Sequence[str], hidden: Collection[str]) -> frozenset[int]:
    """Return the indices of the classes that are not drawn: those hidden by name, and the background.

    With two classes, none can be hidden: the whole mask is switched on and off instead.
    """
    background = background_of(classes)
    gone = (index for index, name in enumerate(classes) if len(classes) > 2 and name in hidden)
    return frozenset(gone) | (frozenset() if background is None else {background})


@dataclass(frozen=True)
class Labelling:
    """The rule by which the numbers in a mask's file become class indices.

    Attributes:
        classes: Number of classes; smaller numbers in masks are class indices.
        ignored: Number of ignored pixels in masks, or None.
        colours: Colours of the classes, as ``#rrggbb``, for masks that contain colours; empty if there are none.
    """

    classes: int
    ignored: int | None = None
    colours: tuple[Colour, ...] = ()
