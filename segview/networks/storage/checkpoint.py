"""Variants on disk: a folder with ``config.json``, ``model.safetensors`` and ``README.md``, as on Hugging Face."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from torch import nn

from segview.core.base.errors import UserError
from segview.core.base.file_set import in_force, write_together
from segview.core.variants.folders import CARD, CONFIG, WEIGHTS, find_variants, is_variant, read_config
from segview.core.variants.spec import VariantConfig
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build_unfilled, outline, rehearse
from segview.networks.storage import weights as weight_files
from segview.networks.storage.card import card
from segview.networks.storage.reference import Reference, read_reference

__all__ = [
    "CARD",
    "CONFIG",
    "WEIGHTS",
    "LoadedVariant",
    "find_variants",
    "is_variant",
    "load_variant",
    "read_config",
    "save_config",
    "save_variant",
    "weights_bytes",
]

# Seconds within which a training that is replacing the folder's files finishes.
_SETTLING = 0.2


@dataclass(frozen=True, eq=False)
class LoadedVariant:
    """A variant's config and its network, with float32 weights on the CPU, in evaluation mode and without gradients.

    Its reference, if it has one, measures how different an image is from the images that the variant was validated on.
    """

    config: VariantConfig
    network: SegmentationNetwork
    reference: Reference | None = None


def load_variant(folder: Path) -> LoadedVariant:
    """Read a variant's config and weights, both or neither.

    The hash is computed from the same bytes that are loaded. The weights are first compared with an outline of the
    network, so that no config can make the program allocate more memory than its weights take.

    Raises:
        UserError: the config is wrong, the weights do not have the hash in the config, or they do not fit its network.
    """
    path = folder / WEIGHTS
    config, content = _read_verified(folder)
    frame = outline(config.network)
    state = weight_files.current_names(weight_files.parse(content, path), frame)
    weight_files.check(state, frame, f"The weights {path}")
    rehearse(frame, config.network, config.preprocessing.input_size)
    network = build_unfilled(config.network)
    weight_files.fill(network, state, f"The weights {path}")
    return LoadedVariant(config, network.eval().requires_grad_(False), read_reference(folder, config.weights_sha256))


def _read_verified(folder: Path) -> tuple[VariantConfig, bytes]:
    """Return a variant's config and the bytes of its weights, whose hash is the one in the config."""
    for wait in (_SETTLING, 0.0):
        config, content = read_config(folder), weight_files.read_bytes(in_force(folder / WEIGHTS, CONFIG))
        if hashlib.sha256(content).hexdigest() == config.weights_sha256:
            return config, content
        time.sleep(wait)
    raise UserError(
        "{folder} has changed since {config} was written: its SHA-256 is another. Get the folder again "
        "where it came from, whole.",
        folder=folder / WEIGHTS,
        config=CONFIG,
    )


def weights_bytes(network: nn.Module, *, half: bool) -> bytes:
    """Return a network's weights as safetensors; with ``half``, all tensors but vectors as 16-bit numbers."""
    return weight_files.to_bytes(network, half=half)


def save_variant(folder: Path, config: VariantConfig, weights: bytes) -> None:
    """Write a variant's folder, whole or not at all: the card, the config, and the weights with its hash.

    Raises:
        UserError: the folder cannot be written; the previous files then stay valid.
    """
    # The weights come last: a rename that frees a large old file takes milliseconds, and a kill waits for its end.
    contents = {CARD: card(config), CONFIG: _config_text(config), WEIGHTS: weights}
    write_together({folder / name: content for name, content in contents.items()}, key=CONFIG)


def save_config(folder: Path, config: VariantConfig) -> None:
    """Write a variant's ``config.json`` and the card made from it, both or neither.

    Raises:
        UserError: the folder cannot be written.
    """
    write_together({folder / CARD: card(config), folder / CONFIG: _config_text(config)}, key=CONFIG)


def _config_text(config: VariantConfig) -> str:
    return config.model_dump_json(indent=2) + "\n"
