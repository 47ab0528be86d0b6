"""A variant goes on from its own weights with corrected images."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from segview.core.errors import UserError
from segview.core.plan import TrainingPlan
from segview.core.spec import Variant
from segview.core.variants import read_config
from segview.networks.build import build
from segview.networks.checkpoint import load_variant
from segview.networks.methods import method_variant
from segview.training.fit import fit
from segview.training.teach import take_over, teaching_plan


def test_it_goes_on_from_the_variant_with_old_and_corrected_pairs(
    make_pairs: Callable[[str, int], Path], plan: Callable[..., TrainingPlan], tmp_path: Path
) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "first"):
        pass
    variant = Variant(tmp_path / "first" / "best", read_config(tmp_path / "first" / "best"))
    before = (variant.folder / "model.safetensors").read_bytes()
    made = teaching_plan(
        variant, make_pairs("corrected", 6), tmp_path / "train", validation=make_pairs("choosing", 4), epochs=1
    )
    for _ in fit(made, root=tmp_path, folder=tmp_path / "second"):
        pass
    taught = load_variant(tmp_path / "second" / "best")
    assert taught.config.name == "small-taught"
    assert taught.config.initialised_from == "the variant best"
    assert taught.config.training_data[0].pairs == 16
    old, new = load_variant(variant.folder).network.state_dict(), taught.network.state_dict()
    weights = [name for name, value in old.items() if value.dtype.is_floating_point and value.dim() == 4]
    moved = [float((new[name] - old[name]).abs().mean() / old[name].abs().mean()) for name in weights]
    assert max(moved) > 0
    assert sum(moved) / len(moved) < 0.2  # from where it was, and not far
    assert (variant.folder / "model.safetensors").read_bytes() == before


def test_only_the_same_network_is_taken_over(plan: Callable[..., TrainingPlan], tmp_path: Path) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "run"):
        pass
    source = load_variant(tmp_path / "run" / "best")
    network = build(source.config.network)
    take_over(network, tmp_path / "run" / "best")
    assert all(torch.equal(value, source.network.state_dict()[name]) for name, value in network.state_dict().items())
    other = build(source.config.network.model_copy(update={"decoder_channels": (16, 16, 8, 8, 16)}))
    with pytest.raises(UserError, match="another network"):
        take_over(other, tmp_path / "run" / "best")


def test_what_cannot_learn_is_refused(tmp_path: Path) -> None:
    config = method_variant(tmp_path / "otsu", "otsu", feature="luminance", target="bright", size=(64, 64))
    with pytest.raises(UserError, match="cannot be taught"):
        teaching_plan(Variant(tmp_path / "otsu", config), tmp_path, tmp_path, validation=tmp_path)
