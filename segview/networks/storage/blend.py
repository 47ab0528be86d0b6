"""Blending of two variants of the same network by the mean of their weights (WiSE-FT; Wortsman et al., 2022)."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import torch
from torch import Tensor

import segview
from segview.core.base.errors import UserError
from segview.core.variants.spec import VariantConfig
from segview.networks.storage.checkpoint import LoadedVariant, load_variant, save_variant, weights_bytes


def blend(first: Path, second: Path, folder: Path, *, share: float, name: str) -> VariantConfig:
    """Write a variant whose weights are a weighted mean of those of two variants, and return its config.

    If the second was trained on from the first, on changes that it should be robust to, the blend is often better than
    both: under such changes better than the first, and on the first's own data better than the second. The statistics
    of batch norms are averaged like the weights.

    Args:
        first: Folder of a variant.
        second: Folder of a variant that was trained on from the first; the new variant has its classes, preprocessing
            and threshold.
        folder: Folder of the new variant.
        share: Weight of the second variant, 0 to 1.
        name: Name of the new variant.

    Raises:
        UserError: a variant cannot be read, they are different networks, or the folder cannot be written.
    """
    if not 0 <= share <= 1:
        raise UserError("The share of the second variant must be 0 to 1, not {share:g}.", share=share)
    before, after = load_variant(first), load_variant(second)
    if before.config.network != after.config.network or before.config.classes != after.config.classes:
        raise UserError(
            "{config} and {config2} have different networks or classes: their weights cannot be "
            "averaged. Give a variant and one that was trained on from it.",
            config=before.config.name,
            config2=after.config.name,
        )
    old, new = before.network.state_dict(), after.network.state_dict()
    after.network.load_state_dict({key: _between(old[key], value, share) for key, value in new.items()})
    # 16-bit weights, as the two variants were saved.
    weights = weights_bytes(after.network, half=True)
    config = _config(before, after, share=share, name=name, digest=sha256(weights).hexdigest())
    save_variant(folder, config, weights)
    return config


def _between(old: Tensor, new: Tensor, share: float) -> Tensor:
    return torch.lerp(old, new, share) if new.is_floating_point() else new


def _config(before: LoadedVariant, after: LoadedVariant, *, share: float, name: str, digest: str) -> VariantConfig:
    one, other = before.config, after.config
    mean = f"weights {1 - share:g} of {one.name} and {share:g} of {other.name} (Wortsman et al., 2022)"
    return other.model_copy(
        update={
            "name": name,
            "trained_with": f"{other.trained_with}; then {mean}" if other.trained_with else mean,
            "training_data": tuple(dict.fromkeys((*one.training_data, *other.training_data))),
            "scores": (),
            "segview_version": segview.__version__,
            "weights_sha256": digest,
        }
    )
