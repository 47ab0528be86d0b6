"""Clicks on a mask that a person has already changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.core.requests.clicks import Click, Refine
from segview.core.variants.classes import IGNORED
from segview.inference.clicks.refiner import Refiner
from segview.inference.clicks.series import Series
from segview.networks.storage.checkpoint import load_variant

Make = Callable[..., Path]


def test_what_no_click_concerns_stays_as_a_person_made_it(lively: Make, image: np.ndarray) -> None:
    mask = np.zeros(image.shape[:2], np.uint8)
    mask[::3, 40:] = 1  # finer than the grid
    clicks = (Click(60, 8), Click(15, 50, belongs=False))
    found = Series().answer(Refine(Path("p"), image, lively("A"), mask, clicks))
    assert found[60, 8] == 1
    assert found[15, 50] == 0
    assert (found != mask).mean() < 0.5
    assert not np.array_equal(found, mask)
    assert found.dtype == np.uint8


@pytest.mark.parametrize("fields", [{"head": "B"}, {"head": "plain", "classes": 4}])
def test_a_brushed_pixel_that_is_clicked_away_goes(lively: Make, image: np.ndarray, fields: dict[str, object]) -> None:
    mask = np.ones(image.shape[:2], np.uint8)
    series = Series()
    for place in ((10, 10), (70, 50), (37, 29)):
        found = series.answer(Refine(Path("p"), image, lively(**fields), mask, (Click(*place, belongs=False),)))
        assert found[place] != 1


def test_a_first_class_that_is_a_thing_is_clicked_like_any_other(lively: Make, image: np.ndarray) -> None:
    mask = np.ones(image.shape[:2], np.uint8)
    mask[:30] = 0
    clicks = (Click(60, 8, index=0), Click(10, 40, index=0, belongs=False))
    found = Series().answer(Refine(Path("p"), image, lively("plain", classes=4), mask, clicks))
    assert found[60, 8] == 0
    assert found[10, 40] in (1, 2, 3)


def test_what_is_unlabelled_takes_the_class_that_is_clicked_where_the_network_agrees(
    lively: Make, image: np.ndarray
) -> None:
    variant, series = lively("plain", classes=4), Series()
    empty = np.full(image.shape[:2], IGNORED, np.uint8)
    own = Refiner(image, load_variant(variant)).mask([])
    for index in range(4):
        row, column = (int(one) for one in np.argwhere(own == index)[len(np.argwhere(own == index)) // 2])
        found = series.answer(Refine(Path("p"), image, variant, empty, (Click(row, column, index),)))
        assert found[row, column] == index
        assert set(np.unique(found)) == {index, IGNORED}
        assert 20 < (found == index).sum() < 0.9 * found.size
        assert (own[found == index] == index).mean() > (own == index).mean()
        away = series.answer(Refine(Path("p"), image, variant, empty, (Click(row, column, index, belongs=False),)))
        assert away[row, column] != index


@pytest.mark.parametrize("painted", range(4))
def test_a_class_that_is_clicked_away_gives_way_to_what_the_network_says(
    lively: Make, image: np.ndarray, painted: int
) -> None:
    variant, series = lively("plain", classes=4), Series()
    own = Refiner(image, load_variant(variant)).mask([])
    mask = np.full(image.shape[:2], painted, np.uint8)
    places = np.argwhere(own != painted)[::397]
    assert len(places) > 5
    for row, column in ((int(row), int(column)) for row, column in places):
        click = Click(row, column, painted, belongs=False)
        found = series.answer(Refine(Path("p"), image, variant, mask, (click,)))
        assert found[row, column] == own[row, column]


def test_labels_beside_what_is_unlabelled_stay(lively: Make, image: np.ndarray) -> None:
    mask = np.full(image.shape[:2], IGNORED, np.uint8)
    mask[:, :20] = 3
    found = Series().answer(
        Refine(Path("p"), image, lively("plain", classes=4), mask, (Click(60, 50, index=0), Click(10, 5, index=3)))
    )
    assert found[60, 50] == 0
    assert found[10, 5] == 3
    assert (found == IGNORED).any()
    assert (found[:, :20] == 3).mean() > 0.5


def test_one_class_too_many_is_refused_though_some_pixels_are_unlabelled(lively: Make, image: np.ndarray) -> None:
    mask = np.full(image.shape[:2], IGNORED, np.uint8)
    mask[0, 0] = 4
    with pytest.raises(UserError, match="knows 4 classes"):
        Series().answer(Refine(Path("p"), image, lively("plain", classes=4), mask, (Click(3, 3),)))


def test_the_same_clicks_give_the_same_mask(lively: Make, image: np.ndarray) -> None:
    mask = np.zeros(image.shape[:2], np.uint8)
    question = Refine(Path("p"), image, lively("D"), mask, (Click(60, 8), Click(30, 30)))
    series = Series()
    first = series.answer(question)
    series.answer(Refine(Path("p"), image, lively("A"), mask.copy(), (Click(3, 3),)))
    assert np.array_equal(series.answer(question), first)


def test_a_variant_with_fewer_classes_than_the_mask_is_refused(lively: Make, image: np.ndarray) -> None:
    mask = np.full(image.shape[:2], 3, np.uint8)
    with pytest.raises(UserError, match="knows 2 classes"):
        Series().answer(Refine(Path("p"), image, lively("A"), mask, (Click(3, 3),)))
