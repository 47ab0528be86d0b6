"""W-Net: its counts, what is seen of the image made again, and that it divides an image without any mask."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.build import build, outline
from segview.networks.heads.output import probabilities
from segview.training.losses.soft_normalised_cut import soft_normalised_cuts


def _network(classes: int = 4) -> SegmentationNetwork:
    torch.manual_seed(6)
    return build(NetworkSpec.model_validate({**SMALL, "classes": classes}))


SMALL = {"architecture": "wnet", "size": "small", "head": "plain"}


@pytest.mark.parametrize(("separable", "parameters"), [(True, 12_271_127), (False, 62_086_423)])
def test_there_are_as_many_parameters_as_counted(separable: bool, parameters: int) -> None:
    spec = NetworkSpec.model_validate(
        {"architecture": "wnet", "head": "plain", "classes": 20, "options": {"separable": separable}}
    )
    assert sum(parameter.numel() for parameter in outline(spec).parameters()) == parameters


@torch.no_grad()
def test_the_image_is_made_again_from_the_segments_alone() -> None:
    network = _network().eval()
    x = torch.randn(2, 3, 33, 47)
    outputs = network.outputs(x)
    assert {name: tuple(one.shape) for name, one in outputs.items()} == {
        "logits": (2, 4, 33, 47),
        "reconstruction": (2, 3, 33, 47),
    }
    assert torch.equal(outputs["logits"], network(x))
    # Logits that differ by the same number for all segments are the same segments.
    shifted = network._reconstruct(outputs["logits"] + 3, x)  # pyright: ignore
    torch.testing.assert_close(shifted, outputs["reconstruction"], rtol=1e-4, atol=1e-4)


@torch.no_grad()
def test_the_second_unet_runs_where_it_is_listened_to_and_nowhere_else() -> None:
    network = _network().eval()
    runs: list[int] = []
    network.get_submodule("back").register_forward_hook(lambda *_: runs.append(1))
    x = torch.randn(1, 3, 32, 32)
    plain = network(x)
    assert runs == []
    with capture(network) as captured:
        assert torch.equal(network(x), plain)
    assert runs == [1]
    shown = torch.cat([captured[f"reconstruction/{number}"].tensor for number in (1, 2, 3)], dim=1)
    made = network.outputs(x)["reconstruction"]
    assert torch.equal(shown, made.clamp(-3, 3))
    missed = (made - x).abs().mean(dim=1, keepdim=True)
    torch.testing.assert_close(captured["reconstruction/error"].tensor, missed / (1 + missed))
    assert {"skip/1", "bottleneck", "reconstruction/skip/1", "reconstruction/bottleneck"} <= set(captured)


@pytest.mark.slow
def test_two_losses_in_alternation_divide_a_image_without_a_mask() -> None:
    """A disc, a bar and what is behind them, in noise: three colours, of which nothing is told.

    As in the paper there are more segments than regions; none of them reaches into two.
    """
    chance = torch.Generator().manual_seed(3)
    rows, columns = torch.meshgrid(torch.arange(64), torch.arange(64), indexing="ij")
    regions = torch.zeros(64, 64, dtype=torch.long)
    regions[(rows - 22) ** 2 + (columns - 24) ** 2 < 14**2] = 1
    regions[46:56, 8:58] = 2
    colours = torch.tensor([[60.0, 40, 40], [200, 120, 110], [90, 160, 210]])
    levels = (colours[regions].permute(2, 0, 1)[None] + 6 * torch.randn(1, 3, 64, 64, generator=chance)).clamp(0, 255)
    x = (levels - levels.mean(dim=(2, 3), keepdim=True)) / levels.std(dim=(2, 3), keepdim=True)
    network = _network(classes=6).train()
    optimizer = torch.optim.Adam(network.parameters(), lr=3e-3)

    def cut_and_error() -> tuple[torch.Tensor, torch.Tensor]:
        outputs = network.outputs(x)
        cut = soft_normalised_cuts(probabilities(outputs["logits"]), levels).mean()
        return cut, functional.mse_loss(outputs["reconstruction"], x)

    with torch.no_grad():
        first_cut, first_error = (float(loss) for loss in cut_and_error())
    for step in range(160):
        optimizer.zero_grad()
        cut_and_error()[step % 2].backward()
        optimizer.step()
    with torch.no_grad():
        cut, error = (float(loss) for loss in cut_and_error())
        segments = network(x)[0].argmax(dim=0)
    assert first_cut > 4  # of at most 5, where all pixels lie in all segments alike
    assert cut < 3
    assert error < 0.1 < 0.5 < first_error
    shares = torch.stack([functional.one_hot(regions[segments == k], 3).sum(dim=0) for k in range(6)])
    assert shares.amax(dim=1).sum() / regions.numel() > 0.99, shares
