"""The base of networks with scale attention: an image at several scales, merged by weights."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk


@dataclass(frozen=True, eq=False)
class ScaleOutput:
    """The output of a network with scale attention for images at one scale.

    Attributes:
        logits: B × K × H × W, float32, at the size of that scale's input.
        evidence: Tensor from which the weights are computed: for a hierarchical network the attention of this scale,
            B × 1 × H × W in (0, 1); for an explicit one features.
    """

    logits: Tensor
    evidence: Tensor

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the scale's input."""
        return self.logits.shape[-2], self.logits.shape[-1]

    @classmethod
    def concatenate(cls, first: ScaleOutput, second: ScaleOutput) -> ScaleOutput:
        """Return two outputs of the same image size as one batch."""
        return cls(torch.cat([first.logits, second.logits]), torch.cat([first.evidence, second.evidence]))

    def to(self, device: str | torch.device) -> ScaleOutput:
        """Return the output on another device."""
        return ScaleOutput(self.logits.to(device), self.evidence.to(device))


@dataclass(frozen=True, eq=False)
class Merged:
    """The merged result of several scales.

    Attributes:
        logits: B × K × H × W at the size of scale 1.
        weights: Weight of each scale, B × 1 × H × W in 0 to 1; over the scales they sum to 1 at every pixel.
    """

    logits: Tensor
    weights: Mapping[float, Tensor]


class ScaleNetwork(SegmentationNetwork):
    """A trunk and an output head, shared by all scales, and weights for the scales.

    ``forward`` takes an image at scale 1 and runs the scales that the network was trained with. To merge
    other scales, pass the image at each scale to ``forward_scale`` and the results to ``merge``.
    Taps: ``scale/0.5/weight`` for each of the trained scales, only in ``forward``.
    """

    def __init__(self, trunk: Trunk, head: nn.Module, spec: NetworkSpec) -> None:
        super().__init__(trunk, head)
        self.trained_scales = tuple(sorted(spec.trained_scales))
        self.weight_taps = nn.ModuleList(Tap(f"scale/{scale:g}/weight") for scale in self.trained_scales)

    # Loss weight of each scale's own prediction; that of the merged one is 1.
    own_weight = 1.0
    # Ablated scales: their weight is 0, and is given to the others in proportion.
    without: frozenset[float] = frozenset()

    @property
    @override
    def loss_weights(self) -> Mapping[str, float]:
        own = {f"scale/{scale:g}": self.own_weight for scale in self.trained_scales}
        return {"logits": 1.0, **own}

    @abstractmethod
    def forward_scale(self, x: Tensor) -> ScaleOutput:
        """Return the output of one scale for its input B × C × H × W."""

    @abstractmethod
    def merge(self, seen: Mapping[float, ScaleOutput]) -> Merged:
        """Merge the outputs of several scales; ``check`` says which scales are allowed."""

    def active_scales(self, scales: Iterable[float]) -> list[float]:
        """Return the scales that are not ablated, ascending.

        Raises:
            UserError: none is left.
        """
        left = sorted(scale for scale in scales if scale not in self.without)
        if not left:
            raise UserError("Every scale is switched off. Switch one on, or add more scales.")
        return left

    def supports(self, scales: Sequence[float]) -> bool:
        """Return whether these scales can be merged already, although further scales may follow."""
        return 1.0 in scales and not self.without.issuperset(scales)

    def check(self, scales: Sequence[float]) -> None:
        """Refuse scales that this network cannot merge.

        Raises:
            UserError: scale 1, which sets the size of the result, is not among them, or all are ablated.
        """
        if 1.0 not in scales:
            given = ", ".join(f"{scale:g}" for scale in scales)
            raise UserError(
                "Scale attention merges at scale 1, which is not among {given}. Add 1 to the scales.", given=given
            )
        self.active_scales(scales)

    @override
    def forward(self, x: Tensor) -> Tensor:
        return self._merge_and_tap(self._forward_scales(x)).logits

    @override
    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits``, and each trained scale's own logits as ``scale/0.5`` at the size of the input.

        Both papers supervise them in training.
        """
        seen = self._forward_scales(x)
        own = {f"scale/{scale:g}": at_size(one.logits, seen[1.0].size) for scale, one in seen.items()}
        return {"logits": self._merge_and_tap(seen).logits, **own}

    def _forward_scales(self, x: Tensor) -> dict[float, ScaleOutput]:
        # Scale 1 last: a later pass overwrites the captured tap outputs of an earlier one.
        order = sorted(self.trained_scales, key=lambda scale: (-abs(scale - 1), scale))
        return {scale: self.forward_scale(rescale(x, scale)) for scale in order}

    def _merge_and_tap(self, seen: Mapping[float, ScaleOutput]) -> Merged:
        merged = self.merge(seen)
        for scale, tap in zip(self.trained_scales, self.weight_taps, strict=True):
            tap(merged.weights[scale])
        return merged


def rescale(x: Tensor, scale: float) -> Tensor:
    """Return images at a multiple of their size, antialiased if they shrink, as in inference."""
    if scale == 1:
        return x
    rows, columns = (max(1, round(side * scale)) for side in x.shape[-2:])
    return functional.interpolate(x, (rows, columns), mode="bilinear", antialias=scale < 1)


def at_size(x: Tensor, size: tuple[int, int]) -> Tensor:
    """Return planes B × C × H × W at another size, bilinear."""
    if tuple(x.shape[-2:]) == size:
        return x
    return functional.interpolate(x, size, mode="bilinear", align_corners=False)
