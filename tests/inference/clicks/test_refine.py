"""Clicks correct the mask of any variant, in the same way each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import distance_transform_edt

from segview.core.base.errors import UserError
from segview.core.base.places import models_folder, samples_folder
from segview.core.requests.clicks import Click
from segview.data.images import read_mask, read_pixels
from segview.inference.clicks.refiner import Refiner
from segview.inference.predict.predictor import Predictor
from segview.networks.storage.methods import method_variant

Make = Callable[..., Path]

VARIANTS = {
    "one logit": {"head": "A", "size": (33, 47)},
    "two maps, gated": {"head": "D"},
    "another threshold": {"head": "A", "threshold": 0.2},
    "four classes": {"head": "plain", "classes": 4},
    "scale attention": {"head": "plain", "scale_attention": "explicit", "trained_scales": (0.5, 1.0)},
}


def centre(region: np.ndarray) -> tuple[int, int]:
    """Return the pixel that lies deepest in a region."""
    depth = np.asarray(distance_transform_edt(region), np.float64)
    row, column = np.unravel_index(depth.argmax(), depth.shape)
    return int(row), int(column)


@pytest.fixture(params=[*VARIANTS, "no network"])
def refiner(
    request: pytest.FixtureRequest, lively: Make, shared: Predictor, image: np.ndarray, tmp_path: Path
) -> Refiner:
    if request.param == "no network":
        method_variant(tmp_path / "otsu", "otsu", feature="luminance", target="bright", size=(64, 64))
        return Refiner(image, shared.variant(tmp_path / "otsu"))
    return Refiner(image, shared.variant(lively(**VARIANTS[request.param])))


def test_no_clicked_pixel_is_ever_wrong(refiner: Refiner, image: np.ndarray) -> None:
    chance = np.random.default_rng(0)
    classes = len(refiner.probabilities([]))
    said: dict[tuple[int, int], Click] = {}
    clicks: list[Click] = []
    for _ in range(25):
        row, column = (int(chance.integers(side)) for side in image.shape[:2])
        click = Click(row, column, int(chance.integers(1, classes)), bool(chance.integers(2)))
        clicks.append(click)
        said[row, column] = click
        mask = refiner.mask(clicks)
        assert mask.shape == image.shape[:2]
        for click in said.values():
            assert (mask[click.row, click.column] == click.index) == click.belongs
    shares = refiner.probabilities(clicks)
    assert np.isfinite(shares).all()
    assert np.allclose(shares.sum(axis=0), 1, atol=1e-4)


def test_clicks_side_by_side_may_contradict_each_other(refiner: Refiner) -> None:
    clicks = [Click(30, column, 1, bool(column % 2)) for column in range(20, 26)]
    mask = refiner.mask(clicks)
    assert [bool(mask[30, column] == 1) for column in range(20, 26)] == [bool(column % 2) for column in range(20, 26)]


def test_the_same_clicks_give_the_same_mask_whatever_was_taken_back(refiner: Refiner) -> None:
    before, click = refiner.mask([]), Click(20, 20, 1, bool(refiner.mask([])[20, 20] != 1))
    after = refiner.mask([click])
    refiner.mask([click, Click(5, 50, 1, True), Click(70, 3, 1, False)])
    assert np.array_equal(refiner.mask([click]), after)
    assert np.array_equal(refiner.mask([]), before)
    assert not np.array_equal(before, after)


def test_without_clicks_the_mask_is_the_variant_s(lively: Make, shared: Predictor, image: np.ndarray) -> None:
    variant = shared.variant(lively("A", threshold=0.2))
    chance = np.random.default_rng(1)
    target = np.kron(chance.random((5, 4), dtype=np.float32), np.ones((15, 15), np.float32))[:75, :58]
    shares = np.stack([1 - target, target])
    assert np.array_equal(Refiner(image, variant, shares=shares).mask([]), target > 0.2)
    assert np.array_equal(Refiner(image, variant, shares=shares, threshold=0.7).mask([]), target > 0.7)


@pytest.mark.parametrize("name", ["sample-03", "sample-04", "sample-09", "sample-10"])
def test_one_click_brings_most_of_a_polyp_that_was_missed_whole(name: str, shared: Predictor) -> None:
    variant = shared.variant(models_folder() / "unet-mobilenet_v2-a")
    image = read_pixels(samples_folder() / "images" / f"{name}.jpg")
    truth = read_mask(samples_folder() / "masks" / f"{name}.png") > 0
    row, column = centre(truth)
    missed = np.full((1, 32, 32), 0.02, np.float32)
    refiner = Refiner(image, variant, shares=np.concatenate([1 - missed, missed]))
    mask = refiner.mask([Click(row, column)]) == 1
    assert (mask & truth).sum() > 0.5 * (mask | truth).sum()


def test_one_click_takes_away_what_is_none_and_leaves_the_polyp(shared: Predictor) -> None:
    variant = shared.variant(models_folder() / "unet-mobilenet_v2-a")
    image = read_pixels(samples_folder() / "images" / "sample-03.jpg")
    truth = read_mask(samples_folder() / "masks" / "sample-03.png") > 0
    rows, columns = np.indices(truth.shape)
    row, column = centre(~truth)
    wrong = np.hypot(rows - row, columns - column) < 25
    target = np.where(truth | wrong, 0.9, 0.05).astype(np.float32)
    refiner = Refiner(image, variant, shares=np.stack([1 - target, target]))
    mask = refiner.mask([Click(row, column, belongs=False)]) == 1
    assert mask[wrong].mean() < 0.1
    assert mask[truth].mean() > 0.95


def test_what_cannot_be_clicked_is_said(lively: Make, shared: Predictor, image: np.ndarray) -> None:
    refiner = Refiner(image, shared.variant(lively("A")))
    with pytest.raises(UserError, match="outside the image of 75 × 58"):
        refiner.mask([Click(75, 3)])
    with pytest.raises(UserError, match="no class 2"):
        refiner.mask([Click(5, 3, index=2)])


def test_of_two_classes_what_is_background_is_not_the_target(
    lively: Make, shared: Predictor, image: np.ndarray
) -> None:
    refiner = Refiner(image, shared.variant(lively("B")))
    assert np.array_equal(refiner.mask([Click(9, 9, 0, True)]), refiner.mask([Click(9, 9, 1, False)]))
