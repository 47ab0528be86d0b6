"""Map statistics: relations of a map to mask, ground truth, artefacts and errors, computed from sums."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.artefacts import Artefact

Sum = NDArray[np.float64]

# Masks are known at the thresholds 0.001, 0.002 … 0.999.
STEPS = 1000


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums of a map's mass and of its numbers over the counted pixels.

    Sums that depend on the threshold are 999 numbers, for 0.001 to 0.999; or one number if the mask has no threshold;
    or empty if no class is the target. Sums that need the ground truth are None without it.

    Attributes:
        mass: Sum of the mass.
        inside: Sum of the mass inside the mask.
        truth: Sum of the mass inside the ground truth.
        artefacts: Sums of the mass on each ``Artefact``, in the order of their numbers; None if they were not detected.
        numbers: Sum of the numbers.
        squares: Sum of the squared numbers.
        wrong: Sum of the numbers at wrong pixels.
        missed: Number of pixels of the ground truth that the map does not cover.
    """

    mass: float
    inside: Sum
    truth: float | None
    artefacts: Sum | None
    numbers: float
    squares: float
    wrong: Sum | None
    missed: Sum | None

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        arrays = (self.inside, self.artefacts, self.wrong, self.missed)
        return sum(0 if array is None else array.nbytes for array in arrays)


@dataclass(frozen=True, eq=False)
class MapMeasures:
    """The sums of a prediction's maps.

    Attributes:
        even: Sums of a map that is 1 everywhere, i.e. pixel counts.
        maps: Sums of each map by name.
        own: As ``even``, for maps of one class among several, by their names, with that class as the target.
    """

    even: Sums
    maps: Mapping[str, Sums]
    own: Mapping[str, Sums] = field(default_factory=dict[str, Sums])

    def __post_init__(self) -> None:
        for name in ("maps", "own"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def even_beside(self, name: str) -> Sums:
        """Return the pixel counts that the sums of a map are compared with."""
        return self.own.get(name, self.even)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.even.nbytes + sum(one.nbytes for one in (*self.maps.values(), *self.own.values()))


@dataclass(frozen=True)
class Figures:
    """The statistics of one map on one image; None if unknown.

    Shares are in 0 to 1. A share of the mass must be compared with the share of the area: a map that is independent of
    the image has 26 % of its mass inside a lesion that covers 26 % of the image.

    Attributes:
        in_mask: Share of the mass inside the mask.
        mask_area: Share of the area that the mask covers.
        in_truth: Share of the mass inside the ground truth.
        truth_area: Share of the area that the ground truth covers.
        missed: Share of the ground truth that the map does not cover.
        on_artefacts: Share of the mass on each artefact.
        artefact_areas: Share of the area of each artefact.
        error: Correlation of the map's numbers with wrong pixels, −1 to 1.
    """

    in_mask: float | None
    mask_area: float | None
    in_truth: float | None
    truth_area: float | None
    missed: float | None
    on_artefacts: Mapping[Artefact, float | None]
    artefact_areas: Mapping[Artefact, float | None]
    error: float | None

    @property
    def mask_ratio(self) -> float | None:
        """The mass inside the mask, as a multiple of the value expected by chance."""
        return _ratio(self.in_mask, self.mask_area)

    @property
    def truth_ratio(self) -> float | None:
        """The mass inside the ground truth, as a multiple of the value expected by chance."""
        return _ratio(self.in_truth, self.truth_area)


def figures(measures: MapMeasures, name: str, threshold: float, whole: MapMeasures | None = None) -> Figures:
    """Return the statistics of a map at a threshold, which is rounded to a thousandth.

    Args:
        measures: Sums over the counted pixels.
        name: Name of the map.
        threshold: Threshold of the target's probability.
        whole: Sums over all pixels, if ``measures`` excludes artefacts.
    """
    one, even = measures.maps[name], measures.even_beside(name)
    everywhere = whole or measures
    wrong, error = _at(even.wrong, threshold), None
    if wrong is not None and one.wrong is not None:
        error = _point_biserial(one, even.mass, wrong, _at(one.wrong, threshold))
    return Figures(
        in_mask=_ratio(_at(one.inside, threshold), one.mass),
        mask_area=_ratio(_at(even.inside, threshold), even.mass),
        in_truth=_ratio(one.truth, one.mass),
        truth_area=_ratio(even.truth, even.mass),
        missed=_ratio(_at(one.missed, threshold), even.truth),
        on_artefacts=_on_artefacts(everywhere.maps[name]),
        artefact_areas=_on_artefacts(everywhere.even),
        error=error,
    )


def _on_artefacts(one: Sums) -> dict[Artefact, float | None]:
    """Return the share of the mass on each artefact."""
    sums = one.artefacts
    return {kind: None if sums is None else _ratio(float(sums[kind - 1]), one.mass) for kind in Artefact}


def _point_biserial(one: Sums, count: float, wrong: float, wrong_sum: float | None) -> float | None:
    """Return the point-biserial correlation of numbers with wrong pixels; None if either is constant."""
    right = count - wrong
    if wrong_sum is None or wrong <= 0 or right <= 0:
        return None
    mean = one.numbers / count
    variance = one.squares / count - mean * mean
    # The variance of a constant map is not exactly 0 because of rounding.
    if variance <= 1e-12 * max(one.squares / count, 1e-12):
        return None
    apart = wrong_sum / wrong - (one.numbers - wrong_sum) / right
    correlation = apart / math.sqrt(variance) * math.sqrt(wrong * right) / count
    return min(max(correlation, -1.0), 1.0)


def _at(sums: Sum | None, threshold: float) -> float | None:
    """Return the sum at a threshold."""
    if sums is None or not len(sums):
        return None
    place = 0 if len(sums) == 1 else min(max(round(threshold * STEPS), 1), STEPS - 1) - 1
    return float(sums[place])


def _ratio(part: float | None, of: float | None) -> float | None:
    return None if part is None or not of else part / of
