"""Backbones of mmsegmentation: ResNet with its deep stems and dilations, and the transformer of SegFormer."""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.base.registry import Registry
from segview.core.base.text import Text
from segview.networks.adapters.mmseg.layers import Config, Fields, norm

_DEPTHS: dict[int, tuple[bool, tuple[int, ...]]] = {
    18: (False, (2, 2, 2, 2)),
    34: (False, (3, 4, 6, 3)),
    50: (True, (3, 4, 6, 3)),
    101: (True, (3, 4, 23, 3)),
    152: (True, (3, 8, 36, 3)),
}


class _Block(nn.Module):
    """A residual block of ResNet: two 3 × 3 convolutions or a bottleneck."""

    def __init__(
        self,
        channels: int,
        width: int,
        norm_cfg: Config | None,
        *,
        bottleneck: bool,
        strides: tuple[int, int],
        dilation: int,
        downsample: nn.Module | None,
    ) -> None:
        super().__init__()
        self.bottleneck = bottleneck
        self.downsample = downsample
        if bottleneck:
            self.conv1 = nn.Conv2d(channels, width, 1, strides[0], bias=False)
            self.conv2 = nn.Conv2d(width, width, 3, strides[1], dilation, dilation, bias=False)
            self.conv3 = nn.Conv2d(width, 4 * width, 1, bias=False)
            self.bn3 = norm(norm_cfg, 4 * width)
        else:
            self.conv1 = nn.Conv2d(channels, width, 3, strides[1], dilation, dilation, bias=False)
            self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn1, self.bn2 = norm(norm_cfg, width), norm(norm_cfg, width)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        if self.bottleneck:
            y = self.bn3(self.conv3(functional.relu(y)))
        return functional.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet(nn.Module):
    """ResNet (He et al., 2016): B × C × H × W to the features of its four stages; V1c and V1d have a deep stem."""

    def __init__(self, config: Config, *, deep_stem: bool = False, avg_down: bool = False) -> None:
        super().__init__()
        fields = Fields(config, Text("The backbone"))
        self.bottleneck, blocks = _DEPTHS[fields.whole("depth")]
        self.norm_cfg = cast("Config | None", fields.take("norm_cfg"))
        self.deep_stem, self.avg_down = (
            bool(fields.take("deep_stem", deep_stem)),
            bool(fields.take("avg_down", avg_down)),
        )
        self.caffe = fields.take("style", "pytorch") == "caffe"
        self.contract = bool(fields.take("contract_dilation", False))
        self.grid = fields.several("multi_grid") if config.get("multi_grid") else ()
        strides, dilations = fields.several("strides", (1, 2, 2, 2)), fields.several("dilations", (1, 1, 1, 1))
        stem, base = fields.whole("stem_channels", 64), fields.whole("base_channels", 64)
        self.out_indices = fields.several("out_indices", (0, 1, 2, 3))
        channels = fields.whole("in_channels", 3)
        fields.fixed(num_stages=4, dcn=None, plugins=None, conv_cfg=None, stage_with_dcn=[False] * 4)
        fields.take("multi_grid")
        fields.finish()
        self._stem(channels, stem)
        width = stem
        for place, (count, stride, dilation) in enumerate(zip(blocks, strides, dilations, strict=True)):
            grid = self.grid if place == len(blocks) - 1 else ()
            layer = self._layer(width, base * 2**place, count, stride=stride, dilation=dilation, grid=grid)
            self.add_module(f"layer{place + 1}", layer)
            width = base * 2**place * (4 if self.bottleneck else 1)

    def _stem(self, channels: int, width: int) -> None:
        if not self.deep_stem:
            self.conv1 = nn.Conv2d(channels, width, 7, 2, 3, bias=False)
            self.bn1 = norm(self.norm_cfg, width)
            return
        half, parts = width // 2, list[nn.Module]()
        for before, after, stride in ((channels, half, 2), (half, half, 1), (half, width, 1)):
            parts += [nn.Conv2d(before, after, 3, stride, 1, bias=False), norm(self.norm_cfg, after), nn.ReLU()]
        self.stem = nn.Sequential(*parts)

    def _layer(
        self, channels: int, width: int, count: int, *, stride: int, dilation: int, grid: tuple[int, ...]
    ) -> nn.Sequential:
        out = width * (4 if self.bottleneck else 1)
        down: list[nn.Module] = []
        if stride != 1 or channels != out:
            pool = [nn.AvgPool2d(stride, stride, ceil_mode=True, count_include_pad=False)] if self.avg_down else []
            convolution = nn.Conv2d(channels, out, 1, 1 if self.avg_down else stride, bias=False)
            down = [*pool, convolution, norm(self.norm_cfg, out)]
        first = dilation // 2 if dilation > 1 and self.contract else dilation
        blocks: list[nn.Module] = []
        for place in range(count):
            step = stride if place == 0 else 1
            block = _Block(
                channels if place == 0 else out,
                width,
                self.norm_cfg,
                bottleneck=self.bottleneck,
                strides=(step, 1) if self.caffe else (1, step),
                dilation=grid[place] if grid else first if place == 0 else dilation,
                downsample=nn.Sequential(*down) if place == 0 and down else None,
            )
            blocks.append(block)
        return nn.Sequential(*blocks)

    def forward(self, x: Tensor) -> list[Tensor]:
        y = self.stem(x) if self.deep_stem else functional.relu(self.bn1(self.conv1(x)))
        y = functional.max_pool2d(y, 3, 2, 1)
        stages: list[Tensor] = []
        for number in range(1, 5):
            y = self.get_submodule(f"layer{number}")(y)
            stages.append(y)
        return [stages[place] for place in self.out_indices]


