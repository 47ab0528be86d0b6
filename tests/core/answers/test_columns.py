"""The columns beside the image."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from segview.core.answers.columns import check_named, columns, move_pattern, of_scale, rows
from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.maps.maps import Chart, Kind, Map
from segview.core.requests.request import Request


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


def test_single_scales_stand_from_coarse_to_fine_whatever_came_first() -> None:
    names = [f"scale/{scale}/{rest}" for scale in ("1", "0.5", "2", "0.25") for rest in ("weight", "probability/a")]
    answer = _answer(("a", "b", "c"), "scale/winner", *names)
    assert columns(("scale/*/weight",), [answer]) == tuple(f"scale/{n}/weight" for n in ("0.25", "0.5", "1", "2"))
    found = columns(("*",), [answer])
    assert found[:3] == ("scale/winner", "scale/0.25/weight", "scale/0.25/probability/a")
    assert len(found) == 9
    assert columns(("scale/2/weight", "scale/1/weight"), [answer]) == ("scale/2/weight", "scale/1/weight")


def test_the_name_of_a_scale_s_map_falls_into_two() -> None:
    assert of_scale("scale/0.5/probability/polyp") == ("0.5", "probability/polyp")
    assert of_scale("scale/winner") is None
    assert of_scale("uncertainty") is None


def _own(answer: Prediction, *names: str) -> Prediction:
    return replace(answer, maps={**answer.maps, **{name: replace(answer.maps[name], own=True) for name in names}})


def test_the_maps_a_variant_exists_for_come_unasked_and_in_its_row_alone() -> None:
    hierarchical = _own(
        _answer(("background", "polyp"), "mask", "uncertainty", "scale/1/weight", "scale/0.5/weight", "scale/winner"),
        *("scale/1/weight", "scale/0.5/weight", "scale/winner"),
    )
    plain = _answer(("background", "polyp"), "mask", "uncertainty", "scale/winner")
    assert rows(("uncertainty",), [plain, hierarchical], own=True) == [
        ("uncertainty",),
        ("uncertainty", "scale/winner", "scale/0.5/weight", "scale/1/weight"),
    ]
    assert rows(("uncertainty",), [plain, hierarchical]) == [("uncertainty",), ("uncertainty",)]


def test_no_row_has_a_hole_and_what_all_have_comes_first() -> None:
    street = _answer(("sky", "road", "car"), *(f"probability/{name}" for name in ("sky", "road", "car")), "uncertainty")
    found = rows(("probability/*", "uncertainty", "cbam/spatial"), [TWO, street])
    assert found == [
        ("uncertainty", "probability/polyp", "cbam/spatial"),
        ("uncertainty", "probability/sky", "probability/road", "probability/car"),
    ]


def test_a_background_is_left_out_beside_variants_of_several_classes_too() -> None:
    names = ("background", "polyp", "tool")
    street = _answer(names, *(f"probability/{name}" for name in names))
    assert rows(("probability/*",), [TWO, street])[0] == ("probability/polyp",)
    assert rows(("probability/*", "probability/background"), [TWO, street])[0] == (
        "probability/polyp",
        "probability/background",
    )


def test_probabilities_of_targets_stand_together_whatever_the_targets_are_called() -> None:
    other = _answer(("background", "target"), "probability/target", "uncertainty")
    assert rows(("probability/*", "uncertainty"), [TWO, other]) == [
        ("probability/polyp", "uncertainty"),
        ("probability/target", "uncertainty"),
    ]


def test_of_several_classes_each_one_s_probability_comes_last() -> None:
    street = _own(_answer(("sky", "road", "car"), "probability/sky", "probability/road", "sa/main"), "sa/main")
    assert rows(("probability/*",), [street], own=True) == [("sa/main", "probability/sky", "probability/road")]


def test_a_pattern_that_fits_no_map_is_answered_with_those_there_are() -> None:
    check_named(("mask", "cbam/*", "scale/0.5/probability/polyp"), [TWO])
    with pytest.raises(UserError, match=r"'uncertain' is not a map\. Did you mean 'uncertainty'\?") as raised:
        check_named(("mask", "uncertain"), [TWO])
    assert "scale/*/cbam/spatial" in str(raised.value)
    assert "scale/0.5" not in str(raised.value)
    other = _answer(("background", "polyp"), "attention")
    check_named(("attention", "mask"), [TWO, other])  # it is enough that one variant has it


@pytest.mark.parametrize(
    ("patterns", "name", "to", "wanted"),
    [
        (("mask", "uncertainty", "cbam/*"), "uncertainty", "mask", ("uncertainty", "mask", "cbam/*")),
        (("mask", "uncertainty", "cbam/*"), "mask", "uncertainty", ("uncertainty", "mask", "cbam/*")),
        (("mask", "cbam/*", "uncertainty"), "uncertainty", "cbam/spatial", ("mask", "uncertainty", "cbam/*")),
        (("mask", "none/*", "uncertainty"), "uncertainty", "mask", ("uncertainty", "mask", "none/*")),
    ],
)
def test_a_column_is_moved_by_its_pattern(patterns, name, to, wanted) -> None:
    assert move_pattern(patterns, columns(patterns, [TWO]), name, to) == wanted


def test_a_pattern_that_is_divided_keeps_its_names_and_what_will_come() -> None:
    patterns = ("scale/*", "mask")
    names = columns(patterns, [TWO])
    assert names == ("scale/0.5/probability/polyp", "scale/0.5/cbam/spatial", "mask")
    later = move_pattern(patterns, names, "mask", "scale/0.5/cbam/spatial")
    assert later == ("scale/0.5/probability/polyp", "mask", "scale/0.5/cbam/spatial", "scale/*")
    assert columns(later, [TWO]) == ("scale/0.5/probability/polyp", "mask", "scale/0.5/cbam/spatial")
    assert columns(move_pattern(patterns, names, names[1], names[0]), [TWO]) == (names[1], names[0], "mask")


def test_a_map_that_a_variant_brings_is_named_when_it_is_moved() -> None:
    own = replace(TWO, maps={name: replace(one, own=name == "cbam/spatial") for name, one in TWO.maps.items()})
    names = columns(("mask",), [own], own=True)
    assert names == ("mask", "cbam/spatial")
    assert move_pattern(("mask",), names, "cbam/spatial", "mask") == ("cbam/spatial", "mask")
