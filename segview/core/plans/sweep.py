"""A sweep: a base plan and overrides of it for each trial of the A to D experiment, from one TOML file."""

from __future__ import annotations

import statistics
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from pydantic import Field, ValidationError, model_validator

from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.frozen import Frozen
from segview.core.base.registry import hint
from segview.core.base.text_files import read_text
from segview.core.plans.data_plan import DataPlan
from segview.core.plans.plan import TrainingPlan
from segview.core.variants.spec import Activation, Head, NetworkSpec

Content = dict[str, Any]

_OF_A_TRIAL = ("name", "network", "data", "seed")
"""Fields of a plan that the sweep sets for each trial."""


class Setting(NamedTuple):
    """The common part of trials with different seeds; networks and data by their short names."""

    network: str
    head: Head
    activation: Activation
    data: str

    def name(self, seed: int) -> str:
        """Return the name of the trial with a seed."""
        return f"{self.network}-{self.head.value.lower()}-{self.activation}-{self.data}-{seed}"


class Sweep(Frozen):
    """A set of trials; each trial is an ordinary plan: the base with the overrides for its network and its data.

    In the file, the fields of the base are at the top level, together with those of the sweep.
    """

    name: str = Field(pattern=r"^\w[\w.+-]{0,39}$")
    heads: tuple[Head, ...] = (Head.A, Head.B, Head.C, Head.D)
    activations: tuple[Activation, ...] = ("none", "tanh", "relu", "leaky_relu", "selu", "gelu")
    networks: dict[str, NetworkSpec] = Field(min_length=1, description="By a short name; head and f'' are the sweep's")
    data: dict[str, DataPlan] = Field(min_length=1, description="By a short name")
    seeds: tuple[int, ...] = Field(default=(0,), min_length=1)
    further_seeds: tuple[int, ...] = Field(
        default=(), description="With these the f'' that validates best with the others is trained again, of each head"
    )
    base: Content = Field(default_factory=dict, description="Any fields of a plan, for every trial")
    overrides: dict[str, Content] = Field(
        default_factory=dict,
        description="By the short name of a network or of data: fields of a plan that its trials have instead",
    )

    @model_validator(mode="before")
    @classmethod
    def _base_at_the_top(cls, content: object) -> object:
        if not isinstance(content, Mapping):
            return content
        fields = cast("Mapping[str, Any]", content)
        own, plan = set(cls.model_fields), set(TrainingPlan.model_fields) - set(_OF_A_TRIAL)
        for name in fields:
            if name not in own | plan:
                raise ValueError(f"neither a sweep nor a plan has a field '{name}'.{hint(name, own | plan)}")
        base = {name: value for name, value in fields.items() if name in plan}
        rest = {name: value for name, value in fields.items() if name in own}
        return {**rest, "base": _merge(rest.get("base", {}), base)}

    @model_validator(mode="after")
    def _every_trial_is_a_plan(self) -> Sweep:
        for name in self.overrides:
            if name not in (known := {**self.networks, **self.data}):
                raise ValueError(f"overrides.{name} is for no network and no data.{hint(name, known)}")
        settings = [(one, seed) for every in self._rivals() for one in every for seed in self.seeds]
        names = {one.name(seed) for one, seed in settings}
        if len(names) < len(settings):
            raise ValueError("two trials have the same name: choose other short names, or list each seed once")
        for one, seed in settings:
            self._plan(one, seed)
        return self

    def trials(self, validated: Mapping[str, float] | None = None) -> dict[str, TrainingPlan]:
        """Return the plan of each trial by its name, e.g. ``unet-c-selu-kvasir-0``; head A has no output activation.

        Args:
            validated: Validation scores of the finished trials. The trials with further seeds of a head are included as
                soon as each of its output activations has a score for all of ``seeds``.
        """
        return {one.name(seed): self._plan(one, seed) for one, seed in self._choices(validated or {})}

    def settings(self, validated: Mapping[str, float] | None = None) -> dict[str, Setting]:
        """Return the setting of each trial by its name; as for ``trials``."""
        return {one.name(seed): one for one, seed in self._choices(validated or {})}

    def _choices(self, validated: Mapping[str, float]) -> list[tuple[Setting, int]]:
        chosen = [(one, seed) for every in self._rivals() for one in every for seed in self.seeds]
        for every in self._rivals():
            best = self._best(every, validated)
            chosen += [(best, seed) for seed in self.further_seeds if best and seed not in self.seeds]
        return chosen

    def _rivals(self) -> Iterator[tuple[Setting, ...]]:
        """Yield, for each network, head and data set, the settings among which the best output activation is chosen."""
        for network in self.networks:
            for head in self.heads:
                activations = ("none",) if head is Head.A else self.activations
                for data in self.data:
                    yield tuple(Setting(network, head, activation, data) for activation in activations)

    def _best(self, every: tuple[Setting, ...], validated: Mapping[str, float]) -> Setting | None:
        if any(one.name(seed) not in validated for one in every for seed in self.seeds):
            return None
        return max(every, key=lambda one: statistics.mean(validated[one.name(seed)] for seed in self.seeds))

    def _plan(self, of: Setting, seed: int) -> TrainingPlan:
        content: Content = {
            "watch": 0,
            "network": self.networks[of.network].model_dump(exclude_unset=True),
            "data": self.data[of.data].model_dump(exclude_unset=True),
        }
        for part in (self.base, self.overrides.get(of.network, {}), self.overrides.get(of.data, {})):
            content = _merge(content, part)
        trial = {"network": {"head": of.head, "output_activation": of.activation}, "name": of.name(seed), "seed": seed}
        try:
            return TrainingPlan.model_validate(_merge(content, trial))
        except ValidationError as error:
            raise ValueError(f"trial {of.name(seed)}: {explain(error, TrainingPlan)}") from error


def _merge(content: Mapping[str, Any], changes: Mapping[str, Any]) -> Content:
    """Return a content merged with changes, recursively; a table with another ``name`` replaces the old table."""
    merged = dict(content)
    for key, value in changes.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            before, new = cast("Content", old), cast("Content", value)
            merged[key] = new if new.get("name", before.get("name")) != before.get("name") else _merge(before, new)
        else:
            merged[key] = value
    return merged


def read_sweep(path: Path) -> Sweep:
    """Read a sweep from its TOML file.

    Raises:
        UserError: the file cannot be read, is not TOML, or a field is not valid; the message names the field.
    """
    try:
        return Sweep.model_validate(tomllib.loads(read_text(path)))
    except OSError as error:
        raise UserError("The sweep {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    except ValidationError as error:
        raise UserError("The sweep {path} is not valid. {explain}", path=path, explain=explain(error, Sweep)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError("The sweep {path} is no TOML file: {error}.", path=path, error=error) from error
