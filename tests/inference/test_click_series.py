"""Clicks on a mask that a person has already changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from segview.core.clicks import Click, Refine
from segview.core.errors import UserError
from segview.inference.refine.series import Series

Make = Callable[..., Path]


def test_what_no_click_concerns_stays_as_a_person_made_it(lively: Make, picture: np.ndarray) -> None:
    mask = np.zeros(picture.shape[:2], np.uint8)
    mask[::3, 40:] = 1  # finer than the grid
    clicks = (Click(60, 8), Click(15, 50, belongs=False))
    found = Series().answer(Refine(Path("p"), picture, lively("A"), mask, clicks))
    assert found[60, 8] == 1
    assert found[15, 50] == 0
    assert (found != mask).mean() < 0.5
    assert not np.array_equal(found, mask)
    assert found.dtype == np.uint8


@pytest.mark.parametrize("fields", [{"head": "B"}, {"head": "plain", "classes": 4}])
def test_a_brushed_pixel_that_is_clicked_away_goes(
    lively: Make, picture: np.ndarray, fields: dict[str, object]
) -> None:
    mask = np.ones(picture.shape[:2], np.uint8)
    series = Series()
    for place in ((10, 10), (70, 50), (37, 29)):
        found = series.answer(Refine(Path("p"), picture, lively(**fields), mask, (Click(*place, belongs=False),)))
        assert found[place] != 1


def test_the_same_clicks_give_the_same_mask(lively: Make, picture: np.ndarray) -> None:
    mask = np.zeros(picture.shape[:2], np.uint8)
    question = Refine(Path("p"), picture, lively("D"), mask, (Click(60, 8), Click(30, 30)))
    series = Series()
    first = series.answer(question)
    series.answer(Refine(Path("p"), picture, lively("A"), mask.copy(), (Click(3, 3),)))
    assert np.array_equal(series.answer(question), first)


def test_a_variant_with_fewer_classes_than_the_mask_is_refused(lively: Make, picture: np.ndarray) -> None:
    mask = np.full(picture.shape[:2], 3, np.uint8)
    with pytest.raises(UserError, match="knows 2 classes"):
        Series().answer(Refine(Path("p"), picture, lively("A"), mask, (Click(3, 3),)))
