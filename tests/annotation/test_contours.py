"""Outlines give a mask back to the pixel, and have no more corners than they need."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some
from skimage import measure

from segview.annotation import spans
from segview.annotation.contours import contours, simplify


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 2**32 - 1), some.tuples(some.integers(1, 25), some.integers(1, 25)), some.floats(0.1, 0.9))
def test_filled_by_even_and_odd_they_are_the_mask(seed, size, share):
    mask = np.random.default_rng(seed).random(size) < share
    rings = [np.array(outline, float) for _, outline in contours(mask)]
    again = np.zeros(size, np.uint8)
    spans.paint(again, spans.outlines(rings, [0] * len(rings), size), np.array([1], np.uint8))
    assert np.array_equal(again, mask)


def test_areas_tell_holes():
    mask = np.zeros((30, 30), bool)
    mask[5:25, 5:25] = True
    mask[10:15, 10:15] = False
    (outer, _), (hole, _) = sorted(contours(mask), reverse=True)
    assert 380 < outer < 400
    assert -26 < hole < -20


def test_lines_keep_as_many_points_as_skimage_keeps():
    turns = np.linspace(0, 2 * np.pi, 400)
    line = np.stack([50 + (30 + 3 * np.sin(9 * turns)) * np.cos(turns), 50 + 30 * np.sin(turns)], axis=1)
    kept = simplify(line, np.array([0]), np.array([len(line) - 1]))
    assert kept.sum() <= 1.1 * len(measure.approximate_polygon(line, 0.3))
    ends = line[kept]
    for start, end, (one, other) in zip(ends, ends[1:], _between(kept), strict=False):
        along = (end - start) / np.linalg.norm(end - start)
        away = line[one:other] - start
        assert np.abs(away[:, 0] * along[1] - away[:, 1] * along[0]).max() <= 0.3 + 1e-9


def _between(kept):
    places = np.flatnonzero(kept)
    return list(pairwise(places))
