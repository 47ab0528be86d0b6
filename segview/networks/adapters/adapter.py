"""Networks of other programs: what is chosen, what is recognised, and the row that each kind has in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.maps.palette import colours_of
from segview.core.variants.preprocessing import IMAGENET_MEAN, IMAGENET_STD, Preprocessing
from segview.core.variants.spec import Head, NetworkSpec, Source, VariantConfig
from segview.networks.base.network import SegmentationNetwork

ACTIVATIONS = ("none", "sigmoid", "softmax", "labels")

SIZE = (224, 224)
"""Assumed where nothing says at which size a network was trained."""


@dataclass(frozen=True)
class Choices:
    """The user's own description of a network; fields left empty are recognised or assumed.

    Attributes:
        classes: Names, the background first where there is one.
        input_size: Rows and columns that it was trained at.
        mean: Of each channel, of values in 0 to 1; likewise ``std``.
        output: The one of several outputs that counts: its name, or its number from 1.
        activation: The last one of the network, one of ``ACTIVATIONS``.
        weights: The file of the weights, where they lie apart.
    """

    classes: tuple[str, ...] = ()
    input_size: tuple[int, int] | None = None
    mean: tuple[float, ...] | None = None
    std: tuple[float, ...] | None = None
    output: str = ""
    activation: str = ""
    weights: Path | None = None


@dataclass(frozen=True)
class Findings:
    """The description of a network after it was examined.

    Attributes:
        name: How it is called.
        summary: What it is, in a sentence.
        outputs: Number of its output maps: 1 is read through a sigmoid.
        channels: Of its input.
        classes: Names, where the file says them.
        input_size: Rows and columns, where the file says them; likewise ``mean`` and ``std``.
        options: What it takes to open it again.
        sha256: Of the file.
        parameters: How many, where they can be counted.
    """

    name: str
    summary: str
    outputs: int
    sha256: str
    channels: int = 3
    classes: tuple[str, ...] = ()
    input_size: tuple[int, int] | None = None
    mean: tuple[float, ...] | None = None
    std: tuple[float, ...] | None = None
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    parameters: int = 0


@dataclass(frozen=True)
class Recognised:
    """A network of another program as a variant.

    Attributes:
        config: What is known of it.
        assumed: What nothing said, in words; the user may know better.
    """

    config: VariantConfig
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Adapter:
    """One kind of source.

    Attributes:
        title: What it is called in sentences.
        claims: Tells by name and first bytes whether a path is of this kind.
        recognise: Returns what lies at a path as a variant.
        network: Opens the network of such a variant.
    """

    title: str
    claims: Callable[[str], bool]
    recognise: Callable[[str, Choices], Recognised]
    network: Callable[[VariantConfig], SegmentationNetwork]


def variant_from(kind: str, path: Path, findings: Findings, choices: Choices) -> Recognised:
    """Return what was found and chosen as a variant.

    Raises:
        UserError: what was chosen does not fit.
    """
    assumed: list[str] = []
    classes = _classes(path, findings, choices, assumed)
    size = choices.input_size or findings.input_size
    if size is None:
        size = SIZE
        assumed.append(f"the input size {size[0]} × {size[1]} (--input-size)")
    mean, std = choices.mean or findings.mean, choices.std or findings.std
    if mean is None or std is None:
        plain = findings.channels == 3
        mean, std = (IMAGENET_MEAN, IMAGENET_STD) if plain else ((0.5,) * findings.channels, (0.5,) * findings.channels)
        assumed.append(f"the normalisation {'of ImageNet' if plain else 'to -1 to 1'} (--mean, --std)")
    try:
        config = VariantConfig(
            name=findings.name,
            network=NetworkSpec(
                architecture=kind,
                head=Head.A if findings.outputs == 1 else Head.PLAIN,
                classes=len(classes),
                in_channels=findings.channels,
                options=findings.options,
                source=Source(path=str(path), sha256=findings.sha256),
            ),
            classes=classes,
            colours=colours_of(classes) if len(classes) > 2 else (),
            preprocessing=Preprocessing(input_size=size, mean=mean, std=std),
            summary=findings.summary,
            initialised_from="not recorded",
            parameters=findings.parameters,
            segview_version=segview.__version__,
            weights_sha256=findings.sha256,
        )
    except ValidationError as error:
        raise UserError("{path} cannot become a variant. {explain}", path=path, explain=explain(error)) from error
    return Recognised(config, tuple(assumed))


def _classes(path: Path, findings: Findings, choices: Choices, assumed: list[str]) -> tuple[str, ...]:
    """Return the names of the classes; made-up ones are added to what is assumed.

    Raises:
        UserError: as many as were chosen do not fit.
    """
    count = max(2, findings.outputs)
    classes = choices.classes or findings.classes
    if len(classes) == count:
        return classes
    if choices.classes:
        raise UserError(
            "{path} tells {count} classes apart, and {count2} names were given.",
            path=path.name,
            count=count,
            count2=len(classes),
        )
    assumed.append(f"the names of its {count} classes (--classes)")
    return ("background", "target") if count == 2 else tuple(f"class {index}" for index in range(count))


def check_unchanged(config: VariantConfig, fingerprint: str) -> None:
    """Refuse a source that is not what it was when it was opened.

    Raises:
        UserError: it has changed.
    """
    source = config.network.source
    if source is not None and source.sha256 != fingerprint:
        raise UserError(
            "{path} has changed since it was opened as {config}. Open it again.", path=source.path, config=config.name
        )
