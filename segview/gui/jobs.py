"""What the window's workers are asked besides predictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from segview.annotation.decisions import Verdict
from segview.annotation.document import Document
from segview.annotation.gestures import Polygon, Put, Redo, Stroke, Undo
from segview.annotation.origin import Origin
from segview.core.prediction import Prediction
from segview.core.settings import State, StateFile
from segview.core.spec import Variant


@dataclass(frozen=True)
class Start:
    """Find the variants: the shipped and imported ones, and those in further folders."""

    opened: tuple[Path, ...]


@dataclass(frozen=True)
class Remember:
    """Write the state to its file."""

    file: StateFile
    state: State


@dataclass(frozen=True, eq=False)
class SaveMasks:
    """Write the masks of predictions, and what they came from, into a folder.

    Attributes:
        probabilities: The ending of the files of the probabilities that are written instead; empty for masks.
    """

    folder: Path
    answers: tuple[tuple[Variant, Prediction], ...]
    threshold: float
    probabilities: Literal["", ".png", ".npz"] = ""


@dataclass(frozen=True, eq=False)
class SavePicture:
    """Write a picture, rows × columns × 3, uint8, as PNG."""

    path: Path
    pixels: NDArray[np.uint8]


@dataclass(frozen=True)
class TakeUp:
    """Look whether there is a correction of an image, and give it back as it was left."""

    image: Path


@dataclass(frozen=True, eq=False)
class TakenUp:
    """The correction of an image as it was left, or None where there is none.

    Attributes:
        document: The correction.
        held: Whether another window has it.
        holder: Which, in words; empty where it is not known.
    """

    document: Document | None
    held: bool = False
    holder: str = ""


@dataclass(frozen=True, eq=False)
class WriteDown:
    """Write down how a correction stands."""

    image: Path
    origin: Origin
    mask: NDArray[np.uint8]
    gestures: int


@dataclass(frozen=True)
class Add:
    """Write down a gesture of a correction, the last of so many."""

    image: Path
    gesture: Stroke | Polygon | Put | Undo | Redo
    gestures: int


@dataclass(frozen=True)
class Saved:
    """So many gestures of a correction are on the disk."""

    image: Path
    gestures: int


@dataclass(frozen=True)
class Discard:
    """Throw the correction of an image away."""

    image: Path


@dataclass(frozen=True)
class PutAway:
    """Let other windows have all corrections: this one closes."""


@dataclass(frozen=True, eq=False)
class Find:
    """Find pixels in the picture or in the mask under correction.

    Attributes:
        image: The picture's file.
        what: ``region``, ``part``, or the name of a refinement.
        mask: A copy of the mask.
        picture: Rows × columns × 3, for a region.
        place: Row and column of the pixel, for a region and a part.
        tolerance: For a region.
        value: The class that is meant.
        rest: What it leaves where it is taken away.
        erase: Whether it is taken away.
    """

    image: Path
    what: str
    mask: NDArray[np.uint8]
    picture: NDArray[np.uint8] | None = None
    place: tuple[int, int] = (0, 0)
    tolerance: float = 0.0
    value: int = 1
    rest: int = 0
    erase: bool = False


@dataclass(frozen=True, eq=False)
class Found:
    """The gestures that give the found pixels their class."""

    gestures: tuple[Put, ...]


@dataclass(frozen=True)
class Import:
    """Read a mask from a file, for the image of ``origin``."""

    image: Path
    path: Path
    origin: Origin


@dataclass(frozen=True, eq=False)
class Imported:
    """The mask of a file."""

    mask: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Export:
    """Write a copy of a correction as a file."""

    document: Document
    path: Path
    kind: str


@dataclass(frozen=True)
class ReadVerdicts:
    """Read what was decided of images."""

    images: tuple[Path, ...]


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What was decided of images, by the picture's file."""

    found: Mapping[Path, Verdict]


@dataclass(frozen=True)
class Decide:
    """Write down what is decided of an image."""

    verdict: Verdict


@dataclass(frozen=True)
class Decided:
    """A verdict is on the disk."""

    verdict: Verdict
