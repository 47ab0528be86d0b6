"""Corruptions by which variants are compared."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import data

from segview.data.augmentation.corruptions import CORRUPTIONS, STRENGTHS, corrupt

IMAGE = np.ascontiguousarray(data.astronaut()[32:192, 140:300])
MASK = np.zeros((160, 160), np.uint8)
MASK[40:120, 40:120] = 1


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_stronger_is_farther_from_the_image_and_the_same_each_time(name):
    apart = []
    for strength in STRENGTHS:
        image, mask = corrupt(IMAGE, MASK, name, strength, seed=1)
        again, _ = corrupt(IMAGE, MASK, name, strength, seed=1)
        assert image.shape == IMAGE.shape
        assert image.dtype == mask.dtype == np.uint8
        assert np.array_equal(image, again)
        assert np.array_equal(mask, MASK) or name == "zoom"
        apart.append(np.abs(image.astype(float) - IMAGE).mean())
    assert apart[0] > 0
    assert apart == sorted(apart)


def test_zoom_makes_targets_smaller_with_their_image():
    white = np.repeat(MASK[..., None] * np.uint8(255), 3, axis=2)
    for strength in STRENGTHS:
        image, mask = corrupt(white, MASK, "zoom", strength)
        assert mask.mean() == pytest.approx(MASK.mean() / (1 + 0.3 * strength) ** 2, rel=0.1)
        assert ((image[..., 0] > 127) == (mask == 1)).mean() > 0.99


def test_light_goes_both_ways():
    means = {corrupt(IMAGE, MASK, "brightness", 5, seed=seed)[0].mean() > IMAGE.mean() for seed in range(8)}
    assert means == {False, True}
