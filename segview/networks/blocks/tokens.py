"""Vision transformers of timm as encoders, with their tokens as maps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import timm
from timm.models.vision_transformer import VisionTransformer
from torch import Tensor, nn

from segview.core.base.errors import UserError, first_sentence
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import REFUSALS, check_encoder

_PATCHES = (8, 16, 32)
_EXAMPLE = "tu-vit_base_patch16_224"


class TokenMaps(nn.Module):
    """A vision transformer whose tokens are maps: B × 3 × H × W to the image and, at each depth, B × C × h × w.

    The depths are a quarter, half, three quarters and all of the blocks, then ``more``, as shares of all blocks; the
    tokens are taken without a norm and without the class token. Learned positions are interpolated to the grid of the
    image, bicubic. Taps: ``tokens/block 6`` … for the first four depths.
    """

    def __init__(self, transformer: VisionTransformer, more: Sequence[float] = ()) -> None:
        super().__init__()
        self.transformer = transformer
        blocks = len(transformer.blocks)
        self.depths = [max(1, round(blocks * share)) for share in (0.25, 0.5, 0.75, 1, *more)]
        self.taps = nn.ModuleList(EnergyTap(f"tokens/block {depth}", own=depth == blocks) for depth in self.depths[:4])

    def forward(self, x: Tensor) -> list[Tensor]:
        different = sorted(set(self.depths))
        given: Any = self.transformer.forward_intermediates(
            x, indices=[depth - 1 for depth in different], intermediates_only=True
        )
        maps = dict(zip(different, given, strict=True))
        for depth, tap in zip(self.depths, self.taps, strict=False):
            maps[depth] = tap(maps[depth])
        return [x, *(maps[depth] for depth in self.depths)]


class ChannelNorm(nn.LayerNorm):
    """Layer norm over the channels of B × C × H × W, with the ε of vision transformers."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels, eps=1e-6)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


def vision_transformer(name: str, in_channels: int, *, size: int, **arguments: Any) -> VisionTransformer:
    """Return a vision transformer of timm (``tu-vit_…``) with random weights, without its last norm and its classifier.

    Args:
        name: Name of the encoder.
        in_channels: Channels of the image.
        size: Side of the square image for whose grid positions are learned; the transformer accepts images whose sides
            are multiples of its patch.
        arguments: Further arguments of timm.

    Raises:
        UserError: there is no such encoder, or it is not a vision transformer with patches of 8, 16 or 32.
    """
    unsuitable = UserError(
        "The encoder must be a vision transformer with patches of 8, 16 or 32, for example {example}, not {name}.",
        example=_EXAMPLE,
        name=name,
    )
    check_encoder(name)
    if not name.startswith("tu-"):
        raise unsuitable
    try:
        transformer: Any = timm.create_model(
            name.removeprefix("tu-"),
            pretrained=False,
            in_chans=in_channels,
            img_size=size,
            num_classes=0,
            global_pool="",
            dynamic_img_size=True,
            final_norm=False,
            **arguments,
        )
    except REFUSALS as error:
        raise UserError(
            "{unsuitable} Of this one timm says: {error}.", unsuitable=unsuitable, error=first_sentence(error)
        ) from error
    if not isinstance(transformer, VisionTransformer) or transformer.patch_embed.patch_size[0] not in _PATCHES:
        raise unsuitable
    return transformer
