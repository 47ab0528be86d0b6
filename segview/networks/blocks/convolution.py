"""Units of convolution, norm and activation, of which most networks are built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import nn


class ConvolutionUnit(nn.Sequential):
    """Convolution, norm, activation: B × ``channels`` × H × W to B × ``outputs`` × H/stride × W/stride.

    Without a norm its weights are initialised for ReLU as in He et al. (2015), as in VGG and the U-Net.

    Args:
        channels: Channels of the input.
        outputs: Channels of the output.
        kernel: Side of the filter.
        stride: Step of the filter.
        dilation: Distance between the filter's weights.
        padding: Zeros at each side; by default as many as keep the size.
        groups: Number of groups of channels that do not see each other.
        bias: Whether the convolution has a bias; by default only if no norm follows.
        norm: Builds the norm for a number of channels; None for no norm.
        activation: Builds the activation; None for no activation.
    """

    def __init__(
        self,
        channels: int,
        outputs: int,
        *,
        kernel: int = 3,
        stride: int = 1,
        dilation: int = 1,
        padding: int | None = None,
        groups: int = 1,
        bias: bool | None = None,
        norm: Callable[[int], nn.Module] | None = nn.BatchNorm2d,
        activation: Callable[[], nn.Module] | None = nn.ReLU,
    ) -> None:
        convolution = nn.Conv2d(
            channels,
            outputs,
            kernel,
            stride=stride,
            dilation=dilation,
            padding=dilation * (kernel // 2) if padding is None else padding,
            groups=groups,
            bias=norm is None if bias is None else bias,
        )
        if norm is None and activation is nn.ReLU:
            # Without norms, torch's default weights halve the signal at each layer: in a deep network little is left.
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            if convolution.bias is not None:
                nn.init.zeros_(convolution.bias)
        parts = [part for part in (norm and norm(outputs), activation and activation()) if part is not None]
        super().__init__(convolution, *parts)


class SeparableUnit(nn.Sequential):
    """A depthwise 3 × 3 convolution unit, then a pointwise one: norm and activation behind both (Chen et al., 2018)."""

    def __init__(self, channels: int, outputs: int, *, dilation: int = 1) -> None:
        super().__init__(
            ConvolutionUnit(channels, channels, dilation=dilation, groups=channels),
            ConvolutionUnit(channels, outputs, kernel=1),
        )


class DoubleConvolution(nn.Sequential):
    """Two 3 × 3 convolution units with the same output channels; ``arguments`` are passed to both."""

    def __init__(self, channels: int, outputs: int, **arguments: Any) -> None:
        super().__init__(
            ConvolutionUnit(channels, outputs, **arguments), ConvolutionUnit(outputs, outputs, **arguments)
        )
