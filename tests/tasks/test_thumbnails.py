"""Thumbnails, with the mask over them or without."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.annotation.correction_store import CorrectionStore
from segview.core.base.places import journals_folder
from segview.core.maps.palette import CORRECTED, TRUTH
from segview.tasks.services import Services
from segview.tasks.thumbnails import MakeThumbnail, make_thumbnail
from tests.annotation.seen import provenance, see

SIZE = (80, 120)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    Image.new("RGB", (SIZE[1], SIZE[0]), (100, 100, 100)).save(path)
    return path


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    mask = np.zeros(SIZE, np.uint8)
    mask[20:60, 30:90] = 255
    path = tmp_path / "mask.png"
    Image.fromarray(mask).save(path)
    return path


def made(task: MakeThumbnail) -> np.ndarray:
    (thumbnail,) = make_thumbnail(task, Services(journals_folder()))
    assert thumbnail.pixels is not None
    return thumbnail.pixels


def test_without_masks_it_is_the_image(image: Path, truth: Path) -> None:
    assert (made(MakeThumbnail(image, 60, truth=truth)) == 100).all()


def test_the_ground_truth_is_drawn(image: Path, truth: Path) -> None:
    pixels = made(MakeThumbnail(image, 60, marked=True, truth=truth))
    assert pixels.shape == (40, 60, 3)
    assert pixels[10, 30].tolist() == list(TRUTH)
    inside = np.array([100] * 3) + 0.35 * (np.array(TRUTH) - 100)
    assert np.abs(pixels[20, 30] - inside).max() <= 1
    assert pixels[5, 5].tolist() == [100] * 3


def test_a_correction_goes_before_the_ground_truth(image: Path, truth: Path) -> None:
    store = CorrectionStore(journals_folder())
    mask = np.zeros(SIZE, np.uint8)
    mask[:, :40] = 1
    store.begin(image, provenance(see(image)), mask, gestures=1)
    store.close()
    pixels = made(MakeThumbnail(image, 60, marked=True, truth=truth))
    assert pixels[20, 19].tolist() == list(CORRECTED)
    assert pixels[20, 40].tolist() == [100] * 3


def test_a_truth_that_cannot_be_used_leaves_the_image(image: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_text("no image")
    assert (made(MakeThumbnail(image, 60, marked=True, truth=tmp_path / "bad.png")) == 100).all()
    assert (made(MakeThumbnail(image, 60, marked=True)) == 100).all()
