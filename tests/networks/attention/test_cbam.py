"""CBAM against the published parameter counts, its own equation, and timm's implementation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, cast

import pytest
import torch
from timm.layers.cbam import CbamModule
from torch import nn

from segview.core.maps.maps import Kind
from segview.networks.attention import ATTENTION
from segview.networks.attention.cbam import Cbam, Gate
from segview.networks.base.tap import capture

Module = TypeVar("Module", bound=nn.Module)


@pytest.fixture(autouse=True)
def seeded() -> Iterator[None]:
    """The same weights and inputs each time."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(11)
        yield


@pytest.mark.parametrize(
    ("channels", "gate", "count"),
    [
        (64, "sigmoid", 680),
        (256, "sigmoid", 8_564),
        (512, "sigmoid", 33_412),
        (64, "sigmoid_tanh", 780),
        (256, "sigmoid_tanh", 8_664),
        (512, "sigmoid_tanh", 33_512),
    ],
)
def test_the_parameters_are_as_many_as_published(channels: int, gate: Gate, count: int) -> None:
    assert sum(parameter.numel() for parameter in Cbam(channels, gate=gate).parameters()) == count


@torch.no_grad()
@pytest.mark.parametrize("attention", ["cbam", "cbam_sigmoid_tanh"])
def test_the_output_is_the_input_times_both_gates(attention: str) -> None:
    module = _with_statistics(ATTENTION[attention](32, 16))
    x = torch.randn(2, 32, 17, 23)
    with capture(module) as captured:
        out = module(x)
    channel, spatial = captured["cbam/channel"].tensor, captured["cbam/spatial"].tensor
    assert channel.shape == (2, 32, 1, 1)
    assert spatial.shape == (2, 1, 17, 23)
    assert torch.equal(out, x * channel * spatial)


@torch.no_grad()
def test_the_gate_of_d_is_sigmoid_times_tanh() -> None:
    module = _with_statistics(Cbam(32, gate="sigmoid_tanh"))
    with capture(module) as captured:
        module(3 * torch.randn(1, 32, 40, 40))
    sigmoid, tanh, spatial = (captured[f"cbam/{name}"] for name in ("sigmoid", "tanh", "spatial"))
    assert torch.equal(spatial.tensor, sigmoid.tensor * tanh.tensor)
    # Closed at the ends: in 32 bits, the sigmoid and tanh of large numbers are 0 and 1 themselves.
    assert 0 <= sigmoid.tensor.min() < sigmoid.tensor.max() <= 1
    assert -1 <= tanh.tensor.min() < 0 < tanh.tensor.max() <= 1
    assert (sigmoid.tap.span, tanh.tap.span, spatial.tap.span) == ((0, 1), (-1, 1), (-1, 1))
    assert (sigmoid.tap.kind, tanh.tap.kind, spatial.tap.kind) == (Kind.SCALAR, Kind.SIGNED, Kind.SIGNED)


@torch.no_grad()
@pytest.mark.parametrize("channels", [16, 64, 128])
def test_it_agrees_with_timm_once_the_spatial_planes_are_swapped(channels: int) -> None:
    """timm concatenates [mean, max], the authors' code [max, mean]: the filter's two input planes change places."""
    ours = _with_statistics(Cbam(channels))
    theirs: Any = CbamModule(channels, mlp_bias=True).eval()
    hidden, out = (cast("Any", ours.channel.mlp[index]) for index in (0, 2))
    for linear, convolution in ((hidden, theirs.channel.fc1), (out, theirs.channel.fc2)):
        convolution.weight.copy_(linear.weight[:, :, None, None])
        convolution.bias.copy_(linear.bias)
    theirs.spatial.conv.conv.weight.copy_(ours.spatial.convolution.weight.flip(1))
    theirs.spatial.conv.bn.load_state_dict(ours.spatial.norm.state_dict())
    x = torch.randn(2, channels, 28, 31)
    torch.testing.assert_close(ours(x), theirs(x), rtol=1e-5, atol=1e-6)
    # Had the planes not been swapped, it would not: the test would see it.
    theirs.spatial.conv.conv.weight.copy_(ours.spatial.convolution.weight)
    assert not torch.allclose(ours(x), theirs(x), rtol=1e-3, atol=1e-3)


def _with_statistics(module: Module) -> Module:
    """Return a module in evaluation mode whose batch norms have other than their first statistics."""
    chance = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for part in module.modules():
            if isinstance(part, nn.BatchNorm2d):
                assert part.running_mean is not None
                assert part.running_var is not None
                part.running_mean.normal_(generator=chance)
                part.running_var.uniform_(0.1, 0.5, generator=chance)
                part.weight.uniform_(0.5, 2, generator=chance)
                part.bias.normal_(generator=chance)
    return module.eval()
