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
        forwards: One for each scale done, in the order in which they were.
        stack: Each scale's probabilities at the finest one's resolution, S × K × rows × columns.
        merged: Probabilities of the scales merged, K × rows × columns.
        base: The scale whose inner maps bear no scale in their name.
        weights: What each scale counts where the network weighs them itself, 1 × rows × columns in 0 to 1.
        before: Probabilities of the scales merged as the unchanged variant gives them, where this one is derived.
        image: The image itself, rows × columns × 3, where it is at hand.
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
        """The scale done last; what the others show by themselves is known already."""
        return self.forwards[-1]


def levels(plane: Tensor, span: tuple[float, float] = (0.0, 1.0)) -> NDArray[np.uint16]:
    """Return a plane of real numbers as levels of a span, like ``quantised`` of the core, which is for numpy."""
    low, high = span
    scaled = (plane.float() - low if low else plane.float()) * (LEVELS / (high - low))
    return scaled.nan_to_num_(0.0).sub_(HALFWAY).ceil_().clamp_(0, LEVELS).cpu().numpy().astype(np.uint16)
