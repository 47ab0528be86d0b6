"""Adversarial erasing (Wei et al., 2017): erase the region that shows the class, and classify the rest."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.seenet import ERASE_BY, strongest
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk
from segview.networks.heads.classifying import ClassifyingNetwork, classifying_trunk

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "steps": (3, range(2, 7)),
    "share": (0.2, tuple(round(step * 0.05, 2) for step in range(1, 11))),
    **ERASE_BY,
}


class AdversarialErasing(ClassifyingNetwork):
    """The classifier of CAM, applied to an image several times, each time with a smaller part of the image.

    The ``share`` of the image with the highest score of the strongest class is filled with the mean pixel, which is 0
    after the preprocessing, and the class must be found in the rest. The paper trains a new network for each step; here
    all steps are trained together and share their weights. Taps: ``cam/A`` for the whole image, ``cam/B`` … after each
    erasing, and ``erasing/left``, 0 where the input of the last step is erased.
    """

    def __init__(self, trunk: Trunk, spec: NetworkSpec, *, steps: int, share: float, erase_by: str) -> None:
        self.branches = tuple(chr(ord("A") + step) for step in range(steps))
        super().__init__(trunk, spec, by_labels=erase_by == "labels")
        self.share = share
        self.scoring = nn.Conv2d(trunk.channels, spec.classes - 1, kernel_size=1)
        self.left_tap = Tap("erasing/left", own=True)

    @override
    def score_maps(self, x: Tensor, present: Tensor | None = None) -> dict[str, Tensor]:
        given: dict[str, Tensor] = {}
        left = torch.ones_like(x[:, :1])
        for step, name in enumerate(self.branches):
            if step:
                left = left * self._unlike(strongest(given[self.branches[step - 1]], present), x)
            given[name] = self.scoring(self.trunk.encode(x * left)[-1])
        self.left_tap(left)
        return given

    def _unlike(self, found: Tensor, x: Tensor) -> Tensor:
        """Return 0 on the share of the image with the highest scores, else 1, at the image's size."""
        border = torch.quantile(found.float().flatten(1), 1 - self.share, dim=1)[:, None, None, None]
        # If nothing is found, or the score is the same everywhere, nothing is erased.
        kept = ((found <= border) | (found <= 0)).to(x.dtype)
        return functional.interpolate(kept, x.shape[-2:], mode="nearest-exact")


def _adversarial_erasing(spec: NetworkSpec) -> AdversarialErasing:
    options = read_options(spec, _OPTIONS)
    return AdversarialErasing(classifying_trunk(spec, (2, 2, 2, 2, 0), kernel=2), spec, **options)


ADVERSARIAL_ERASING = Architecture(
    _adversarial_erasing, paper="Wei et al., 2017", encoder="VGG16", takes_encoders=True, own_output=True
)
