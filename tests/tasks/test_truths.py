"""Ground truths are looked at before images are scored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services
from segview.tasks.truths import CheckShownTruth, CheckTruths


def test_of_each_folder_masks_that_may_be_inverted_are_told_once(tmp_path: Path) -> None:
    target = np.zeros((40, 50), np.uint8)
    target[10:20, 15:30] = 255
    images: list[tuple[Path, Path | None]] = []
    for name, mask, given in (("sound", target, True), ("given", 255 - target, True), ("found", 255 - target, False)):
        for number in range(4):
            for part, values in (("images", target), ("masks", mask)):
                (tmp_path / name / part).mkdir(parents=True, exist_ok=True)
                Image.fromarray(values).save(tmp_path / name / part / f"{number}.png")
            own = tmp_path / name / "masks" / f"{number}.png"
            images.append((tmp_path / name / "images" / f"{number}.png", own if given else None))
    images.append((tmp_path / "found" / "images" / "gone.png", tmp_path / "found" / "masks" / "gone.png"))
    (notes,) = HANDLERS[CheckTruths](CheckTruths(tuple(images)), Services(tmp_path))
    assert [str(tmp_path / name / "masks") in note for name, note in zip(("given", "found"), notes, strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("listed", [1, 6])
@pytest.mark.parametrize("inverted", [False, True])
def test_beside_one_that_seems_inverted_the_others_are_checked(tmp_path: Path, listed: int, inverted: bool) -> None:
    target = np.zeros((40, 50), np.uint8)
    target[10:20, 15:30] = 255
    for number in range(6):
        for part, values in (("images", target), ("masks", 255 - target if inverted or not number else target)):
            (tmp_path / part).mkdir(exist_ok=True)
            Image.fromarray(values).save(tmp_path / part / f"{number}.png")
    images = tuple((tmp_path / "images" / f"{number}.png", None) for number in range(listed))
    (notes,) = HANDLERS[CheckShownTruth](CheckShownTruth(images[0][0], images), Services(tmp_path))
    assert ["6 of 6 masks" in note for note in notes] == ([True] if inverted else [])
