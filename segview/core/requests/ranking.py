"""Review priority: the measures of each image of a folder, and the rankings by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from segview.core.base.registry import Registry
from segview.core.base.text import Text
from segview.core.requests.request import Request

MAD_OF_NORMAL = 0.6745  # median absolute deviation of a normal distribution, in standard deviations
MEAN_OF_NORMAL = 0.7979  # mean absolute deviation of one


@dataclass(frozen=True)
class Rank:
    """A request to measure the images of a folder with some variants.

    Attributes:
        images: Files of the images.
        asked: Request for each variant; its image is replaced.
        threshold: Threshold of the masks.
        band: Half-width of the uncertain range around 0.5.
    """

    images: tuple[Path, ...]
    asked: tuple[Request, ...]
    threshold: float
    band: float

    def requests(self, image: Path) -> tuple[Request, ...]:
        """Return the requests for an image."""
        return tuple(replace(request, image=image) for request in self.asked)

    def lacks_two_of(self, order: str) -> Literal["", "variants", "scales"]:
        """Return what a ranking needs two of, if there are fewer than two; else an empty text."""
        if order == "variants" and len(self.asked) < 2:
            return "variants"
        several = any(len(request.scales) > 1 for request in self.asked)
        return "scales" if order == "scales" and not several else ""


@dataclass(frozen=True)
class Measures:
    """The measures of an image's review priority; None if unknown.

    Attributes:
        image: The image's file.
        expected: 1 − the expected Dice of the masks according to their own probabilities, mean over the variants.
        uncertain: Share of the pixels in the uncertain band, 0 to 1, mean over the variants.
        variants: Disagreement of the variants' masks, 0 to 1: 1 − mean Dice over all pairs.
        scales: Disagreement of the masks of one variant's scales, likewise, mean over the variants.
        area: Share of the pixels in the masks, 0 to 1, mean over the variants.
        solidity: Area over convex area of the masks' largest part, 0 to 1, mean over the variants that have one.
        eccentricity: Eccentricity of the ellipse with the same second moments, 0 for a disc to 1, likewise.
        problem: Reason why nothing could be measured; else empty.
        bug: Whether the problem is a bug of segview.
    """

    image: Path
    expected: float | None = None
    uncertain: float | None = None
    variants: float | None = None
    scales: float | None = None
    area: float | None = None
    solidity: float | None = None
    eccentricity: float | None = None
    problem: str = ""
    bug: bool = False


Scores = dict[Path, float]


@dataclass(frozen=True)
class Ranking:
    """A ranking: title, explanation, formatter of a score, and function of the scores; the highest comes first."""

    title: str
    tip: str
    write: Callable[[float], str]
    of: Callable[[Sequence[Measures]], Scores]


def _field(name: str) -> Callable[[Sequence[Measures]], Scores]:
    def scores(measures: Sequence[Measures]) -> Scores:
        return {one.image: value for one in measures if (value := getattr(one, name)) is not None}

    return scores


def outlyingness(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance of each value from the median in robust standard deviations; NaN stays NaN.

    The modified z-score of Iglewicz and Hoaglin (1993): by the median absolute deviation, or if more than half of the
    values are equal, by the mean absolute deviation. 0 if all are equal.
    """
    if not np.isfinite(values).any():
        return values
    apart = np.abs(values - np.nanmedian(values))
    deviation = np.nanmedian(apart) / MAD_OF_NORMAL or np.nanmean(apart) / MEAN_OF_NORMAL
    return apart / deviation if deviation else apart


def _outlying(measures: Sequence[Measures]) -> Scores:
    """Return the largest outlyingness of size, solidity and eccentricity; the size is the root of the area."""
    columns = [_numbers(measures, name) for name in ("area", "solidity", "eccentricity")]
    columns[0] = np.sqrt(columns[0])  # a length: areas are skewed
    apart = np.nan_to_num(np.stack([outlyingness(column) for column in columns])).max(axis=0)
    known = (one.area is not None for one in measures)
    return {one.image: float(z) for one, z, there in zip(measures, apart, known, strict=True) if there}


def _together(measures: Sequence[Measures]) -> Scores:
    """Return, for each image, the mean over all available rankings of the share of images that it precedes."""
    places: dict[Path, list[float]] = {}
    for ranking in _SINGLE.values():
        scores = ranking.of(measures)
        numbers = np.fromiter(scores.values(), np.float64, len(scores))
        sorted_numbers = np.sort(numbers)
        # Equal scores share the mean of their places.
        first, last = (np.searchsorted(sorted_numbers, numbers, side) for side in ("left", "right"))
        shares = (first + last - 1) / 2 / max(len(numbers) - 1, 1)
        for image, share in zip(scores, shares.tolist(), strict=True):
            places.setdefault(image, []).append(share)
    return {image: sum(shares) / len(shares) for image, shares in places.items()}


def _numbers(measures: Sequence[Measures], name: str) -> NDArray[np.float64]:
    return np.array([np.nan if (value := getattr(one, name)) is None else value for one in measures], np.float64)


_SINGLE: dict[str, Ranking] = {
    "expected": Ranking(
        Text("Expected error"),
        Text(
            "1 − the expected Dice of the masks if their probabilities are right, mean over the "
            "ticked variants; an empty mask with some probability comes first"
        ),
        lambda score: Text("expected error {score:.2f}", score=score),
        _field("expected"),
    ),
    "uncertain": Ranking(
        Text("Uncertain area"),
        Text("Share of the image whose probability lies in the uncertain band, mean over the ticked variants"),
        lambda score: Text("{score:.1f} % uncertain", score=100 * score),
        _field("uncertain"),
    ),
    "variants": Ranking(
        Text("Variants disagree"),
        Text("1 − the mean Dice of all pairs of masks of the ticked variants; tick two or more"),
        lambda score: Text("variants differ {score:.2f}", score=score),
        _field("variants"),
    ),
    "scales": Ranking(
        Text("Scales disagree"),
        Text("1 − the mean Dice of all pairs of masks of one variant’s scales, mean over the ticked variants"),
        lambda score: Text("scales differ {score:.2f}", score=score),
        _field("scales"),
    ),
    "outlying": Ranking(
        Text("Unusual size or shape"),
        Text(
            "How unusual the mask's size, solidity or eccentricity is among these images, in robust standard deviations"
        ),
        lambda score: Text("unusual {score:.1f} σ", score=score),
        _outlying,
    ),
}

RANKINGS: Registry[Ranking] = Registry(
    "ranking",
    {
        **_SINGLE,
        "together": Ranking(
            Text("Review priority"),
            Text("Mean position in the five orders above"),
            lambda score: Text("priority {score:.0f} of 100", score=100 * score),
            _together,
        ),
    },
)

DEFAULT_RANKING = "expected"
"""The default ranking: the one that finds wrong masks best (benchmarks/uncertainty.py)."""


def order_by_score(images: Sequence[Path], scores: Mapping[Path, float]) -> list[int]:
    """Return the places of images by descending score, those without a score last; equal ones keep their order."""
    found = np.fromiter((scores.get(image, -np.inf) for image in images), np.float64, len(images))
    return np.argsort(-found, kind="stable").tolist()
