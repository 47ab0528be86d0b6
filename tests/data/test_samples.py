"""The drawn samples: the same for a seed, plausible in what they show, and what lies in the repository."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from segview.core.base.places import samples_folder
from segview.data.datasets import pairs, read_pair
from segview.data.samples import SEEDS, VISIBLE, Sample, draw


@pytest.fixture(scope="module")
def sample() -> Sample:
    return draw(3, size=(96, 128))


def test_a_seed_draws_the_same_again(sample: Sample) -> None:
    again = draw(3, size=(96, 128))
    assert np.array_equal(again.image, sample.image)
    assert np.array_equal(again.mask, sample.mask)


def test_another_seed_draws_another_scene(sample: Sample) -> None:
    other = draw(4, size=(96, 128))
    assert (other.mask != sample.mask).mean() > 0.01


def test_image_and_mask_have_the_size_that_was_asked(sample: Sample) -> None:
    assert sample.image.shape == (96, 128, 3)
    assert sample.image.dtype == np.uint8
    assert sample.mask.shape == (96, 128)
    assert set(np.unique(sample.mask)) == {0, 1}


def test_mucosa_is_red_and_the_border_black(sample: Sample) -> None:
    corners = sample.image[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert corners.max() < 16
    red, green, blue = sample.image[sample.image.sum(axis=2) > 120].mean(axis=0)
    assert red > 1.2 * green > 1.2 * blue


def test_the_shipped_samples_are_all_there_and_show_a_polyp_each() -> None:
    shipped = pairs(samples_folder())
    assert [pair.image.stem for pair in shipped] == [f"sample-{seed:02}" for seed in SEEDS]
    for pair in shipped:
        image, truth = read_pair(pair)
        assert image.shape == (352, 352, 3)
        assert VISIBLE[0] / 2 < truth.mean() < VISIBLE[1] * 1.2


def test_they_take_less_than_a_megabyte() -> None:
    files = [path for path in samples_folder().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 1_000_000


def test_a_shipped_sample_is_what_its_seed_draws() -> None:
    pair = pairs(Path(samples_folder()))[0]
    image, truth = read_pair(pair)
    drawn = draw(1)
    # Another processor may round the last bit another way: a few pixels at the rim.
    assert (truth != drawn.mask).mean() < 1e-3
    # JPEG changes each value a little.
    assert np.abs(image.astype(int) - drawn.image).mean() < 4
