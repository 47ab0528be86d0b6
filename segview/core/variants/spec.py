"""The definition of a variant: its network, its preprocessing and its card, as read from ``config.json``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from segview.core.base.frozen import Frozen
from segview.core.base.scales import validate_scales
from segview.core.base.text import Text
from segview.core.variants.architectures import ARCHITECTURES, LearnsFrom, learns_from
from segview.core.variants.classes import Colour, Labelling
from segview.core.variants.preprocessing import Preprocessing

Activation = Literal["none", "tanh", "relu", "leaky_relu", "selu", "gelu"]


class Head(StrEnum):
    """The output heads of the A to D experiment (Jeong et al., 2023), and the plain head for K classes."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    PLAIN = "plain"


class Source(Frozen):
    """The file or folder of another program that contains the network or its predictions."""

    path: str = Field(min_length=1, description=Text("Path of the original, which is not copied"))
    sha256: str = Field(default="", pattern="^([0-9a-f]{64})?$", description=Text("SHA-256 of the opened file"))
    is_stored: bool = Field(default=False, description=Text("Whether it holds predictions instead of a network"))
    takes_prompts: bool = Field(default=False, description=Text("Whether it takes clicks and boxes by itself"))


class NetworkSpec(Frozen):
    """Everything that is needed to build a network, except its weights."""

    architecture: str = Field(
        default_factory=ARCHITECTURES.default, description=Text("Name in the table of architectures")
    )
    size: Literal["paper", "small"] = Field(
        default="paper",
        description=Text("Published widths, or the same structure narrow enough to train on two CPU cores"),
    )
    encoder: str = Field(
        default="",
        description=Text("Name of an encoder of segmentation_models_pytorch; the architecture's own where empty"),
    )
    head: Head = Field(default=Head.A, description=Text("Output head: A, B, C, D of the experiment, or plain"))
    output_activation: Activation = Field(
        default="none", description=Text("f'', applied to the two output maps before the softmax (B, C, D)")
    )
    classes: int = Field(default=2, ge=2, le=256, description=Text("Number of classes, background included"))
    in_channels: int = Field(default=3, ge=1, le=16)
    decoder_channels: tuple[Annotated[int, Field(ge=1, le=8192)], ...] | None = Field(
        default=None, description=Text("Width of each decoder block, coarse to fine; default: the library's own")
    )
    reduction: int = Field(
        default=16, ge=1, description=Text("Reduction of the channel attention's hidden layer (C, D)")
    )
    options: dict[str, Any] = Field(default_factory=dict, description=Text("Further arguments of the architecture"))
    attention: str = Field(default="", description=Text("Attention module; if empty, that of the head"))
    attention_at: tuple[Literal["output", "decoder", "encoder"], ...] = Field(
        default=("output",), min_length=1, description=Text("Place of the attention: output, decoder, encoder")
    )
    attention_options: dict[str, Any] = Field(
        default_factory=dict, description=Text("Further arguments of the attention module")
    )
    source: Source | None = Field(
        default=None,
        description=Text("File of another program, opened in place; None for networks built here"),
    )
    scale_attention: Literal["", "explicit", "hierarchical"] = Field(
        default="",
        description=Text("How the network weighs its scales; empty if scales are merged without weights"),
    )
    trained_scales: tuple[Annotated[float, Field(ge=0.1, le=8)], ...] = Field(
        default=(0.5, 1.0), min_length=1, max_length=8, description=Text("Scales that scale attention is trained with")
    )

    @model_validator(mode="after")
    def _head_fits(self) -> NetworkSpec:
        if self.head is not Head.PLAIN and self.classes != 2:
            raise ValueError(f"head {self.head} tells target from background: classes must be 2, not {self.classes}")
        if self.output_activation != "none" and self.head not in (Head.B, Head.C, Head.D):
            raise ValueError(f"head {self.head} has no output activation: choose 'none' or one of the heads B, C, D")
        return self

    @model_validator(mode="after")
    def _attention_fits(self) -> NetworkSpec:
        if self.attention and "output" in self.attention_at and self.head in (Head.C, Head.D):
            raise ValueError(f"head {self.head} brings CBAM at the output: choose head B, or attention_at elsewhere")
        if not self.attention and (self.attention_at != ("output",) or self.attention_options):
            raise ValueError("attention_at and attention_options need an attention: name a module, for example 'cbam'")
        if self.scale_attention and (1.0 not in self.trained_scales or len(self.trained_scales) < 2):
            raise ValueError("scale attention is trained with two scales or more, and 1 is one of them")
        for name, several in (("attention_at", self.attention_at), ("trained_scales", self.trained_scales)):
            if len(set(several)) < len(several):
                raise ValueError(f"{name} names something twice")
        return self

    @property
    def learns(self) -> bool:
        """Whether it can be trained by segview."""
        return self.source is None and learns_from(self.architecture) is not LearnsFrom.NOTHING

    @property
    def classifies(self) -> bool:
        """Whether it learns only from image labels, so that its mask is a by-product."""
        return learns_from(self.architecture) is LearnsFrom.LABELS

    @property
    def own_scales(self) -> tuple[float, ...]:
        """The scales of its training: 1, or with scale attention all scales that it learnt to weight."""
        return self.trained_scales if self.scale_attention else (1.0,)

    @property
    def outputs(self) -> int:
        """Number of output maps: one with a sigmoid for the target, else one for each class."""
        return 1 if self.head is Head.A else self.classes


