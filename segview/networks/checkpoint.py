"""Variants on disk: a folder with ``config.json``, ``model.safetensors`` and ``README.md``, as on Hugging Face."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors
from torch import Tensor, nn

from segview.core.errors import UserError
from segview.core.files import atomic_write
from segview.core.plan import explain
from segview.core.spec import VariantConfig
from segview.networks.build import SegmentationNetwork, build
from segview.networks.card import card

CONFIG, WEIGHTS, CARD = "config.json", "model.safetensors", "README.md"


def weights_bytes(network: nn.Module, *, half: bool) -> bytes:
    """Return a network's weights as safetensors; with ``half``, all but vectors as 16-bit numbers."""
    state = {
        name: (tensor.half() if half and tensor.is_floating_point() and tensor.ndim > 1 else tensor).cpu().contiguous()
        for name, tensor in network.state_dict().items()
    }
    return save_tensors(state, metadata={"format": "pt"})


def save_variant(folder: Path, config: VariantConfig, weights: bytes) -> None:
    """Write a variant's folder: weights first, then the config that vouches for them, then the card.

    Raises:
        UserError: the folder cannot be written.
    """
    atomic_write(folder / WEIGHTS, weights)
    save_config(folder, config)


def save_config(folder: Path, config: VariantConfig) -> None:
    """Write a variant's ``config.json`` and the card made from it.

    Raises:
        UserError: the folder cannot be written.
    """
    atomic_write(folder / CONFIG, config.model_dump_json(indent=2) + "\n")
    atomic_write(folder / CARD, card(config))
