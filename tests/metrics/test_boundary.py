"""Boundary F, against distances computed pixel by pixel."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from segview.core.variants.classes import IGNORED
from segview.metrics.boundary import TOLERANCE, Boundary, boundary, boundary_f
from segview.metrics.scores import over_images, over_pixels


def disc(row: float, column: float, radius: float, *, size: tuple[int, int] = (96, 128)) -> np.ndarray:
    rows, columns = np.mgrid[: size[0], : size[1]]
    return ((rows - row) ** 2 + (columns - column) ** 2 < radius**2).astype(np.uint8)


def points(mask: np.ndarray, index: int, truth: np.ndarray) -> np.ndarray:
    """Return the pixels of a class that touch another one, looked at one by one."""
    found: list[tuple[int, int]] = []
    for row, column in np.argwhere((mask == index) & (truth != IGNORED)):
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            there = row + down, column + right
            inside = 0 <= there[0] < mask.shape[0] and 0 <= there[1] < mask.shape[1]
            if inside and mask[there] != index and truth[there] != IGNORED:
                found.append((row, column))
                break
    return np.array(found).reshape(-1, 2)


def by_hand(found: np.ndarray, truth: np.ndarray, index: int) -> float | None:
    """Return the score of a class from all distances between its outlines, or None where it has none."""
    ours, theirs = points(found, index, truth), points(truth, index, truth)
    if not len(ours) and not len(theirs):
        return None
    if not len(ours) or not len(theirs):
        return 0.0
    reach = math.ceil(TOLERANCE * math.hypot(*truth.shape))
    distances = cdist(ours, theirs)
    precision, recall = (distances.min(axis=axis) <= reach for axis in (1, 0))
    total = precision.mean() + recall.mean()
    return float(2 * precision.mean() * recall.mean() / total) if total else 0.0


@pytest.mark.parametrize(
    "found",
    [
        disc(40, 60, 20),
        disc(40, 61, 21),
        disc(42, 64, 18),
        disc(80, 100, 20),
        disc(5, 5, 14),
        disc(40, 60, 20)[:, ::-1],
    ],
    ids=range(6),
)
def test_one_target_is_as_all_distances_say(found: np.ndarray) -> None:
    truth = disc(40, 60, 20)
    truth[30:50, 55:60] = IGNORED
    assert boundary_f(boundary(found, truth, 2)) == pytest.approx(by_hand(found, truth, 1))


def test_of_many_classes_the_mean_is_over_those_that_have_an_outline() -> None:
    truth = disc(30, 30, 14) + 2 * disc(60, 90, 20)
    found = disc(31, 31, 15) + 2 * disc(66, 96, 20) + 3 * disc(10, 110, 4)
    each = [by_hand(found, truth, index) for index in range(5)]
    assert each[3] == 0  # found, and not there
    assert each[4] is None
    known = [one for one in each if one is not None]
    assert boundary_f(boundary(found, truth, 5)) == pytest.approx(np.mean(known))


def test_a_little_beside_is_right_and_more_is_not() -> None:
    truth = disc(48, 64, 30)  # the diagonal of 96 × 128 is 160: a tolerance of 2 pixels
    assert boundary_f(boundary(truth, truth, 2)) == 1
    assert boundary_f(boundary(disc(48, 64, 29), truth, 2)) == 1
    assert boundary_f(boundary(disc(48, 64, 25), truth, 2)) == 0


def test_nothing_found_of_nothing_is_no_fault_and_the_rim_is_no_outline() -> None:
    empty, full, truth = np.zeros((8, 9), np.uint8), np.ones((8, 9), np.uint8), disc(4, 4, 3, size=(8, 9))
    assert boundary_f(boundary(empty, empty, 2)) == 1
    assert boundary_f(boundary(full, full, 2)) == 1
    assert boundary_f(boundary(empty, truth, 2)) == boundary_f(boundary(truth, empty, 2)) == 0
    half = np.where(np.arange(9) < 4, 1, IGNORED).astype(np.uint8) * np.ones((8, 1), np.uint8)
    assert boundary(full, half, 2).true.sum() == boundary(full, half, 2).found.sum() == 0
    with pytest.raises(ValueError, match="the truth has shape"):
        boundary(empty, empty[:1], 2)


def test_counts_add_up_over_images() -> None:
    images = [boundary(disc(40, 60, 20), disc(40, 62, 20), 2), boundary(disc(9, 9, 7), disc(30, 30, 20), 2)]
    assert isinstance(images[0] + images[1], Boundary)
    apart = [boundary_f(one) for one in images]
    assert over_images(boundary_f, images) == pytest.approx(sum(apart) / 2)
    whole = over_pixels(boundary_f, images)
    near = sum(int(one.found_near.sum()) for one in images) / sum(int(one.found.sum()) for one in images)
    true = sum(int(one.true_near.sum()) for one in images) / sum(int(one.true.sum()) for one in images)
    assert whole == pytest.approx(2 * near * true / (near + true))
