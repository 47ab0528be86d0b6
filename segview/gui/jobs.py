"""What the window's workers are asked besides predictions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

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
