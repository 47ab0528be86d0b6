"""A grid laid over itself, shifted."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.base.neighbours import half_window, overlap


@pytest.mark.parametrize("offset", [(0, 0), (1, 2), (2, -1), (-3, 0), (-1, -4), (4, 0), (9, 1), (0, -9)])
def test_each_pixel_meets_its_neighbour(offset: tuple[int, int]) -> None:
    rows, columns = np.mgrid[:4, :5]
    here, there = overlap((4, 5), *offset)
    assert (rows[there] - rows[here] == offset[0]).all()
    assert (columns[there] - columns[here] == offset[1]).all()
    assert rows[here].size == max(0, 4 - abs(offset[0])) * max(0, 5 - abs(offset[1]))


@pytest.mark.parametrize(("reach", "step"), [(1, 1), (3, 1), (8, 4)])
def test_half_a_window_and_its_mirror_are_all_but_the_middle(reach: int, step: int) -> None:
    half = half_window(reach, step)
    assert len({*half, *((-down, -right) for down, right in half)}) == (2 * reach // step + 1) ** 2 - 1