class DataSource(Frozen):
    """Data that a variant was trained on, and its terms of use."""

    name: str
    pairs: int = Field(ge=0)
    terms: str = ""


class Score(Frozen):
    """One score of the card, with the kind of mean."""

    name: str
    value: float
    over: str = Field(description="What it is the mean of: 'mean over images' or 'over all pixels'")
    data: str
    count: int = Field(ge=1, description="Number of images")
    size: str = Field(description="Resolution at which it was measured")


class VariantConfig(Frozen):
    """The content of a variant's ``config.json``."""

    format: Literal["segview variant 1"] = "segview variant 1"
    name: str
    network: NetworkSpec
    classes: tuple[str, ...]
    colours: tuple[Colour, ...] = Field(default=(), description="Of the classes; where empty, the window's own")
    ignored: int | None = Field(
        default=None, ge=0, le=255, description="Number in the masks of its data of pixels that count for nothing"
    )
    preprocessing: Preprocessing
    threshold: float = Field(default=0.5, gt=0, lt=1)
    scales: tuple[Annotated[float, Field(ge=0.1, le=8)], ...] = Field(
        default=(),
        max_length=8,
        description="Scales that it was trained for; where empty, what its network tells",
    )
    summary: str = ""
    initialised_from: str = "random weights"
    trained_with: str = ""
    training_data: tuple[DataSource, ...] = ()
    licence: str = Field(default="", description="Of the weights, by SPDX, such as apache-2.0; empty if unknown")
    scores: tuple[Score, ...] = ()
    parameters: int = Field(default=0, ge=0)
    reference_images: int = Field(default=0, ge=0, description="Images that it knows, by reference.safetensors")
    segview_version: str
    weights_sha256: str = Field(pattern="^[0-9a-f]{64}$")

    @model_validator(mode="after")
    def _consistent(self) -> VariantConfig:
        if len(self.classes) != self.network.classes:
            raise ValueError(f"{len(self.classes)} class names for {self.network.classes} classes")
        if len(set(self.classes)) < len(self.classes) or not all(name.strip() for name in self.classes):
            raise ValueError("class names are neither empty nor given twice")
        if self.scales and self.network.scale_attention and 1.0 not in self.scales:
            raise ValueError("scale attention merges at scale 1, which must be among the scales")
        if self.colours and len(self.colours) != len(self.classes):
            raise ValueError(f"{len(self.colours)} colours for {len(self.classes)} classes")
        channels = self.network.in_channels
        if len(self.preprocessing.mean) != channels or len(self.preprocessing.std) != channels:
            raise ValueError(f"mean and std must have {channels} values, one for each input channel")
        return self

    @property
    def own_scales(self) -> tuple[float, ...]:
        """The scales that it was trained for, ascending; used if no others are requested."""
        return validate_scales(self.scales or self.network.own_scales)

    def scales_for(self, asked: tuple[float, ...] | None) -> tuple[float, ...]:
        """Return the scales that it runs at: the requested ones, or its own if None."""
        return self.own_scales if asked is None or self.is_stored else validate_scales(asked)

    @property
    def is_stored(self) -> bool:
        """Whether its predictions are stored and only read, at the resolution of each image."""
        source = self.network.source
        return source is not None and source.is_stored

    @property
    def labelling(self) -> Labelling | None:
        """The rule by which masks of its data are read as class indices, or None if they contain only a target."""
        tells_one = len(self.classes) == 2 and self.ignored is None and not self.colours
        return None if tells_one else Labelling(len(self.classes), self.ignored, self.colours)


@dataclass(frozen=True)
class Variant:
    """A trained network on the disk.

    Attributes:
        folder: Its folder; for a module in memory, a name that is not a folder.
        config: Network, classes, preprocessing, threshold and scores, as in ``config.json``.
    """

    folder: Path
    config: VariantConfig

    @property
    def name(self) -> str:
        """The name in its config."""
        return self.config.name

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes; if there are two, the background is first."""
        return self.config.classes

    def __repr__(self) -> str:
        rows, columns = self.config.preprocessing.input_size
        classes = ", ".join(self.classes)
        return f"<variant {self.name}: {self.config.network.architecture}, {classes}, {rows} × {columns}>"

    def _repr_html_(self) -> str:
        scores = (f"{one.name} {one.value:g} ({one.over}, {one.data})" for one in self.config.scores[:3])
        lines = [escape(line) for line in (self.config.summary, *scores) if line]
        return "<br>".join([f"<b>{escape(self.name)}</b>", *lines])
