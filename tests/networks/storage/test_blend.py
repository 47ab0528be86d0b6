"""Variants between two others."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import torch

from segview.core.base.errors import UserError
from segview.networks.storage.blend import blend
from segview.networks.storage.checkpoint import load_variant, save_variant, weights_bytes


def test_weights_lie_between_and_the_card_says_so(tiny_variant: Callable[..., Path], tmp_path: Path) -> None:
    first, second = tiny_variant("B", name="first"), _moved(tiny_variant("B", name="first"), tmp_path / "second")
    config = blend(first, second, tmp_path / "between", share=0.25, name="between")
    one, other, found = (load_variant(folder) for folder in (first, second, tmp_path / "between"))
    states = [variant.network.state_dict() for variant in (one, other, found)]
    for name, value in states[2].items():
        if value.is_floating_point():
            expected = 0.75 * states[0][name] + 0.25 * states[1][name]
            torch.testing.assert_close(value, expected, rtol=2e-3, atol=2e-4)  # of 16 bits
    assert found.config == config
    assert found.config.scores == ()
    assert "0.75 of first and 0.25 of second" in config.trained_with


def _moved(folder: Path, to: Path) -> Path:
    """Write a variant whose weights have all gone on from those of another."""
    variant = load_variant(folder)
    chance = torch.Generator().manual_seed(0)
    for value in variant.network.state_dict().values():
        if value.is_floating_point():
            value.add_(torch.rand(value.shape, generator=chance))
    weights = weights_bytes(variant.network, half=True)
    update = {"name": "second", "weights_sha256": sha256(weights).hexdigest()}
    save_variant(to, variant.config.model_copy(update=update), weights)
    return to


def test_only_the_same_network_is_blended(tiny_variant: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(UserError, match="different networks"):
        blend(tiny_variant("A"), tiny_variant("C"), tmp_path / "no", share=0.5, name="no")
    assert not (tmp_path / "no").exists()


def test_a_share_beyond_both_is_refused(tiny_variant: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(UserError, match="0 to 1"):
        blend(tiny_variant("A"), tiny_variant("A"), tmp_path / "no", share=1.5, name="no")
