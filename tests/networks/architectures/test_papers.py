"""Variants of published networks: rates, orders, grids and losses as their papers have them."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from segview.core.base.errors import UserError
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.base.tap import capture
from segview.networks.blocks.dilation import residual_stage
from segview.networks.build import build, outline


def plain(architecture: str, **fields: Any) -> NetworkSpec:
    return NetworkSpec(architecture=architecture, head=Head.PLAIN, classes=21, **fields)


def rates(stage: nn.Module) -> list[int]:
    return [one.dilation[0] for one in stage.modules() if isinstance(one, nn.Conv2d) and one.kernel_size == (3, 3)]


@pytest.mark.parametrize(
    ("stride", "grid", "fourth", "fifth", "seventh"),
    [
        (16, [1, 2, 4], [2, 4, 8], [4, 8, 16], [16, 32, 64]),
        (8, [1, 2, 1], [4, 8, 4], [8, 16, 8], [32, 64, 32]),
    ],
)
def test_deeplab_v3_in_cascade_has_the_rates_of_the_paper(
    stride: int, grid: list[int], fourth: list[int], fifth: list[int], seventh: list[int]
) -> None:
    """Unit rates times the rate of the block, which doubles from block to block (sections 3.2.1 and 3.2.2)."""
    options = {"cascade": 3, "multi_grid": grid, "output_stride": stride}
    network: Any = outline(plain("deeplabv3", encoder="tu-resnet50", options=options))
    assert rates(residual_stage(network.trunk.encoder, 4)) == fourth
    stages = network.trunk.decoder.get_submodule("layers").stages
    assert [rates(stage) for stage in (stages[0], stages[2])] == [fifth, seventh]
    # Three copies of three bottlenecks of 2048, 512, 512, 2048 channels, with norms; and the 1 × 1 output layer.
    block = 2 * 2048 * 512 + 9 * 512**2 + 2 * (512 + 512 + 2048)
    assert sum(one.numel() for one in stages.parameters()) == 9 * block
    assert sum(one.numel() for one in network.head.parameters()) == 2048 * 21 + 21


@torch.no_grad()
def test_a_cascade_sees_the_image_and_learns_from_weights_of_its_own() -> None:
    torch.manual_seed(0)
    network: Any = build(plain("deeplabv3", size="small", options={"cascade": 2, "auxiliary": True})).eval()
    with capture(network) as captured:
        assert network(torch.rand(2, 3, 40, 56)).shape == (2, 21, 40, 56)
    assert {"cascade/block 5", "cascade/block 6"} <= set(captured)
    first, second = (stage[0] for stage in network.trunk.decoder.get_submodule("layers").stages)
    assert not torch.equal(next(first.parameters()), next(second.parameters()))


def test_without_the_options_deeplab_v3_is_as_before() -> None:
    both: list[Any] = [
        outline(plain("deeplabv3", encoder="tu-resnet26", options=options))
        for options in ({}, {"cascade": 0, "multi_grid": [1, 1, 1], "output_stride": 8})
    ]
    assert len({tuple(rates(one.trunk.encoder)) for one in both}) == 1
    assert both[0].state_dict().keys() == both[1].state_dict().keys()


def test_rates_of_single_blocks_are_for_residual_networks() -> None:
    with pytest.raises(UserError, match="are for residual networks"):
        outline(plain("deeplabv3", encoder="mobilenet_v2", options={"cascade": 1}))
    with pytest.raises(UserError, match="multi_grid of deeplabv3 cannot be"):
        outline(plain("deeplabv3", options={"multi_grid": [4, 2, 1]}))


def test_pspnet_has_the_rates_and_the_grid_of_the_official_code() -> None:
    options = {"dilate_whole_stages": True, "align_corners": True}
    network: Any = outline(plain("pspnet", encoder="tu-resnet50", options=options)).eval()
    assert set(rates(residual_stage(network.trunk.encoder, 3))) == {2}
    assert set(rates(residual_stage(network.trunk.encoder, 4))) == {4}
    assert network.padded_size((473, 713)) == (473, 713)  # the official crops
    assert network.padded_size((474, 712)) == (481, 713)
    assert network.trunk.encode(torch.empty(1, 3, 473, 713, device="meta"))[-1].shape[-2:] == (60, 90)


@torch.no_grad()
def test_aligned_logits_are_those_of_the_grid_at_every_eighth_pixel() -> None:
    torch.manual_seed(0)
    network: Any = build(plain("pspnet", size="small", options={"align_corners": True})).eval()
    x = torch.rand(1, 3, 41, 57)
    with capture(network) as captured:
        logits = network(x)
    torch.testing.assert_close(logits[..., ::8, ::8], network.head(network.trunk(x)))
    assert captured["psp/bin 2"].tensor.shape == (1, 1, 41, 57)
    assert network(x[..., :40, :50]).shape == (1, 21, 40, 50)


@torch.no_grad()
def test_dropout_at_the_end_of_the_contracting_path_is_for_training_alone() -> None:
    torch.manual_seed(0)
    network = build(NetworkSpec(architecture="unet_original", size="small", options={"dropout": 0.5}))
    bare = build(NetworkSpec(architecture="unet_original", size="small"))
    bare.load_state_dict(network.state_dict())
    x = torch.rand(1, 3, 64, 64)
    assert torch.equal(network.eval()(x), bare.eval()(x))
    encoder: Any = network.trunk.encoder
    *skips, deepest = encoder.eval()(x)
    encoder.dropout.train()
    *same, dropped = encoder(x)
    assert all(torch.equal(one, other) for one, other in zip(skips, same, strict=True))
    assert set((dropped / deepest)[deepest > 0].unique().tolist()) == {0, 2}
