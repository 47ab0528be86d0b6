"""Checkpoints whose names and shapes tell the network: of segmentation_models_pytorch and torchvision."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torchvision
from torch import nn

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolve_path, sha256
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
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
from segview.networks.adapters.filling import build_filled
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
    """Tell whether a path is a file of weights alone, without a spec or a variant's config beside it."""
    source = Path(path)
    if source.suffix.lower() not in SUFFIXES or not is_file(source) or is_torchscript(path):
        return False
    return not any(is_file(path) for path in (*_spec_files(source), source.parent / CONFIG))


def _spec_files(source: Path) -> tuple[Path, Path]:
    return source.with_suffix(".json"), source.with_suffix(".toml")


def _recognise(path: str, choices: Choices) -> Recognised:
    source = resolve_path(Path(path))
    state_dicts = read_weights(source, network_of(nn.Identity(), outputs=1))
    for state_dict in state_dicts:
        signature = signature_of({name: tuple(tensor.shape) for name, tensor in state_dict.tensors.items()})
        options = None if signature is None else _find_fitting(signature, state_dicts, source)
        if signature is not None and options is not None:
            return _make_variant(source, signature, options, choices)
    raise unknown_weights(source)


def _find_fitting(signature: Signature, state_dicts: list[StateDict], source: Path) -> Mapping[str, Any] | None:
    """Return the options of the network that fits all weights; None if there is none."""
    for options in _candidate_options(signature):
        try:
            outline_ = _make_outline(options, signature.outputs, signature.channels)
        except UserError:
            continue
        if fits(state_dicts, outline_, source):
            return options
    return None


def _candidate_options(signature: Signature) -> list[dict[str, Any]]:
    common = {"library": signature.library, "class": signature.kind}
    if signature.library == TORCHVISION:
        return [{**common, **signature.options}]
    return [{**common, "encoder": encoder, **signature.options} for encoder in signature.encoders]


def _make_variant(source: Path, signature: Signature, options: Mapping[str, Any], choices: Choices) -> Recognised:
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
        return Recognised(
            made.config, (Text("the names of its classes, those of Pascal VOC (--classes)"), *made.assumed)
        )
    return made


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    source, options = Path(config.network.source.path), config.network.options
    check_unchanged(config, sha256(source))
    if options["library"] == SMP:
        spec = _network_spec(options, config.network.outputs, config.network.in_channels)
        return network_with_weights(source, spec, config.preprocessing.input_size)[0].eval()
    return network_of(
        build_filled(lambda: _build_torchvision(options, config.network.outputs), source),
        outputs=config.network.outputs,
    )


def _make_outline(options: Mapping[str, Any], outputs: int, channels: int) -> SegmentationNetwork:
    if options["library"] == SMP:
        return outline(_network_spec(options, outputs, channels))
    with on_meta():
        return network_of(_build_torchvision(options, outputs), outputs=outputs)


def _network_spec(options: Mapping[str, Any], outputs: int, channels: int) -> NetworkSpec:
    apart = ("library", "encoder")
    return NetworkSpec(
        architecture="smp",
        encoder=str(options["encoder"]),
        head=Head.A if outputs == 1 else Head.PLAIN,
        classes=max(2, outputs),
        in_channels=channels,
        options={name: value for name, value in options.items() if name not in apart},
    )


def to_library_config(config: VariantConfig) -> VariantConfig:
    """Return the config of a segmentation_models_pytorch checkpoint as a config of its network; others unchanged."""
    spec = config.network
    if spec.architecture != "checkpoint" or spec.options.get("library") != SMP:
        return config
    return config.model_copy(update={"network": _network_spec(spec.options, spec.outputs, spec.in_channels)})


def _build_torchvision(options: Mapping[str, Any], outputs: int) -> nn.Module:
    kind = str(options["class"])
    if kind not in TORCHVISION_KINDS:
        raise unknown_name("network of torchvision", kind, TORCHVISION_KINDS)
    given = {} if kind.startswith("lraspp") else {"aux_loss": bool(options.get("aux_loss", False))}
    make: Any = getattr(torchvision.models.segmentation, kind)
    return make(weights=None, weights_backbone=None, num_classes=outputs, **given)


CHECKPOINT = Adapter(Text("weights of segmentation_models_pytorch or torchvision"), _claims, _recognise, _network)
