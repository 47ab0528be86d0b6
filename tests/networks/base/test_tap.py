"""Taps: captured while somebody listens, and gone afterwards."""

from __future__ import annotations

import gc
from typing import Any

import pytest
import torch
from torch import nn

from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap, capture, taps
from segview.networks.build import build


@pytest.fixture(scope="module")
def network() -> SegmentationNetwork:
    return build(NetworkSpec(encoder="tu-test_resnet", decoder_channels=(8, 8, 8, 8, 16), head=Head.D)).eval()


def _hooks(network: nn.Module) -> int:
    return sum(len(module._forward_hooks) for module in network.modules())


def test_a_network_of_variant_d_has_these_taps(network: SegmentationNetwork) -> None:
    names = [tap.name for tap in taps(network)]
    assert sorted(names) == ["cbam/channel", "cbam/sigmoid", "cbam/spatial", "cbam/tanh", "output"]


def test_taps_have_no_weights_and_change_no_key(network: SegmentationNetwork) -> None:
    assert not any(tap.state_dict() for tap in taps(network, summary=True))
    assert not any("tap" in key for key in network.state_dict())


def test_nobody_listening_costs_nothing(network: SegmentationNetwork) -> None:
    assert _hooks(network) == 0


@torch.no_grad()
def test_listening_changes_no_bit_of_the_answer(network: SegmentationNetwork) -> None:
    x = torch.randn(1, 3, 64, 64)
    silent = network(x)
    with capture(network) as captured:
        assert _hooks(network) == len(taps(network, summary=True))
        assert torch.equal(network(x), silent)
    assert _hooks(network) == 0
    assert torch.equal(captured["output"].tensor, silent)


def test_the_hooks_are_gone_after_an_exception(network: SegmentationNetwork) -> None:
    def failing() -> None:
        with capture(network):
            network(torch.randn(1, 5, 64, 64))

    with pytest.raises(RuntimeError):
        failing()
    assert _hooks(network) == 0


def test_what_is_heard_carries_no_gradient(network: SegmentationNetwork) -> None:
    with capture(network) as captured:
        assert network(torch.randn(1, 3, 64, 64)).requires_grad
    assert not any(one.tensor.requires_grad for one in captured.values())


def test_a_tap_that_is_passed_twice_keeps_the_last() -> None:
    module = nn.Sequential(Tap("a/b"))
    with capture(module) as captured:
        module(torch.zeros(1))
        module(torch.ones(1))
    assert float(captured["a/b"].tensor) == 1


@torch.no_grad()
def test_two_hundred_passes_leave_nothing_behind(network: SegmentationNetwork) -> None:
    x = torch.randn(1, 3, 32, 32)

    def passed() -> None:
        with capture(network) as captured:
            network(x)
        assert captured

    passed()
    before = _tensors()
    for _ in range(200):
        passed()
    assert _tensors() == before
    assert _hooks(network) == 0


def _tensors() -> int:
    gc.collect()
    found: list[Any] = [thing for thing in gc.get_objects() if type(thing) is torch.Tensor]
    return len(found)
