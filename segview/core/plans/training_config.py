"""The training config: loss, optimiser and schedule of a plan.

Each has a ``name``, and ``takes`` says which of its other fields go with which name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field, model_validator

from segview.core.base.fields import NamedChoice
from segview.core.base.frozen import Frozen
from segview.core.base.text import Text


class Named(Frozen):
    """A name that is given alone, without parameters."""

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, given: object) -> object:
        return {"name": given} if isinstance(given, str) else given


Precision = Literal["fp32", "bf16"]
"""The precision of a step; weights and losses are in float32 always."""


class Parameter(NamedTuple):
    """The range that a parameter lies in, and whether it must be given."""

    low: float
    high: float
    needed: bool = False


LOSS_PARAMETERS: Mapping[str, Mapping[str, Parameter]] = {
    "cross_entropy": {},
    "weighted_cross_entropy": {"beta": Parameter(0.001, 1000, needed=True)},
    "balanced_cross_entropy": {"beta": Parameter(0.001, 0.999, needed=True)},
    "focal": {"alpha": Parameter(0, 1), "gamma": Parameter(0, 10)},
    "dice": {},
    "tversky": {"beta": Parameter(0, 1, needed=True)},
    "dice_ce": {},
    "tversky_ce": {"beta": Parameter(0, 1, needed=True)},
    "cut_and_reconstruction": {
        "radius": Parameter(1.1, 20),
        "picture_deviation": Parameter(0.1, 1000),
        "position_deviation": Parameter(0.1, 100),
    },
}

CLASS_WEIGHTED_LOSSES: tuple[str, ...] = ("cross_entropy", "dice_ce", "tversky_ce")
"""Losses with a cross entropy whose classes can weigh differently."""


TARGET_LOSSES: tuple[str, ...] = ("weighted_cross_entropy", "balanced_cross_entropy")
"""Losses whose formula knows a target and its background, not more classes."""


MASKLESS_LOSSES: tuple[str, ...] = ("cut_and_reconstruction",)
"""Losses that compare an image with itself, and look at no mask."""


LossName = Annotated[str, NamedChoice(tuple(LOSS_PARAMETERS), "segview.losses")]

_FREE = Parameter(-1e6, 1e6)
_OF_A_PACKAGE: Mapping[str, Parameter] = {"alpha": _FREE, "beta": _FREE, "gamma": _FREE}
"""The parameters of a loss that a package brings."""


class LossPlan(Named):
    """The loss, and its parameters."""

    takes: ClassVar[Mapping[str, Collection[str]]] = LOSS_PARAMETERS

    name: LossName = Field(default="dice_ce", description=Text("Formulas: segview/training/losses"))
    alpha: float | None = Field(
        default=None,
        description=Text("Focal: weight of the target, 1 − alpha that of the background; 0.25 where absent"),
    )
    beta: float | None = Field(
        default=None,
        description=Text(
            "Weighted cross entropy: so many background pixels weigh as much as one of the target. Balanced: "
            "weight of the target, 1 − beta that of the background. Tversky: weight of false positives, 1 − "
            "beta that of false negatives; also with cross entropy"
        ),
    )
    gamma: float | None = Field(
        default=None, description=Text("Focal: how much less pixels count that are right already; 2 where absent")
    )

    radius: float | None = Field(
        default=None, description=Text("Cut and reconstruction: pixels, up to which two are neighbours; 5 where absent")
    )
    picture_deviation: float | None = Field(
        default=None, description=Text("Cut and reconstruction: levels of 0 to 255, by which neighbours are unlike; 10")
    )
    position_deviation: float | None = Field(
        default=None, description=Text("Cut and reconstruction: pixels, by which neighbours are apart; 4 where absent")
    )

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters that are given, by name."""
        every: dict[str, float | None] = self.model_dump(exclude={"name"})
        return {name: value for name, value in every.items() if value is not None}

    @model_validator(mode="after")
    def _parameters_fit(self) -> LossPlan:
        _check(self.name, self.parameters, LOSS_PARAMETERS.get(self.name, _OF_A_PACKAGE))
        return self

    def __str__(self) -> str:
        return " ".join([self.name, *(f"{name} {value:g}" for name, value in self.parameters.items())])


ScheduleName = Literal["one_cycle", "constant", "cosine", "polynomial", "plateau"]

SCHEDULE_PARAMETERS: Mapping[str, Mapping[str, Parameter]] = {
    "one_cycle": {},
    "constant": {},
    "cosine": {},
    "polynomial": {"power": Parameter(0.1, 10)},
    "plateau": {"factor": Parameter(0.01, 0.99), "wait": Parameter(0, 1000)},
}


class SchedulePlan(Named):
    """The course of the learning rate from step to step."""

    takes: ClassVar[Mapping[str, Collection[str]]] = SCHEDULE_PARAMETERS

    name: ScheduleName = Field(
        default="one_cycle",
        description=Text(
            "one_cycle warms up, then falls to nearly 0 (Smith and Topin, 2019); cosine, polynomial fall to 0; "
            "plateau falls where the validation Dice does not rise"
        ),
    )
    power: float | None = Field(
        default=None, description=Text("Polynomial: (1 − step / steps) ^ power; 0.9 where absent")
    )
    factor: float | None = Field(
        default=None, description=Text("Plateau: what the rate is multiplied by; 0.1 where absent")
    )
    wait: int | None = Field(
        default=None, description=Text("Plateau: so many epochs without a better Dice are borne; 5 where absent")
    )

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters that are given, by name."""
        every = {"power": self.power, "factor": self.factor, "wait": self.wait}
        return {name: value for name, value in every.items() if value is not None}

    @model_validator(mode="after")
    def _parameters_fit(self) -> SchedulePlan:
        _check(self.name, self.parameters, SCHEDULE_PARAMETERS[self.name])
        return self

    def __str__(self) -> str:
        return " ".join([self.name, *(f"{name} {value:g}" for name, value in self.parameters.items())])


OPTIMISER_PARAMETERS: Mapping[str, Mapping[str, Parameter]] = {
    "adamw": {},
    "adam": {},
    "sgd": {"momentum": Parameter(0, 0.9999)},
}


class OptimiserPlan(Named):
    """The optimiser that turns gradients into steps."""

    takes: ClassVar[Mapping[str, Collection[str]]] = OPTIMISER_PARAMETERS

    name: Literal["adamw", "adam", "sgd"] = Field(
        default="adamw",
        description=Text("adamw takes the weight decay off the weights, adam and sgd add it to the gradient"),
    )
    momentum: float | None = Field(
        default=None, description=Text("SGD: share of the last step in the next; 0.9 where absent")
    )

    @model_validator(mode="after")
    def _momentum_fits(self) -> OptimiserPlan:
        given = {} if self.momentum is None else {"momentum": self.momentum}
        _check(self.name, given, OPTIMISER_PARAMETERS[self.name])
        return self


def _check(what: str, given: Mapping[str, float], allowed: Mapping[str, Parameter]) -> None:
    for name, value in given.items():
        if name not in allowed:
            takes = (
                Text("it takes {allowed}", allowed=" and ".join(allowed)) if allowed else Text("it takes no parameters")
            )
            raise ValueError(f"{what} has no {name}: {takes}")
        low, high, _ = allowed[name]
        if not low <= value <= high:
            raise ValueError(f"the {name} of {what} lies in {low:g} to {high:g}, not at {value:g}")
    for name, (low, high, needed) in allowed.items():
        if needed and name not in given:
            raise ValueError(f"{what} needs a {name}, in {low:g} to {high:g}")
