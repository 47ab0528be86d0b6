"""CAM (Zhou et al., 2016), ACoL (Zhang et al., 2018) and SeeNet (Hou et al., 2018) learn from image labels alone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.errors import UserError
from segview.core.prediction import Kind
from segview.core.spec import Head, NetworkSpec
from segview.networks.architecture import Architecture
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.squeezenet import SqueezeNet
from segview.networks.blocks.vgg import DIVISOR, Vgg16, vgg_widths
from segview.networks.blocks.width import narrowed
from segview.networks.heads import output_tap
from segview.networks.network import SegmentationNetwork
from segview.networks.options import taken_options
from segview.networks.tap import EnergyTap, Tap
from segview.networks.trunk import Trunk, stage_channels

_SHARES = tuple(round(step * 0.05, 2) for step in range(21))
# Of the largest attention: above the first is erased, below the second is background. The released code has 0.8 and 0.
_OPTIONS = {"high": (0.7, _SHARES), "low": (0.05, _SHARES)}
# From ACoL's code: what the second branch does not get to see.
_ERASED_BY_ACOL = 0.6
_TINY = 1e-8
SQUEEZENET = "squeezenet1_1"


class ClassifyingNetwork(SegmentationNetwork):
    """Score maps of the classes, whose means over the picture are learned from the labels of the image.

    What they show is read as a segmentation so: a score map is cut off below 0, divided by its maximum, and counts as
    much as the image's own probability of the class; the background is what the strongest class leaves. Of several
    branches the larger number counts.
    Taps: ``cam/A`` … for each branch, and each class; the largest of the branches, ``cam/fused``, and with the mirrored
    picture also its own, as SeeNet's paper tests; and the first branch's probability of each class, ``cam/label``.
    """

    branches: tuple[str, ...] = ("A",)

    def __init__(self, trunk: Trunk, spec: NetworkSpec) -> None:
        super().__init__(trunk, nn.Identity())
        self.one_map = spec.head is Head.A
        names = (
            ("target",) if self.one_map or spec.classes == 2 else tuple(f"class {i}" for i in range(1, spec.classes))
        )
        self.taps = nn.ModuleDict({name: Tap(f"cam/{name}", channels=names) for name in self.branches})
        self.fused_tap = Tap("cam/fused", channels=names, joins_mirrored=True)
        self.label_tap = Tap("cam/label", channels=names)
        self.tap = output_tap(spec)

    @abstractmethod
    def score_maps(self, x: Tensor) -> dict[str, Tensor]:
        """Return each branch's score maps, B × classes without the background × h × w, of a padded picture.

        What else it returns is to find nothing, in training.
        """

    @property
    def loss_weights(self) -> Mapping[str, float]:
        return {f"scores/{name}": 1.0 for name in self.branches}

    def forward(self, x: Tensor) -> Tensor:
        return self.outputs(x)["logits"]

    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits``, and the scores of the image by branch, B × classes without the background."""
        size = (x.shape[-2], x.shape[-1])
        maps = self.score_maps(self.padded(x))
        scores = {name: one.float().mean(dim=(2, 3)) for name, one in maps.items()}
        shown = {name: self.taps[name](self._shown(maps[name], size)) for name in self.branches}
        self.fused_tap(torch.stack([*shown.values()]).amax(dim=0))
        present = {name: torch.sigmoid(scores[name])[:, :, None, None] for name in self.branches}
        self.label_tap(present[self.branches[0]])
        share = torch.stack([shown[name] * present[name] for name in self.branches]).amax(dim=0)
        share = share.clamp(1e-4, 1 - 1e-4)
        if self.one_map:
            logits = share.log() - (1 - share).log()
        else:
            logits = torch.cat([1 - share.amax(dim=1, keepdim=True), share], dim=1).log()
        kinds = {name: "scores" if name in self.branches else "nothing" for name in scores}
        logits = self.tap(logits)[..., : size[0], : size[1]]
        return {"logits": logits, **{f"{kinds[name]}/{name}": one for name, one in scores.items()}}

    def _shown(self, maps: Tensor, size: tuple[int, int]) -> Tensor:
        """Return maps of the padded picture as shares of their largest value on the picture."""
        large = self.trunk.enlarged(maps.float()).clamp_min(0)
        largest = large[..., : size[0], : size[1]].amax(dim=(2, 3), keepdim=True)
        return (large / (largest + _TINY)).clamp_max(1)


