"""Explicit scale attention (Chen et al., 2016, "Attention to scale")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.trunk import Trunk
from segview.networks.scale.network import Merged, ScaleNetwork, ScaleOutput, at_size


class ExplicitNetwork(ScaleNetwork):
    """A network in which one attention head sees the features of all scales and weighs them: softmax over the scales.

    logits = Σ w · logits of each scale, the same weights for all classes. It runs only with the scales that it was
    trained with, because the head's first layer takes exactly their features. The head is a 3 × 3 convolution of width
    512 and a 1 × 1 convolution, with a ReLU between them [interpretation: the paper names none]. The sum is taken at
    the resolution of the input [interpretation: in the paper at that of the features, before they are brought to the
    input's].
    Taps: those of ``ScaleNetwork``.
    """

    def __init__(self, trunk: Trunk, head: nn.Module, spec: NetworkSpec) -> None:
        super().__init__(trunk, head, spec)
        width, scales = 512 if spec.size == "paper" else 64, len(self.trained_scales)
        self.attention = nn.Sequential(
            nn.Conv2d(scales * trunk.channels, width, kernel_size=3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, scales, kernel_size=1),
        )

    @override
    def supports(self, scales: Sequence[float]) -> bool:
        return sorted(scales) == sorted(self.trained_scales)

    @override
    def check(self, scales: Sequence[float]) -> None:
        """Refuse scales other than those of the training.

        Raises:
            UserError: the scales differ, and the error names them; or all are ablated.
        """
        if not self.supports(scales):
            own, given = (", ".join(f"{scale:g}" for scale in sorted(some)) for some in (self.trained_scales, scales))
            raise UserError(
                "Explicit scale attention weighs the scales of its training, {own}, not {given}.", own=own, given=given
            )
        self.active_scales(scales)

    @override
    def forward_scale(self, x: Tensor) -> ScaleOutput:
        features = self.trunk(self.pad(x))
        return ScaleOutput(self.restore(self.head(features), (x.shape[-2], x.shape[-1])).float(), features)

    @override
    def merge(self, seen: Mapping[float, ScaleOutput]) -> Merged:
        self.check(tuple(seen))
        size = seen[1.0].size
        features = torch.cat([self._align(seen[scale], seen[1.0]) for scale in self.trained_scales], dim=1)
        scores, kept = self.attention(features).float(), self.active_scales(seen)
        gone = [scale not in kept for scale in self.trained_scales]
        # The head still takes the features of an ablated scale: its weight goes to the others in proportion.
        shares = torch.softmax(scores.masked_fill(scores.new_tensor(gone).bool()[:, None, None], -torch.inf), dim=1)
        weights = dict(zip(self.trained_scales, self.restore(shares, size).split(1, dim=1), strict=True))
        shares_of_all = [weight * at_size(seen[scale].logits, size) for scale, weight in weights.items()]
        return Merged(torch.stack(shares_of_all).sum(dim=0), weights)

    def _align(self, one: ScaleOutput, base: ScaleOutput) -> Tensor:
        """Return the features of a scale on the grid of scale 1, bilinear.

        Inputs are padded on the right and at the bottom, at each scale by a different share of their size. Resizing the
        whole map would therefore misalign it.
        """
        size = (base.evidence.shape[-2], base.evidence.shape[-1])
        if one is base:
            return base.evidence
        # Extent of the padded input, in image sizes.
        reach = [
            tuple(whole / side for whole, side in zip(self.padded_size(seen.size), seen.size, strict=True))
            for seen in (one, base)
        ]
        rows, columns = (there / here for here, there in zip(*reach, strict=True))
        if rows == columns == 1:
            return at_size(one.evidence, size)
        # In coordinates from -1 to 1: x of scale 1 is (x + 1) · ratio − 1 here.
        theta = one.logits.new_tensor([[columns, 0, columns - 1], [0, rows, rows - 1]]).expand(len(one.logits), 2, 3)
        grid = functional.affine_grid(theta, [len(theta), 1, *size], align_corners=False)
        sampled = functional.grid_sample(one.evidence.float(), grid, padding_mode="border", align_corners=False)
        return sampled.to(one.evidence.dtype)
