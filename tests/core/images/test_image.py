"""Smaller copies of an image."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from segview.core.images.image import SMALLEST_LEVEL, Images, OpenedImage, halvings


def _halved(fine: np.ndarray) -> np.ndarray:
    rows, columns = fine.shape[0] // 2, fine.shape[1] // 2
    blocks = fine[: rows * 2, : columns * 2].reshape(rows, 2, columns, 2, 3).astype(int).sum(axis=(1, 3))
    return (blocks + 2) // 4


@pytest.mark.parametrize("size", [(1024, 1500), (2049, 1027), (1, 5000), (3, 2048), (1023, 1023), (4096, 40)])
def test_each_level_is_the_mean_of_two_by_two_of_the_one_before(size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)
    levels = halvings(pixels)
    assert levels[0] is pixels
    for fine, coarse in pairwise(levels):
        assert coarse.dtype == np.uint8
        assert np.array_equal(coarse, _halved(fine))
    assert max(levels[-1].shape[:2]) < 2 * SMALLEST_LEVEL or min(levels[-1].shape[:2]) == 1


def test_white_stays_white() -> None:
    assert all(level.min() == 255 for level in halvings(np.full((2048, 2048, 3), 255, np.uint8)))


def test_an_image_counts_its_bytes() -> None:
    pixels = np.zeros((1024, 1024, 3), np.uint8)
    image = OpenedImage(Path("a.png"), halvings(pixels), truth=np.zeros((1024, 1024), np.uint8))
    assert image.size == (1024, 1024)
    assert image.nbytes == 1024 * 1024 * 3 + 512 * 512 * 3 + 1024 * 1024


def test_images_are_named_from_the_folder_that_holds_them_all() -> None:
    one = Images(None, (Path("/data/a/1.png"), Path("/data/a/2.png")), {})
    assert one.names == ("1.png", "2.png")
    several = Images(None, (Path("/data/a/1.png"), Path("/data/b/c/1.png")), {})
    assert several.names == ("a/1.png", "b/c/1.png")
    assert Images(None, (Path("/1.png"), Path("/a/1.png")), {}).names == ("1.png", "a/1.png")
    assert several.places == {Path("/data/a/1.png"): 0, Path("/data/b/c/1.png"): 1}
    assert several.indexed() is several
