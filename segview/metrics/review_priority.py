"""The review priority of an image, from small copies of its predictions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.resampling import resample
from segview.core.maps.maps import Map
from segview.core.requests.ranking import Measures

SIDE = 160
NOTHING = 1e-4  # share of the pixels that is added to both sides of the expected Dice
FEWEST = 12  # least pixels of a part in a small copy for its shape to be measured

Small = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Sketch:
    """A small copy of a prediction, from which it can be measured at any threshold and band; thousands fit in memory.

    Attributes:
        merged: Rows × columns. With two classes the target's probability in 256 steps, else class indices.
        scales: The same for each scale alone.
        uncertainty: Rows × columns, 0 to 1 in 256 steps: 1 − 2·|p − 0.5|, or 1 − (p1 − p2) with more classes.
        binary: Whether there are two classes.
    """

    merged: Small
    scales: tuple[Small, ...]
    uncertainty: Small
    binary: bool

    @property
    def nbytes(self) -> int:
        """Size in bytes."""
        return sum(one.nbytes for one in (self.merged, self.uncertainty, *self.scales))

    def target(self, mask: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Return the probability that a pixel belongs to the target, or with more classes, that it is not background.

        With more classes it is computed from the uncertainty, as if only the two most probable classes existed and
        background were one of them.
        """
        if self.binary:
            return self.merged.astype(np.float32) / np.float32(256)
        half = self.uncertainty.astype(np.float32) / np.float32(512)
        return np.where(mask, 1 - half, half)

    def labels(self, plane: Small, threshold: float) -> Small:
        """Return the class indices of one of the planes, at a threshold if there are two classes."""
        return (_middles(plane) > threshold).astype(np.uint8) if self.binary else plane


def sketch(prediction: Prediction) -> Sketch:
    """Return the small copy of a prediction, at most 160 pixels a side; its size depends only on the image's size."""
    rows, columns = prediction.size
    shrunk = min(1.0, SIDE / max(rows, columns))
    size = max(1, round(rows * shrunk)), max(1, round(columns * shrunk))
    target = prediction.target
    scales = (_scale(prediction, f"scale/{scale:g}/probability/", size) for scale in prediction.scales_done)
    return Sketch(
        merged=_labels(prediction.maps["labels"], size) if target is None else _steps(target, size),
        scales=tuple(one for one in scales if one is not None),
        uncertainty=_steps(prediction.maps["uncertainty"], size),
        binary=target is not None,
    )


def uncertain_share(uncertainty: Small, band: float) -> float:
    """Return the share of pixels inside the uncertain band around 0.5, 0 to 1.

    Args:
        uncertainty: 0 to 1 in 256 steps, any shape.
        band: Half-width, so that the band ends at an uncertainty of 1 − 2 · band.
    """
    return float(np.mean(_middles(uncertainty) > 1 - 2 * band))


def disagreement(labels: Sequence[Small]) -> float | None:
    """Return 1 − the mean Dice coefficient over all pairs of masks, 0 to 1; None if there is no pair.

    With more classes a pixel agrees if both masks have the same class and it is not background. Two empty masks agree.
    """
    pairs = [overlap(one, other) for one, other in combinations(labels, 2)]
    return 1 - sum(pairs) / len(pairs) if pairs else None


def expected_error(probability: NDArray[np.float32], mask: NDArray[np.bool_]) -> float:
    """Return 1 − the expected Dice of a mask if the probabilities of the target were right, 0 to 1.

    That is 1 − 2·Σ_mask p / (Σp + |mask|), with a ten-thousandth of the pixels added to numerator and denominator, so
    that an empty mask with no probability anywhere counts as right. An empty mask with some probability gives nearly 1,
    which a count of uncertain pixels would miss.
    """
    tiny = NOTHING * mask.size
    agreed = 2 * float(probability[mask].sum()) + tiny
    return max(0.0, 1 - agreed / (float(probability.sum()) + int(mask.sum()) + tiny))


def shape(mask: NDArray[np.bool_]) -> tuple[float, float] | None:
    """Return solidity and eccentricity of the largest part of a mask, or None if it is too small or too thin."""
    from skimage import measure

    parts = np.asarray(measure.label(mask))
    sizes = np.bincount(parts.ravel())[1:]
    if not sizes.size or sizes.max() < FEWEST:
        return None
    largest = measure.regionprops((parts == sizes.argmax() + 1).astype(np.uint8))[0]
    # The convex area of a line equals its own area.
    return (float(largest.solidity), float(largest.eccentricity)) if largest.axis_minor_length >= 1 else None


def measures(image: Path, sketches: Sequence[Sketch], *, threshold: float, band: float) -> Measures:
    """Return the measures of an image from the predictions of some variants.

    Raises:
        ValueError: there is no prediction.
    """
    if not sketches:
        raise ValueError("an image that nothing has answered on cannot be measured")
    masks = [one.labels(one.merged, threshold) for one in sketches]
    targets = [(mask != 0, one) for mask, one in zip(masks, sketches, strict=True)]
    scales = [disagreement([one.labels(plane, threshold) for plane in one.scales]) for one in sketches]
    shapes = [found for mask in masks if (found := shape(mask != 0)) is not None]
    return Measures(
        image,
        expected=float(np.mean([expected_error(one.target(mask), mask) for mask, one in targets])),
        uncertain=float(np.mean([uncertain_share(one.uncertainty, band) for one in sketches])),
        variants=disagreement(masks),
        scales=_mean(one for one in scales if one is not None),
        area=float(np.mean([np.mean(mask != 0) for mask in masks])),
        solidity=_mean(solidity for solidity, _ in shapes),
        eccentricity=_mean(eccentricity for _, eccentricity in shapes),
    )


def _mean(values: Iterator[float]) -> float | None:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None


def overlap(one: Small, other: Small) -> float:
    """Return the Dice coefficient of two masks of class indices, over the pixels that are not background.

    Two empty masks agree.
    """
    size = int(np.count_nonzero(one)) + int(np.count_nonzero(other))
    return 2 * int(np.count_nonzero((one == other) & (one != 0))) / size if size else 1.0


def _middles(steps: Small) -> NDArray[np.float32]:
    """Return the middle of each step, in 0 to 1."""
    return (steps.astype(np.float32) + np.float32(0.5)) / np.float32(256)


def _steps(one: Map, size: tuple[int, int]) -> Small:
    """Return a map of numbers in 0 to 1 in 256 steps."""
    return np.minimum(one.table()[resample(one.values, size)] * 256, 255).astype(np.uint8)


def _labels(one: Map, size: tuple[int, int]) -> Small:
    return resample(one.values, size).astype(np.uint8)


def _scale(prediction: Prediction, prefix: str, size: tuple[int, int]) -> Small | None:
    """Return the small copy of one scale: the target's probability, or the most probable class; None without maps."""
    names = prediction.classes[1:] if len(prediction.classes) == 2 else prediction.classes
    planes = [prediction.maps.get(prefix + name) for name in names]
    found = [_steps(plane, size) for plane in planes if plane is not None]
    if len(found) < len(names):
        return None
    return found[0] if len(found) == 1 else np.argmax(np.stack(found), axis=0).astype(np.uint8)
