"""Probabilities averaged over time, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from segview.core.requests.request import Request
from segview.inference.films.smoothing import FORGOTTEN, Smoothing
from segview.inference.maps import CLASSES, groups_of


@pytest.fixture(params=["A", "plain"])
def pair(request, lively, shared, image):
    """Return the predictions of a variant, of two classes or of four, on two images."""
    folder = lively("A") if request.param == "A" else lively("plain", classes=4)
    asked = Request(Path("one.png"), folder, (1.0,))
    *_, first = shared.predict(asked, image)
    *_, second = shared.predict(asked, np.ascontiguousarray(image[:, ::-1]))
    return first, second


def test_without_a_time_constant_nothing_is_averaged(pair) -> None:
    smoothing = Smoothing(0.0)
    assert smoothing.add(pair[0], 0.0) is pair[0]
    assert smoothing.add(pair[1], 0.1) is pair[1]


def test_probabilities_decay_towards_the_new_frame(pair) -> None:
    first, second = pair
    smoothing = Smoothing(0.2)
    smoothing.add(first, 1.0)
    found = smoothing.add(second, 1.1)
    share = np.exp(-0.5)
    for name in (one for one in first.maps if one.startswith("probability/")):
        new, old = (one.maps[name].array() for one in (second, first))
        assert np.abs(found.maps[name].array() - (new + (old - new) * share)).max() < 1e-4


def test_mask_labels_and_uncertainty_follow_from_the_average(pair) -> None:
    first, second = pair
    smoothing = Smoothing(0.5)
    smoothing.add(first, 0.0)
    found = smoothing.add(second, 0.1)
    planes = np.stack([found.maps[f"probability/{name}"].array() for name in found.classes])
    *_, runner_up, best = np.sort(planes, axis=0)
    assert np.abs(found.maps["uncertainty"].array() - (1 - (best - runner_up))).max() < 1e-4
    if len(found.classes) == 2:
        assert np.array_equal(found.maps["mask"].values, found.maps["probability/polyp"].values)
    else:
        clear = best - runner_up > 1e-4
        assert np.array_equal(found.maps["labels"].values[clear], planes.argmax(axis=0)[clear])


def test_a_jump_begins_anew(pair) -> None:
    first, second = pair
    for time in (0.0, 10 + FORGOTTEN):
        smoothing = Smoothing(1.0)
        smoothing.add(first, 5.0)
        found = smoothing.add(second, time)
        for name, one in second.maps.items():
            assert np.array_equal(found.maps[name].values, one.values), name


@pytest.mark.parametrize("scales", [(1.0,), (0.5, 1.0)])
@pytest.mark.parametrize("head", ["A", "D", "plain"])
def test_what_is_not_wanted_is_not_computed_and_the_rest_is_the_same_to_the_bit(
    lively, shared, image, head, scales
) -> None:
    folder = lively(head, **({"classes": 4} if head == "plain" else {}))
    asked = Request(Path("one.png"), folder, scales)
    *_, whole = shared.predict(asked, image)
    *_, part = shared.predict(asked, image, groups=CLASSES)
    assert set(part.maps) < set(whole.maps) or set(part.maps) == set(whole.maps)
    assert {"uncertainty"} < set(part.maps)
    assert not any("cbam" in name or name.startswith("scale/") for name in part.maps)
    for name, one in part.maps.items():
        assert np.array_equal(one.values, whole.maps[name].values), name


def test_the_map_that_is_shown_says_what_is_needed() -> None:
    assert groups_of("") == groups_of("uncertainty") == groups_of("probability/polyp") == CLASSES
    assert groups_of("cbam/spatial") is None
