"""A sweep: the heads of the A to D experiment over networks, output activations, data and seeds, from one TOML file."""

from __future__ import annotations

import statistics
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, ValidationError

from segview.core.data_plan import Augmentation, DataPlan
from segview.core.errors import UserError
from segview.core.plan import TrainingPlan, explain
from segview.core.recipe import LossPlan, OptimiserPlan, Precision, SchedulePlan
from segview.core.spec import Activation, Frozen, Head, NetworkSpec, Preprocessing


class Setting(NamedTuple):
    """What the trials of different seeds have in common; networks and data by their short names."""

    network: str
    head: Head
    activation: Activation
    data: str

    def name(self, seed: int) -> str:
        """Return what the trial with a seed is called."""
        return f"{self.network}-{self.head.value.lower()}-{self.activation}-{self.data}-{seed}"


class Sweep(Frozen):
    """Every trial is an ordinary plan; what is here beside the lists goes into each of them."""

    name: str = Field(pattern=r"^\w[\w.+-]{0,39}$")
    heads: tuple[Head, ...] = (Head.A, Head.B, Head.C, Head.D)
    activations: tuple[Activation, ...] = ("none", "tanh", "relu", "leaky_relu", "selu", "gelu")
    networks: dict[str, NetworkSpec] = Field(min_length=1, description="By a short name; head and f'' are the sweep's")
    data: dict[str, DataPlan] = Field(min_length=1, description="By a short name")
    seeds: tuple[int, ...] = Field(default=(0,), min_length=1)
    further_seeds: tuple[int, ...] = Field(
        default=(), description="With these the f'' that validates best with the others is trained again, of each head"
    )
    preprocessing: Preprocessing = Preprocessing(input_size=(224, 224))
    augmentation: Augmentation = Augmentation()
    encoder_weights: str | None = None
    encoder_weights_source: str = ""
    loss: LossPlan = LossPlan()
    optimiser: OptimiserPlan = OptimiserPlan()
    schedule: SchedulePlan = SchedulePlan()
    average_weights: float = Field(default=0, ge=0, lt=1)
    precision: Precision = "bf16"
    epochs: int = Field(default=40, ge=1)
    patience: int = Field(default=15, ge=1)
    batch: int = Field(default=8, ge=1)
    learning_rate: float = Field(default=1e-3, gt=0)

    def trials(self, validated: Mapping[str, float] | None = None) -> dict[str, TrainingPlan]:
        """Return the plan of each trial by its name, ``unet-c-selu-kvasir-0``; head A has no output activation.

        Args:
            validated: Of trials that are done, what they score on their validation images. The further seeds of a head
                are there as soon as each of its output activations has a score with every one of ``seeds``.
        """
        chosen = [(one, seed) for every in self._rivals() for one in every for seed in self.seeds]
        for every in self._rivals():
            best = self._best(every, validated or {})
            chosen += [(best, seed) for seed in self.further_seeds if best and seed not in self.seeds]
        return {one.name(seed): self._plan(one, seed) for one, seed in chosen}

    def _rivals(self) -> Iterator[tuple[Setting, ...]]:
        """Yield, for each network, head and data set, what an output activation is chosen from."""
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
        spec = {**dict(self.networks[of.network]), "head": of.head, "output_activation": of.activation}
        return TrainingPlan(
            name=of.name(seed),
            network=NetworkSpec.model_validate(spec),
            data=self.data[of.data],
            seed=seed,
            watch=0,
            preprocessing=self.preprocessing,
            augmentation=self.augmentation,
            encoder_weights=self.encoder_weights,
            encoder_weights_source=self.encoder_weights_source,
            loss=self.loss,
            optimiser=self.optimiser,
            schedule=self.schedule,
            average_weights=self.average_weights,
            precision=self.precision,
            epochs=self.epochs,
            patience=self.patience,
            batch=self.batch,
            learning_rate=self.learning_rate,
        )


def read_sweep(path: Path) -> Sweep:
    """Read a sweep from its TOML file.

    Raises:
        UserError: the file cannot be read, is no TOML, or a field is wrong; the field is named.
    """
    try:
        with open(path, "rb") as file:
            return Sweep.model_validate(tomllib.load(file))
    except OSError as error:
        raise UserError(f"The sweep {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise UserError(f"The sweep {path} is not valid. {explain(error, Sweep)}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"The sweep {path} is no TOML file: {error}.") from error
