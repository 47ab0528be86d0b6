"""Adversarial erasing: how much is painted over, where, and that the network looks again."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.adversarial_erasing import AdversarialErasing
from segview.networks.base.tap import capture
from segview.networks.build import build


def network(**options: Any) -> AdversarialErasing:
    torch.manual_seed(0)
    built = build(NetworkSpec(architecture="adversarial_erasing", size="small", options=options)).eval()
    assert isinstance(built, AdversarialErasing)
    with torch.no_grad():  # scores above 0, so that there is something to erase
        built.scoring.weight.abs_()
    return built


@torch.no_grad()
@pytest.mark.parametrize(("steps", "share"), [(2, 0.2), (3, 0.1), (5, 0.2)])
def test_each_step_erases_its_share_where_most_is_found(steps: int, share: float) -> None:
    built = network(steps=steps, share=share)
    x = torch.rand(1, 3, 160, 160)
    with capture(built) as captured:
        built(x)
    assert [name for name in captured if len(name) == len("cam/A")] == [f"cam/{'ABCDE'[step]}" for step in range(steps)]
    left = captured["erasing/left"].tensor
    assert set(left.unique().tolist()) == {0, 1}
    # Steps may find the same place again, and a pixel of the map is a hundredth of the image.
    assert share - 0.02 <= 1 - left.mean() <= (steps - 1) * share + 0.02


@torch.no_grad()
def test_the_second_step_sees_the_image_without_the_strongest_place() -> None:
    built = network(steps=2)
    x = torch.rand(1, 3, 160, 160)
    first = built.score_maps(x)["A"]
    kept = torch.nn.functional.interpolate(
        (first <= first.flatten().sort().values[int(0.8 * first.numel()) - 1]).float(), (160, 160), mode="nearest"
    )
    assert kept.mean() == pytest.approx(0.8)
    torch.testing.assert_close(built.score_maps(x)["B"], built.score_maps(x * kept)["A"])


@torch.no_grad()
def test_where_nothing_is_found_nothing_is_erased() -> None:
    built = network(steps=2)
    built.scoring.weight.neg_()
    built.scoring.bias.fill_(-1)  # pyright: ignore[reportOptionalMemberAccess]
    x = torch.rand(2, 3, 64, 64)
    maps = built.score_maps(x)
    assert (maps["A"] < 0).all()
    assert torch.equal(maps["A"], maps["B"])


def test_the_number_of_steps_is_checked() -> None:
    with pytest.raises(UserError, match="steps of adversarial_erasing cannot be 1"):
        network(steps=1)
