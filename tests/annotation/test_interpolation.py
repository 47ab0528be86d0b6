"""Masks between two masks."""

from __future__ import annotations

import numpy as np
import pytest

from segview.annotation.interpolation import Interpolation


def disc(row: float, column: float, radius: float) -> np.ndarray:
    rows, columns = np.indices((120, 160))
    return (np.hypot(rows - row, columns - column) <= radius).astype(np.uint8)


def dice(one: np.ndarray, other: np.ndarray) -> float:
    return 2 * (one & other).sum() / (one.sum() + other.sum())


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_a_disc_moves_and_grows_also_where_the_two_do_not_overlap(share: float) -> None:
    between = Interpolation(disc(30, 30, 10), disc(80, 110, 30), rest=0).at(share)
    expected = disc(30 + 50 * share, 30 + 80 * share, 10 + 20 * share)
    assert between.dtype == np.uint8
    assert dice(between, expected) > 0.97


def test_classes_stay_apart_and_one_that_only_one_frame_has_shrinks_away() -> None:
    first = np.where(disc(60, 40, 20), 2, 1).astype(np.uint8)  # all of it is the rest but the disc
    last = first.copy()
    last[disc(60, 120, 20) == 1] = 3
    between = Interpolation(first, last, rest=1)
    assert np.array_equal(between.at(0.4), first)
    late = between.at(0.75)
    assert ((late == 2) == (first == 2)).all()
    assert dice((late == 3).astype(np.uint8), disc(60, 120, 13.5)) > 0.95


def test_nothing_gives_nothing() -> None:
    empty = np.zeros((20, 30), np.uint8)
    assert not Interpolation(empty, empty, rest=0).at(0.5).any()
