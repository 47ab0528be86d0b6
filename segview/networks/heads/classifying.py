"""Networks that learn from image labels which classes an image contains, and show where they see them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.vgg import Vgg16, vgg_widths
from segview.networks.heads.output import output_tap

_TINY = 1e-8


class ClassifyingNetwork(SegmentationNetwork):
    """A network of score maps of the classes, whose means over the image are trained with the labels of the image.

    Score maps become a segmentation: each is clipped below 0, divided by its maximum, and weighted by the image's
    probability of the class; the background is 1 minus the strongest class. Several branches are combined by their
    maximum.
    Taps: ``cam/A`` … for each branch and each class; ``cam/fused``, the maximum over the branches and, with test-time
    flipping, over the mirrored image, as SeeNet's paper tests; ``cam/label``, the first branch's probability of each
    class.
    """

    branches: tuple[str, ...] = ("A",)

    def __init__(self, trunk: Trunk, spec: NetworkSpec, *, by_labels: bool = False) -> None:
        super().__init__(trunk, nn.Identity())
        self.by_labels = by_labels
        self.one_map = spec.head is Head.A
        names = (
            ("target",) if self.one_map or spec.classes == 2 else tuple(f"class {i}" for i in range(1, spec.classes))
        )
        self.taps = nn.ModuleDict({name: Tap(f"cam/{name}", channels=names) for name in self.branches})
        self.fused_tap = Tap("cam/fused", channels=names, joins_mirrored=True)
        self.label_tap = Tap("cam/label", channels=names)
        self.tap = output_tap(spec)

    @abstractmethod
    def score_maps(self, x: Tensor, present: Tensor | None = None) -> dict[str, Tensor]:
        """Return each branch's score maps, B × classes without the background × h × w, of a padded image.

        Maps with names other than those of the branches are trained towards 0. ``present``, B × classes without the
        background, are the labels of the images.
        """

    @property
    @override
    def loss_weights(self) -> Mapping[str, float]:
        return {f"scores/{name}": 1.0 for name in self.branches}

    @override
    def forward(self, x: Tensor) -> Tensor:
        return self.outputs(x)["logits"]

    @override
    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits``, and the scores of the image for each branch, B × classes without the background."""
        return self._read(self.score_maps(self.pad(x)), (x.shape[-2], x.shape[-1]))

    @override
    def outputs_knowing(self, x: Tensor, present: Tensor) -> Mapping[str, Tensor]:
        labels = present[:, 1:] if self.by_labels else None
        return self._read(self.score_maps(self.pad(x), labels), (x.shape[-2], x.shape[-1]))

    def _read(self, maps: dict[str, Tensor], size: tuple[int, int]) -> Mapping[str, Tensor]:
        scores = {name: one.float().mean(dim=(2, 3)) for name, one in maps.items()}
        shown = {name: self.taps[name](self._normalise(maps[name], size)) for name in self.branches}
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

    def _normalise(self, maps: Tensor, size: tuple[int, int]) -> Tensor:
        """Return maps of the padded image as shares of their largest value on the image."""
        large = self.trunk.upsample(maps.float()).clamp_min(0)
        largest = large[..., : size[0], : size[1]].amax(dim=(2, 3), keepdim=True)
        return (large / (largest + _TINY)).clamp_max(1)


def _pools(strides: Sequence[int], kernel: int) -> Any:
    def pool(index: int) -> nn.Module:
        if not strides[index]:
            return nn.Identity()
        return nn.MaxPool2d(kernel, stride=strides[index], padding=kernel // 2 if kernel % 2 else 0)

    return pool


def classifying_trunk(spec: NetworkSpec, strides: Sequence[int], *, kernel: int) -> Trunk:
    """Return a trunk whose output is the last features of VGG16, or of the encoder that the spec names."""
    if spec.head not in (Head.A, Head.PLAIN):
        raise UserError(
            "{architecture} learns from image labels and has its own output: choose head A or plain.",
            architecture=spec.architecture,
        )
    if spec.encoder:
        stride = 16
        encoder = dilated_encoder(spec, spec.encoder, output_stride=stride)
        widths = encoder.out_channels
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
