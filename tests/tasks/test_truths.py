"""Ground truths are looked at before images are scored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services
from segview.tasks.truths import CheckTruths


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
