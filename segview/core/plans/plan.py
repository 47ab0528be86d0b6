"""The plan of a training run: one frozen model, read from one TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.frozen import Frozen
from segview.core.base.text import Text
from segview.core.base.text_files import read_text
from segview.core.plans.data_plan import Augmentation, DataPlan
from segview.core.plans.training_config import LOSSES, LossPlan, OptimiserPlan, Precision, SchedulePlan
from segview.core.variants.architectures import LearnsFrom, learns_from, names_that_learn_from
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import Head, NetworkSpec

RUN_NAME_CHARACTERS = r"\w.+-"
"""Allowed characters, written as inside the brackets of a regular expression."""

RunName = Annotated[str, Field(pattern=rf"^\w[{RUN_NAME_CHARACTERS}]{{0,79}}$")]
"""A name that is valid for a folder on every system."""


class TrainingPlan(Frozen):
    """A training run, from the network to the seed."""

    name: RunName = Field(description=Text("Name of the run and of the variant it makes"))
    summary: str = ""
    network: NetworkSpec
    preprocessing: Preprocessing = Preprocessing(input_size=(224, 224))
    data: DataPlan
    augmentation: Augmentation = Augmentation()
    taught: str | None = Field(default=None, description=Text("Folder of the variant to start from, or none"))
    encoder_weights: str | None = Field(default=None, description=Text("safetensors file for the encoder, or none"))
    encoder_weights_source: str = Field(default="", description=Text("Source of those weights, for the card"))
    loss: LossPlan = Field(default_factory=LossPlan)
    class_weights: Literal["equal", "median_frequency"] = Field(
        default="equal",
        description=Text(
            "Class weights of the cross entropy: median_frequency, the median of the classes' shares "
            "of the pixels over each class's own (Eigen and Fergus, 2015), so that rare classes count"
        ),
    )
    optimiser: OptimiserPlan = Field(default_factory=OptimiserPlan)
    schedule: SchedulePlan = Field(default_factory=SchedulePlan)
    learning_rate: float = Field(default=1e-3, gt=0, le=1, description=Text("At its highest"))
    encoder_learning_rate_factor: float = Field(default=0.3, gt=0, le=10)
    weight_decay: float = Field(default=1e-2, ge=0, le=1)
    average_weights: float = Field(
        default=0,
        ge=0,
        lt=1,
        description=Text(
            "Decay of an exponential moving average of the weights, for example 0.999; the average "
            "is validated and saved. 0 for none"
        ),
    )
    batch: int = Field(default=8, ge=1, le=512)
    epochs: int = Field(default=40, ge=1, le=10_000)
    patience: int = Field(
        default=15, ge=1, description=Text("Stop after this number of epochs without a better validation Dice")
    )
    precision: Precision = "bf16"
    watch: int = Field(default=4, ge=0, le=8, description=Text("Number of validation images shown after each epoch"))
    half_weights: bool = Field(default=True, description=Text("Save the variant's weights as 16-bit numbers"))
    choose_threshold: bool = Field(
        default=False,
        description=Text(
            "The variant's threshold is the one with the best Dice over the pixels of the validation images, "
            "instead of 0.5; for a target alone"
        ),
    )
    seed: int = 0

    @field_validator("network")
    @classmethod
    def _in_colour(cls, spec: NetworkSpec) -> NetworkSpec:
        if spec.in_channels != 3:
            raise ValueError("images are read in colour: in_channels must be 3")
        return spec

    @field_validator("preprocessing")
    @classmethod
    def _colour(cls, preprocessing: Preprocessing) -> Preprocessing:
        if len(preprocessing.mean) != 3 or len(preprocessing.std) != 3:
            raise ValueError("mean and std must have 3 values, one for each colour")
        return preprocessing

    @model_validator(mode="after")
    def _loss_fits(self) -> TrainingPlan:
        if self.network.classes == 2:
            return self
        loss, row = self.loss.name, self.loss.row
        telling = [f"the {name} of {loss}" for name in self.loss.parameters if row.parameters[name].of_target]
        telling += [loss] if row.of_target else []
        if telling:
            raise ValueError(f"{telling[0]} tells a target from the background, not {self.network.classes} classes")
        return self

    @model_validator(mode="after")
    def _classes_can_be_weighted(self) -> TrainingPlan:
        if self.class_weights != "equal" and not self.loss.row.weighs_classes:
            weighing = (name for name, row in LOSSES.items() if row.weighs_classes)
            raise ValueError(f"class_weights go with {' or '.join(weighing)}, not with {self.loss.name}")
        return self

    @model_validator(mode="after")
    def _has_a_threshold(self) -> TrainingPlan:
        if self.choose_threshold and (self.without_masks or len(self.class_names) > 2):
            raise ValueError("choose_threshold is for a target and its background: of more classes the largest counts")
        return self

    @property
    def without_masks(self) -> bool:
        """Whether it learns from images without masks."""
        return not self.loss.row.needs_masks

    @property
    def class_names(self) -> tuple[str, ...]:
        """Names of all classes; without masks these are segments without a meaning."""
        if self.without_masks:
            return tuple(f"segment {number}" for number in range(1, self.network.classes + 1))
        return self.data.class_names

    @model_validator(mode="after")
    def _fits_without_masks(self) -> TrainingPlan:
        if not self.without_masks:
            return self
        if learns_from(self.network.architecture) is not LearnsFrom.IMAGES or self.network.head is not Head.PLAIN:
            fitting = " or ".join(f'"{name}"' for name in names_that_learn_from(LearnsFrom.IMAGES))
            raise ValueError(
                f"{self.loss.name} is for a network that makes the image again from its segments: set "
                f'network.architecture to {fitting} and network.head to "{Head.PLAIN}"'
            )
        if self.data.classes or self.data.test:
            raise ValueError(
                f"{self.loss.name} looks at no masks: leave out data.classes, whose number is network.classes, and "
                "data.test, for there are no scores"
            )
        return self

    @model_validator(mode="after")
    def _a_map_for_each_class(self) -> TrainingPlan:
        named, given = len(self.class_names), self.network.classes
        if named != given:
            cure = (
                Text('set network.classes to {named} and network.head to "{plain}"', named=named, plain=Head.PLAIN)
                if named > 2
                else ""
            )
            cure = cure or Text("name them all in data.classes, or set network.classes to 2")
            raise ValueError(f"the data have {named} classes, the network {given}: {cure}")
        return self


def read_plan(path: Path) -> TrainingPlan:
    """Read a plan from its TOML file.

    Raises:
        UserError: as for ``read_content`` and ``plan_of``.
    """
    return plan_of(read_content(path), f"The plan {path}")


def read_content(path: Path) -> dict[str, Any]:
    """Return the content of a plan's TOML file, without validation.

    Raises:
        UserError: the file cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(read_text(path))
    except OSError as error:
        raise UserError("The plan {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError("The plan {path} is no TOML file: {error}.", path=path, error=error) from error


def has_plan(path: Path, text: str) -> bool:
    """Return whether a file has the same content as a plan's text; encoding, line ends and comments may differ."""
    try:
        return read_content(path) == tomllib.loads(text)
    except UserError:
        return False


def plan_of(content: Mapping[str, Any], what: str) -> TrainingPlan:
    """Return the validated plan of a content; error messages name it ``what``.

    Raises:
        UserError: a field is not valid; the message names it.
    """
    try:
        return TrainingPlan.model_validate(content)
    except ValidationError as error:
        raise UserError("{what} is not valid. {explain}", what=what, explain=explain(error, TrainingPlan)) from error
