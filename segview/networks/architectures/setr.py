"""SETR (Zheng et al., 2021): a plain vision transformer with one of three decoders, Naive, PUP and MLA."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.slots import decoder_slots
from segview.networks.blocks.tokens import ChannelNorm, TokenMaps, vision_transformer
from segview.networks.heads.auxiliary import OPTION, AuxiliaryNetwork

ENCODER = "tu-vit_large_patch16_224"
# Widths of the decoders: as published, and for the size ``small``.
_WIDTHS = (256, 64)
# ViT-Ti (Touvron et al., 2021) with 8 of its 12 blocks.
_SMALL: dict[str, Any] = {"embed_dim": 192, "depth": 8, "num_heads": 3}
# The native image size, for which positions are learned; 512 as for ADE20K, 768 as for Cityscapes.
_SIZES = range(32, 1025, 32)
_OPTIONS = {
    "paper": {"image_size": (512, _SIZES), **OPTION},
    "small": {"image_size": (224, _SIZES), **OPTION},
}


class SetrDecoder(nn.Module):
    """A decoder from tokens to B × ``channels`` × h × w, and to features for auxiliary heads.

    Attributes:
        kernel: Side of the first convolution on tokens.
        enlarges: Factor by which the result is finer than the tokens.
        reads: Indices of the encoder's maps that the decoder takes.
        watched_depths: Depths of the tokens for auxiliary heads, as shares of all blocks.
    """

    kernel: ClassVar[int] = 1
    enlarges: ClassVar[int] = 1
    reads: ClassVar[Sequence[int]] = (4,)
    watched_depths: ClassVar[Sequence[float]] = ()

    def __init__(self, tokens: int, width: int, channels: int) -> None:
        super().__init__()
        self.tokens, self.width, self.channels = tokens, width, channels

    def forward(self, features: list[Tensor]) -> Tensor:
        return self.decode(features)[0]

    @abstractmethod
    def decode(self, features: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return the output of ``forward``, and the features that auxiliary heads take."""

    def auxiliary_heads(self, outputs: int) -> list[nn.Module]:
        """Return an auxiliary head for each depth, with this many output maps."""
        return [
            nn.Sequential(self.token_unit(), nn.Conv2d(self.width, outputs, kernel_size=1)) for _ in self.watched_depths
        ]

    def token_unit(self) -> nn.Sequential:
        """Return the first layers on tokens: norm, convolution, batch norm, ReLU."""
        convolution = ConvolutionUnit(self.tokens, self.width, kernel=self.kernel, bias=True)
        return nn.Sequential(ChannelNorm(self.tokens), convolution)


