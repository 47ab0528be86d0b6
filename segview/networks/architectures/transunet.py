"""TransUNet (Chen et al., 2021): a transformer between the encoder and the decoder of a U-Net."""

from __future__ import annotations

from functools import partial
from typing import Any

import torch
from timm.layers.norm_act import GroupNormAct
from timm.layers.std_conv import StdConv2d
from timm.models.resnetv2 import ResNetV2
from timm.models.vision_transformer import VisionTransformer
from torch import Tensor, nn
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit, DoubleConvolution
from segview.networks.blocks.resize import resize_like
from segview.networks.blocks.slots import decoder_slots

# Widths of the stem and of the three stages of the residual network; groups of its norms.
_STAGES = {"paper": (64, 256, 512, 1024), "small": (16, 64, 128, 256)}
_GROUPS = {"paper": 32, "small": 4}
_TRANSFORMER: dict[str, dict[str, Any]] = {
    "paper": {"embed_dim": 768, "depth": 12, "num_heads": 12},
    "small": {"embed_dim": 192, "depth": 4, "num_heads": 3},
}
# Widths of the convolution on the tokens, then of the four decoder blocks.
_DECODER = {"paper": (512, 256, 128, 64, 16), "small": (128, 64, 32, 16, 16)}
# The native image size, for which positions are learned: 224 in the paper, 256 and 512 in its ablation.
# The paper's code concatenates the coarser features first; the default here is skip first, as in older variants.
SKIP_FIRST, SKIP_LAST = "skip_first", "skip_last"
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "image_size": (224, range(32, 1025, 32)),
    "concatenation": (SKIP_FIRST, (SKIP_FIRST, SKIP_LAST)),
}


class HybridEncoder(nn.Module):
    """A residual network of three stages and a transformer on its features: R50-ViT-B/16.

    B × 3 × H × W to the image, three skips at stride 2, 4 and 8, and tokens as a map at stride 16. The pool of the
    stem has no padding, so the first stage is one pixel smaller; its skip is padded with zeros, as in the paper's
    code. Taps: ``skip/2``, ``skip/4``, ``skip/8`` and ``tokens``.
    """

    def __init__(self, spec: NetworkSpec, size: int) -> None:
        super().__init__()
        self.widths = (*_STAGES[spec.size], _TRANSFORMER[spec.size]["embed_dim"])
        stem, *stages = _STAGES[spec.size]
        norm = partial(GroupNormAct, num_groups=_GROUPS[spec.size], eps=1e-6)
        residual: Any = ResNetV2(
            layers=[3, 4, 9],
            channels=tuple(stages),
            stem_chs=stem,
            in_chans=spec.in_channels,
            num_classes=0,
            global_pool="",
            preact=False,
            norm_layer=norm,
            conv_layer=partial(StdConv2d, eps=1e-5),
        )
        for stage, width in zip(residual.stages, stages, strict=True):
            stage.blocks[0].downsample.norm = nn.GroupNorm(width, width)  # a group per channel, as in the paper's code
        self.stem = nn.Sequential(residual.stem.conv, residual.stem.norm)
        self.stages: Any = residual.stages
        self.pool = nn.MaxPool2d(3, stride=2)
        self.transformer: Any = _transformer(spec, size // 16)
        self.taps = nn.ModuleList(EnergyTap(f"skip/{stride}") for stride in (2, 4, 8))
        self.tokens = EnergyTap("tokens", own=True)

    def forward(self, x: Tensor) -> list[Tensor]:
        first = self.stem(x)
        second = self.stages[0](self.pool(first))
        third = self.stages[1](second)
        second = functional.pad(second, (0, 1, 0, 1))
        tokens = self.transformer.forward_intermediates(
            self.stages[2](third), indices=1, norm=True, intermediates_only=True
        )
        skips = [tap(skip) for tap, skip in zip(self.taps, (first, second, third), strict=True)]
        return [x, *skips, self.tokens(tokens[0])]


class CascadedDecoder(nn.Module):
    """CUP: a convolution on the tokens, then four times ×2, concatenation with the skip, and two convolutions.

    The encoder's maps to B × 16 × H × W. Taps: those of attention placed at ``decoder 1`` to ``decoder 4``.

    Args:
        widths: Channels after the convolution on the tokens, and after each block.
        skips: Channels of the skips, coarse to fine.
        tokens: Channels of the tokens.
        skip_last: Whether the skip's channels are concatenated after the upsampled ones.
    """

    def __init__(self, widths: tuple[int, ...], skips: tuple[int, ...], tokens: int, *, skip_last: bool) -> None:
        super().__init__()
        self.skip_last = skip_last
        self.entry = ConvolutionUnit(tokens, widths[0])
        self.blocks = nn.ModuleList(
            DoubleConvolution(before + skip, after)
            for before, skip, after in zip(widths, (*skips, 0), widths[1:], strict=False)
        )
        self.slots = decoder_slots(widths[1:])

    def forward(self, features: list[Tensor]) -> Tensor:
        image, *skips, tokens = features
        x = self.entry(tokens)
        # The last block has no skip: it uses the image's size, but none of its channels.
        for block, slot, skip in zip(self.blocks, self.slots, (*reversed(skips), image[:, :0]), strict=True):
            up = resize_like(x, skip, align_corners=True)
            x = slot(block(torch.cat([up, skip] if self.skip_last else [skip, up], dim=1)))
        return x


def build(spec: NetworkSpec) -> Trunk:
    """Return TransUNet (R50-ViT-B/16) without its output layer, a 3 × 3 convolution; features at full resolution.

    Options: ``image_size``, the native image size of the learned positions, by default 224; images may have any size.
    ``concatenation``, whether a skip's channels come before the upsampled ones (``skip_first``, the default) or after
    them (``skip_last``, as in the paper's code). ``decoder_channels`` sets five other widths: of the convolution on
    the tokens, and of the four blocks.

    Raises:
        UserError: an option is unknown, or ``decoder_channels`` does not have five numbers.
    """
    options = read_options(spec, _OPTIONS)
    size, skip_last = options["image_size"], options["concatenation"] == SKIP_LAST
    widths = spec.decoder_channels or _DECODER[spec.size]
    if len(widths) != 5:
        raise UserError(
            "TransUNet has 5 decoder_channels, behind the tokens and of four blocks, not {count}.", count=len(widths)
        )
    encoder = HybridEncoder(spec, size)
    *skips, _coarsest, tokens = encoder.widths
    return Trunk(
        encoder,
        CascadedDecoder(widths, tuple(reversed(skips)), tokens, skip_last=skip_last),
        channels=widths[-1],
        stride=1,
        multiple=16,
        smallest=32,
        classifier=partial(nn.Conv2d, widths[-1], kernel_size=3, padding=1),
        stage_channels=dict(enumerate((*skips, tokens), start=1)),
    )


def _transformer(spec: NetworkSpec, grid: int) -> nn.Module:
    """Return the transformer: a 1 × 1 embedding of the last stage, learned positions, blocks, norm; no class token."""
    transformer: Any = VisionTransformer(
        img_size=grid,
        patch_size=1,
        in_chans=_STAGES[spec.size][-1],
        num_classes=0,
        global_pool="",
        class_token=False,
        dynamic_img_size=True,
        pos_drop_rate=0.1,
        proj_drop_rate=0.1,
        **_TRANSFORMER[spec.size],
    )
    for block in transformer.blocks:
        block.attn.proj_drop = nn.Identity()  # in the paper's code only positions and MLPs have dropout
    return transformer


TRANSUNET = Architecture(build, paper="Chen et al., 2021", encoder="R50-ViT-B/16")
