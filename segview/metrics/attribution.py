"""Attribution of maps: their share on the target, the target that they miss, and their relation to errors."""

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

# Most points of an image that are measured; larger images are sampled on a regular grid.
POINTS = 400_000

# Kinds without mass: mask, truth and errors are the reference of the others; choices and colours are not amounts.
MASSLESS = (Kind.MASK, Kind.CHOICE, Kind.COMPONENTS, Kind.TRUTH, Kind.ERRORS, Kind.CLASS_ERRORS)


@dataclass(frozen=True, eq=False)
class _Ground:
    """The points that count: prediction, truth and artefact of each.

    Attributes:
        rows: Rows of the grid, as fractions of the image's height.
        columns: Columns of the grid, as fractions of the image's width.
        keep: Rows × columns of the grid: whether a point counts.
        bins: For each point that counts, the number of thresholds that its probability exceeds; with labels, 1 for any
            target.
        steps: Number of bins; 1 if there are labels without a background.
        target: For each point, whether the truth is a target; or None.
        wrong: For each point, whether its label differs from the truth; None without truth or with one target.
        labels: For each point, the predicted label, and the true label or None; None with one target.
        artefacts: For each point, its ``Artefact`` or 0; or None.
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
        """Return a copy in which one of several classes is the target."""
        assert self.labels is not None
        found, true = self.labels
        target = None if true is None else true == index
        return replace(self, bins=(found == index).astype(np.intp), steps=2, target=target)


def measure_maps(
    prediction: Prediction, truth: Labels | None, artefacts: Labels | None = None, *, tissue_only: bool = False
) -> MapMeasures | None:
    """Return the sums of every map of a prediction except its mask; None if no pixel counts or there is no mask.

    - The mass of a pixel is its number minus the lower end of the map's span. In signed maps only positive numbers
      count; in label maps each pixel that is not background has mass 1.
    - A pixel is wrong if the mask at the threshold, or with several classes the label, differs from the truth.
    - With several classes, all classes except background are targets, if there is a background; for a map named after a
      class, only that class is the target.
    - A map covers a pixel if its number is above the map's mean over the image; the target's probability covers a pixel
      if it exceeds the threshold.
    - Pixels whose truth is not a class of the prediction do not count.

    Args:
        prediction: A complete prediction.
        truth: Rows × columns of the image, class indices, or None if not known.
        artefacts: Rows × columns of the image, 0 or an ``Artefact``, or None if not computed.
        tissue_only: Whether pixels on artefacts are left out.
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
        numbers = np.minimum(numbers, 1)  # all labels have the same mass
    low = 0.0 if one.kind is Kind.LABELS else one.span[0]
    mass = np.maximum(numbers, 0) if one.kind is Kind.SIGNED else numbers - low
    missed = None
    if ground.target is not None and one.values is found.values and one.transfer is Transfer.LINEAR:
        # A threshold misses the target pixels whose probability does not exceed it.
        missed = np.cumsum(_summed(ground.bins, ground.target.astype(np.float64), ground.steps))[:-1]
    elif ground.target is not None:
        missed = np.array([float(np.count_nonzero(ground.target & (numbers <= numbers.mean())))])
    return _sums(mass, numbers if one.kind is Kind.SIGNED else None, ground, missed)


def _sums(mass: Sum, numbers: Sum | None, ground: _Ground, missed: Sum | None) -> Sums:
    """Return sums of a mass and of numbers; if ``numbers`` is None, they are the mass itself."""
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
        # Wrong are background above a threshold and target up to it.
        wrong = _from_above(background) + np.cumsum(target)[:-1]
    total, squares = float(numbers.sum()), float(np.dot(numbers, numbers))
    return Sums(float(mass.sum()), inside, of_target, on, total, squares, wrong, missed)


def _by_bin(weights: Sum, ground: _Ground) -> tuple[Sum, Sum]:
    """Return the sums of weights of background and target, by bin."""
    if ground.target is None:
        return _summed(ground.bins, weights, ground.steps), np.zeros(ground.steps)
    both = _summed(ground.bins + ground.steps * ground.target, weights, 2 * ground.steps)
    return both[: ground.steps], both[ground.steps :]


def _summed(places: NDArray[np.integer[Any]], weights: Sum, count: int) -> Sum:
    """Return the sum of weights at each of ``count`` indices."""
    return np.asarray(np.bincount(places, weights=weights, minlength=count), np.float64)


def _from_above(sums: Sum) -> Sum:
    """Return the sums above each threshold."""
    return np.cumsum(sums[::-1])[::-1][1:]


def _at(one: Map, rows: NDArray[np.float64], columns: NDArray[np.float64]) -> Values:
    """Return a map's values at points given as fractions of height and width."""
    down, across = ((part * side).astype(np.intp) for part, side in zip((rows, columns), one.shape, strict=True))
    return one.values.take(across, axis=1).take(down, axis=0)


@cache
def _bins() -> NDArray[np.intp]:
    """Return the number of thresholds that each level exceeds."""
    firsts = [first_above(step / STEPS) for step in range(1, STEPS)]
    return np.searchsorted(np.array(firsts), np.arange(LEVELS + 1), side="right")
