"""Decode heads of mmsegmentation, with the same names as there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import torch
from torch import Tensor, nn
from typing_extensions import override

from segview.core.base.registry import Registry
from segview.core.base.text import Text
from segview.networks.adapters.mmseg.layers import Config, ConvModule, Fields, SeparableConvModule, resized


class Head(nn.Module):
    """The base of all heads: features of the backbone in, logits on the grid of the features out.

    Args:
        config: The head's part of a config.
        several: Whether the head takes the features of several stages, each on its own grid.
    """

    def __init__(self, config: Config, *, several: bool = False) -> None:
        super().__init__()
        self.fields = Fields(config, Text("The head"))
        fields, given = self.fields, config.get("in_channels")
        self.in_channels = fields.several("in_channels") if isinstance(given, list) else (fields.whole("in_channels"),)
        index = fields.take("in_index", -1)
        self.index = tuple(cast("list[int]", index)) if isinstance(index, list) else (int(index),)
        transform = fields.take("input_transform")
        self.several, self.joined = several or transform == "multiple_select", transform == "resize_concat"
        self.channels = fields.whole("channels")
        self.norm_cfg = cast("Config | None", fields.take("norm_cfg"))
        self.align_corners = bool(fields.take("align_corners", False))
        classes = fields.whole("num_classes")
        fields.fixed(conv_cfg=None, act_cfg={"type": "ReLU"})
        self.outputs = int(fields.take("out_channels") or classes)
        self.conv_seg = nn.Conv2d(self.channels, self.outputs, 1)

    @property
    def width(self) -> int:
        """Number of channels of the features that the head takes."""
        return sum(self.in_channels)

    def selected(self, features: Sequence[Tensor]) -> list[Tensor]:
        """Return the features that the head takes; if it joins them, they are resized to the first and concatenated."""
        taken = [features[place] for place in self.index]
        if self.joined:
            size = taken[0].shape[2:]
            return [torch.cat([resized(one, size, align_corners=self.align_corners) for one in taken], dim=1)]
        return taken

    def convolution(self, channels: int, size: int, *, dilation: int = 1) -> ConvModule:
        """Return a convolution to the head's number of channels."""
        return ConvModule(channels, self.channels, size, self.norm_cfg, dilation=dilation)

    def enlarged(self, x: Tensor, like: Tensor) -> Tensor:
        """Return features resized to the size of ``like``."""
        return resized(x, like.shape[2:], align_corners=self.align_corners)


class FCNHead(Head):
    """Convolutions on the last features (Long et al., 2015)."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        count, size = self.fields.whole("num_convs", 2), self.fields.whole("kernel_size", 3)
        self.concat, dilation = bool(self.fields.take("concat_input", True)), self.fields.whole("dilation", 1)
        self.fields.finish()
        widths = [self.width, *[self.channels] * max(0, count - 1)][:count]
        self.convs = nn.Sequential(*(self.convolution(width, size, dilation=dilation) for width in widths))
        if self.concat:
            self.conv_cat = self.convolution(self.width + self.channels, size)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        (x,) = self.selected(features)
        y = self.convs(x)
        return self.conv_seg(self.conv_cat(torch.cat([x, y], dim=1)) if self.concat else y)


class _Pyramid(nn.ModuleList):
    """Means over grids of several sizes, enlarged to the features' size (Zhao et al., 2017)."""

    def __init__(self, head: Head, channels: int, sizes: Sequence[int]) -> None:
        super().__init__(nn.Sequential(nn.AdaptiveAvgPool2d(size), head.convolution(channels, 1)) for size in sizes)

    def joined(self, head: Head, x: Tensor) -> Tensor:
        """Return the features concatenated with their means."""
        return torch.cat([x, *(head.enlarged(level(x), x) for level in self)], dim=1)


