"""Facts of an architecture by its name, without building it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from segview.core.base.choices import Choices


class LearnsFrom(StrEnum):
    """The kind of data that an architecture learns from."""

    MASKS = "masks"
    LABELS = "labels of images"
    IMAGES = "images alone"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ArchitectureChoice:
    """An architecture.

    Attributes:
        title: Its name in papers; empty if that is its name in the table.
        learns_from: Kind of data that it is trained with.
        attention: Attention that is always part of it; empty if there is none.
    """

    title: str = ""
    learns_from: LearnsFrom = LearnsFrom.MASKS
    attention: str = ""


ARCHITECTURES = Choices("architecture", added=ArchitectureChoice(), group="segview.architectures")
"""Facts by name; an architecture without a row has the default facts, e.g. it learns from masks."""

PARTS = Choices("part of a network", added="")
"""Titles of encoders, attention modules and activations."""


def learns_from(architecture: str) -> LearnsFrom:
    """Return the kind of data that an architecture learns from, by its name."""
    return ARCHITECTURES.row(architecture).learns_from


def names_that_learn_from(what: LearnsFrom) -> tuple[str, ...]:
    """Return the names of the architectures in the table that learn from a kind of data."""
    return tuple(name for name, row in ARCHITECTURES.own.rows.items() if row.learns_from is what)
