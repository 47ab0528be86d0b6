"""Trials of a plan before training: the cost of a run, and a test of learning rates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, TypeAdapter

from segview.core.base.frozen import Frozen
from segview.core.base.sentence import Sentence

SMOOTHING = 0.9
"""Weight of the previous mean in the smoothed loss."""
LOWEST_RATE, HIGHEST_RATE = 1e-6, 1.0
"""Limits of the rates in a range test (Smith, 2017)."""
DIVERGED = 4.0
"""A range test ends when the smoothed loss exceeds the lowest one by this factor."""


class Progress(Frozen):
    """The progress of a trial."""

    kind: Literal["progress"] = "progress"
    what: Literal["reading", "steps", "validation"]
    done: int
    every: int


class Cost(Frozen):
    """The cost of a run, estimated from a few of its real steps."""

    kind: Literal["cost"] = "cost"
    device: str
    pairs: int = Field(description="To train on")
    validation_pairs: int
    epochs: int
    reading: float = Field(description="Seconds to read all pairs, once")
    step: float = Field(description="Seconds of one step")
    steps: int = Field(description="Of each epoch")
    validation: float = Field(description="Seconds after each epoch")
    memory: int = Field(description="Bytes at the highest: of the GPU, or of the process on the CPU")
    available: int = Field(default=0, description="Bytes that there are, or 0 where that is not known")

    @property
    def epoch(self) -> float:
        """Seconds of one epoch, including validation."""
        return self.step * self.steps + self.validation

    @property
    def total(self) -> float:
        """Seconds of the whole run, if it does not stop early."""
        return self.reading + self.epoch * self.epochs

    @property
    def fits(self) -> bool:
        """Whether there is enough memory, as far as known."""
        return not self.available or self.memory <= self.available


class RatePoint(Frozen):
    """The loss of one step at one learning rate."""

    kind: Literal["rate"] = "rate"
    rate: float
    loss: float


class Failed(Frozen):
    """The reason why a trial failed."""

    kind: Literal["failed"] = "failed"
    reason: Sentence


TrialItem = Progress | Cost | RatePoint | Failed
TRIAL_ITEM: TypeAdapter[TrialItem] = TypeAdapter(Annotated[TrialItem, Field(discriminator="kind")])


def smooth_losses(losses: Sequence[float]) -> NDArray[np.float64]:
    """Return losses as exponential moving means with bias correction."""
    mean, made = 0.0, list[float]()
    for count, loss in enumerate(losses, start=1):
        mean = SMOOTHING * mean + (1 - SMOOTHING) * loss
        made.append(mean / (1 - SMOOTHING**count))
    return np.array(made)


def suggested_rate(points: Sequence[RatePoint]) -> float | None:
    """Return the learning rate at which the smoothed loss falls fastest; None if it does not fall.

    From the range test of Smith (2017, Cyclical Learning Rates for Training Neural Networks): rates above that of the
    lowest loss are too high, and where the loss falls fastest the network learns most from a step.
    """
    losses = smooth_losses([one.loss for one in points])
    if len(losses) < 5:
        return None
    lowest = int(losses.argmin())
    slope = np.gradient(losses, np.log10([one.rate for one in points]))[: lowest + 1]
    steepest = int(slope.argmin())
    return points[steepest].rate if slope[steepest] < 0 and losses[lowest] < 0.98 * losses[0] else None
