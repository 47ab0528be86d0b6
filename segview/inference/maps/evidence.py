"""The evidence that maps are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from segview.core.maps.maps import HALFWAY, LEVELS
from segview.inference.passes.forward import Forward


@dataclass(frozen=True, eq=False)
class Evidence:
    """Everything that was computed for an image so far.

    Attributes:
        size: Rows and columns of the image.
        classes: Class names, background first.
        forwards: One for each scale done, in the order of the passes.
        stack: Each scale's probabilities at the finest scale's resolution, S × K × rows × columns.
        merged: Merged probabilities of the scales, K × rows × columns.
        base: The scale whose maps have no scale in their name.
        weights: Weight of each scale if the network weighs them itself, 1 × rows × columns in 0 to 1.
        before: Merged probabilities of the unchanged variant, if this one is an ablation.
        image: The image itself, rows × columns × 3, if available.
    """

    size: tuple[int, int]
    classes: tuple[str, ...]
    forwards: tuple[Forward, ...]
    stack: Tensor
    merged: Tensor
    base: float
    weights: Mapping[float, Tensor] = field(default_factory=dict[float, Tensor])
    before: Tensor | None = None
    image: NDArray[np.uint8] | None = None

    @property
    def newest(self) -> Forward:
        """The pass of the newest scale; the maps of the others were already made."""
        return self.forwards[-1]


def levels(plane: Tensor, span: tuple[float, float] = (0.0, 1.0)) -> NDArray[np.uint16]:
    """Return a plane of real numbers as levels of a span; ``quantised`` of the core does the same for numpy."""
    low, high = span
    scaled = (plane.float() - low if low else plane.float()) * (LEVELS / (high - low))
    return scaled.nan_to_num_(0.0).sub_(HALFWAY).ceil_().clamp_(0, LEVELS).cpu().numpy().astype(np.uint16)
