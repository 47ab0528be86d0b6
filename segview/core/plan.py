"""What a training run is: one frozen model, read from one TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from segview.core.errors import UserError
from segview.core.spec import DataSource, Frozen, NetworkSpec, Preprocessing


class DataPlan(Frozen):
    """Folders of pairs, relative to the plan's file, and how they are split."""

    train: tuple[str, ...] = Field(min_length=1, description="Folders with images and masks to train on")
    validation: tuple[str, ...] = Field(
        default=(), description="Folders to choose the best epoch on; where empty, pairs are held back from train"
    )
    test: tuple[str, ...] = Field(default=(), description="Folders never looked at for any choice")
    train_pairs: int | None = Field(default=None, ge=1, description="First so many of the shuffled names train")
    validation_pairs: int | None = Field(default=None, ge=1, description="Last so many of the shuffled names validate")
    split_seed: int = Field(default=0, description="Seed of the shuffle of the sorted names")
    source: DataSource | None = Field(default=None, description="Name and terms of the data, for the card")
    target: str = Field(default="target", description="Name of the class to find, for the card and the window")

    @model_validator(mode="after")
    def _held_back(self) -> DataPlan:
        if not self.validation and self.validation_pairs is None:
            raise ValueError("give folders to validate on, or validation_pairs to hold back from train")
        return self


class Augmentation(Frozen):
    """Random changes of each training pair; 0 and false switch one off."""

    flip: bool = True
    rotation: float = Field(default=180.0, ge=0, le=180, description="Degrees either way")
    scale: float = Field(default=0.25, ge=0, lt=1, description="Share by which the picture grows or shrinks")
    shift: float = Field(default=0.1, ge=0, lt=1, description="Share of the side by which it moves")
    colour: float = Field(default=0.2, ge=0, lt=1, description="Share by which brightness, contrast, saturation change")


class TrainingPlan(Frozen):
    """A training run, from the network to the seed."""

    name: str = Field(pattern=r"^[\w.+-]{1,80}$", description="Name of the run and of the variant it makes")
    summary: str = ""
    network: NetworkSpec
    preprocessing: Preprocessing = Preprocessing(input_size=(224, 224))
    data: DataPlan
    augmentation: Augmentation = Augmentation()
    encoder_weights: str | None = Field(default=None, description="safetensors file for the encoder, or none")
    encoder_weights_source: str = Field(default="", description="Where those weights come from, for the card")
    loss: str = "dice_ce"
    learning_rate: float = Field(default=1e-3, gt=0, le=1)
    encoder_learning_rate_factor: float = Field(default=0.3, gt=0, le=10)
    weight_decay: float = Field(default=1e-2, ge=0, le=1)
    batch: int = Field(default=8, ge=1, le=512)
    epochs: int = Field(default=40, ge=1, le=10_000)
    patience: int = Field(default=15, ge=1, description="Stop after so many epochs without a better validation Dice")
    precision: Literal["fp32", "bf16"] = "bf16"
    half_weights: bool = Field(default=True, description="Save the variant's weights as 16-bit numbers")
    seed: int = 0

    @field_validator("network")
    @classmethod
    def _binary(cls, spec: NetworkSpec) -> NetworkSpec:
        if spec.classes != 2:
            raise ValueError("training tells a target from the background: classes must be 2")
        return spec


def read_plan(path: Path) -> TrainingPlan:
    """Read a plan from its TOML file.

    Raises:
        UserError: the file cannot be read, is no TOML, or a field is wrong; the field is named.
    """
    try:
        with open(path, "rb") as file:
            content = tomllib.load(file)
    except OSError as error:
        raise UserError(f"The plan {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"The plan {path} is no TOML file: {error}.") from error
    try:
        return TrainingPlan.model_validate(content)
    except ValidationError as error:
        raise UserError(f"The plan {path} is not valid. {explain(error)}") from error


def explain(error: ValidationError) -> str:
    """Return what is wrong with a file's fields, a sentence for each."""
    sentences: list[str] = []
    for problem in error.errors():
        place = ".".join(str(part) for part in problem["loc"]) or "the file"
        given = problem.get("input")
        shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool) else ""
        sentences.append(f"{place}: {problem['msg'].removeprefix('Value error, ')}{shown}.")
    return " ".join(sentences)
