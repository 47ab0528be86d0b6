"""GAIN (Li et al., 2018): a classifier whose attention is trained to cover everything that shows a class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.seenet import strongest
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk
from segview.networks.heads.classifying import ClassifyingNetwork, classifying_trunk

_TINY = 1e-8
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "alpha": (1.0, tuple(round(step * 0.1, 1) for step in range(21))),
    "threshold": (0.5, tuple(round(step * 0.05, 2) for step in range(1, 20))),
    "steepness": (10.0, (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)),
}


class Gain(ClassifyingNetwork):
    """The classifier of CAM, trained not to find a class after its attention has been cut out of the image.

    For each class that the image is labelled with, the attention A, 0 to 1, passes a soft threshold,
    T(A) = σ(ω·(A − σ₀)) (eq. 3), and is removed from the image, I* = I − T(A)·I (eq. 4). The mean probability of the
    labelled classes in their I* is the loss of attention mining (eq. 5), which has the weight α beside the loss of the
    labels (eq. 6). Its gradient flows through A, so that the attention grows until nothing of the class is left. Both
    streams share their weights.

    The paper's A is Grad-CAM. For a classifier that ends in one convolution and the mean, Grad-CAM is the class's score
    map up to a constant factor (Selvaraju et al., 2017, appendix A), so no second derivative is needed;
    [interpretation] as a share of its largest value, so that σ₀ is one too. Images are normalised, so removed pixels
    become the mean pixel. Taps: those of CAM, and ``gain/erased``, T of the strongest class at the image's size.

    Args:
        trunk: The trunk; the classifier reads its last features.
        spec: The spec of the network.
        alpha: Weight of attention mining.
        threshold: σ₀, as a share of the largest attention.
        steepness: ω.
    """

    def __init__(self, trunk: Trunk, spec: NetworkSpec, *, alpha: float, threshold: float, steepness: float) -> None:
        super().__init__(trunk, spec, by_labels=True)
        self._alpha, self._threshold, self._steepness = alpha, threshold, steepness
        self.scoring = nn.Conv2d(trunk.channels, spec.classes - 1, kernel_size=1)
        self.erased_tap = Tap("gain/erased", own=True)

    @property
    @override
    def loss_weights(self) -> Mapping[str, float]:
        return {**super().loss_weights, "mined/A": self._alpha}

    @override
    def score_maps(self, x: Tensor, present: Tensor | None = None) -> dict[str, Tensor]:
        given = self.scoring(self.trunk.encode(x)[-1])
        self.erased_tap(self.soft_mask(strongest(given, present), x))
        return {"A": given}

    @override
    def outputs_knowing(self, x: Tensor, present: Tensor) -> Mapping[str, Tensor]:
        """Return the outputs, and as ``mined/A`` each class's score in the image with the class removed, B × K − 1.

        A class that no image of the batch contains is skipped and has the score 0.
        """
        padded, size = self.pad(x), (x.shape[-2], x.shape[-1])
        maps = self.score_maps(padded, present[:, 1:])
        mined = torch.stack(
            [
                self._masked_score(padded, maps["A"][:, number : number + 1], number)
                if bool(present[:, 1 + number].any())
                else maps["A"].new_zeros(len(x))
                for number in range(maps["A"].shape[1])
            ],
            dim=1,
        )
        return {**self._read(maps, size), "mined/A": mined}

    def _masked_score(self, x: Tensor, scores: Tensor, number: int) -> Tensor:
        """Return the score of a class, (B,), in images from which the class's attention is cut out."""
        positive = scores.clamp_min(0)
        attention = positive / (positive.amax(dim=(2, 3), keepdim=True) + _TINY)
        left = x * (1 - self.soft_mask(attention, x))
        return self.scoring(self.trunk.encode(left)[-1])[:, number].mean(dim=(1, 2))

    def soft_mask(self, attention: Tensor, like: Tensor) -> Tensor:
        """Return T(A) for B × 1 × h × w attention in 0 to 1, at the size of ``like``."""
        large = functional.interpolate(attention.float(), like.shape[-2:], mode="bilinear")
        return torch.sigmoid(self._steepness * (large - self._threshold)).to(like.dtype)


def _gain(spec: NetworkSpec) -> Gain:
    return Gain(classifying_trunk(spec, (2, 2, 2, 2, 0), kernel=2), spec, **read_options(spec, _OPTIONS))


GAIN = Architecture(_gain, paper="Li et al., 2018", encoder="VGG16", takes_encoders=True, own_output=True)
