"""How a network learns: what a plan says of loss, optimiser and schedule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from pydantic import Field, model_validator

from segview.core.spec import Frozen

LossName = Literal[
    "cross_entropy", "weighted_cross_entropy", "balanced_cross_entropy", "focal", "dice", "tversky", "dice_ce"
]


class Parameter(NamedTuple):
    """What a loss has a parameter for: the range it lies in, and whether it must be given."""

    low: float
    high: float
    needed: bool = False


LOSS_PARAMETERS: Mapping[LossName, Mapping[str, Parameter]] = {
    "cross_entropy": {},
    "weighted_cross_entropy": {"beta": Parameter(0.001, 1000, needed=True)},
    "balanced_cross_entropy": {"beta": Parameter(0.001, 0.999, needed=True)},
    "focal": {"alpha": Parameter(0, 1), "gamma": Parameter(0, 10)},
    "dice": {},
    "tversky": {"beta": Parameter(0, 1, needed=True)},
    "dice_ce": {},
}

TARGET_LOSSES: tuple[LossName, ...] = ("weighted_cross_entropy", "balanced_cross_entropy")
"""Losses whose formula knows a target and its background, not more classes."""


class LossPlan(Frozen):
    """What is made smaller, and its parameters."""

    name: LossName = Field(default="dice_ce", description="Formulas: segview/training/losses")
    alpha: float | None = Field(
        default=None, description="Focal: weight of the target, 1 − alpha that of the background; 0.25 where absent"
    )
    beta: float | None = Field(
        default=None,
        description="Weighted cross entropy: so many background pixels weigh as much as one of the target. Balanced: "
        "weight of the target, 1 − beta that of the background. Tversky: weight of false positives, 1 − beta that of "
        "false negatives",
    )
    gamma: float | None = Field(
        default=None, description="Focal: how much less pixels count that are right already; 2 where absent"
    )

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters that are given, by name."""
        every = {"alpha": self.alpha, "beta": self.beta, "gamma": self.gamma}
        return {name: value for name, value in every.items() if value is not None}

    @model_validator(mode="after")
    def _parameters_fit(self) -> LossPlan:
        allowed = LOSS_PARAMETERS[self.name]
        for name, value in self.parameters.items():
            if name not in allowed:
                takes = f"it takes {' and '.join(allowed)}" if allowed else "it takes no parameters"
                raise ValueError(f"{self.name} has no {name}: {takes}")
            low, high, _ = allowed[name]
            if not low <= value <= high:
                raise ValueError(f"the {name} of {self.name} lies in {low:g} to {high:g}, not at {value:g}")
        for name, (low, high, needed) in allowed.items():
            if needed and name not in self.parameters:
                raise ValueError(f"{self.name} needs a {name}, in {low:g} to {high:g}")
        return self

    def __str__(self) -> str:
        return " ".join([self.name, *(f"{name} {value:g}" for name, value in self.parameters.items())])
