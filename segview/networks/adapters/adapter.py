"""Networks of other programs: the user's choices, the findings, and the table row of each kind of source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.text import Text
from segview.core.maps.palette import colours_of
from segview.core.variants.preprocessing import IMAGENET_MEAN, IMAGENET_STD, Preprocessing
from segview.core.variants.spec import Head, NetworkSpec, Source, VariantConfig
from segview.networks.base.network import SegmentationNetwork

ACTIVATIONS = ("none", "sigmoid", "softmax", "labels")

SIZE = (224, 224)
"""Assumed input size of a network that does not state the size it was trained at."""


@dataclass(frozen=True)
class Choices:
    """The user's description of a network; empty fields are recognised or assumed.

    Attributes:
        classes: Their names; a background comes first.

        mean: Of each channel, for values in 0 to 1; likewise ``std``.
        output: The output to use if there are several: its name, or its number from 1.
        activation: The last activation of the network, one of ``ACTIVATIONS``.
        weights: The file of the weights, if it is separate.
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
        name: The name of the variant.
        summary: A description in one sentence.
        outputs: Number of its output maps: 1 is read through a sigmoid.
        channels: Number of input channels.
        classes: Their names, if the file states them.
        input_size: Rows and columns, if the file states them; likewise ``mean`` and ``std``.
        options: Everything that is needed to open the network again.
        sha256: Of the file.
        parameters: Their number, or 0 if they cannot be counted.
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
        config: The config of the variant.
        assumed: Sentences on values that no file stated; the user may correct them.
    """

    config: VariantConfig
    assumed: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Adapter:
    """One kind of source.

    Attributes:
        title: Its name in sentences.
        claims: Tells by name and content whether a path is of this kind.
        recognise: Returns the network at a path as a variant.
        network: Opens the network of such a variant.
    """

    title: Text
    claims: Callable[[str], bool]
    recognise: Callable[[str, Choices], Recognised]
    network: Callable[[VariantConfig], SegmentationNetwork]


def variant_from(kind: str, path: Path, findings: Findings, choices: Choices) -> Recognised:
    """Return a variant from the findings, completed by the user's choices and by assumptions.

    Raises:
        UserError: a choice does not fit the network.
    """
    assumed: list[Text] = []
    classes = _classes(path, findings, choices, assumed)
    size = choices.input_size or findings.input_size
    if size is None:
        size = SIZE
        assumed.append(Text("the input size {rows} × {columns} (--input-size)", rows=size[0], columns=size[1]))
    mean, std = choices.mean or findings.mean, choices.std or findings.std
    if mean is None or std is None:
        is_rgb = findings.channels == 3
        halves = (0.5,) * findings.channels
        mean, std = (IMAGENET_MEAN, IMAGENET_STD) if is_rgb else (halves, halves)
        assumed.append(
            Text("the normalisation of ImageNet (--mean, --std)")
            if is_rgb
            else Text("the normalisation to -1 to 1 (--mean, --std)")
        )
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


def _classes(path: Path, findings: Findings, choices: Choices, assumed: list[Text]) -> tuple[str, ...]:
    """Return the names of the classes; invented names are added to ``assumed``.

    Raises:
        UserError: the number of chosen names does not fit.
    """
    count = max(2, findings.outputs)
    classes = choices.classes or findings.classes
    if len(classes) == count:
        return classes
    if choices.classes:
        raise UserError(
            "{path} has {count} classes, but {count2} names were given.",
            path=path.name,
            count=count,
            count2=len(classes),
        )
    assumed.append(Text("the names of its {count} classes (--classes)", count=count))
    return ("background", "target") if count == 2 else tuple(f"class {index}" for index in range(count))


def check_unchanged(config: VariantConfig, fingerprint: str) -> None:
    """Refuse a source that has changed since it was opened.

    Raises:
        UserError: it has changed.
    """
    source = config.network.source
    if source is not None and source.sha256 != fingerprint:
        raise UserError(
            "{path} has changed since it was opened as {config}. Open it again.", path=source.path, config=config.name
        )
