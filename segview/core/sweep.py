"""A sweep: the heads of the A to D experiment over networks, output activations, data and seeds, from one TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from segview.core.data_plan import Augmentation, DataPlan
from segview.core.errors import UserError
from segview.core.plan import TrainingPlan, explain
from segview.core.recipe import LossPlan, OptimiserPlan, SchedulePlan
from segview.core.spec import Activation, Frozen, Head, NetworkSpec, Preprocessing


class Sweep(Frozen):
    """Every trial is an ordinary plan; what is here beside the lists goes into each of them."""

    name: str = Field(pattern=r"^\w[\w.+-]{0,39}$")
    heads: tuple[Head, ...] = (Head.A, Head.B, Head.C, Head.D)
    activations: tuple[Activation, ...] = ("none", "tanh", "relu", "leaky_relu", "selu", "gelu")
    networks: dict[str, NetworkSpec] = Field(min_length=1, description="By a short name; head and f'' are the sweep's")
    data: dict[str, DataPlan] = Field(min_length=1, description="By a short name")
    seeds: tuple[int, ...] = Field(default=(0,), min_length=1)
    preprocessing: Preprocessing = Preprocessing(input_size=(224, 224))
    augmentation: Augmentation = Augmentation()
    encoder_weights: str | None = None
    encoder_weights_source: str = ""
    loss: LossPlan = LossPlan()
    optimiser: OptimiserPlan = OptimiserPlan()
    schedule: SchedulePlan = SchedulePlan()
    average_weights: float = Field(default=0, ge=0, lt=1)
    precision: Literal["fp32", "bf16"] = "bf16"
    epochs: int = Field(default=40, ge=1)
    patience: int = Field(default=15, ge=1)
    batch: int = Field(default=8, ge=1)
    learning_rate: float = Field(default=1e-3, gt=0)

    def trials(self) -> dict[str, TrainingPlan]:
        """Return the plan of each trial by its name, ``unet-c-selu-kvasir-0``; head A has no output activation."""
        plans: dict[str, TrainingPlan] = {}
        for network, spec in self.networks.items():
            for head in self.heads:
                for activation in ("none",) if head is Head.A else self.activations:
                    for data, source in self.data.items():
                        for seed in self.seeds:
                            name = f"{network}-{head.value.lower()}-{activation}-{data}-{seed}"
                            whole = {**dict(spec), "head": head, "output_activation": activation}
                            plans[name] = self._plan(name, NetworkSpec.model_validate(whole), source, seed)
        return plans

    def _plan(self, name: str, network: NetworkSpec, data: DataPlan, seed: int) -> TrainingPlan:
        return TrainingPlan(
            name=name,
            network=network,
            data=data,
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
