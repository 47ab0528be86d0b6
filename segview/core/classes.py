"""Classes: their names, and the numbers that stand for them in masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

BACKGROUND = "background"

IGNORED = 255
"""Stands in masks of class indices, once they are read, for pixels that count for nothing."""

Colour = Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")]
"""A colour as ``#rrggbb``."""


@dataclass(frozen=True)
class Labelling:
    """How the numbers in a mask's file are read: as class indices.

    Attributes:
        classes: Number of classes: numbers below it are indices.
        ignored: The number of pixels that count for nothing, or None.
    """

    classes: int
    ignored: int | None = None
