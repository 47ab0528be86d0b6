"""What the window's workers are asked besides predictions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.plan import TrainingPlan
from segview.core.prediction import Prediction
from segview.core.run import Command
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
    """Write the masks of predictions, and what they came from, into a folder."""

    folder: Path
    answers: tuple[tuple[Variant, Prediction], ...]
    threshold: float


@dataclass(frozen=True, eq=False)
class SavePicture:
    """Write a picture, rows × columns × 3, uint8, as PNG."""

    path: Path
    pixels: NDArray[np.uint8]


@dataclass(frozen=True)
class FindRuns:
    """List the runs of a folder."""

    folder: Path


@dataclass(frozen=True)
class Launch:
    """Start training a plan, or going on with it, in a process of its own.

    Attributes:
        plan: The plan's file, or the plan itself with the folder that its paths are relative to.
        runs: The folder of the runs.
        device: What it trains on.
    """

    plan: Path | tuple[TrainingPlan, Path]
    runs: Path
    device: str = "auto"


@dataclass(frozen=True)
class ReadPlan:
    """Read a plan, to be changed in the form."""

    path: Path


@dataclass(frozen=True)
class Tell:
    """Tell a run something."""

    folder: Path
    command: Command


@dataclass(frozen=True)
class Watch:
    """Follow a run until it is over."""

    folder: Path


@dataclass(frozen=True)
class ShowStrip:
    """Read the picture of a run's watched images after an epoch."""

    folder: Path
    epoch: int
