"""Folders of transformers whose networks take clicks and boxes: SAM, its successors and fine-tuned versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from segview.core.variants.preprocessing import IMAGENET_MEAN, IMAGENET_STD
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import Choices, Findings, Recognised, variant_from
from segview.networks.adapters.module import network_of
from segview.networks.adapters.prompted import Prompted
from segview.networks.adapters.transformers_library import fingerprint, load_network
from segview.networks.base.network import SegmentationNetwork

# The class that opens each kind, and whether an image is padded to a square (otherwise it is stretched).
PROMPTED = {
    "SamModel": ("SamModel", True),
    "SamHQModel": ("SamHQModel", True),
    "Sam2Model": ("Sam2Model", False),
    "Sam2VideoModel": ("Sam2Model", False),
}
_SIDE = 1024


def recognise_prompted(
    folder: Path, kind: str, config: Any, choices: Choices, *, normalisation: tuple[Any, Any]
) -> Recognised:
    """Return a folder as a variant that takes prompts; its weights are not read."""
    side = int((config.get("prompt_encoder_config") or {}).get("image_size") or _SIDE)
    mean, std = normalisation
    findings = Findings(
        name=folder.name,
        summary=f"{kind} of transformers, in {folder.name}: it answers clicks and boxes in a correction.",
        outputs=1,
        sha256=fingerprint(folder),
        classes=("background", "object"),
        input_size=(side, side),
        mean=mean or IMAGENET_MEAN,
        std=std or IMAGENET_STD,
        options={"class": kind},
    )
    variant = variant_from("transformers", folder, findings, choices)
    assert variant.config.network.source is not None
    source = variant.config.network.source.model_copy(update={"takes_prompts": True})
    network = variant.config.network.model_copy(update={"source": source})
    return Recognised(variant.config.model_copy(update={"network": network}), variant.assumed)


def prompted_network(config: VariantConfig) -> SegmentationNetwork:
    """Return the network of such a variant."""
    assert config.network.source is not None
    name, keeps_aspect = PROMPTED[str(config.network.options["class"])]
    network = load_network(Path(config.network.source.path), name)
    side = int(network.config.prompt_encoder_config.image_size)
    return network_of(Prompted(network, side=side, keeps_aspect=keeps_aspect), outputs=1)
