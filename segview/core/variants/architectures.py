"""Facts of an architecture that its name alone tells, without building it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from segview.core.base.choices import Choices


class LearnsFrom(StrEnum):
    """The source that an architecture learns from."""

    MASKS = "masks"
    LABELS = "labels of images"
    IMAGES = "images alone"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ArchitectureChoice:
    """An architecture.

    Attributes:
        title: Its name as papers write it; empty where that is its name in the table.
        learns_from: What is shown to it in training.
        attention: The attention that it always has; empty where there is none.
    """

    title: str = ""
    learns_from: LearnsFrom = LearnsFrom.MASKS
    attention: str = ""


ARCHITECTURES = Choices("architecture", added=ArchitectureChoice(), group="segview.architectures")
"""Rows are needed only where there is something to say: any other architecture learns from masks."""

PARTS = Choices("part of a network", added="")
"""Titles of encoders, attention modules and activations."""


def learns_from(architecture: str) -> LearnsFrom:
    """Return what an architecture learns from, by its name."""
    return ARCHITECTURES.row(architecture).learns_from


def names_that_learn_from(what: LearnsFrom) -> tuple[str, ...]:
    """Return the names of the architectures that learn from something, as the table has them."""
    return tuple(name for name, row in ARCHITECTURES.own.rows.items() if row.learns_from is what)
