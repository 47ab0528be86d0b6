"""Classes: their names, and the numbers that stand for them in masks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

BACKGROUND = "background"

NOTHING = (BACKGROUND, "null", "void", "none", "nothing", "unlabelled", "unlabeled")
"""Names under which data sets keep what belongs to none of their classes."""

IGNORED = 255
"""Stands in masks of class indices, once they are read, for pixels that count for nothing."""

Colour = Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")]
"""A colour as ``#rrggbb``."""


def background_of(classes: Sequence[str]) -> int | None:
    """Return the index of the class that stands for no thing, or None where each stands for one, as in a street.

    Of two classes it is the first, whatever its name: they are a target and the rest. Of more, it is the one that is
    named as ``NOTHING``.
    """
    if len(classes) == 2:
        return 0
    return next((index for index, name in enumerate(classes) if name.strip().lower() in NOTHING), None)


def free_of(classes: Sequence[str], hidden: Collection[str]) -> frozenset[int]:
    """Return the indices of the classes that leave the image free: those hidden by name, and the background.

    Of two classes none can be hidden: there the mask as a whole is switched on and off.
    """
    background = background_of(classes)
    gone = (index for index, name in enumerate(classes) if len(classes) > 2 and name in hidden)
    return frozenset(gone) | (frozenset() if background is None else {background})


@dataclass(frozen=True)
class Labelling:
    """The rule by which the numbers in a mask's file become class indices.

    Attributes:
        classes: Number of classes: numbers below it are indices.
        ignored: The number of pixels that count for nothing, or None.
        colours: Of the classes, as ``#rrggbb``, for masks that hold colours; none where they have no colours.
    """

    classes: int
    ignored: int | None = None
    colours: tuple[Colour, ...] = ()
