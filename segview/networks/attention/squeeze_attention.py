"""Squeeze-and-attention module (Zhong et al., 2020)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from torch import Tensor, nn
from torch.nn import functional

from segview.networks.attention.module import AttentionModule
from segview.networks.base.tap import EnergyTap, Tap
from segview.networks.blocks.convolution import ConvolutionUnit


class SqueezeAttention(AttentionModule):
    """out = attention · main + attention, B × ``outputs`` × H × W (Zhong et al., 2020, eq. 4).

    The main channel is two 3 × 3 convolutions. So is the attention channel, at half the resolution, behind an average
    pooling that does not squeeze fully; its output is upsampled to the main channel's size. Each convolution has batch
    norm and ReLU. There is no sigmoid: the attention has no bounds.

    Batch norm, the pooling's factor 2 and the nearest-neighbour upsampling are not in the paper; they are those of
    its-mayank/SqueezeAttention-PyTorch. If a side is odd, its last pixel is pooled alone, so that the pooled pixels
    stay aligned with the input.

    Args:
        channels: Channels of the input.
        outputs: Channels of the output.
        middle: Channels between the two convolutions.
        taps: Taps for the attention, at full size, and for the main channel.
        activation: Builds the activation behind the last convolutions; None for no activation.
        upsampling: Interpolation of the attention to full size.
    """

    def __init__(
        self,
        channels: int,
        outputs: int,
        *,
        middle: int,
        taps: tuple[Tap, Tap],
        activation: Callable[[], nn.Module] | None = nn.ReLU,
        upsampling: Literal["nearest", "bilinear"] = "nearest",
    ) -> None:
        super().__init__()
        self.main, self.attention = (
            nn.Sequential(ConvolutionUnit(channels, middle), ConvolutionUnit(middle, outputs, activation=activation))
            for _ in range(2)
        )
        self.attention_tap, self.main_tap = taps
        self.upsampling, self.keeps_width = upsampling, channels == outputs

    def forward(self, x: Tensor) -> Tensor:
        main = self.main_tap(self.main(x))
        attention = self.attention(functional.avg_pool2d(x, kernel_size=2, ceil_mode=True))
        attention = self.attention_tap(functional.interpolate(attention, main.shape[-2:], mode=self.upsampling))
        return attention * main + attention


def squeeze_attention(
    channels: int, _reduction: int = 16, *, narrowing: int = 4, upsampling: Literal["nearest", "bilinear"] = "nearest"
) -> SqueezeAttention:
    """Return the module with as many output as input channels. Taps: the energies ``sa/attention`` and ``sa/main``.

    The reduction is ignored: it is for the hidden layer of channel attention, which this module does not have. Between
    its convolutions there are ``channels / narrowing`` channels, as in the heads of SANet here.
    """
    taps = EnergyTap("sa/attention", own=True), EnergyTap("sa/main", own=True)
    middle = max(1, channels // narrowing)
    return SqueezeAttention(channels, channels, middle=middle, taps=taps, upsampling=upsampling)
