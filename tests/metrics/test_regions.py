"""Uncertain regions on hand-made maps."""

import time

import numpy as np
import pytest
from skimage.draw import disk

from segview.core.maps.maps import Kind, Map, Transfer, quantised
from segview.metrics.regions import uncertain_regions

SIZE = (100, 200)


def uncertainty(probability: np.ndarray) -> Map:
    return Map("uncertainty", quantised(probability), Kind.UNCERTAINTY, transfer=Transfer.TENT)


def probability(*parts: tuple[slice, slice, float], size=SIZE) -> np.ndarray:
    numbers = np.zeros(size, np.float32)
    for rows, columns, p in parts:
        numbers[rows, columns] = p
    return numbers


def test_regions_come_by_area_times_uncertainty():
    found = uncertain_regions(
        uncertainty(
            probability(
                (slice(10, 30), slice(10, 30), 0.32),  # 400 pixels, uncertainty 0.64: 256
                (slice(50, 70), slice(50, 66), 0.5),  # 320 pixels, uncertainty 1: 320
                (slice(10, 30), slice(100, 120), 0.9),  # sure
            )
        ),
        0.2,
    )
    assert [one.box for one in found] == [(0.5, 0.25, 0.7, 0.33), (0.1, 0.05, 0.3, 0.15)]
    assert [one.area for one in found] == pytest.approx([320 / 20000, 400 / 20000])
    assert [one.uncertainty for one in found] == pytest.approx([1.0, 0.64], abs=1e-4)


def test_the_band_decides_what_is_uncertain():
    one = uncertainty(probability((slice(10, 30), slice(10, 30), 0.4), (slice(50, 70), slice(50, 70), 0.2)))
    assert len(uncertain_regions(one, 0.05)) == 0
    assert len(uncertain_regions(one, 0.1)) == 1  # the rim belongs to it
    assert len(uncertain_regions(one, 0.3)) == 2


def test_where_all_is_sure_there_is_none():
    assert uncertain_regions(uncertainty(probability((slice(10, 50), slice(10, 50), 1.0))), 0.2) == ()


def test_where_all_is_unsure_there_is_one():
    [found] = uncertain_regions(uncertainty(np.full(SIZE, 0.5)), 0.2)
    assert (found.box, found.area, found.uncertainty) == ((0, 0, 1, 1), 1, pytest.approx(1, abs=1e-4))


def test_a_speck_is_passed_over():
    specks = probability((slice(5, 6), slice(5, 8), 0.5), (slice(50, 52), slice(50, 52), 0.5))
    [found] = uncertain_regions(uncertainty(specks), 0.2)
    assert found.area == 4 / 20000


def test_what_hangs_on_a_rim_is_a_region_of_its_own():
    numbers = np.zeros((200, 200), np.float32)
    numbers[disk((100, 100), 62)] = 0.5
    numbers[disk((100, 100), 60)] = 1.0
    rim = uncertain_regions(uncertainty(numbers), 0.2)
    assert min(one.box[0] for one in rim) == pytest.approx(0.195, abs=0.01)
    assert max(one.box[3] for one in rim) == pytest.approx(0.805, abs=0.01)
    numbers[disk((100, 160), 22)] = 0.5
    blob, *rest = uncertain_regions(uncertainty(numbers), 0.2)
    assert blob.box == pytest.approx((0.39, 0.69, 0.61, 0.91), abs=0.025)
    assert min(one.box[1] for one in rest) == pytest.approx(0.195, abs=0.01)
    assert blob.area + sum(one.area for one in rest) == pytest.approx(np.mean(numbers == 0.5), abs=3e-4)


def test_of_a_rim_a_piece_is_framed_and_not_what_it_goes_round():
    numbers = np.zeros((200, 200), np.float32)
    numbers[disk((100, 100), 62)] = 0.4
    numbers[disk((100, 100), 60)] = 1.0
    numbers[30:60, 60:140][numbers[30:60, 60:140] > 0.39] = np.minimum(numbers[30:60, 60:140], 0.5)[
        numbers[30:60, 60:140] > 0.39
    ]
    found = uncertain_regions(uncertainty(numbers), 0.2)
    assert len(found) > 4
    for top, left, bottom, right in (one.box for one in found[1:]):
        assert max(bottom - top, right - left) < 0.31


def test_a_broad_stripe_along_the_edge_is_not_taken_for_a_rim():
    [found] = uncertain_regions(uncertainty(probability((slice(0, 10), slice(0, 200), 0.5))), 0.2)
    assert found.box == (0, 0, 0.1, 1)


def test_a_large_image_takes_no_longer_than_a_small_one():
    numbers = np.kron(np.random.default_rng(0).random((40, 40), np.float32), np.ones((100, 100), np.float32))
    one = uncertainty(numbers)
    start = time.thread_time()
    found = uncertain_regions(one, 0.1)
    assert time.thread_time() - start < 2
    assert len(found) > 10