class NaiveDecoder(SetrDecoder):
    """Norm, 1 × 1 convolution, batch norm, ReLU on the last tokens; the output layer and a bilinear ×16 follow."""

    watched_depths = (10 / 24, 15 / 24, 20 / 24)

    def __init__(self, tokens: int, width: int, _depths: Sequence[int]) -> None:
        super().__init__(tokens, width, channels=width)
        self.steps = self.token_unit()

    @override
    def decode(self, features: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        return self.steps(features[4]), features[5:]


class ProgressiveDecoder(SetrDecoder):
    """PUP: four 3 × 3 convolutions, each followed by a bilinear ×2; the output layer comes before the last ×2.

    Taps: the energies ``pup/1`` to ``pup/4`` behind the convolutions.
    """

    kernel = 3
    enlarges = 8
    watched_depths = (10 / 24, 15 / 24, 20 / 24, 1)

    def __init__(self, tokens: int, width: int, _depths: Sequence[int]) -> None:
        super().__init__(tokens, width, channels=width)
        further = (ConvolutionUnit(width, width, bias=True) for _ in range(3))
        self.units = nn.ModuleList([self.token_unit(), *further])
        self.slots = decoder_slots([width] * 4)
        self.taps = nn.ModuleList(EnergyTap(f"pup/{number}") for number in range(1, 5))

    @override
    def decode(self, features: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        x = features[4]
        for index, (unit, slot, tap) in enumerate(zip(self.units, self.slots, self.taps, strict=True)):
            x = tap(slot(unit(_upsample(x, 2) if index else x)))
        return x, features[5:]


class AggregatingDecoder(SetrDecoder):
    """MLA: the tokens of four depths, narrowed, added from the deepest up, convolved, and concatenated at ×4.

    Taps: the energies ``mla/p6`` … of the four sums.
    """

    enlarges = 4
    reads = (1, 2, 3, 4)

    def __init__(self, tokens: int, width: int, depths: Sequence[int]) -> None:
        half = width // 2
        super().__init__(tokens, width, channels=half * len(depths))
        self.norms = nn.ModuleList(ChannelNorm(tokens) for _ in depths)
        self.lateral = nn.ModuleList(ConvolutionUnit(tokens, width, kernel=1) for _ in depths)
        self.smooth = nn.ModuleList(ConvolutionUnit(width, width) for _ in depths)
        self.heads = nn.ModuleList(
            nn.Sequential(ConvolutionUnit(width, half), ConvolutionUnit(half, half)) for _ in depths
        )
        self.slots = decoder_slots([width] * len(depths))
        self.taps = nn.ModuleList(EnergyTap(f"mla/p{depth}") for depth in depths)

    @override
    def auxiliary_heads(self, outputs: int) -> list[nn.Module]:
        return [nn.Conv2d(self.width, outputs, kernel_size=1, bias=False) for _ in self.reads]

    @override
    def decode(self, features: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        sums = [lateral(norm(x)) for x, norm, lateral in zip(features[1:5], self.norms, self.lateral, strict=True)]
        for shallower in range(len(sums) - 2, -1, -1):
            sums[shallower] = sums[shallower] + sums[shallower + 1]
        steps = zip(sums, self.slots, self.taps, self.smooth, strict=True)
        streams = [smooth(tap(slot(x))) for x, slot, tap, smooth in steps]
        enlarged = [_upsample(head(x), self.enlarges) for x, head in zip(streams, self.heads, strict=True)]
        return torch.cat(enlarged, dim=1), streams


def build(spec: NetworkSpec, *, decoder: type[SetrDecoder], kernel: int = 1) -> Trunk | AuxiliaryNetwork:
    """Return SETR without its output layer, on ViT-L/16 or another vision transformer of timm (``tu-vit_…``).

    Options: ``image_size``, the native image size of the learned positions, by default 512 (224 for ``small``); images
    may have any size. ``auxiliary``, whether to add the paper's auxiliary heads for training: the result is then the
    whole network. The last of ``decoder_channels`` sets another width of the decoder.

    Raises:
        UserError: an option is unknown, or the encoder is not a vision transformer with patches of 8, 16 or 32.
    """
    small = spec.size == "small"
    options = read_options(spec, _OPTIONS[spec.size])
    own = _SMALL if small and not spec.encoder else {}
    transformer = vision_transformer(spec.encoder or ENCODER, spec.in_channels, size=options["image_size"], **own)
    encoder = TokenMaps(transformer, decoder.watched_depths if options["auxiliary"] else ())
    patch = transformer.patch_embed.patch_size[0]
    width = spec.decoder_channels[-1] if spec.decoder_channels else _WIDTHS[small]
    make: Any = decoder
    head = make(transformer.embed_dim, width, encoder.depths[:4])
    trunk = Trunk(
        encoder,
        head,
        channels=head.channels,
        stride=patch // head.enlarges,
        multiple=patch,
        classifier=partial(nn.Conv2d, head.channels, kernel_size=kernel, padding=kernel // 2),
        stage_channels=dict.fromkeys(head.reads, transformer.embed_dim),
    )
    if not options["auxiliary"]:
        return trunk
    return AuxiliaryNetwork(trunk, spec, head.auxiliary_heads(spec.outputs))


def _upsample(x: Tensor, times: int) -> Tensor:
    return functional.interpolate(x, scale_factor=times, mode="bilinear", align_corners=False)


def _setr(decoder: type[SetrDecoder], **arguments: Any) -> Architecture:
    return Architecture(
        partial(build, decoder=decoder, **arguments), paper="Zheng et al., 2021", encoder=ENCODER, takes_encoders=True
    )


SETR_NAIVE = _setr(NaiveDecoder)
SETR_PUP = _setr(ProgressiveDecoder)
SETR_MLA = _setr(AggregatingDecoder, kernel=3)