class PSPHead(Head):
    """The head of PSPNet with pyramid pooling (Zhao et al., 2017)."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        sizes = self.fields.several("pool_scales", (1, 2, 3, 6))
        self.fields.finish()
        self.psp_modules = _Pyramid(self, self.width, sizes)
        self.bottleneck = self.convolution(self.width + len(sizes) * self.channels, 3)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        (x,) = self.selected(features)
        return self.conv_seg(self.bottleneck(self.psp_modules.joined(self, x)))


class ASPPHead(Head):
    """The head of DeepLab v3 with dilated convolutions (Chen et al., 2017)."""

    def __init__(self, config: Config, *, separable: bool = False) -> None:
        super().__init__(config)
        dilations = self.fields.several("dilations", (1, 6, 12, 18))
        self.image_pool = nn.Sequential(nn.AdaptiveAvgPool2d(1), self.convolution(self.width, 1))
        self.aspp_modules = nn.ModuleList(
            SeparableConvModule(self.width, self.channels, self.norm_cfg, dilation=dilation)
            if separable and dilation > 1
            else self.convolution(self.width, 1 if dilation == 1 else 3, dilation=dilation)
            for dilation in dilations
        )
        self.bottleneck = self.convolution((len(dilations) + 1) * self.channels, 3)
        if not separable:
            self.fields.finish()

    def bottled(self, features: Sequence[Tensor]) -> Tensor:
        """Return all branches, joined by the convolution of the bottleneck."""
        (x,) = self.selected(features)
        branches = [self.enlarged(self.image_pool(x), x), *(branch(x) for branch in self.aspp_modules)]
        return self.bottleneck(torch.cat(branches, dim=1))

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return self.conv_seg(self.bottled(features))


class DepthwiseSeparableASPPHead(ASPPHead):
    """The decoder of DeepLab v3+ (Chen et al., 2018), which joins the features of the first stage."""

    def __init__(self, config: Config) -> None:
        super().__init__(config, separable=True)
        first, width = self.fields.whole("c1_in_channels"), self.fields.whole("c1_channels")
        self.fields.finish()
        self.c1_bottleneck = ConvModule(first, width, 1, self.norm_cfg) if first else None
        self.sep_bottleneck = nn.Sequential(
            SeparableConvModule(self.channels + width, self.channels, self.norm_cfg),
            SeparableConvModule(self.channels, self.channels, self.norm_cfg),
        )

    @override
    def forward(self, features: Sequence[Tensor]) -> Tensor:
        y = self.bottled(features)
        if self.c1_bottleneck is not None:
            fine = self.c1_bottleneck(features[0])
            y = torch.cat([self.enlarged(y, fine), fine], dim=1)
        return self.conv_seg(self.sep_bottleneck(y))


class SegformerHead(Head):
    """The decoder of SegFormer (Xie et al., 2021) in mmsegmentation's form: with a norm and ReLU for each stage."""

    def __init__(self, config: Config) -> None:
        super().__init__(config, several=True)
        self.fields.fixed(interpolate_mode="bilinear")
        self.fields.finish()
        self.convs = nn.ModuleList(self.convolution(width, 1) for width in self.in_channels)
        self.fusion_conv = self.convolution(self.channels * len(self.in_channels), 1)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        taken = self.selected(features)
        stages = [self.enlarged(conv(x), taken[0]) for conv, x in zip(self.convs, taken, strict=True)]
        return self.conv_seg(self.fusion_conv(torch.cat(stages, dim=1)))


class UPerHead(Head):
    """The decoder of UPerNet (Xiao et al., 2018)."""

    def __init__(self, config: Config) -> None:
        super().__init__(config, several=True)
        sizes = self.fields.several("pool_scales", (1, 2, 3, 6))
        self.fields.finish()
        *finer, last = self.in_channels
        self.psp_modules = _Pyramid(self, last, sizes)
        self.bottleneck = self.convolution(last + len(sizes) * self.channels, 3)
        self.lateral_convs = nn.ModuleList(self.convolution(width, 1) for width in finer)
        self.fpn_convs = nn.ModuleList(self.convolution(self.channels, 3) for _ in finer)
        self.fpn_bottleneck = self.convolution(len(self.in_channels) * self.channels, 3)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        *finer, last = self.selected(features)
        levels = [conv(x) for conv, x in zip(self.lateral_convs, finer, strict=True)]
        levels.append(self.bottleneck(self.psp_modules.joined(self, last)))
        for place in range(len(levels) - 1, 0, -1):
            levels[place - 1] = levels[place - 1] + self.enlarged(levels[place], levels[place - 1])
        outs = [conv(x) for conv, x in zip(self.fpn_convs, levels[:-1], strict=True)] + levels[-1:]
        joined = torch.cat([outs[0], *(self.enlarged(one, outs[0]) for one in outs[1:])], dim=1)
        return self.conv_seg(self.fpn_bottleneck(joined))


HEADS: Registry[Callable[[Config], Head]] = Registry(
    "head of mmsegmentation that is known here",
    {
        "FCNHead": FCNHead,
        "PSPHead": PSPHead,
        "ASPPHead": ASPPHead,
        "DepthwiseSeparableASPPHead": DepthwiseSeparableASPPHead,
        "SegformerHead": SegformerHead,
        "UPerHead": UPerHead,
    },
)
