"""Artefacts: parts of an image that are not tissue, such as glare, the frame, burnt-in text, and insets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from segview.core.base.text import Text


class Artefact(IntEnum):
    """The kinds of artefacts, by their numbers in a label image; 0 is none."""

    GLARE = 1
    BORDER = 2
    TEXT = 3
    INSET = 4

    @property
    def words(self) -> str:
        """The name of the artefact."""
        return _WORDS[self]


_WORDS = {
    Artefact.GLARE: Text("glare"),
    Artefact.BORDER: Text("border"),
    Artefact.TEXT: Text("text"),
    Artefact.INSET: Text("inset"),
}


@dataclass(frozen=True, eq=False)
class Artefacts:
    """The artefacts of one image.

    Attributes:
        image: The image's file.
        labels: 0 or the number of an ``Artefact``, rows × columns of the image, uint8. Read-only.
        areas: Share of the image of each kind that it has.
    """

    image: Path
    labels: NDArray[np.uint8]
    areas: Mapping[Artefact, float] = field(init=False)

    def __post_init__(self) -> None:
        self.labels.setflags(write=False)
        counts = np.bincount(self.labels.ravel(), minlength=len(Artefact) + 1)
        areas = {kind: float(counts[kind]) / self.labels.size for kind in Artefact if counts[kind]}
        object.__setattr__(self, "areas", MappingProxyType(areas))

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.labels.nbytes
