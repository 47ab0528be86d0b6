"""Parts of masks, drawn by hand."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.variants.classes import IGNORED
from segview.metrics.parts import parts

POLYP = ("background", "polyp")


def test_two_polyps_are_two_parts_the_largest_first():
    mask = np.zeros((40, 60), np.uint8)
    mask[2:6, 3:8] = 1
    mask[20:30, 40:50] = 1
    first, second = parts(mask, POLYP)
    assert (first.name, first.pixels, first.box) == ("polyp", 100, (20, 40, 30, 50))
    assert first.share == pytest.approx(100 / 2400)
    assert first.centre == (24.5, 44.5)
    assert (second.pixels, second.box) == (20, (2, 3, 6, 8))


def test_parts_touch_diagonally_and_specks_are_not_counted():
    mask = np.zeros((200, 200), np.uint8)
    mask[10:20, 10:20] = mask[20:30, 20:30] = 1
    mask[100, 100] = 1
    (one,) = parts(mask, POLYP)
    assert one.pixels == 200
    assert len(parts(mask, POLYP, smallest=0)) == 2
    assert parts(np.zeros((8, 8), np.uint8), POLYP) == ()


def test_each_class_has_its_own_parts_and_what_is_ignored_none():
    mask = np.zeros((20, 20), np.uint8)
    mask[:, 5:10], mask[:, 10:14], mask[:, 14:] = 1, 2, IGNORED
    assert [(one.name, one.pixels) for one in parts(mask, ("background", "cat", "dog"))] == [("cat", 100), ("dog", 80)]
    names = [one.name for one in parts(mask, ("sky", "road", "car"))]
    assert names == ["sky", "road", "car"]  # none of them is the background


def test_a_mask_of_noise_lists_no_more_than_can_be_read():
    mask = np.zeros((200, 200), np.uint8)
    mask[::2, ::2] = 1
    assert len(parts(mask, POLYP, smallest=0)) == 1000
