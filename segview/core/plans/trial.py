"""Trials of a plan before it trains: what a run would cost, and which learning rates it learns with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, TypeAdapter

from segview.core.base.frozen import Frozen
from segview.core.base.sentence import Sentence

SMOOTHING = 0.9
"""Share of the mean of the losses before in the smoothed one."""
LOWEST_RATE, HIGHEST_RATE = 1e-6, 1.0
"""Rates between which a range is tried (Smith, 2017)."""
DIVERGED = 4.0
"""A trial of rates ends where the smoothed loss is so many times the lowest one."""


class Progress(Frozen):
    """The part of a trial that is done."""

    kind: Literal["progress"] = "progress"
    what: Literal["reading", "steps", "validation"]
    done: int
    every: int


class Cost(Frozen):
    """The cost of a run, from a few of its real steps."""

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
        """Seconds of one epoch, validation included."""
        return self.step * self.steps + self.validation

    @property
    def total(self) -> float:
        """Seconds of the whole run, if it does not stop early."""
        return self.reading + self.epoch * self.epochs

    @property
    def fits(self) -> bool:
        """Whether there is as much memory as it takes, as far as that is known."""
        return not self.available or self.memory <= self.available


class RatePoint(Frozen):
    """The loss of one step at one learning rate."""

    kind: Literal["rate"] = "rate"
    rate: float
    loss: float


class Failed(Frozen):
    """The reason why a trial could not be made."""

    kind: Literal["failed"] = "failed"
    reason: Sentence


TrialItem = Progress | Cost | RatePoint | Failed
TRIAL_ITEM: TypeAdapter[TrialItem] = TypeAdapter(Annotated[TrialItem, Field(discriminator="kind")])


def smooth_losses(losses: Sequence[float]) -> NDArray[np.float64]:
    """Return losses as exponential moving means, without the bias towards the first of them."""
    mean, made = 0.0, list[float]()
    for count, loss in enumerate(losses, start=1):
        mean = SMOOTHING * mean + (1 - SMOOTHING) * loss
        made.append(mean / (1 - SMOOTHING**count))
    return np.array(made)


def suggested_rate(points: Sequence[RatePoint]) -> float | None:
    """Return the learning rate at which the smoothed loss falls fastest; None where it does not fall.

    Of the range test of Smith (2017, Cyclical Learning Rates for Training Neural Networks): rates beyond the lowest
    loss are too high, and where it falls fastest the network learns most from a step.
    """
    losses = smooth_losses([one.loss for one in points])
    if len(losses) < 5:
        return None
    lowest = int(losses.argmin())
    slope = np.gradient(losses, np.log10([one.rate for one in points]))[: lowest + 1]
    steepest = int(slope.argmin())
    return points[steepest].rate if slope[steepest] < 0 and losses[lowest] < 0.98 * losses[0] else None
