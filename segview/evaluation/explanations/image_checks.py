"""The checks of the maps of one variant on one image."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.columns import columns
from segview.core.answers.prediction import Prediction
from segview.core.comparison import score_kinds as names
from segview.core.explanations.checks import CheckSettings, ImageChecks
from segview.core.maps.maps import Kind
from segview.data.transforms import resized_mask
from segview.evaluation.explanations.map_checks import (
    Checked,
    FoundMap,
    RandomVariants,
    causal,
    compare_random_weights,
    labels_at,
    stability,
)
from segview.inference.explanations.subject import Image, Subject
from segview.metrics.explanations import (
    Region,
    error_correlation,
    mass_inside,
    pointing_game,
    rank_correlation,
)

CHECKED = (Kind.PROBABILITY, Kind.UNCERTAINTY, Kind.SCALAR, Kind.SIGNED, Kind.ZONES)
"""Kinds of maps whose numbers are quantities."""


def image_checks(
    subject: Subject,
    image: Image,
    truth: NDArray[np.uint8] | None,
    settings: CheckSettings,
    random: RandomVariants,
) -> Generator[None, None, ImageChecks]:
    """Return the checks of the maps of one variant on one image; yields between the passes.

    All passes use the input size of the network.

    Args:
        subject: The variant.
        image: Rows × columns × 3.
        truth: Class indices at the image's size, or None if unknown.
        settings: Selection of maps and checks.
        random: Returns the variant with random weights.
    """
    if not subject.has_network:
        return ImageChecks(note="Its masks were made by another program: there is no network to ask.")
    small = subject.at_input_size(image)
    answer = subject.predict(small)
    yield
    chosen = columns(settings.maps, [answer], own=settings.own_maps)
    wanted = [name for name in dict.fromkeys((*chosen, *subject.queries)) if name in answer.maps]
    found = {
        name: FoundMap(answer.maps[name], subject.field(answer.maps[name]), {})
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
    checked = Checked(subject, small, found, shares, settings)
    if settings.causal:
        result = yield from causal(result, checked)
    if settings.stages:
        yield from compare_random_weights(small, found, random)
    if settings.disturb:
        result = yield from stability(result, checked)
    return replace(result, maps={name: one.frozen() for name, one in found.items()})


def _target(answer: Prediction, shares: NDArray[np.float32]) -> int:
    """Return the class that is explained: the target, or of several classes the most frequent except the background."""
    if len(answer.classes) == 2:
        return 1
    counts = np.bincount(shares.argmax(axis=0).ravel(), minlength=len(answer.classes))
    if answer.background is not None:
        counts[answer.background] = -1
    return int(counts.argmax())


def _compare_with_truth(
    found: Mapping[str, FoundMap],
    shares: NDArray[np.float32],
    index: int,
    truth: NDArray[np.uint8] | None,
    answer: Prediction,
) -> None:
    """Add the checks that compare the maps with the ground truth."""
    if truth is None:
        return
    target: Region = truth == index
    wrong = labels_at(shares, answer.threshold) != truth
    known = truth < len(answer.classes)
    for one in found.values():
        low = 0.0 if one.one.kind is Kind.SIGNED else one.one.span[0]
        mass = np.where(known, np.maximum(one.field - low, 0), 0).astype(np.float32)
        inside, area = mass_inside(mass, target), float(target.sum() / max(int(known.sum()), 1))
        values = {
            names.POINTING: pointing_game(one.field, target),
            names.MASS: inside,
            names.CHANCE: inside / area if inside is not None and area else None,
            names.MASS_GAIN: inside - area if inside is not None and area else None,
            names.ERRORS: error_correlation(one.field[known], wrong[known]),
        }
        one.values.update({name: value for name, value in values.items() if value is not None})


def _agreement(found: Mapping[str, FoundMap]) -> dict[tuple[str, str], float]:
    """Return the rank correlation of every two maps, and add the mean to each map's values."""
    pairs = {(a, b): rank_correlation(found[a].field, found[b].field) for a, b in combinations(found, 2)}
    for name, one in found.items():
        own = [value for pair, value in pairs.items() if name in pair]
        if own:
            one.values[names.AGREEMENT] = float(np.mean(own))
    return pairs