class Cam(ClassifyingNetwork):
    """One convolution to the classes on the last features, then the mean."""

    def __init__(self, trunk: Trunk, spec: NetworkSpec) -> None:
        super().__init__(trunk, spec)
        self.scoring = nn.Conv2d(trunk.channels, spec.classes - 1, kernel_size=1)

    def score_maps(self, x: Tensor) -> dict[str, Tensor]:
        return {"A": self.scoring(self.trunk.encoded(x)[-1])}


class Acol(ClassifyingNetwork):
    """Two branches, the second of which does not see what the first one found.

    What the first branch's map, min-max normalised, has above 0.6 is 0 for the second.
    """

    branches = ("A", "B")

    def __init__(self, trunk: Trunk, spec: NetworkSpec) -> None:
        super().__init__(trunk, spec)
        width = narrowed(spec, 1024, 8)
        self.first, self.second = (_branch(trunk.channels, width, spec, dropout=0.5) for _ in range(2))
        self.pool = nn.AvgPool2d(3, stride=1, padding=1)

    def score_maps(self, x: Tensor) -> dict[str, Tensor]:
        features = self.pool(self.trunk.encoded(x)[-1])
        first = self.first(features)
        kept = strongest(first) < _ERASED_BY_ACOL
        return {"A": first, "B": self.second(features * kept)}


class SeeNet(ClassifyingNetwork):
    """Self-erasing: what the first branch found is erased for the second, what is surely background is turned round.

    Ternary zones of the first branch's attention m: 0 where it exceeds ``high``, −1 below ``low``, else 1; the second
    branch sees max(features, 0) times them. A third, in training alone, sees the background and is to find nothing; it
    shares the weights of the second. Taps: ``seenet/attention`` (m), the same as ``seenet/zones``, to be looked at
    with two thresholds, and the energy of what the second branch sees, ``seenet/erased``.
    """

    branches = ("A", "B")

    def __init__(self, trunk: Trunk, spec: NetworkSpec, *, high: float, low: float) -> None:
        super().__init__(trunk, spec)
        if low >= high:
            raise UserError(f"SeeNet's threshold low, {low:g}, must be less than high, {high:g}.")
        self.high, self.low = high, low
        width = narrowed(spec, 512, DIVISOR)
        self.first = _branch(trunk.channels, width, spec, dropout=0.5)
        self.second = _branch(trunk.channels, width, spec)
        self.attention_tap = Tap("seenet/attention")
        self.zones_tap = Tap("seenet/zones", kind=Kind.ZONES)
        self.erased_tap = EnergyTap("seenet/erased")

    @property
    def loss_weights(self) -> Mapping[str, float]:
        return {**super().loss_weights, "nothing/C": 1.0}

    def score_maps(self, x: Tensor) -> dict[str, Tensor]:
        """Return those of the two branches, and in training those of the background, ``C``."""
        features = self.trunk.encoded(x)[-1]
        first = self.first(features)
        attention = self.zones_tap(self.attention_tap(strongest(first)))
        zones = ternary_zones(attention, high=self.high, low=self.low)
        erased = self.erased_tap(conditionally_reversed(features, zones))
        given = {"A": first, "B": self.second(erased)}
        if self.training:
            background = attention < (self.high + self.low) / 2
            given["C"] = self.second(conditionally_reversed(features, background.to(features.dtype)))
        return given


