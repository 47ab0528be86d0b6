"""The training config: loss, optimiser and schedule of a plan, each chosen by name and with parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from segview.core.base.choices import Choice, Choices, Chosen, OneOf, Parameter

Precision = Literal["fp32", "bf16"]
"""The precision of a step; weights and losses are always float32."""


@dataclass(frozen=True)
class LossChoice(Choice):
    """A loss.

    Attributes:
        weighs_classes: Whether it has a cross entropy with class weights.
        of_target: Whether its formula is defined only for one target and its background.
        needs_masks: Whether it needs masks; False if it compares an image with its reconstruction.
    """

    weighs_classes: bool = False
    of_target: bool = False
    needs_masks: bool = True


_ANY = Parameter(-1e6, 1e6)

LOSSES = Choices(
    "loss",
    added=LossChoice(parameters={"alpha": Parameter(-1e6, 1e6, of_target=True), "beta": _ANY, "gamma": _ANY}),
    group="segview.losses",
)
OPTIMISERS = Choices("optimiser", added=Choice())
SCHEDULES = Choices("schedule", added=Choice())


class LossPlan(Chosen):
    """The loss and its parameters."""

    choices: ClassVar[Choices[LossChoice]] = LOSSES

    name: Annotated[str, OneOf(LOSSES)] = Field(default_factory=LOSSES.default)

    @property
    def row(self) -> LossChoice:
        """The row of the loss in its table."""
        return LOSSES[self.name]


class SchedulePlan(Chosen):
    """The schedule of the learning rate and its parameters."""

    choices: ClassVar[Choices[Choice]] = SCHEDULES

    name: Annotated[str, OneOf(SCHEDULES)] = Field(default_factory=SCHEDULES.default)


class OptimiserPlan(Chosen):
    """The optimiser and its parameters."""

    choices: ClassVar[Choices[Choice]] = OPTIMISERS

    name: Annotated[str, OneOf(OPTIMISERS)] = Field(default_factory=OPTIMISERS.default)
