"""SegFormer (Xie et al., 2021): a pyramid transformer (MiT) and a decoder of linear layers."""

from __future__ import annotations

from functools import partial
from typing import Any

from segmentation_models_pytorch.decoders.segformer.decoder import SegformerDecoder
from segmentation_models_pytorch.encoders.mix_transformer import LayerNorm, MixVisionTransformerEncoder
from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.encoder import named_encoder

# Blocks of each stage, and width of the decoder, of B0 to B5 (Xie et al., 2021, table 6).
DEPTHS = ((2, 2, 2, 2), (2, 2, 2, 2), (3, 4, 6, 3), (3, 4, 18, 3), (3, 8, 27, 3), (3, 6, 40, 3))
DECODER_WIDTHS = (256, 256, 768, 768, 768, 768)
# Half the widths of B0, and five sixteenths of those of B1 to B5, so that B0 is narrower, as in the paper.
_SMALL_WIDTHS = ((16, 32, 80, 128), *((20, 40, 100, 160),) * 5)
_SMALL_DECODER_WIDTHS = (64, 64, 128, 128, 128, 128)


class LinearDecoder(nn.Module):
    """Each stage's features through a linear layer, on the grid of the first, mixed by a 1 × 1 convolution.

    Features of the encoder to B × ``width`` × H/4 × W/4; dropout of whole channels, 0.1, as in the paper's code.
    Taps: the energies ``stage/1`` to ``stage/4`` of the inputs, and ``mixed``.
    """

    def __init__(self, widths: list[int], width: int) -> None:
        super().__init__()
        self.decoder = SegformerDecoder(encoder_channels=widths, segmentation_channels=width)
        self.dropout = nn.Dropout2d(0.1)
        self.taps = nn.ModuleList(EnergyTap(f"stage/{number}", own=True) for number in range(1, 5))
        self.mixed = EnergyTap("mixed")

    def forward(self, features: list[Tensor]) -> Tensor:
        *before, first, second, third, fourth = features
        stages = [tap(stage) for tap, stage in zip(self.taps, (first, second, third, fourth), strict=True)]
        return self.dropout(self.mixed(self.decoder([*before, *stages])))


def build(spec: NetworkSpec, *, number: int) -> Trunk:
    """Return SegFormer B0 to B5 without its output layer; stride 4.

    The paper's encoders and decoder are built with segmentation_models_pytorch, whose own decoder has 256 channels for
    all encoders and no dropout. The last of ``decoder_channels`` sets another width of the decoder. For the size
    ``small`` stages of more than 4 blocks are half as deep.

    Raises:
        UserError: there are options, or the encoder cannot take this input.
    """
    read_options(spec, {})
    small = spec.size == "small"
    encoder: Any = _small_encoder(spec, number) if small else named_encoder(f"mit_b{number}", spec.in_channels)
    width = (_SMALL_DECODER_WIDTHS if small else DECODER_WIDTHS)[number]
    width = spec.decoder_channels[-1] if spec.decoder_channels else width
    return Trunk(
        encoder,
        LinearDecoder(list(encoder.out_channels), width),
        channels=width,
        stride=4,
        multiple=32,
        stage_channels=stage_channels(encoder),
    )


def _small_encoder(spec: NetworkSpec, number: int) -> Any:
    widths = _SMALL_WIDTHS[number]
    encoder = MixVisionTransformerEncoder(
        out_channels=[3, 0, *widths],
        embed_dims=list(widths),
        num_heads=[1, 2, 5, 8],
        mlp_ratios=[4, 4, 4, 4],
        qkv_bias=True,
        norm_layer=partial(LayerNorm, eps=1e-6),
        depths=[depth if depth <= 4 else depth // 2 for depth in DEPTHS[number]],
        sr_ratios=[8, 4, 2, 1],
    )
    encoder.set_in_channels(spec.in_channels, pretrained=False)
    return encoder


def _segformer(number: int) -> Architecture:
    return Architecture(partial(build, number=number), paper="Xie et al., 2021", encoder=f"mit_b{number}")


SEGFORMERS = tuple(_segformer(number) for number in range(6))
