"""Which maps stand beside the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from segview.core.columns import columns
from segview.core.prediction import Chart, Kind, Map, Prediction
from segview.core.request import Request


def _answer(classes: tuple[str, ...], *names: str, charts: tuple[str, ...] = ()) -> Prediction:
    values = np.zeros((1, 1), np.uint16)
    return Prediction(
        Request(Path("a.png"), Path("v")),
        (1, 1),
        classes,
        maps={name: Map(name, values, Kind.SCALAR) for name in names},
        charts={name: Chart(name, np.zeros(1, np.float32), ("0",)) for name in charts},
    )


TWO = _answer(
    ("background", "polyp"),
    *("mask", "probability/polyp", "probability/background", "uncertainty", "cbam/spatial"),
    *("scale/0.5/probability/polyp", "scale/0.5/cbam/spatial"),
    charts=("cbam/channel",),
)


def test_the_order_is_that_of_the_patterns_and_no_name_stands_twice() -> None:
    assert columns(("uncertainty", "probability/*", "uncertainty", "*"), [TWO])[:3] == (
        "uncertainty",
        "probability/polyp",
        "mask",
    )
    assert len(columns(("*", "*"), [TWO])) == len(TWO.maps) + len(TWO.charts) - 1


def test_the_background_of_two_classes_must_be_named() -> None:
    assert columns(("probability/*",), [TWO]) == ("probability/polyp",)
    assert columns(("*/background",), [TWO]) == ()
    assert columns(("probability/background", "probability/*"), [TWO]) == (
        "probability/background",
        "probability/polyp",
    )


def test_a_background_among_several_classes_is_shown() -> None:
    many = _answer(("background", "cat", "dog"), "probability/background", "probability/cat", "probability/dog")
    assert columns(("probability/*",), [many]) == ("probability/background", "probability/cat", "probability/dog")
    assert columns(("probability/*",), [TWO, many]) == (
        "probability/polyp",
        "probability/background",
        "probability/cat",
        "probability/dog",
    )


def test_charts_are_columns_too_and_scales_are_not_members_of_other_groups() -> None:
    assert columns(("cbam/*",), [TWO]) == ("cbam/spatial", "cbam/channel")
    assert columns(("scale/*",), [TWO]) == ("scale/0.5/probability/polyp", "scale/0.5/cbam/spatial")
    assert columns(("scale/*/cbam/*",), [TWO]) == ("scale/0.5/cbam/spatial",)


def test_a_map_that_one_variant_alone_has_is_a_column() -> None:
    assert columns(("u*", "other"), [_answer(("a", "b"), "other"), TWO]) == ("uncertainty", "other")
    assert columns(("*",), []) == ()


def test_nothing_but_the_star_has_a_meaning_of_its_own() -> None:
    odd = _answer(("background", "a[1]"), "probability/a[1]", "probability/a1", "probability/b?", "probability/c\n")
    assert columns(("probability/a[1]",), [odd]) == ("probability/a[1]",)
    assert columns(("probability/b?", "probability/.*"), [odd]) == ("probability/b?",)
    assert len(columns(("probability/*",), [odd])) == 4
