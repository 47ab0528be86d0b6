"""Masks with black for the target are told, and no others."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.data.datasets import Pair
from segview.data.datasets.inverted import LOOKED_AT, inverted_note

ROWS, COLUMNS = np.mgrid[:48, :64]


def disc(at: int, radius: float = 9) -> np.ndarray:
    return np.hypot(ROWS - 20 - at % 9, COLUMNS - 20 - at % 25) < radius


def saved(folder: Path, masks: list[np.ndarray]) -> list[Pair]:
    pairs = []
    for number, mask in enumerate(masks):
        path = folder / "masks" / f"{number}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(mask.astype(np.uint8) * 255).save(path)
        pairs.append(Pair(folder / f"{number}.png", path))
    return pairs


def test_inverted_masks_are_told_with_what_to_do(tmp_path):
    note = inverted_note(saved(tmp_path, [~disc(at) for at in range(40)]))
    assert note is not None
    assert f"{LOOKED_AT} of {LOOKED_AT} masks checked in {tmp_path / 'masks'}" in note
    assert "save them with white for the target" in note


@pytest.mark.parametrize(
    "masks",
    [
        pytest.param([disc(at) for at in range(20)], id="discs"),
        pytest.param([disc(at) for at in range(12)] + [~disc(at) for at in range(6)], id="a third of them"),
        pytest.param([abs(ROWS - 24) + abs(COLUMNS - 32) / 1.4 < 24 for _ in range(9)], id="large and in the middle"),
        pytest.param([ROWS > 12 for _ in range(9)], id="ground below a sky"),
        pytest.param([(ROWS - 24) ** 2 + (COLUMNS - 32) ** 2 < 600 for _ in range(9)], id="a field of view"),
        pytest.param([disc(0) & False for _ in range(9)], id="no target at all"),
        pytest.param([~disc(0)] * 2, id="too few to tell"),
        pytest.param([], id="none"),
    ],
)
def test_other_masks_are_not(tmp_path, masks):
    assert inverted_note(saved(tmp_path, masks)) is None


def test_empty_masks_and_those_that_cannot_be_read_do_not_hide_the_others(tmp_path):
    pairs = saved(tmp_path, [~disc(at) if at % 2 else disc(0) & False for at in range(LOOKED_AT)])
    pairs[3].mask.write_bytes(b"no image")
    assert inverted_note(pairs) is not None


@pytest.mark.parametrize("folder", ["validation", "test"])
def test_real_masks_of_polyps_are_told_only_when_they_are_inverted(kvasir, tmp_path, folder):
    from segview.data.datasets import pairs
    from segview.data.images import read_mask

    found = pairs(kvasir / folder)
    assert inverted_note(found) is None
    assert inverted_note(saved(tmp_path, [read_mask(pair.mask) == 0 for pair in found[:40]])) is not None
