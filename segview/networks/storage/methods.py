"""Variants of methods that learn nothing: a config, and a file of weights without tensors."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import segview
from segview.core.base.registry import unknown_name
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec, VariantConfig
from segview.networks.architectures import ARCHITECTURES
from segview.networks.build import build
from segview.networks.choices import METHODS
from segview.networks.storage.checkpoint import save_variant, weights_bytes


def method_variant(folder: Path, method: str, *, feature: str, target: str, size: tuple[int, int]) -> VariantConfig:
    """Write the folder of a method that segments by one feature of the image; return its config.

    Raises:
        UserError: there is no such method or feature, or the folder cannot be written.
    """
    if method not in METHODS:
        raise unknown_name("method without weights", method, METHODS)
    beside, channels = ARCHITECTURES[method].beside, ARCHITECTURES[method].channels
    spec = NetworkSpec(architecture=method, in_channels=channels, options={"feature": feature})
    weights = weights_bytes(build(spec), half=False)
    config = VariantConfig(
        name=f"{method}-{feature}",
        network=spec,
        classes=("background", target),
        # The method reads colours in 0 to 1.
        preprocessing=Preprocessing(input_size=size, mean=(0.0,) * channels, std=(1.0,) * channels, beside=beside),
        summary=f"No network: {ARCHITECTURES[method].paper}, on the feature {feature}. It was never trained.",
        initialised_from="no weights",
        trained_with="nothing",
        segview_version=segview.__version__,
        weights_sha256=sha256(weights).hexdigest(),
    )
    save_variant(folder, config, weights)
    return config
