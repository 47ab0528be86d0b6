"""The checks of the maps of one variant on one image."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.columns import columns
from segview.core.answers.prediction import Prediction
from segview.core.comparison import score_kinds as names
from segview.core.explanations.checks import CheckSettings, ImageChecks, MapChecks
from segview.core.maps.maps import Kind, Map
from segview.data.transforms import resized_mask
from segview.inference.explanations.alterations import (
    blank,
    blurred,
    curve,
    disturbed,
    patches_in_random_order,
    replaced,
)
from segview.inference.explanations.subject import Image, Subject
from segview.metrics.explanations import (
    Field,
    Region,
    area_under,
    error_correlation,
    mass_inside,
    pointing,
    rank_correlation,
    removal_order,
    similarity,
)

Work = Generator[None, None, None]
"""Work in steps, between which it can be ended."""

CHECKED = (Kind.PROBABILITY, Kind.UNCERTAINTY, Kind.SCALAR, Kind.SIGNED, Kind.ZONES)
"""Kinds of maps whose numbers are amounts."""

RandomVariants = Callable[[Image], Sequence[tuple[str, Subject]]]
"""Gives the same variant with random weights, stage by stage, with the layer that is reached."""


@dataclass(eq=False)
class _Found:
    """The checks of a map as they come in."""

    one: Map
    field: Field
    values: dict[str, float]
    deletion: tuple[float, ...] = ()
    insertion: tuple[float, ...] = ()
    cascade: tuple[tuple[str, float], ...] = ()

    def frozen(self) -> MapChecks:
        return MapChecks(self.one.kind, self.values, self.deletion, self.insertion, self.cascade)


def image_checks(
    subject: Subject,
    image: Image,
    truth: NDArray[np.uint8] | None,
    settings: CheckSettings,
    random: RandomVariants,
) -> Generator[None, None, ImageChecks]:
    """Return the checks of the maps of one variant on one image; yields between their passes.

    All passes are at the size of the network's input.

    Args:
        subject: The variant.
        image: Rows × columns × 3.
        truth: Class indices at the image's size, or None where they are not known.
        settings: Which maps, and which checks.
        random: The variant with random weights.
    """
    if not subject.has_network:
        return ImageChecks(note="Its masks were made by another program: there is no network to ask.")
    small = subject.at_input_size(image)
    answer = subject.predicted(small)
    yield
    chosen = columns(settings.maps, [answer], own=settings.own_maps)
    wanted = [name for name in dict.fromkeys((*chosen, *subject.queries)) if name in answer.maps]
    found = {
        name: _Found(answer.maps[name], subject.field(answer.maps[name]), {})
        for name in wanted
        if answer.maps[name].kind in CHECKED
    }
    if not found:
        return ImageChecks(note="It has none of these maps.")
    shares = subject.probabilities(small)
    yield
    index = _target(answer, shares)
    own_truth = None if truth is None else resized_mask(truth, subject.size)[0].numpy()
    _compare_with_truth(found, shares, index, own_truth, answer)
    result = ImageChecks(answer.classes[index], agreement=_agreement(found))
    if settings.causal:
        result = yield from _causal(result, subject, small, found, shares, settings)
    if settings.stages:
        yield from _randomised(small, found, random)
    if settings.disturb:
        result = yield from _stability(result, subject, small, found, shares, settings)
    return replace(result, maps={name: one.frozen() for name, one in found.items()})


def _target(answer: Prediction, shares: NDArray[np.float32]) -> int:
    """Return the class that is explained: the target, or of several the one found most that is no background."""
    if len(answer.classes) == 2:
        return 1
    counts = np.bincount(shares.argmax(axis=0).ravel(), minlength=len(answer.classes))
    if answer.background is not None:
        counts[answer.background] = -1
    return int(counts.argmax())


def _labels(shares: NDArray[np.float32], threshold: float) -> NDArray[np.intp]:
    """Return the class of each pixel, from the probability of each class."""
    if len(shares) == 2:
        return (shares[1] > threshold).astype(np.intp)
    return shares.argmax(axis=0)


def _compare_with_truth(
    found: Mapping[str, _Found],
    shares: NDArray[np.float32],
    index: int,
    truth: NDArray[np.uint8] | None,
    answer: Prediction,
) -> None:
    """Fill in where maps point, beside the ground truth."""
    if truth is None:
        return
    target: Region = truth == index
    wrong = _labels(shares, answer.threshold) != truth
    known = truth < len(answer.classes)
    for one in found.values():
        low = 0.0 if one.one.kind is Kind.SIGNED else one.one.span[0]
        mass = np.where(known, np.maximum(one.field - low, 0), 0).astype(np.float32)
        inside, area = mass_inside(mass, target), float(target.sum() / max(int(known.sum()), 1))
        values = {
            names.POINTING: pointing(one.field, target),
            names.MASS: inside,
            names.CHANCE: inside / area if inside is not None and area else None,
            names.MASS_GAIN: inside - area if inside is not None and area else None,
            names.ERRORS: error_correlation(one.field[known], wrong[known]),
        }
        one.values.update({name: value for name, value in values.items() if value is not None})


def _agreement(found: Mapping[str, _Found]) -> dict[tuple[str, str], float]:
    """Return how far any two maps agree, and fill in the mean for each."""
    pairs = {(a, b): rank_correlation(found[a].field, found[b].field) for a, b in combinations(found, 2)}
    for name, one in found.items():
        own = [value for pair, value in pairs.items() if name in pair]
        if own:
            one.values[names.AGREEMENT] = float(np.mean(own))
    return pairs


def _causal(
    result: ImageChecks,
    subject: Subject,
    image: Image,
    found: Mapping[str, _Found],
    shares: NDArray[np.float32],
    settings: CheckSettings,
) -> Generator[None, None, ImageChecks]:
    """Delete and insert the image in the order of each map, and patch by patch at random."""
    index = subject.variant.config.classes.index(result.target)
    mask = _labels(shares, subject.variant.config.threshold) == index
    if not mask.any():
        return replace(result, note=f"No {result.target} was found: nothing can be deleted of it.")

    def score(altered: Image) -> float:
        return float(subject.probabilities(altered)[index][mask].mean())

    bare, veiled = blank(image, subject.variant.config.preprocessing.mean), blurred(image)
    whole, steps = float(shares[index][mask].mean()), settings.steps
    ends = (score(bare), score(veiled))
    yield
    chance = patches_in_random_order(subject.size, seed=settings.seed)
    orders = {"": chance, **{name: removal_order(one.field) for name, one in found.items()}}
    areas: dict[str, tuple[float, float]] = {}
    curves: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {}
    for name, order in orders.items():
        down = yield from curve(replaced(image, bare, order, steps), score, (whole, ends[0]), steps)
        up = yield from curve(replaced(veiled, image, order, steps), score, (ends[1], whole), steps)
        areas[name] = area_under(down), area_under(up)
        curves[name] = tuple(map(float, down)), tuple(map(float, up))
    for name, one in found.items():
        one.deletion, one.insertion = curves[name]
        deletion, insertion = areas[name]
        one.values |= {
            names.DELETION: deletion,
            names.INSERTION: insertion,
            names.DELETION_GAIN: areas[""][0] - deletion,
            names.INSERTION_GAIN: insertion - areas[""][1],
        }
    return replace(result, deletion=curves[""][0], insertion=curves[""][1])


def _randomised(image: Image, found: Mapping[str, _Found], random: RandomVariants) -> Work:
    """Compare each map with those of the same network whose weights are random down to a layer."""
    for layer, other in random(image):
        fields = other.fields(image, list(found))
        yield
        for name, one in found.items():
            if name not in fields:
                continue
            one.cascade += ((layer, rank_correlation(one.field, fields[name])),)
            one.values[names.RANDOM] = abs(one.cascade[-1][1])
            alike = similarity(one.field, fields[name])
            if alike is not None:
                one.values[names.RANDOM_SSIM] = alike


def _stability(
    result: ImageChecks,
    subject: Subject,
    image: Image,
    found: Mapping[str, _Found],
    shares: NDArray[np.float32],
    settings: CheckSettings,
) -> Generator[None, None, ImageChecks]:
    """Compare each map with that of the disturbed image, where both show the same."""
    index = subject.variant.config.classes.index(result.target)
    dice: dict[str, float] = {}
    for name in names.DISTURBANCES:
        other = disturbed(image, name, seed=settings.seed)
        answer = subject.predicted(other.image)
        yield
        before, after = other.overlap(*image.shape[:2])
        for own, one in found.items():
            if own in answer.maps:
                field = subject.field(answer.maps[own])
                one.values[names.UNDER[name]] = rank_correlation(one.field[before], field[after])
        masks = _mask_of(answer, index, subject)
        if masks is not None:
            whole = _labels(shares, answer.threshold) == index
            dice[name] = _dice(whole[before], masks[after])
    return replace(result, mask=dice)


def _mask_of(answer: Prediction, index: int, subject: Subject) -> Region | None:
    if answer.target is not None:
        return subject.field(answer.target) > answer.threshold
    labels = answer.maps.get("labels")
    if labels is None or labels.shape != subject.size:
        return None
    return labels.values == index


def _dice(one: Region, other: Region) -> float:
    both, whole = int((one & other).sum()), int(one.sum() + other.sum())
    return 2 * both / whole if whole else 1.0
