"""Variants for scripts and notebooks: found by name, folder or module."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import segview
from segview.core.base.errors import UserError
from segview.core.base.scales import checked_scales
from segview.core.variants.catalogue import known_variants
from segview.core.variants.preprocessing import IMAGENET_MEAN, IMAGENET_STD, Preprocessing
from segview.core.variants.spec import Head, NetworkSpec, Variant, VariantConfig

if TYPE_CHECKING:
    from torch import nn

    from segview.inference.predict.predictor import Predictor

VariantLike = str | Path | Variant
"""A variant by its name, by its folder, or as ``load`` returned it."""

_HASH_OF_NO_FILE = "0" * 64
_CLASSES = ("background", "target")
_INPUT_SIZE = (224, 224)
_MULTIPLE = 32


def variants() -> tuple[Variant, ...]:
    """Return the variants that are shipped with segview or were imported.

    Example:
        >>> import segview
        >>> "unet-mobilenet_v2-b" in [variant.name for variant in segview.variants()]
        True
    """
    return known_variants()[0]


def load(
    source: str | Path | nn.Module,
    *,
    classes: tuple[str, ...] = _CLASSES,
    input_size: tuple[int, int] = _INPUT_SIZE,
    mean: tuple[float, ...] = IMAGENET_MEAN,
    std: tuple[float, ...] = IMAGENET_STD,
    outputs: int | None = None,
    multiple: int = _MULTIPLE,
    name: str = "",
) -> Variant:
    """Return the variant of a name, of a folder, or made of a module of one's own.

    Args:
        source: Name of a known variant; a variant's folder; or a torch module that takes B × C × rows × columns and
            gives logits. The arguments below are for a module alone.
        classes: Names of its classes, of two the background first.
        input_size: Rows and columns that it was trained at.
        mean: Of each channel, of values in 0 to 1; likewise ``std``.
        outputs: Number of its output maps, by default 1 for two classes (read through a sigmoid), else one a class.
        multiple: What the sides of its input must be multiples of.
        name: How it is called.

    Raises:
        UserError: there is no such variant, or an argument does not fit.

    Example:
        >>> import segview
        >>> segview.load("unet-mobilenet_v2-b").classes
        ('background', 'polyp')
    """
    if isinstance(source, str | Path):
        from segview.inference.variants.finding import find

        told = (classes, input_size, mean, std, outputs, multiple, name)
        if told != (_CLASSES, _INPUT_SIZE, IMAGENET_MEAN, IMAGENET_STD, None, _MULTIPLE, ""):
            raise UserError(
                "Classes, input size and the like are given for a torch module alone. To say them of {source}, make a "
                "variant of it with 'segview open'.",
                source=source,
            )
        return find(str(source))
    _check_module(source)
    maps = outputs or (1 if len(classes) == 2 else len(classes))
    preprocessing = Preprocessing(input_size=input_size, mean=mean, std=std)
    config = _config_of(source, name or type(source).__name__, classes, preprocessing, maps)
    return _in_memory(Variant(Path(f"module-{id(source)}"), config), source, maps, multiple)


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
    """Return one or several variants, each once, that were given by name, as a folder, or as ``load`` returned them.

    Raises:
        UserError: there is none, or one cannot be read.
    """
    every = [given] if isinstance(given, str | Path | Variant) else list(given)
    if not every:
        raise UserError("No variant was given. Name at least one.")
    loaded = (one if isinstance(one, Variant) else load(one) for one in every)
    return tuple({one.folder: one for one in loaded}.values())


def scales_of(given: float | Sequence[float] | None) -> tuple[float, ...] | None:
    """Return one or several scales as a tuple, ascending; None for those that each variant was trained for.

    Raises:
        UserError: one is no number, or lies outside 0.1 to 8.
    """
    if given is None:
        return None
    try:
        return checked_scales([given] if isinstance(given, int | float) else [one + 0.0 for one in given])
    except (TypeError, ValueError) as error:
        raise UserError("Scales are numbers such as (0.5, 1), not {given}.", given=repr(given)) from error


def _in_memory(variant: Variant, module: nn.Module, outputs: int, multiple: int) -> Variant:
    """Have the predictor know a module under a variant's folder, which is a name alone."""
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
    """Return the predictor that all calls share, so that a network is read once."""
    from segview.inference.predict.predictor import Predictor

    return Predictor()
