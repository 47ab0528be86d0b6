"""On the CPU in bfloat16, dilated convolutions learn from the right gradients."""

from __future__ import annotations

import copy

import pytest
import torch
from timm.layers.conv2d_same import Conv2dSame
from torch import Tensor, nn

from segview.training.loop.precision import autocast, prepare

COLUMNS = 40


def gradient(convolution: nn.Conv2d, x: Tensor, *, precise: bool) -> Tensor:
    convolution.zero_grad()
    with autocast("cpu", "fp32" if precise else "bf16"):
        made = convolution(x)
    slope = torch.randn(made.shape, generator=torch.Generator().manual_seed(1)).to(made.dtype)
    made.backward(slope.to(memory_format=torch.channels_last))
    assert convolution.weight.grad is not None
    return convolution.weight.grad.clone()


@pytest.mark.parametrize(("channels", "groups"), [(64, 64), (64, 32), (24, 1)])
def test_the_gradient_of_the_weights_is_that_of_float32(channels: int, groups: int) -> None:
    torch.manual_seed(0)
    plain = nn.Conv2d(channels, channels, 3, padding=2, dilation=2, groups=groups, bias=False)
    exact = copy.deepcopy(plain)
    prepare(nn.Sequential(exact), "cpu", "bf16")
    x = torch.randn(8, channels, 24, COLUMNS).to(memory_format=torch.channels_last)
    wanted = gradient(plain, x, precise=True)
    found = gradient(exact, x, precise=False)
    # bfloat16 keeps 8 bits of each number; the mistake is as large as the gradient.
    assert (found - wanted).abs().max() < 0.02 * wanted.abs().max()


def test_kinds_of_convolutions_that_encoders_bring_are_themselves() -> None:
    torch.manual_seed(0)
    padded = Conv2dSame(8, 8, 3, dilation=2)
    x = torch.randn(1, 8, 9, COLUMNS)
    wanted = padded(x)
    assert wanted.shape == x.shape
    block = nn.Sequential(copy.deepcopy(padded))
    for _ in range(2):
        prepare(block, "cpu", "bf16")
    assert isinstance(block[0], Conv2dSame)
    with autocast("cpu", "bf16"):
        assert torch.allclose(block(x), wanted, atol=1e-5)
    assert torch.equal(copy.deepcopy(block)(x), block(x))


def test_types_weights_and_other_convolutions_stay() -> None:
    block = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), nn.Conv2d(8, 8, 3, padding=2, dilation=2))
    before = copy.deepcopy(block.state_dict())
    prepare(block, "cpu", "bf16")
    assert {name: one.tolist() for name, one in block.state_dict().items()} == {
        name: one.tolist() for name, one in before.items()
    }
    assert type(block[0]) is nn.Conv2d
    x = torch.randn(1, 8, 6, 6)
    with autocast("cpu", "bf16"):
        middle = block[0](x)
        assert middle.dtype is torch.bfloat16
        assert block[1](middle).dtype is torch.bfloat16
    twin = copy.deepcopy(block)
    twin[1].weight.data.zero_()
    assert not torch.equal(twin(x), block(x))