class _PatchEmbed(nn.Module):
    def __init__(self, channels: int, width: int, size: int, stride: int) -> None:
        super().__init__()
        self.projection = nn.Conv2d(channels, width, size, stride, size // 2)
        self.norm = nn.LayerNorm(width, eps=1e-6)

    def forward(self, x: Tensor) -> tuple[Tensor, tuple[int, int]]:
        y = self.projection(x)
        return self.norm(y.flatten(2).transpose(1, 2)), (y.shape[-2], y.shape[-1])


class _Attention(nn.Module):
    """Self-attention whose keys and values are reduced by a convolution."""

    def __init__(self, width: int, heads: int, reduction: int, *, bias: bool) -> None:
        super().__init__()
        self.attn = nn.MultiheadAttention(width, heads, bias=bias, batch_first=True)
        self.sr = nn.Conv2d(width, width, reduction, reduction) if reduction > 1 else None
        self.norm = nn.LayerNorm(width, eps=1e-6) if reduction > 1 else None

    def forward(self, x: Tensor, size: tuple[int, int]) -> Tensor:
        keys = x
        if self.sr is not None and self.norm is not None:
            keys = self.norm(self.sr(_as_image(x, size)).flatten(2).transpose(1, 2))
        return self.attn(x, keys, keys, need_weights=False)[0]


class _MixFFN(nn.Module):
    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        depthwise = nn.Conv2d(inner, inner, 3, padding=1, groups=inner)
        parts = (nn.Conv2d(width, inner, 1), depthwise, nn.GELU(), nn.Identity(), nn.Conv2d(inner, width, 1))
        self.layers = nn.Sequential(*parts)

    def forward(self, x: Tensor, size: tuple[int, int]) -> Tensor:
        return self.layers(_as_image(x, size)).flatten(2).transpose(1, 2)


class _Encoder(nn.Module):
    def __init__(self, width: int, heads: int, reduction: int, ratio: int, *, bias: bool) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-6), nn.LayerNorm(width, eps=1e-6)
        self.attn = _Attention(width, heads, reduction, bias=bias)
        self.ffn = _MixFFN(width, ratio * width)

    def forward(self, x: Tensor, size: tuple[int, int]) -> Tensor:
        y = x + self.attn(self.norm1(x), size)
        return y + self.ffn(self.norm2(y), size)


class MixVisionTransformer(nn.Module):
    """The encoder of SegFormer (Xie et al., 2021): B × C × H × W to the features of its four stages."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        fields = Fields(config, Text("The backbone"))
        channels, base = fields.whole("in_channels", 3), fields.whole("embed_dims", 64)
        counts, heads = fields.several("num_layers", (3, 4, 6, 3)), fields.several("num_heads", (1, 2, 4, 8))
        sizes, strides = fields.several("patch_sizes", (7, 3, 3, 3)), fields.several("strides", (4, 2, 2, 2))
        reductions, ratio = fields.several("sr_ratios", (8, 4, 2, 1)), fields.whole("mlp_ratio", 4)
        bias, self.out_indices = bool(fields.take("qkv_bias", True)), fields.several("out_indices", (0, 1, 2, 3))
        fields.fixed(num_stages=4, act_cfg={"type": "GELU"}, norm_cfg={"type": "LN", "eps": 1e-6})
        fields.finish()
        self.layers = nn.ModuleList()
        for count, many, size, stride, reduction in zip(counts, heads, sizes, strides, reductions, strict=True):
            width = base * many
            blocks = nn.ModuleList(_Encoder(width, many, reduction, ratio, bias=bias) for _ in range(count))
            embed = _PatchEmbed(channels, width, size, stride)
            self.layers.append(nn.ModuleList([embed, blocks, nn.LayerNorm(width, eps=1e-6)]))
            channels = width

    def forward(self, x: Tensor) -> list[Tensor]:
        stages: list[Tensor] = []
        for stage in self.layers:
            embed, blocks, last = cast("nn.ModuleList", stage)
            tokens, size = embed(x)
            for block in cast("nn.ModuleList", blocks):
                tokens = block(tokens, size)
            x = _as_image(last(tokens), size)
            stages.append(x)
        return [stages[place] for place in self.out_indices]


def _as_image(tokens: Tensor, size: tuple[int, int]) -> Tensor:
    return tokens.transpose(1, 2).unflatten(2, torch.Size(size))


def _resnet_v1c(config: Config) -> ResNet:
    return ResNet(config, deep_stem=True)


def _resnet_v1d(config: Config) -> ResNet:
    return ResNet(config, deep_stem=True, avg_down=True)


BACKBONES: Registry[Any] = Registry(
    "backbone of mmsegmentation that is known here",
    {
        "ResNet": ResNet,
        "ResNetV1c": _resnet_v1c,
        "ResNetV1d": _resnet_v1d,
        "MixVisionTransformer": MixVisionTransformer,
    },
)
