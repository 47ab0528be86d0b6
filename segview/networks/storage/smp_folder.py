"""Variants as folders that both ``from_pretrained`` of segmentation_models_pytorch and segview open."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Protocol, cast

import segmentation_models_pytorch as smp
import torch
from safetensors.torch import save as save_tensors
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.base.file_set import write_together
from segview.core.variants.folders import CARD, CONFIG, WEIGHTS
from segview.core.variants.spec import Head, NetworkSpec, VariantConfig
from segview.networks.architectures.smp_network import CLASSES
from segview.networks.architectures.unet import SMALL_DECODER, UNET
from segview.networks.storage.card import card
from segview.networks.storage.checkpoint import LoadedVariant
from segview.networks.storage.smp_config import SMP_ARCHITECTURE, SmpNotes
from segview.networks.storage.weights import file_state

TOLERANCE = 1e-4


class _Library(Protocol):
    segmentation_head: nn.Sequential


def write_smp_folder(variant: LoadedVariant, folder: Path) -> float:
    """Write a variant as a folder of the library, and return the largest difference of its logits in the library.

    The network of ``unet`` is the library's except for its output layer, whose 1 × 1 convolution becomes the middle of
    the library's 3 × 3 convolution; a network of ``smp`` is the library's. The other fields of segview's config are
    written under ``_segview``, which the library ignores.

    Raises:
        UserError: the library has no such network, its logits differ too much, or the folder cannot be written.
    """
    config = variant.config
    _check(config)
    name, arguments = _arguments(config.network)
    network: nn.Module = CLASSES[name](**arguments)
    network.load_state_dict(_state(variant, network))
    difference = _difference(variant, network.eval())
    weights = save_tensors({key: one.contiguous() for key, one in network.state_dict().items()}, {"format": "pt"})
    noted = config.model_copy(update={"weights_sha256": hashlib.sha256(weights).hexdigest(), "reference_images": 0})
    content = {"_model_class": name, **arguments, "_segview": _notes(noted)}
    contents = {CARD: card(noted), CONFIG: json.dumps(content, indent=2) + "\n", WEIGHTS: weights}
    write_together({folder / file: one for file, one in contents.items()}, key=CONFIG)
    return difference


def _check(config: VariantConfig) -> None:
    spec = config.network
    own = spec.architecture in ("unet", SMP_ARCHITECTURE) and not spec.attention and not spec.scale_attention
    if not own or spec.head in (Head.C, Head.D) or spec.output_activation != "none" or config.preprocessing.beside:
        raise UserError(
            "{name} is no network that segmentation_models_pytorch has: it opens U-Nets with head A, B or plain, "
            "without f'', attention and scale attention. Export it to ONNX, or share its own folder.",
            name=config.name,
        )


def _arguments(spec: NetworkSpec) -> tuple[str, dict[str, Any]]:
    """Return the library's class and its arguments."""
    options = dict(spec.options)
    name = str(options.pop("class", "Unet"))
    common = {"encoder_weights": None, "in_channels": spec.in_channels, "classes": spec.outputs}
    if spec.architecture == SMP_ARCHITECTURE:
        return name, {"encoder_name": spec.encoder or "resnet34", **common, **options}
    widths = spec.decoder_channels or (SMALL_DECODER if spec.size == "small" else None)
    decoder = {} if widths is None else {"decoder_channels": list(widths), "encoder_depth": len(widths)}
    return "Unet", {"encoder_name": spec.encoder or UNET.encoder, **common, **decoder, **options}


def _state(variant: LoadedVariant, network: nn.Module) -> dict[str, Tensor]:
    """Return a variant's weights under the library's names."""
    own = variant.network
    if variant.config.network.architecture == SMP_ARCHITECTURE:
        return file_state(own)
    state = {name.removeprefix("trunk."): one for name, one in own.state_dict().items() if name.startswith("trunk.")}
    convolution = cast("nn.Conv2d", own.head.get_submodule("convolution"))
    last = cast("_Library", network).segmentation_head[0]
    wide = torch.zeros_like(cast("nn.Conv2d", last).weight)
    middle = wide.shape[-1] // 2
    wide[:, :, middle, middle] = convolution.weight[:, :, 0, 0]
    assert convolution.bias is not None
    return {**state, "segmentation_head.0.weight": wide, "segmentation_head.0.bias": convolution.bias}


@torch.no_grad()
def _difference(variant: LoadedVariant, network: nn.Module) -> float:
    config = variant.config
    size = variant.network.padded_size(config.preprocessing.input_size)
    x = torch.rand(1, config.network.in_channels, *size, generator=torch.Generator().manual_seed(0))
    difference = float((network(x) - variant.network(x)).abs().max())
    if not difference <= TOLERANCE:
        raise UserError(
            "{name} gives logits in segmentation_models_pytorch {version} that differ by {difference:.2g}: nothing is "
            "written. Export it to ONNX.",
            name=config.name,
            version=smp.__version__,
            difference=difference,
        )
    return difference


def _notes(config: VariantConfig) -> dict[str, Any]:
    """Return the fields of ``SmpNotes``, which the library's own config does not have."""
    return config.model_dump(mode="json", include=set(SmpNotes.model_fields))
