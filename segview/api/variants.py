"""Variants for scripts and notebooks, given by name, folder or torch module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segview
from segview.core.base.errors import UserError
from segview.core.base.files import exists
from segview.core.base.scales import validate_scales
from segview.core.variants.ablation import described_path, origin, parse
from segview.core.variants.catalogue import known_variants
from segview.core.variants.preprocessing import IMAGENET_MEAN, IMAGENET_STD, Preprocessing
from segview.core.variants.spec import Head, NetworkSpec, Variant, VariantConfig

if TYPE_CHECKING:
    from torch import nn

    from segview.inference.predict.predictor import Predictor

VariantLike = str | Path | Variant
"""A variant by its name, by its folder, or as a result of ``load``."""

_HASH_OF_NO_FILE = "0" * 64
_CLASSES = ("background", "target")
_INPUT_SIZE = (224, 224)
_MULTIPLE = 32


def variants() -> tuple[Variant, ...]:
    """Return the shipped and the imported variants.

    Example:
        >>> import segview
        >>> "unet-mobilenet_v2-b" in [variant.name for variant in segview.variants()]
        True
    """
    return known_variants()[0]


def load(
    source: str | Path | nn.Module | Variant,
    *,
    classes: tuple[str, ...] = (),
    input_size: tuple[int, int] | None = None,
    mean: tuple[float, ...] | None = None,
    std: tuple[float, ...] | None = None,
    output: str = "",
    activation: str = "",
    weights: str | Path | None = None,
    outputs: int | None = None,
    multiple: int | None = None,
    name: str = "",
    change: str = "",
) -> Variant:
    """Return a variant by its name or folder, from a network of another program, or from a torch module.

    Args:
        source: Name of a known variant; its folder; a file or folder of another program, as for ``segview open``; a
            torch module from B × C × rows × columns to logits; or a result of this function. All arguments below except
            ``change`` are for modules and for networks of other programs only.
        classes: Names of its classes, with the background first if there are two; by default as stated in its file,
            or background and target.
        input_size: Rows and columns that it was trained at; by default as stated in its file, or 224 × 224.
        mean: Mean of each channel, for values in 0 to 1; by default as stated in its file, or that of ImageNet;
            likewise ``std``.
        output: Files only: the output to use if there are several, by its name or its number from 1.
        activation: Files only: last activation of the network, ``none``, ``sigmoid``, ``softmax`` or ``labels``.
        weights: Files only: file of the weights, if they are separate.
        outputs: Modules only: number of output maps, by default 1 for two classes (with a sigmoid), else
            one for each class.
        multiple: Modules only: the sides of the input must be multiples of this number; by default 32.
        name: Name of the variant.
        change: An ablation, one of the ``changes`` of its predictions, e.g. ``without=cbam``.

    Raises:
        UserError: there is no such variant, or an argument is not valid for it.

    Example:
        >>> import segview
        >>> segview.load("unet-mobilenet_v2-b").classes
        ('background', 'polyp')
    """
    of_both = {"classes": classes, "input_size": input_size, "mean": mean, "std": std, "name": name}
    of_file = {"output": output, "activation": activation, "weights": None if weights is None else Path(weights)}
    of_module = {"outputs": outputs, "multiple": multiple}
    if isinstance(source, str | Path | Variant):
        _check_none(source, "a torch module", of_module)
        variant = _of_place(source, {**of_both, **of_file})
    else:
        _check_none(type(source).__name__, "a file", of_file)
        variant = _of_module(source, **_choices({**of_both, **of_module}))
    if not change:
        return variant
    from segview.inference.variants.finding import ablated_variant

    return ablated_variant(variant, parse(change))


def _choices(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value}


def _check_none(source: object, kind: str, given: Mapping[str, Any]) -> None:
    """Refuse arguments that belong to another kind of source.

    Raises:
        UserError: such an argument was given.
    """
    if choices := _choices(given):
        raise UserError(
            "{names} can be given for {kind} alone. Leave that out for {source}.",
            names=" and ".join(choices),
            kind=kind,
            source=source,
        )


def _of_place(source: str | Path | Variant, given: Mapping[str, Any]) -> Variant:
    """Return a known variant, or one from a network of another program with the given description."""
    from segview.inference.variants.finding import find, foreign_variant, is_of_others

    choices = _choices(given)
    if not choices:
        return ready(source) if isinstance(source, Variant) else find(str(source))
    if isinstance(source, Variant) or not is_of_others(Path(source)):
        raise UserError(
            "{source} says itself what it is. Leave out {names}: these are for a torch module or a network of another "
            "program.",
            source=source.name if isinstance(source, Variant) else source,
            names=" and ".join(choices),
        )
    from segview.networks.adapters.adapter import Choices

    name = choices.pop("name", "")
    found, _ = foreign_variant(str(source), Choices(**choices))
    if not name:
        return ready(found)
    # Under a path of its own, because the network at the original path may be in use under its own name.
    config = found.config.model_copy(update={"name": name})
    return ready(Variant(described_path(str(source), config), config))


def ready(given: VariantLike) -> Variant:
    """Return a variant by its name or folder, or as a result of ``load``; register it with the predictor if needed."""
    if not isinstance(given, Variant):
        return load(given)
    if given.config.network.source is not None and origin(given.folder)[1] is None and not exists(given.folder):
        predictor().add(given.folder, given.config)
    return given


def _of_module(
    module: nn.Module,
    *,
    classes: tuple[str, ...] = _CLASSES,
    input_size: tuple[int, int] = _INPUT_SIZE,
    mean: tuple[float, ...] = IMAGENET_MEAN,
    std: tuple[float, ...] = IMAGENET_STD,
    outputs: int | None = None,
    multiple: int = _MULTIPLE,
    name: str = "",
) -> Variant:
    _check_module(module)
    maps = outputs or (1 if len(classes) == 2 else len(classes))
    preprocessing = Preprocessing(input_size=input_size, mean=mean, std=std)
    config = _config_of(module, name or type(module).__name__, classes, preprocessing, maps)
    return _in_memory(Variant(Path(f"module-{id(module)}"), config), module, maps, multiple)


def _config_of(
    module: nn.Module, name: str, classes: tuple[str, ...], preprocessing: Preprocessing, maps: int
) -> VariantConfig:
    if maps not in (1, len(classes)) or (maps == 1 and len(classes) != 2):
        raise UserError(
            "{maps} output maps do not tell {count} classes apart. Give one for each class.",
            maps=maps,
            count=len(classes),
        )
    return VariantConfig(
        name=name,
        network=NetworkSpec(
            architecture=type(module).__name__,
            head=Head.A if maps == 1 else Head.PLAIN,
            classes=len(classes),
            in_channels=len(preprocessing.mean),
        ),
        classes=classes,
        preprocessing=preprocessing,
        summary="A module of one's own.",
        parameters=sum(parameter.numel() for parameter in module.parameters()),
        segview_version=segview.__version__,
        weights_sha256=_HASH_OF_NO_FILE,
    )


def _check_module(source: object) -> None:
    if not callable(getattr(source, "parameters", None)):
        raise UserError("A variant is a name, a folder or a torch module, not {kind}.", kind=type(source).__name__)


def several(given: VariantLike | Sequence[VariantLike]) -> tuple[Variant, ...]:
    """Return one or several variants, given by name, by folder, or as results of ``load``; duplicates are removed.

    Raises:
        UserError: none was given, or one cannot be read.
    """
    every = [given] if isinstance(given, str | Path | Variant) else list(given)
    if not every:
        raise UserError("No variant was given. Name at least one.")
    return tuple({one.folder: one for one in map(ready, every)}.values())


def scales_of(given: float | Sequence[float] | None) -> tuple[float, ...] | None:
    """Return one or several scales as an ascending tuple; None for those that each variant was trained for.

    Raises:
        UserError: a scale is not a number, or is outside 0.1 to 8.
    """
    if given is None:
        return None
    try:
        return validate_scales([given] if isinstance(given, int | float) else [one + 0.0 for one in given])
    except (TypeError, ValueError) as error:
        raise UserError("Scales are numbers such as (0.5, 1), not {given}.", given=repr(given)) from error


def _in_memory(variant: Variant, module: nn.Module, outputs: int, multiple: int) -> Variant:
    """Register a module with the predictor under a variant's folder, which is only a name."""
    from segview.networks.adapters.module import network_of
    from segview.networks.inspect.found_attention import find_attention
    from segview.networks.storage.checkpoint import LoadedVariant

    network = network_of(module, outputs=outputs, multiple=multiple)
    if network.device.type == "cpu":
        find_attention(network, variant.config.network.in_channels, variant.config.preprocessing.input_size)
    predictor().add(variant.folder, LoadedVariant(variant.config, network))
    return variant


@cache
def predictor() -> Predictor:
    """Return the predictor that all calls share, so that each network is read once."""
    from segview.inference.predict.predictor import Predictor

    return Predictor()