def strongest(scores: Tensor) -> Tensor:
    """Return where any class is found, B × 1 × h × w in 0 to 1: cut off below 0, min-max normalised by class.

    The papers take the classes that the image is labelled with; these are those that the network finds in it, with a
    mean score above 0, or else the likeliest. No gradient goes through it: it decides what is seen, and is not to be
    learned.
    """
    means = scores.detach().float().mean(dim=(2, 3), keepdim=True)
    found = (means > 0) | (means == means.amax(dim=1, keepdim=True))
    positive = scores.detach().clamp_min(0)
    low, high = positive.amin(dim=(2, 3), keepdim=True), positive.amax(dim=(2, 3), keepdim=True)
    return ((positive - low) / (high - low + _TINY) * found).amax(dim=1, keepdim=True)


def ternary_zones(attention: Tensor, *, high: float, low: float) -> Tensor:
    """Return 0 where attention in 0 to 1 exceeds ``high``, −1 where it is below ``low``, else 1 (Hou et al., eq. 2)."""
    zones = torch.ones_like(attention)
    zones[attention < low] = -1
    zones[attention > high] = 0
    return zones


def conditionally_reversed(features: Tensor, zones: Tensor) -> Tensor:
    """Return max(features, 0) · zones: the C-ReLU (Hou et al., 2018, eq. 3)."""
    return functional.relu(features) * zones


def _branch(channels: int, width: int, spec: NetworkSpec, *, dropout: float = 0.0) -> nn.Sequential:
    units = [ConvolutionUnit(channels, width, norm=None), ConvolutionUnit(width, width, norm=None)]
    between = [nn.Dropout(dropout)] if dropout else []
    return nn.Sequential(*units, *between, nn.Conv2d(width, spec.classes - 1, kernel_size=1))


def _pools(strides: Sequence[int], kernel: int) -> Any:
    def pool(index: int) -> nn.Module:
        if not strides[index]:
            return nn.Identity()
        return nn.MaxPool2d(kernel, stride=strides[index], padding=kernel // 2 if kernel % 2 else 0)

    return pool


def classifying_trunk(spec: NetworkSpec, strides: Sequence[int], *, kernel: int) -> Trunk:
    """Return VGG16, or the encoder that the spec names, whose last features are read."""
    if spec.head not in (Head.A, Head.PLAIN):
        raise UserError(f"{spec.architecture} learns from image labels and has its own output: choose head A or plain.")
    if spec.encoder:
        own = spec.encoder == SQUEEZENET
        encoder = SqueezeNet(spec.in_channels) if own else dilated_encoder(spec, spec.encoder, output_stride=16)
        widths, stride = encoder.out_channels, 16
        return Trunk(
            encoder,
            nn.Identity(),
            channels=widths[-1],
            stride=stride,
            multiple=stride,
            stage_channels=stage_channels(encoder, [-1]),
        )
    widths, stride = vgg_widths(spec), 1
    for step in strides:
        stride *= step or 1
    encoder = Vgg16(spec.in_channels, widths, pools=_pools(strides, kernel))
    return Trunk(
        encoder, nn.Identity(), channels=widths[4], stride=stride, multiple=stride, stage_channels={4: widths[4]}
    )


def _cam(spec: NetworkSpec) -> Cam:
    taken_options(spec, {})
    return Cam(classifying_trunk(spec, (2, 2, 2, 2, 0), kernel=2), spec)


def _acol(spec: NetworkSpec) -> Acol:
    taken_options(spec, {})
    return Acol(classifying_trunk(spec, (2, 2, 2, 1, 1), kernel=3), spec)


def _seenet(spec: NetworkSpec) -> SeeNet:
    options = taken_options(spec, _OPTIONS)
    return SeeNet(classifying_trunk(spec, (2, 2, 2, 2, 0), kernel=2), spec, high=options["high"], low=options["low"])


CAM, ACOL, SEENET = (
    Architecture(build, paper=paper, encoder="VGG16", takes_encoders=True, own_output=True)
    for build, paper in (
        (_cam, "Zhou et al., 2016"),
        (_acol, "Zhang et al., 2018"),
        (_seenet, "Hou et al., 2018"),
    )
)
