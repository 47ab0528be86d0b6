"""Attribution of maps: the share that lies on the target, the target that is left out, and how a map tells errors."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.maps.artefacts import Artefact
from segview.core.maps.maps import LEVELS, Kind, Map, Transfer
from segview.core.maps.statistics import STEPS, MapMeasures, Sum, Sums
from segview.core.maps.thresholds import first_above

Labels = NDArray[np.uint8]
Values = NDArray[np.uint16] | Labels

# An image with more pixels is looked at on a grid of at most so many, each the middle of the pixels around it.
POINTS = 400_000

# Mask, truth and errors are what the others are compared with; a choice and a colour are no amounts.
MASSLESS = (Kind.MASK, Kind.CHOICE, Kind.COMPONENTS, Kind.TRUTH, Kind.ERRORS, Kind.CLASS_ERRORS)


@dataclass(frozen=True, eq=False)
class _Ground:
    """The points that count: what is found at each, what is true, and what lies on it.

    Attributes:
        rows: The image's rows that are looked at, as fractions of its height; likewise ``columns``.
        keep: Rows × columns of the grid: what counts.
        bins: For each point that counts, how many thresholds its probability exceeds; with labels, 1 for any target.
        steps: How many bins there are; one where no class is a target more than the others.
        target: For each, whether the truth is a target; or None.
        wrong: For each, whether its label is not the truth; None without truth, and where a threshold decides.
        labels: For each, the label that is found, and the true one or None; None where a threshold decides.
        artefacts: For each, its ``Artefact`` or 0; or None.
    """

    rows: NDArray[np.float64]
    columns: NDArray[np.float64]
    keep: NDArray[np.bool_]
    bins: NDArray[np.intp]
    steps: int
    target: NDArray[np.bool_] | None
    wrong: NDArray[np.bool_] | None
    labels: tuple[Values, Labels | None] | None
    artefacts: Labels | None

    def of_class(self, index: int) -> _Ground:
        """Return the same, where one class among several is the target."""
        assert self.labels is not None
        found, true = self.labels
        target = None if true is None else true == index
        return replace(self, bins=(found == index).astype(np.intp), steps=2, target=target)


def measure_maps(
    prediction: Prediction, truth: Labels | None, artefacts: Labels | None = None, *, tissue_only: bool = False
) -> MapMeasures | None:
    """Return the sums of every map of a prediction but its mask, or None where no pixel counts or nothing is found.

    The mass of a pixel is how far its number lies above the lower end of the map's span; of signed maps, its number
    where that is positive; of labels, 1 for each that is not the background. A pixel is wrong where the mask at the
    threshold is not the truth, with several classes where the label is not. Of several classes all but the background
    are targets, where there is one; for a map that is named after a class, that class is. A map covers a pixel where
    its number lies above the map's mean over the image, the target's probability where it exceeds the threshold. Truths
    that are no class of the prediction do not count.

    Args:
        prediction: A whole answer.
        truth: Rows × columns of the image, class indices, or None where it is not known.
        artefacts: Rows × columns of the image, 0 or an ``Artefact``, or None where they were not looked for.
        tissue_only: Whether pixels on artefacts do not count.
    """
    found = prediction.target or prediction.maps.get("labels")
    if found is None:
        return None
    ground = _ground(prediction, found, truth, artefacts, tissue_only=tissue_only)
    if not ground.bins.size:
        return None
    several = prediction.classes if ground.labels is not None else ()
    maps = {name: one for name, one in prediction.maps.items() if one.kind not in MASSLESS}
    spoken_of = {name: name.rpartition("/")[2] for name in maps}
    grounds = {name: ground.of_class(several.index(name)) for name in set(spoken_of.values()).intersection(several)}
    evens = {name: _even(own) for name, own in grounds.items()}
    return MapMeasures(
        _even(ground),
        {name: _of(one, grounds.get(spoken_of[name], ground), found) for name, one in maps.items()},
        {name: evens[what] for name, what in spoken_of.items() if what in evens},
    )


def _even(ground: _Ground) -> Sums:
    return _sums(np.ones(ground.bins.size), None, ground, None)


def _ground(
    prediction: Prediction, found: Map, truth: Labels | None, artefacts: Labels | None, *, tissue_only: bool
) -> _Ground:
    rows, columns = prediction.size
    step = max(1, math.ceil(math.sqrt(rows * columns / POINTS)))
    down, across = np.arange(step // 2, rows, step), np.arange(step // 2, columns, step)
    middles = (down + 0.5) / rows, (across + 0.5) / columns
    labels = found.kind is Kind.LABELS
    values = _at(found, *middles)
    true = None if truth is None else truth[np.ix_(down, across)]
    on = None if artefacts is None else artefacts[np.ix_(down, across)]
    keep = np.ones(values.shape, np.bool_)
    if true is not None and labels:
        keep &= true < len(prediction.classes)
    if tissue_only and on is not None:
        keep &= on == 0
    kept = values[keep]
    true = None if true is None else true[keep]
    on = None if on is None else on[keep]
    if not labels:
        target = None if true is None else true != 0
        return _Ground(*middles, keep, _bins()[kept], STEPS, target, None, None, on)
    wrong = None if true is None else kept != true
    background = prediction.background
    if background is None:
        none = np.zeros(kept.shape, np.intp)
        return _Ground(*middles, keep, none, 1, None, wrong, (kept, true), on)
    target = None if true is None else true != background
    return _Ground(*middles, keep, (kept != background).astype(np.intp), 2, target, wrong, (kept, true), on)


def _of(one: Map, ground: _Ground, found: Map) -> Sums:
    numbers = one.table()[_at(one, ground.rows, ground.columns)[ground.keep]].astype(np.float64)
    if one.kind is Kind.LABELS:
        numbers = np.minimum(numbers, 1)  # a label has no more mass than another
    low = 0.0 if one.kind is Kind.LABELS else one.span[0]
    mass = np.maximum(numbers, 0) if one.kind is Kind.SIGNED else numbers - low
    missed = None
    if ground.target is not None and one.values is found.values and one.transfer is Transfer.LINEAR:
        # A threshold leaves out the target that exceeds no more than the thresholds below it.
        missed = np.cumsum(_summed(ground.bins, ground.target.astype(np.float64), ground.steps))[:-1]
    elif ground.target is not None:
        missed = np.array([float(np.count_nonzero(ground.target & (numbers <= numbers.mean())))])
    return _sums(mass, numbers if one.kind is Kind.SIGNED else None, ground, missed)


def _sums(mass: Sum, numbers: Sum | None, ground: _Ground, missed: Sum | None) -> Sums:
    """Return sums of a mass and of numbers, which are the mass itself where None."""
    background, target = _by_bin(mass, ground)
    inside = _from_above(background + target)
    on = None if ground.artefacts is None else _summed(ground.artefacts, mass, len(Artefact) + 1)[1:]
    of_target = None if ground.target is None else float(target.sum())
    if numbers is None:
        numbers = mass
    else:
        background, target = _by_bin(numbers, ground)
    wrong = None
    if ground.wrong is not None:
        wrong = np.array([float(numbers[ground.wrong].sum())])
    elif ground.target is not None:
        # Background above a threshold, and target up to it.
        wrong = _from_above(background) + np.cumsum(target)[:-1]
    total, squares = float(numbers.sum()), float(np.dot(numbers, numbers))
    return Sums(float(mass.sum()), inside, of_target, on, total, squares, wrong, missed)


def _by_bin(weights: Sum, ground: _Ground) -> tuple[Sum, Sum]:
    """Return the weights of the background and of the target, by bin."""
    if ground.target is None:
        return _summed(ground.bins, weights, ground.steps), np.zeros(ground.steps)
    both = _summed(ground.bins + ground.steps * ground.target, weights, 2 * ground.steps)
    return both[: ground.steps], both[ground.steps :]


def _summed(places: NDArray[np.integer[Any]], weights: Sum, count: int) -> Sum:
    """Return the sum of the weights at each of so many places."""
    return np.asarray(np.bincount(places, weights=weights, minlength=count), np.float64)


def _from_above(sums: Sum) -> Sum:
    """Return what lies above each threshold."""
    return np.cumsum(sums[::-1])[::-1][1:]


def _at(one: Map, rows: NDArray[np.float64], columns: NDArray[np.float64]) -> Values:
    """Return a map's values at points given as fractions of height and width."""
    down, across = ((part * side).astype(np.intp) for part, side in zip((rows, columns), one.shape, strict=True))
    return one.values.take(across, axis=1).take(down, axis=0)


@cache
def _bins() -> NDArray[np.intp]:
    """Return how many of the thresholds each level exceeds."""
    firsts = [first_above(step / STEPS) for step in range(1, STEPS)]
    return np.searchsorted(np.array(firsts), np.arange(LEVELS + 1), side="right")
