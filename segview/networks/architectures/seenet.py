"""CAM (Zhou et al., 2016), ACoL (Zhang et al., 2018) and SeeNet (Hou et al., 2018), trained with image labels only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.maps.maps import Kind
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap, Tap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.vgg import DIVISOR
from segview.networks.blocks.width import channels_for
from segview.networks.heads.classifying import ClassifyingNetwork, classifying_trunk

# Classes whose attention is erased in training: those that the network finds, or those that the image is labelled with,
# as in the papers.
ERASE_BY: dict[str, tuple[Any, Any]] = {"erase_by": ("found", ("found", "labels"))}
_SHARES = tuple(round(step * 0.05, 2) for step in range(21))
# Shares of the largest attention: above ``high`` is erased, below ``low`` is background. The paper's values are those
# for training; the released code, which only tests, then erases less and reverses nothing.
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "high": (0.7, _SHARES),
    "low": (0.05, _SHARES),
    "high_at_test": (0.8, _SHARES),
    "low_at_test": (0.0, _SHARES),
    # The released code has two, the paper's text three; each enlarges a branch's field of view and blurs its outline.
    "convolutions": (2, range(4)),
    **ERASE_BY,
}
# VGGnet-GAP has one; any other trunk needs none, because it is complete as published.
_OPTIONS_OF_CAM = {"convolutions": (0, range(4))}
# Share of the largest attention above which features are hidden from the second branch; from ACoL's code.
_ERASED_BY_ACOL = 0.6
_TINY = 1e-8


class Cam(ClassifyingNetwork):
    """``convolutions`` convolutions on the last features, one more to the classes, then the mean."""

    def __init__(self, trunk: Trunk, spec: NetworkSpec, *, convolutions: int) -> None:
        super().__init__(trunk, spec)
        self.scoring = _branch(trunk.channels, channels_for(spec, 1024, 8), spec, convolutions=convolutions)

    @override
    def score_maps(self, x: Tensor, present: Tensor | None = None) -> dict[str, Tensor]:
        return {"A": self.scoring(self.trunk.encode(x)[-1])}


class Acol(ClassifyingNetwork):
    """Two branches; the second does not see the region that the first has found.

    Where the first branch's map is above 0.6 of its maximum, the features are 0 for the second.
    """

    branches = ("A", "B")

    def __init__(self, trunk: Trunk, spec: NetworkSpec, *, by_labels: bool = False) -> None:
        super().__init__(trunk, spec, by_labels=by_labels)
        width = channels_for(spec, 1024, 8)
        self.first, self.second = (_branch(trunk.channels, width, spec, convolutions=2, dropout=0.5) for _ in range(2))
        self.pool = nn.AvgPool2d(3, stride=1, padding=1)

    @override
    def score_maps(self, x: Tensor, present: Tensor | None = None) -> dict[str, Tensor]:
        features = self.pool(self.trunk.encode(x)[-1])
        first = self.first(features)
        kept = strongest(first, present) < _ERASED_BY_ACOL
        return {"A": first, "B": self.second(features * kept)}


class SeeNet(ClassifyingNetwork):
    """Self-erasing: for the second branch, the region that the first found is erased and sure background is reversed.

    Ternary zones of the first branch's attention m: 0 where it exceeds ``high``, −1 below ``low``, else 1; the second
    branch sees max(features, 0) times them. A third branch, only in training, sees the background and must find
    nothing; it shares the weights of the second. Taps: ``seenet/attention`` (m); ``seenet/zones``, also m, to be shown
    with two thresholds; and ``seenet/erased``, the energy of the second branch's input.

    Args:
        trunk: The trunk; the branches read its last features.
        spec: The spec of the network.
        training: ``high`` and ``low`` in training.
        test: ``high`` and ``low`` in evaluation.
        convolutions: Number of convolutions of a branch before the one to the classes.
        by_labels: Whether training erases the attention of the classes that the image is labelled with.
    """

    branches = ("A", "B")

    def __init__(
        self,
        trunk: Trunk,
        spec: NetworkSpec,
        *,
        training: tuple[float, float],
        test: tuple[float, float],
        convolutions: int,
        by_labels: bool = False,
    ) -> None:
        super().__init__(trunk, spec, by_labels=by_labels)
        for high, low in (training, test):
            if low >= high:
                raise UserError(
                    "SeeNet's threshold low, {low:g}, must be less than high, {high:g}.", low=low, high=high
                )
        self._in_training, self._at_test = training, test
        width = channels_for(spec, 512, DIVISOR)
        self.first = _branch(trunk.channels, width, spec, convolutions=convolutions, dropout=0.5)
        self.second = _branch(trunk.channels, width, spec, convolutions=convolutions)
        self.attention_tap = Tap("seenet/attention")
        self.zones_tap = Tap("seenet/zones", kind=Kind.ZONES, own=True)
        self.erased_tap = EnergyTap("seenet/erased")

    @property
    @override
    def loss_weights(self) -> Mapping[str, float]:
        return {**super().loss_weights, "nothing/C": 1.0}

    @override
    def score_maps(self, x: Tensor, present: Tensor | None = None) -> dict[str, Tensor]:
        """Return the score maps of the two branches, and in training those of the background, ``C``."""
        features = self.trunk.encode(x)[-1]
        first = self.first(features)
        attention = self.zones_tap(self.attention_tap(strongest(first, present)))
        high, low = self._in_training if self.training else self._at_test
        zones = ternary_zones(attention, high=high, low=low)
        erased = self.erased_tap(reverse_conditionally(features, zones))
        given = {"A": first, "B": self.second(erased)}
        if self.training:
            background = attention < (high + low) / 2
            given["C"] = self.second(reverse_conditionally(features, background.to(features.dtype)))
        return given


def strongest(scores: Tensor, present: Tensor | None = None) -> Tensor:
    """Return the maximum over the found classes of their scores, clipped below 0, as shares of each class's largest.

    The result is B × 1 × h × w in 0 to 1. The papers' code normalises by minimum and maximum. If an image has some
    background the two are the same, because the minimum is 0. But in a part of an image that the target fills, min-max
    would make the least sure pixels background.

    The papers take the classes that the image is labelled with: ``present``, B × K booleans. If that is None, the
    classes are those that the network finds, with a mean score above 0, or else the likeliest. No gradient flows
    through the result, because it only selects the input of a branch and must not be learned.
    """
    means = scores.detach().float().mean(dim=(2, 3), keepdim=True)
    found = (means > 0) | (means == means.amax(dim=1, keepdim=True)) if present is None else present[:, :, None, None]
    positive = scores.detach().clamp_min(0)
    largest = positive.amax(dim=(2, 3), keepdim=True)
    return (positive / (largest + _TINY) * found).amax(dim=1, keepdim=True)


def ternary_zones(attention: Tensor, *, high: float, low: float) -> Tensor:
    """Return 0 where attention in 0 to 1 exceeds ``high``, −1 where it is below ``low``, else 1 (Hou et al., eq. 2)."""
    zones = torch.ones_like(attention)
    zones[attention < low] = -1
    zones[attention > high] = 0
    return zones


def reverse_conditionally(features: Tensor, zones: Tensor) -> Tensor:
    """Return max(features, 0) · zones: the C-ReLU (Hou et al., 2018, eq. 3)."""
    return functional.relu(features) * zones


def _branch(channels: int, width: int, spec: NetworkSpec, *, convolutions: int, dropout: float = 0.0) -> nn.Sequential:
    widths = [channels, *[width] * convolutions]
    units = [ConvolutionUnit(wide, width, norm=None) for wide in widths[:-1]]
    between = [nn.Dropout(dropout)] if dropout else []
    return nn.Sequential(*units, *between, nn.Conv2d(widths[-1], spec.classes - 1, kernel_size=1))


def _cam(spec: NetworkSpec) -> Cam:
    options = read_options(spec, _OPTIONS_OF_CAM)
    return Cam(classifying_trunk(spec, (2, 2, 2, 2, 0), kernel=2), spec, convolutions=options["convolutions"])


def _acol(spec: NetworkSpec) -> Acol:
    by_labels = read_options(spec, ERASE_BY)["erase_by"] == "labels"
    return Acol(classifying_trunk(spec, (2, 2, 2, 1, 1), kernel=3), spec, by_labels=by_labels)


def _seenet(spec: NetworkSpec) -> SeeNet:
    options = read_options(spec, _OPTIONS)
    return SeeNet(
        classifying_trunk(spec, (2, 2, 2, 2, 0), kernel=2),
        spec,
        training=(options["high"], options["low"]),
        test=(options["high_at_test"], options["low_at_test"]),
        convolutions=options["convolutions"],
        by_labels=options["erase_by"] == "labels",
    )


CAM, ACOL, SEENET = (
    Architecture(build, paper=paper, encoder="VGG16", takes_encoders=True, own_output=True)
    for build, paper in (
        (_cam, "Zhou et al., 2016"),
        (_acol, "Zhang et al., 2018"),
        (_seenet, "Hou et al., 2018"),
    )
)
