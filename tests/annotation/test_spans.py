"""Outlines are filled by one rule: a pixel belongs where its middle lies inside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from segview.annotation import spans
from segview.core.base.errors import UserError


def painted(rings, size, parts=None, values=(1,)):
    mask = np.zeros(size, np.uint8)
    found = spans.outlines(rings, parts or [0] * len(rings), size)
    spans.paint(mask, found, np.array(values, np.uint8))
    return mask


def inside(rings, row, column):
    """Say whether the middle of a pixel lies inside, by counting the edges to its left."""
    x, y, within = column + 0.5, row + 0.5, False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
            if (y0 <= y) != (y1 <= y):
                if y0 > y1:
                    x0, y0, x1, y1 = x1, y1, x0, y0
                within ^= bool(x0 + (y - y0) * ((x1 - x0) / (y1 - y0)) <= x)
    return within


coordinate = some.one_of(some.floats(-6, 20), some.integers(-8, 40).map(lambda n: n / 2))
ring = some.lists(some.tuples(coordinate, coordinate), min_size=3, max_size=8).map(lambda one: np.array(one, float))
sizes = some.tuples(some.integers(1, 16), some.integers(1, 16))


@settings(max_examples=150, deadline=None)
@given(some.lists(ring, min_size=1, max_size=3), sizes)
def test_a_pixel_belongs_where_its_middle_lies_inside(rings, size):
    wanted = [[inside(rings, row, column) for column in range(size[1])] for row in range(size[0])]
    assert np.array_equal(painted(rings, size).astype(bool), wanted)


@settings(max_examples=50, deadline=None)
@given(ring, ring, sizes)
def test_of_two_parts_on_a_pixel_the_later_counts(first, second, size):
    both = painted([first, second], size, parts=[0, 1], values=(1, 2))
    one, other = painted([first], size), painted([second], size)
    assert np.array_equal(both, np.where(other, 2, one))


def test_outlines_with_a_common_edge_share_no_pixel_and_leave_none_free():
    corners = np.array([[0, 0], [40, 0], [40, 30], [0, 30]], float)
    middle = np.array([13.5, 11.5])
    triangles = [np.array([one, other, middle]) for one, other in zip(corners, np.roll(corners, -1, 0), strict=True)]
    found = spans.outlines(triangles, range(4), (30, 40))
    assert (found.coverage((30, 40)) == 1).all()
    assert found.areas(4).sum() == 1200


def test_what_one_pixel_wide_runs_and_long_ones_paint_is_in_order():
    size = (60, 200)
    rng = np.random.default_rng(3)
    rings, wanted = [], np.zeros(size, np.uint8)
    for number in range(60):
        top, left = rng.integers(0, 50), rng.integers(0, 190)
        height, width = (8, 3) if number % 3 else (9, 150)
        rings.append(np.array([[left, top], [left + width, top], [left + width, top + height], [left, top + height]]))
        wanted[top : top + height, left : left + width] = number + 1
    assert np.array_equal(painted([one.astype(float) for one in rings], size, range(60), range(1, 61)), wanted)


def test_discs_and_small_masks():
    rows, columns = np.mgrid[:30, :40]
    mask = np.zeros((30, 40), np.uint8)
    spans.paint(mask, spans.disc((12.0, 10.5), 7.3, 0, mask.shape), np.array([1], np.uint8))
    assert np.array_equal(mask, np.hypot(rows + 0.5 - 10.5, columns + 0.5 - 12) <= 7.3)
    pixels = np.random.default_rng(0).random((12, 9)) < 0.5
    for row, column in ((5, 6), (-4, -3), (25, 36), (200, 0), (0, -50)):
        mask[:] = 0
        spans.paint(mask, spans.selection(pixels, (row, column), 0, mask.shape), np.array([1], np.uint8))
        wide = np.zeros((430, 440), bool)
        wide[200 + row : 212 + row, 200 + column : 209 + column] = pixels
        assert np.array_equal(mask, wide[200:230, 200:240])


def test_a_small_file_does_not_ask_for_more_than_can_be_painted():
    zigzag = np.array([[number % 100, 1000 * (number % 2)] for number in range(8000)], float)
    with pytest.raises(UserError, match="too long to be painted"):
        spans.outlines([zigzag], [0], (1000, 100))
