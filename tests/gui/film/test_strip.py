"""The curves of the strip over time."""

from __future__ import annotations

import numpy as np
import pytest

from segview.gui.film.strip_drawing import BRIDGED, LABEL, runs


def numbers(known: dict[int, float], count: int) -> np.ndarray:
    found = np.full(count, np.nan, np.float32)
    found[list(known)] = list(known.values())
    return found


def test_frames_that_were_left_out_are_bridged_and_longer_gaps_are_not() -> None:
    one, other = runs(numbers({0: 0.5, 3: 1.0, 60: 0.25}, 100), 200, 116)
    # Two pixels for each frame, and the largest below the words.
    np.testing.assert_allclose(one, [[1, 66], [7, 16]])
    np.testing.assert_allclose(other, [[121, 91]])
    assert BRIDGED < 60 - 3
    assert LABEL == 16


def test_the_largest_of_the_frames_that_share_a_column_counts() -> None:
    (piece,) = runs(numbers(dict.fromkeys(range(1000), 0.1) | {505: 1.0}, 1000), 100, 116)
    assert len(piece) == 100
    assert piece[:, 1].argmin() == 50


@pytest.mark.parametrize("count", [0, 5])
def test_nothing_is_drawn_of_what_is_not_known(count: int) -> None:
    assert runs(np.full(count, np.nan, np.float32), 100, 72) == []


def test_zeros_lie_on_the_ground() -> None:
    (piece,) = runs(np.zeros(4, np.float32), 100, 72)
    assert (piece[:, 1] == 72).all()
