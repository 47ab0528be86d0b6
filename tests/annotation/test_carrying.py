"""A mask that moves with the image."""

from __future__ import annotations

import numpy as np
import pytest

from segview.annotation.carrying import carry


@pytest.fixture
def ground() -> np.ndarray:
    chance = np.random.default_rng(2)
    return np.kron(chance.integers(0, 255, (20, 30, 3)), np.ones((12, 12, 1))).astype(np.uint8)


def seen(ground: np.ndarray, down: int, across: int) -> np.ndarray:
    return np.ascontiguousarray(ground[20 - down : 180 - down, 40 - across : 300 - across])


@pytest.mark.parametrize(("down", "across"), [(0, 0), (3, 0), (0, -4), (-3, 3)])
def test_a_mask_follows_a_shift(ground: np.ndarray, down: int, across: int) -> None:
    mask = np.zeros((160, 260), np.uint8)
    mask[50:100, 80:150] = 1
    mask[60:80, 160:200] = 2
    found = carry(mask, seen(ground, 0, 0), seen(ground, down, across))
    expected = np.roll(mask, (down, across), (0, 1))
    assert found.fits
    assert found.mask.dtype == np.uint8
    for value in (1, 2):
        one, other = found.mask == value, expected == value
        assert 2 * (one & other).sum() / (one.sum() + other.sum()) > 0.93


def test_another_image_does_not_fit(ground: np.ndarray) -> None:
    mask = np.zeros((160, 260), np.uint8)
    mask[50:100, 80:150] = 1
    other = np.random.default_rng(9).integers(0, 255, (160, 260, 3), np.uint8)
    assert not carry(mask, seen(ground, 0, 0), other).fits


def test_without_anything_to_tell_apart_only_the_same_grey_fits() -> None:
    mask = np.zeros((60, 60), np.uint8)
    mask[20:40, 20:40] = 1
    flat = np.full((60, 60, 3), 90, np.uint8)
    assert carry(mask, flat, flat).fits
    assert np.array_equal(carry(mask, flat, flat).mask, mask)
    assert not carry(mask, flat, np.full_like(flat, 250)).fits
