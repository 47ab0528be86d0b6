"""The region where masks are most wrong."""

from __future__ import annotations

import numpy as np

from segview.core.maps.errors import ERRORS
from segview.core.maps.maps import Kind, Map, quantised
from segview.metrics.worst_region import worst_region


def test_the_largest_wrong_part_of_any_map_is_found() -> None:
    truth = np.zeros((20, 40), np.uint8)
    truth[5:15, 10:20] = 1
    good, bad = (truth * 0.9).astype(np.float32), (truth * 0.9).astype(np.float32)
    good[6:8, 12:14] = 0.1  # 4 pixels missed
    bad[0:3, 30:36] = 0.8  # 18 pixels extra
    maps = [Map(ERRORS, quantised(one), Kind.ERRORS, truth=truth) for one in (good, bad)]
    found = worst_region(maps, 0.5)
    assert found is not None
    assert found.box == (0.0, 30 / 40, 3 / 20, 36 / 40)
    assert found.area == 18 / 800
    alone = worst_region(maps[:1], 0.5)
    assert alone is not None
    assert alone.box == (6 / 20, 12 / 40, 8 / 20, 14 / 40)
    assert worst_region([], 0.5) is None


def test_where_nothing_is_wrong_there_is_none() -> None:
    truth = np.zeros((4, 4), np.uint8)
    truth[0, 0] = 255  # does not count
    one = Map(ERRORS, quantised(np.zeros((4, 4), np.float32)), Kind.ERRORS, truth=truth)
    assert worst_region([one], 0.5) is None
    labels = np.array([[0, 1, 2, 2]], np.uint8)
    several = Map(ERRORS, labels, Kind.CLASS_ERRORS, truth=np.array([[0, 1, 1, 255]], np.uint8))
    found = worst_region([several], 0.5)
    assert found is not None
    assert found.box == (0.0, 0.5, 1.0, 0.75)
