"""Checkpoints that say themselves which network they are of: of segmentation_models_pytorch and torchvision."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torchvision
from torch import nn

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolved, sha256
from segview.core.base.registry import unknown_name
from segview.core.variants.folders import CONFIG
from segview.core.variants.spec import Head, NetworkSpec, VariantConfig
from segview.networks.adapters.adapter import Adapter, Choices, Findings, Recognised, check_unchanged, variant_from
from segview.networks.adapters.checkpoints.importing import network_with_weights
from segview.networks.adapters.checkpoints.reading import SUFFIXES, read_weights
from segview.networks.adapters.checkpoints.signatures import (
    SMP,
    TORCHVISION,
    TORCHVISION_KINDS,
    Signature,
    signature_of,
)
from segview.networks.adapters.checkpoints.spec import unknown_weights
from segview.networks.adapters.checkpoints.state_dicts import StateDict, fits
from segview.networks.adapters.filling import built
from segview.networks.adapters.module import network_of
from segview.networks.adapters.programs import is_torchscript
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.outlines import on_meta
from segview.networks.build import outline

# The classes of torchvision's own weights, of Pascal VOC.
_VOC = (
    *("background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow"),
    *("dining table", "dog", "horse", "motorbike", "person", "potted plant", "sheep", "sofa", "train", "television"),
)


def _claims(path: str) -> bool:
    """Tell a file of weights that stands alone: no spec, and no config of a folder that it belongs to, beside it."""
    source = Path(path)
    if source.suffix.lower() not in SUFFIXES or not is_file(source) or is_torchscript(path):
        return False
    return not any(is_file(one) for one in (*_specs(source), source.parent / CONFIG))


def _specs(source: Path) -> tuple[Path, Path]:
    return source.with_suffix(".json"), source.with_suffix(".toml")


def _recognise(path: str, choices: Choices) -> Recognised:
    source = resolved(Path(path))
    found = read_weights(source, network_of(nn.Identity(), outputs=1))
    for one in found:
        signature = signature_of({name: tuple(tensor.shape) for name, tensor in one.tensors.items()})
        described = None if signature is None else _fitting(signature, found, source)
        if signature is not None and described is not None:
            return _described(source, signature, described, choices)
    raise unknown_weights(source)


def _fitting(signature: Signature, found: list[StateDict], source: Path) -> Mapping[str, Any] | None:
    """Return the description of the network that takes the weights whole; None where none does."""
    for options in _described_by(signature):
        try:
            frame = _frame(options, signature.outputs, signature.channels)
        except UserError:
            continue
        if fits(found, frame, source):
            return options
    return None


def _described_by(signature: Signature) -> list[dict[str, Any]]:
    common = {"library": signature.library, "class": signature.kind}
    if signature.library == TORCHVISION:
        return [{**common, **signature.options}]
    return [{**common, "encoder": encoder, **signature.options} for encoder in signature.encoders]


def _described(source: Path, signature: Signature, options: Mapping[str, Any], choices: Choices) -> Recognised:
    on = f" on {options['encoder']}" if "encoder" in options else ""
    voc = signature.library == TORCHVISION and signature.outputs == len(_VOC)
    findings = Findings(
        name=source.stem,
        summary=f"{signature.kind} of {signature.library}{on}, by its weights in {source.name}.",
        outputs=signature.outputs,
        sha256=sha256(source),
        channels=signature.channels,
        classes=_VOC if voc else (),
        options=dict(options),
    )
    made = variant_from("checkpoint", source, findings, choices)
    if voc and not choices.classes:
        return Recognised(made.config, ("the names of its classes, those of Pascal VOC (--classes)", *made.assumed))
    return made


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    source, options = Path(config.network.source.path), config.network.options
    check_unchanged(config, sha256(source))
    if options["library"] == SMP:
        spec = _spec(options, config.network.outputs, config.network.in_channels)
        return network_with_weights(source, spec, config.preprocessing.input_size)[0].eval()
    return network_of(
        built(lambda: _of_torchvision(options, config.network.outputs), source), outputs=config.network.outputs
    )


def _frame(options: Mapping[str, Any], outputs: int, channels: int) -> SegmentationNetwork:
    if options["library"] == SMP:
        return outline(_spec(options, outputs, channels))
    with on_meta():
        return network_of(_of_torchvision(options, outputs), outputs=outputs)


def _spec(options: Mapping[str, Any], outputs: int, channels: int) -> NetworkSpec:
    apart = ("library", "encoder")
    return NetworkSpec(
        architecture="smp",
        encoder=str(options["encoder"]),
        head=Head.A if outputs == 1 else Head.PLAIN,
        classes=max(2, outputs),
        in_channels=channels,
        options={name: value for name, value in options.items() if name not in apart},
    )


def as_library_has_it(config: VariantConfig) -> VariantConfig:
    """Return the config of a checkpoint of segmentation_models_pytorch as that of its network; others as they are."""
    spec = config.network
    if spec.architecture != "checkpoint" or spec.options.get("library") != SMP:
        return config
    return config.model_copy(update={"network": _spec(spec.options, spec.outputs, spec.in_channels)})


def _of_torchvision(options: Mapping[str, Any], outputs: int) -> nn.Module:
    kind = str(options["class"])
    if kind not in TORCHVISION_KINDS:
        raise unknown_name("network of torchvision", kind, TORCHVISION_KINDS)
    given = {} if kind.startswith("lraspp") else {"aux_loss": bool(options.get("aux_loss", False))}
    make: Any = getattr(torchvision.models.segmentation, kind)
    return make(weights=None, weights_backbone=None, num_classes=outputs, **given)


CHECKPOINT = Adapter("weights of segmentation_models_pytorch or torchvision", _claims, _recognise, _network)
