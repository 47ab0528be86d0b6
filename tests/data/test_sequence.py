"""The image before another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from segview.core.images.frames import frame_path
from segview.data.sequence import previous


def paint(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(path)


def test_it_is_the_one_before_in_natural_order_and_no_mask(tmp_path: Path) -> None:
    names = ("1.png", "2.png", "2_mask.png", "10.png", "11.png")
    paint(*(tmp_path / name for name in names))
    assert previous(tmp_path / "1.png") is None
    assert previous(tmp_path / "2.png") == tmp_path / "1.png"
    assert previous(tmp_path / "10.png") == tmp_path / "2.png"
    assert previous(tmp_path / "11.png") == tmp_path / "10.png"


def test_of_a_frame_it_is_the_frame_before(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"")
    assert previous(frame_path(film, 1)) is None
    assert previous(frame_path(film, 12)) == frame_path(film, 11)


def test_what_is_not_in_its_folder_has_none(tmp_path: Path) -> None:
    paint(tmp_path / "1.png")
    assert previous(tmp_path / "gone.png") is None
    assert previous(tmp_path / "nowhere" / "1.png") is None


def test_a_real_sequence_is_in_order(shared_data: Path) -> None:
    folder = shared_data / "larynx" / "patient1-seq1" / "images"
    assert previous(folder / "0006.jpg") == folder / "0004.jpg"
