"""The verdict on a map."""

from __future__ import annotations

import math

import pytest

from segview.core.comparison import score_kinds as names
from segview.core.comparison.comparison import Interval
from segview.core.explanations.summary import MapSummary, rank_maps
from segview.core.explanations.verdict import verdict
from segview.core.maps.maps import Kind


def known(**values: float) -> dict[str, Interval]:
    return {name.replace("_", " "): Interval(value, math.nan, math.nan) for name, value in values.items()}


GOOD = {
    **known(pointing_game=0.9, mass_above_chance=0.5, deletion_gain=0.2, insertion_gain=0.1, random_weights=0.05),
    names.CHANCE: Interval(4.0, math.nan, math.nan),
    **{name: Interval(0.9, math.nan, math.nan) for name in names.UNDER.values()},
}


def test_a_map_that_stands_all_checks_holds() -> None:
    found = verdict(GOOD, Kind.SCALAR, "polyp")
    assert found.word == "holds"
    assert found.sentence == (
        "points at the polyp; the prediction depends on what it marks; changes with random weights, as it should; "
        "is stable under glare, blur, noise and shift"
    )


@pytest.mark.parametrize(
    ("change", "words", "word"),
    [
        ({names.RANDOM: 0.9}, "stays the same with random weights", "does not hold"),
        ({names.RANDOM: 0.45}, "changes in part with random weights", "holds in part"),
        ({names.CHANCE: 1.0}, "does not point at the polyp", "does not hold"),
        ({names.POINTING: 0.2}, "leans towards the polyp", "holds in part"),
        (
            {names.DELETION_GAIN: -0.1, names.INSERTION_GAIN: -0.1},
            "depends on what it marks no more than on random patches",
            "does not hold",
        ),
        ({names.DELETION_GAIN: -0.1}, "depends in part on what it marks", "holds in part"),
        ({names.UNDER["noise"]: 0.6}, "changes under noise", "holds in part"),
        ({names.UNDER["noise"]: 0.1, names.UNDER["blur"]: 0.7}, "not stable under blur and noise", "does not hold"),
    ],
)
def test_each_check_is_told(change: dict[str, float], words: str, word: str) -> None:
    means = GOOD | {name: Interval(value, math.nan, math.nan) for name, value in change.items()}
    found = verdict(means, Kind.SCALAR, "polyp")
    assert words in found.sentence
    assert found.word == word


def test_what_a_few_images_leave_open_is_no_finding_for_the_map() -> None:
    wide = {names.DELETION_GAIN: Interval(0.2, -0.1, 0.5), names.INSERTION_GAIN: Interval(0.1, -0.2, 0.4)}
    found = verdict(GOOD | wide, Kind.SCALAR, "polyp")
    assert "too few to tell" in found.sentence
    assert found.holds is None


def test_an_uncertainty_is_to_mark_errors_and_not_the_target() -> None:
    means = {**GOOD, names.ERRORS: Interval(0.4, 0.3, 0.5)}
    said = verdict(means, Kind.UNCERTAINTY, "polyp").sentence
    assert said.startswith("marks errors")
    assert "polyp" not in said
    assert "depends" not in said
    assert verdict({**means, names.ERRORS: Interval(0.1, 0.0, 0.2)}, Kind.UNCERTAINTY, "polyp").holds is False


def test_nothing_checked_is_no_praise() -> None:
    found = verdict({}, Kind.SCALAR, "polyp")
    assert found.word == "not checked"
    assert found.holds is None


def test_maps_are_ranked_by_what_holds_and_then_by_what_decides() -> None:
    def one(name: str, **changes: float) -> MapSummary:
        means = GOOD | {key.replace("_", " "): Interval(value, math.nan, math.nan) for key, value in changes.items()}
        return MapSummary("v", name, Kind.SCALAR, "polyp", 3, means)

    maps = [one("bad", random_weights=0.9), one("fair", deletion_gain=0.1), one("best", deletion_gain=0.5)]
    assert [found.map for found in rank_maps(maps)] == ["best", "fair", "bad"]


def test_the_kind_of_a_check_of_a_map_is_that_of_the_check() -> None:
    kind = names.score_kind(f"{names.RANDOM}{names.OF}cbam/spatial")
    assert kind.better == "lower"
    assert kind.name == "random weights of cbam/spatial"
    assert names.score_kind("random walk").better == "higher"
