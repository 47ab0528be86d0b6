"""The review priority of an image, from small copies of its predictions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.resampling import sampled
from segview.core.maps.maps import Map
from segview.core.requests.ranking import Measures

SIDE = 160
NOTHING = 1e-4  # share of the pixels: so much of the target is as good as none
FEWEST = 12  # pixels of a small copy below which a part has no shape to speak of

Small = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Sketch:
    """A small copy of an answer: enough to measure it again at another threshold or band, and to keep thousands.

    Attributes:
        merged: Rows × columns. With two classes the target's probability in 256 steps, else class indices.
        scales: The same of each scale alone.
        uncertainty: Rows × columns, 0 to 1 in 256 steps: 1 − 2·|p − 0.5|, or 1 − (p1 − p2) with more classes.
        binary: Whether there are two classes.
    """

    merged: Small
    scales: tuple[Small, ...]
    uncertainty: Small
    binary: bool

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(one.nbytes for one in (self.merged, self.uncertainty, *self.scales))

    def target(self, mask: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Return the probability that a pixel is of the target; of more classes, that it is no background.

        Of more classes that is read off the uncertainty, as if the two most probable classes were the only ones, and
        background one of them.
        """
        if self.binary:
            return self.merged.astype(np.float32) / np.float32(256)
        half = self.uncertainty.astype(np.float32) / np.float32(512)
        return np.where(mask, 1 - half, half)

    def labels(self, plane: Small, threshold: float) -> Small:
        """Return the class indices of one of the planes, where a mask begins at a threshold."""
        return (_middles(plane) > threshold).astype(np.uint8) if self.binary else plane


def sketch(prediction: Prediction) -> Sketch:
    """Return the small copy of an answer, at most 160 pixels a side; all answers on an image have it at one size."""
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
    """Return the share of pixels within a half-width of the band around 0.5, in 0 to 1.

    Args:
        uncertainty: 0 to 1 in 256 steps, any shape.
        band: Half-width, so that the band ends at an uncertainty of 1 − 2 · band.
    """
    return float(np.mean(_middles(uncertainty) > 1 - 2 * band))


def disagreement(labels: Sequence[Small]) -> float | None:
    """Return 1 − the mean of Dice's coefficient over all pairs of masks, 0 to 1; None where there is no pair.

    Of more classes a pixel agrees where both have the same one that is not background. Two empty masks agree.
    """
    pairs = [overlap(one, other) for one, other in combinations(labels, 2)]
    return 1 - sum(pairs) / len(pairs) if pairs else None


def expected_error(probability: NDArray[np.float32], mask: NDArray[np.bool_]) -> float:
    """Return 1 − the Dice that a mask is expected to have if each pixel's probability of the target were right, 0 to 1.

    That is 1 − 2·Σ_mask p / (Σp + |mask|), with a ten-thousandth of the pixels added to both, so that a mask of nothing
    where there is no probability either counts as right. An empty mask beside some probability comes close to 1:
    uncertain pixels alone would miss it.
    """
    tiny = NOTHING * mask.size
    agreed = 2 * float(probability[mask].sum()) + tiny
    return max(0.0, 1 - agreed / (float(probability.sum()) + int(mask.sum()) + tiny))


def shape(mask: NDArray[np.bool_]) -> tuple[float, float] | None:
    """Return solidity and eccentricity of the largest part of a mask, or None where that is too small to have one."""
    from skimage import measure

    parts = np.asarray(measure.label(mask))
    sizes = np.bincount(parts.ravel())[1:]
    if not sizes.size or sizes.max() < FEWEST:
        return None
    largest = measure.regionprops((parts == sizes.argmax() + 1).astype(np.uint8))[0]
    # A line has no convex area that could be told from its own.
    return (float(largest.solidity), float(largest.eccentricity)) if largest.axis_minor_length >= 1 else None


def measures(image: Path, sketches: Sequence[Sketch], *, threshold: float, band: float) -> Measures:
    """Return what the answers of some variants on one image say of it.

    Raises:
        ValueError: there is no answer.
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
    """Return Dice's coefficient of two masks of class indices, of the pixels that are no background.

    Two empty masks agree.
    """
    size = int(np.count_nonzero(one)) + int(np.count_nonzero(other))
    return 2 * int(np.count_nonzero((one == other) & (one != 0))) / size if size else 1.0


def _middles(steps: Small) -> NDArray[np.float32]:
    """Return the middle of each step, in 0 to 1."""
    return (steps.astype(np.float32) + np.float32(0.5)) / np.float32(256)


def _steps(one: Map, size: tuple[int, int]) -> Small:
    """Return a map of numbers in 0 to 1 in 256 steps."""
    return np.minimum(one.table()[sampled(one.values, size)] * 256, 255).astype(np.uint8)


def _labels(one: Map, size: tuple[int, int]) -> Small:
    return sampled(one.values, size).astype(np.uint8)


def _scale(prediction: Prediction, prefix: str, size: tuple[int, int]) -> Small | None:
    """Return what one scale alone says: the target's probability, or the most probable class."""
    names = prediction.classes[1:] if len(prediction.classes) == 2 else prediction.classes
    planes = [prediction.maps.get(prefix + name) for name in names]
    found = [_steps(plane, size) for plane in planes if plane is not None]
    if len(found) < len(names):
        return None
    return found[0] if len(found) == 1 else np.argmax(np.stack(found), axis=0).astype(np.uint8)
