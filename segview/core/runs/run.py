"""A training run at one moment: its plan, its results, its state, and the commands that it accepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from pydantic import Field

from segview.core.base.frozen import Frozen
from segview.core.base.sentence import Sentence
from segview.core.base.text import Text
from segview.core.plans.plan import TrainingPlan


class State(StrEnum):
    """The state of a run."""

    STARTING = "starting"
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"
    BROKEN_OFF = "broken off"

    @property
    def over(self) -> bool:
        """Whether the run has ended, unless it is started again."""
        return self in (State.FINISHED, State.STOPPED, State.FAILED, State.BROKEN_OFF)


class Command(StrEnum):
    """A command to a running training."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


class Status(Frozen):
    """The state of a run, as it writes it to ``status.json``."""

    state: State = State.STARTING
    reason: Sentence = ""
    pid: int = 0
    host: str = ""
    device: str = ""


class LeftOut(Frozen):
    """Pairs that a run does not use because they cannot be read.

    Attributes:
        bugs: Places of those reasons that are bugs of segview.
    """

    reasons: tuple[str, ...] = Field(description="A sentence or two for each")
    bugs: tuple[int, ...] = ()

    def __str__(self) -> str:
        count, first = len(self.reasons), self.reasons[0]
        if count == 1:
            return Text("A pair was left out: {reason}", reason=first)
        return Text("{count} pairs were left out, the first because: {reason}", count=count, reason=first)


class Remark(Frozen):
    """A remark on the data of a run, which does not stop it."""

    text: str

    def __str__(self) -> str:
        return self.text


class Step(Frozen):
    """One step of the optimiser."""

    epoch: int
    step: int = Field(description="From 1, in its epoch")
    steps: int = Field(description="Of each epoch")
    loss: float
    images_per_second: float
    memory: int = Field(default=0, description="Bytes: of the GPU, or of the process on the CPU")


class ValidationScores(Frozen):
    """The scores of a network on the validation images, at the input size and threshold 0.5.

    With more than two classes, means are over the classes that are in the masks or in the predictions.
    """

    validation_dice: float | None = Field(default=None, description="Mean over images")
    validation_dice_over_pixels: float | None = None
    validation_iou: float | None = Field(default=None, description="Over all pixels")
    validation_pixel_accuracy: float | None = Field(default=None, description="Over all pixels")
    class_iou: dict[str, float] | None = Field(
        default=None, description="Of each of more than two classes, over all pixels"
    )
    calibration_error: float | None = Field(default=None, description="Expected calibration error, 15 bins")
    wrong_in_band: float | None = Field(
        default=None,
        description="Share of the wrong pixels within 0.2 of p = 0.5; of more than two classes, with p1 − p2 ≤ 0.4",
    )
    best_threshold: float | None = Field(
        default=None, description="Of a target alone: with it the Dice over all pixels is best, in steps of 0.01"
    )
    label_precision: float | None = Field(
        default=None,
        description="Of networks that learn from the labels of images: the average precision of those, a mean over "
        "the classes",
    )
    association: float | None = Field(
        default=None,
        description="Without masks: what holds together within the segments, as a share of all that holds together; "
        "1 − soft normalised cut / K, a mean over images",
    )
    reconstruction_error: float | None = Field(
        default=None, description="Without masks: mean square of what the image made again misses, in deviations"
    )

    @property
    def selection_score(self) -> tuple[str, float]:
        """The name and value of the measure by which the best epoch is chosen.

        It is the Dice; for networks that learn from image labels, the precision of the labels; without masks, the
        association minus the reconstruction error.
        """
        if self.association is not None:
            return Text("association − error"), self.association - (self.reconstruction_error or 0)
        if self.label_precision is None:
            return Text("validation Dice"), self.validation_dice or 0
        return Text("label precision"), self.label_precision


class Epoch(ValidationScores):
    """The results of one epoch."""

    number: int
    loss: float = Field(description="Mean over the training batches")
    seconds: float = Field(description="Validation included")
    images_per_second: float = Field(description="Of the training part")
    best: bool = Field(description="Whether it is the best so far, now saved")
    learning_rate: float | None = None


@dataclass(frozen=True)
class Run:
    """A run at one moment.

    Attributes:
        folder: Its folder.
        plan: Its plan, or None if it cannot be read.
        problem: Reason why it cannot be read, or empty.
        status: Its state; ``BROKEN_OFF`` if it ended without writing a final state.
        epochs: The epochs so far.
        steps: The recorded steps, at most two per second.
        before: Scores of the variant that is fine-tuned, on the same images, or None if it trains from scratch.
    """

    folder: Path
    plan: TrainingPlan | None
    problem: str = ""
    status: Status = field(default_factory=Status)
    epochs: tuple[Epoch, ...] = ()
    steps: tuple[Step, ...] = field(default=(), repr=False)
    before: ValidationScores | None = None

    @property
    def name(self) -> str:
        """Name of the run."""
        return self.folder.name

    @property
    def done(self) -> float:
        """Share of the planned epochs that is done, 0 to 1."""
        if self.plan is None:
            return 0.0
        if self.status.state is State.FINISHED:
            return 1.0
        within = 0.0
        if self.steps and self.steps[-1].epoch > len(self.epochs):
            within = self.steps[-1].step / self.steps[-1].steps
        return min(1.0, (len(self.epochs) + within) / self.plan.epochs)

    @property
    def seconds_left(self) -> float | None:
        """Seconds for the remaining epochs at the pace of the last three, or None before the first epoch is done."""
        if not self.epochs or self.plan is None or self.status.state.over:
            return None
        last = self.epochs[-3:]
        pace = sum(epoch.seconds for epoch in last) / len(last)
        return pace * self.plan.epochs * (1 - self.done)

    @property
    def best(self) -> Epoch | None:
        """The epoch whose weights are those of the variant."""
        return next((epoch for epoch in reversed(self.epochs) if epoch.best), None)


RunItem: TypeAlias = LeftOut | Remark | Step | Epoch
"""Any item that a run yields while it trains."""
