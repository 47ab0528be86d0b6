"""The checks of maps that run the network on altered images, and on random weights."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.comparison import score_kinds as names
from segview.core.explanations.checks import CheckSettings, ImageChecks, MapChecks
from segview.core.maps.maps import Map
from segview.inference.explanations.alterations import (
    blank,
    blur,
    curve,
    disturb,
    patches_in_random_order,
    replacement_steps,
)
from segview.inference.explanations.subject import Image, Subject
from segview.metrics.explanations import (
    Field,
    Region,
    area_under,
    rank_correlation,
    removal_order,
    similarity,
)

Work = Generator[None, None, None]
"""Work in steps; it can be closed after each."""


RandomVariants = Callable[[Image], Sequence[tuple[str, Subject]]]
"""Returns the variant with random weights, stage by stage, each with the layer reached."""


@dataclass(eq=False)
class FoundMap:
    """A map with the checks completed so far."""

    one: Map
    field: Field
    values: dict[str, float]
    deletion: tuple[float, ...] = ()
    insertion: tuple[float, ...] = ()
    cascade: tuple[tuple[str, float], ...] = ()

    def frozen(self) -> MapChecks:
        """Return the present checks as an immutable object."""
        return MapChecks(self.one.kind, self.values, self.deletion, self.insertion, self.cascade)


@dataclass(frozen=True, eq=False)
class Checked:
    """An image on which the maps of a variant are checked.

    Attributes:
        subject: The variant, at the size of the image.
        image: Rows × columns × 3.
        found: The maps by name.
        shares: Probabilities on the unaltered image, classes × rows × columns.
        settings: Settings of the checks.
    """

    subject: Subject
    image: Image
    found: Mapping[str, FoundMap]
    shares: NDArray[np.float32]
    settings: CheckSettings

    def index(self, target: str) -> int:
        """Return the index of a class."""
        return self.subject.variant.config.classes.index(target)


def causal(result: ImageChecks, checked: Checked) -> Generator[None, None, ImageChecks]:
    """Delete and insert the image in the order of each map, and in random order of patches for comparison."""
    subject, image, shares = checked.subject, checked.image, checked.shares
    index = checked.index(result.target)
    mask = labels_at(shares, subject.variant.config.threshold) == index
    if not mask.any():
        return replace(result, note=f"No {result.target} was found: nothing can be deleted of it.")

    def score(altered: Image) -> float:
        return float(subject.probabilities(altered)[index][mask].mean())

    bare, veiled = blank(image, subject.variant.config.preprocessing.mean), blur(image)
    whole, steps = float(shares[index][mask].mean()), checked.settings.steps
    ends = (score(bare), score(veiled))
    yield
    chance = patches_in_random_order(subject.size, seed=checked.settings.seed)
    orders = {"": chance, **{name: removal_order(one.field) for name, one in checked.found.items()}}
    areas: dict[str, tuple[float, float]] = {}
    curves: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {}
    for name, order in orders.items():
        down = yield from curve(replacement_steps(image, bare, order, steps), score, (whole, ends[0]), steps)
        up = yield from curve(replacement_steps(veiled, image, order, steps), score, (ends[1], whole), steps)
        areas[name] = area_under(down), area_under(up)
        curves[name] = tuple(map(float, down)), tuple(map(float, up))
    for name, one in checked.found.items():
        one.deletion, one.insertion = curves[name]
        deletion, insertion = areas[name]
        one.values |= {
            names.DELETION: deletion,
            names.INSERTION: insertion,
            names.DELETION_GAIN: areas[""][0] - deletion,
            names.INSERTION_GAIN: insertion - areas[""][1],
        }
    return replace(result, deletion=curves[""][0], insertion=curves[""][1])


def compare_random_weights(image: Image, found: Mapping[str, FoundMap], random: RandomVariants) -> Work:
    """Compare each map with those of the same network whose weights are randomised down to a layer."""
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


def stability(result: ImageChecks, checked: Checked) -> Generator[None, None, ImageChecks]:
    """Compare each map with that of the disturbed image, in the area that both images show."""
    subject, index = checked.subject, checked.index(result.target)
    dice: dict[str, float] = {}
    for name in names.DISTURBANCES:
        other = disturb(checked.image, name, seed=checked.settings.seed)
        answer = subject.predict(other.image)
        yield
        before, after = other.overlap(*checked.image.shape[:2])
        for own, one in checked.found.items():
            if own in answer.maps:
                field = subject.field(answer.maps[own])
                one.values[names.UNDER[name]] = rank_correlation(one.field[before], field[after])
        masks = _mask_of(answer, index, subject)
        if masks is not None:
            whole = labels_at(checked.shares, answer.threshold) == index
            dice[name] = _dice(whole[before], masks[after])
    return replace(result, mask=dice)


def labels_at(shares: NDArray[np.float32], threshold: float) -> NDArray[np.intp]:
    """Return the class of each pixel, from the probability of each class."""
    if len(shares) == 2:
        return (shares[1] > threshold).astype(np.intp)
    return shares.argmax(axis=0)


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
