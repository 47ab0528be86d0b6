"""Opening an image: it is known by what was decoded, and by the file that this came from."""

import os
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.images.identity import ImageIdentity
from segview.inference.predict import opening
from segview.inference.predict.opening import identify, open_image


def pixels(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (24, 32, 3), dtype=np.uint8)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "one.png"
    Image.fromarray(pixels(1)).save(path)
    return path


def test_an_image_says_which_file_it_came_from(image):
    opened = open_image(image)
    assert opened.identity == ImageIdentity.of(pixels(1))
    assert opened.source.sha256 == sha256(image.read_bytes()).hexdigest()
    seen = identify(image)
    assert (seen.path, seen.identity, seen.source.sha256) == (image, opened.identity, opened.source.sha256)
    assert seen.source.state.same(opened.source.state)


def test_the_same_image_in_another_format_is_the_same(image, tmp_path):
    Image.fromarray(pixels(1)).save(tmp_path / "other.bmp")
    assert open_image(tmp_path / "other.bmp").identity == open_image(image).identity


def test_a_ground_truth_has_no_part_in_the_identity(image, tmp_path):
    alone = open_image(image)
    mask = tmp_path / "mask.png"
    Image.fromarray(np.zeros((24, 32), np.uint8)).save(mask)
    assert open_image(image, mask).identity == alone.identity


def test_how_an_image_was_read_is_noted(image, tmp_path):
    assert open_image(image).notes == ()
    deep = tmp_path / "deep.png"
    Image.fromarray(np.arange(768, dtype=np.uint16).reshape(24, 32)).save(deep)
    assert "white for 1023 and above" in open_image(deep).notes[0]
    for number in ("", "_1", "_2"):
        Image.fromarray(np.zeros((24, 32), np.uint8)).save(tmp_path / f"one_mask{number}.png")
    assert open_image(image).notes == ("Its ground truth is 3 masks in one.",)


def test_a_damaged_image_is_known_by_its_file(tmp_path):
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    for path in (first, second):
        path.write_text("no image at all")
    assert identify(first).identity == identify(second).identity
    second.write_text("nor is this")
    assert identify(first).identity != identify(second).identity
    assert identify(tmp_path / "none.png") is None


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(image, tmp_path, monkeypatch):
    waiting = [tmp_path / "two.png"]
    Image.fromarray(pixels(2)).save(waiting[0])
    read = opening.read_image

    def replaced(path: Path):
        found = read(path)
        if waiting:
            os.replace(waiting.pop(), path)
        return found

    monkeypatch.setattr(opening, "read_image", replaced)
    opened = open_image(image)
    assert opened.identity == ImageIdentity.of(pixels(2))
    assert opened.source.sha256 == sha256(image.read_bytes()).hexdigest()


def test_a_file_that_never_stands_still_is_vouched_for_by_nothing(image, monkeypatch):
    read = opening.read_image

    def touched(path: Path):
        found = read(path)
        with path.open("ab") as file:
            file.write(b"\0")
        return found

    monkeypatch.setattr(opening, "read_image", touched)
    assert open_image(image).source is None


def test_a_ground_truth_of_another_size_is_said_to_be_stretched(tmp_path: Path) -> None:
    for name, size in (("images", (200, 100)), ("masks", (199, 100))):
        (tmp_path / name).mkdir()
        Image.new("L", size).save(tmp_path / name / "7.png")
    opened = open_image(tmp_path / "images" / "7.png")
    assert opened.truth is not None
    assert opened.truth.shape == (100, 200)
    assert opened.notes == ("Its ground truth has 199 × 100 pixels, and is stretched to the image.",)


def test_a_ground_truth_that_covers_most_of_the_image_is_marked(image: Path, tmp_path: Path) -> None:
    mask, target = tmp_path / "mask.png", np.zeros((24, 32), np.uint8)
    target[5:15, 5:20] = 255
    for values, looks_so in ((target, False), (255 - target, True), (np.zeros_like(target), False)):
        Image.fromarray(values).save(mask)
        assert open_image(image, mask).truth_looks_inverted is looks_so
    assert not open_image(image).truth_looks_inverted


@pytest.mark.parametrize(
    ("orientation", "size", "turned", "told"),
    [(3, (24, 32), False, True), (3, (24, 32), True, False), (6, (24, 24), False, True), (1, (24, 32), False, False)],
)
def test_an_image_that_is_turned_without_its_ground_truth_is_told(
    tmp_path: Path, orientation: int, size: tuple[int, int], turned: bool, told: bool
) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    Image.fromarray(np.full((*size, 3), 90, np.uint8)).save(tmp_path / "one.jpg", exif=exif)
    mask, target = tmp_path / "mask.tif", np.zeros(size, np.uint8)
    target[2:9, 3:9] = 255
    Image.fromarray(target).save(mask, exif=exif if turned else Image.Exif())
    opened = open_image(tmp_path / "one.jpg", mask)
    assert opened.truth_problem == ""
    assert any("not turned alike" in note for note in opened.notes) is told


def test_a_quarter_turn_that_the_size_confirms_is_not_told(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    Image.fromarray(np.full((24, 32, 3), 90, np.uint8)).save(tmp_path / "one.jpg", exif=exif)
    Image.fromarray(np.zeros((32, 24), np.uint8)).save(tmp_path / "mask.png")
    opened = open_image(tmp_path / "one.jpg", tmp_path / "mask.png")
    assert opened.truth is not None
    assert opened.notes == ()
