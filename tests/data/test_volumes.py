"""Ground truths and predictions in NIfTI: a slice is the mask of the frame with its number."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.variants.classes import Labelling
from segview.data.datasets import find_images, find_mask, find_masks, pairs, read_pair
from segview.data.predictions.folder import PredictionFolder, read_prediction
from segview.inference.predict.opening import open_image

nibabel = pytest.importorskip("nibabel", reason="the extra [nifti] is not installed")

DISPLAYED = np.diag([-1.0, -1.0, 1.0, 1.0])
"""The axes that ITK writes for images without a place in a body."""
BODY = np.diag([-1.0, 1.0, 1.0, 1.0])
ROWS, COLUMNS, FRAMES = 24, 36, 5


def labels(size: tuple[int, int] = (ROWS, COLUMNS), frames: int = FRAMES) -> np.ndarray:
    """Return frames × rows × columns of masks that differ, and lie neither in the middle nor alike both ways."""
    found = np.zeros((frames, *size), np.uint8)
    for number in range(frames):
        found[number, 2 : 5 + number, 3 : 16 + number] = 1
    return found


def volume(path: Path, stored: np.ndarray, affine: np.ndarray | None = DISPLAYED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    nibabel.save(nibabel.Nifti1Image(stored, affine), path)
    return path


def stack(folder: Path, frames: int = FRAMES, size: tuple[int, int] = (ROWS, COLUMNS)) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    tifffile.imwrite(folder / "a.tif", np.full((frames, *size), 90, np.uint8), photometric="minisblack")
    return find_images(folder)


@pytest.mark.parametrize("name", ["masks/a.nii.gz", "masks/a_seg.nii", "labels/A.nii.gz", "images/a_mask.nii.gz"])
def test_each_slice_is_the_mask_of_the_frame_with_its_number(tmp_path: Path, name: str) -> None:
    frames = stack(tmp_path / "images")
    volume(tmp_path / name, labels().T)
    found = pairs(tmp_path / "images")
    assert [pair.image for pair in found] == list(frames)
    for pair, expected in zip(found, labels(), strict=True):
        np.testing.assert_array_equal(read_pair(pair)[1], expected)
        np.testing.assert_array_equal(read_pair(pair, Labelling(2))[1], expected)
    opened = [open_image(frame) for frame in frames]
    assert not any(one.truth_problem or one.notes for one in opened)
    assert len({one.truth_source.sha256 for one in opened}) == FRAMES


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.float32, np.float64])
def test_a_single_slice_is_the_mask_of_an_image_in_every_kind_of_number(tmp_path: Path, kind: type) -> None:
    (tmp_path / "imagesTr").mkdir()
    Image.new("RGB", (COLUMNS, ROWS)).save(tmp_path / "imagesTr" / "case_7_0000.png")
    volume(tmp_path / "labelsTr" / "case_7.nii.gz", labels()[0].T[..., None].astype(kind))
    (pair,) = pairs(tmp_path / "imagesTr")
    np.testing.assert_array_equal(read_pair(pair)[1], labels()[0])


@pytest.mark.parametrize("affine", [np.eye(4), None])
@pytest.mark.parametrize("stored", [labels().T, np.moveaxis(labels(), 0, 2)])
def test_the_longer_side_tells_rows_from_columns_where_the_file_does_not(
    tmp_path: Path, stored: np.ndarray, affine: np.ndarray | None
) -> None:
    stack(tmp_path / "images")
    volume(tmp_path / "masks" / "a.nii.gz", stored, affine)
    for pair, expected in zip(pairs(tmp_path / "images"), labels(), strict=True):
        np.testing.assert_array_equal(read_pair(pair)[1], expected)
        assert not open_image(pair.image).notes


def test_a_volume_that_may_lie_on_its_side_is_refused(tmp_path: Path) -> None:
    (frame, *_) = stack(tmp_path / "images", size=(ROWS, ROWS))
    stored = labels((ROWS, ROWS)).T
    path = volume(tmp_path / "masks" / "a.nii.gz", stored, np.eye(4))
    problem = open_image(frame).truth_problem
    assert "does not say how its axes lie, and is as wide as it is high" in problem
    volume(path, stored)
    np.testing.assert_array_equal(open_image(frame).truth, stored[..., 0].T)


@pytest.mark.parametrize("affine", [BODY, np.diag([1.0, 1, -1, 1]), np.array(DISPLAYED)[[1, 0, 2, 3]]])
def test_axes_in_a_body_are_not_guessed(tmp_path: Path, affine: np.ndarray) -> None:
    (frame, *_) = stack(tmp_path / "images")
    volume(tmp_path / "masks" / "a.nii.gz", labels().T, affine)
    opened = open_image(frame)
    assert opened.truth is None
    assert "point to other sides of a body" in opened.truth_problem


def test_other_numbers_of_slices_are_refused(tmp_path: Path) -> None:
    frames = stack(tmp_path / "images")
    volume(tmp_path / "masks" / "a.nii.gz", labels(frames=FRAMES - 1).T)
    for frame in frames:
        assert "a.nii.gz has 4 slices, and it is unclear which to use" in open_image(frame).truth_problem


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        (labels().T.astype(np.int16) * 1000, "holds numbers from 0 to 1000: it is an image, not a mask"),
        (labels().T.astype(np.float32) - 0.5, "holds numbers from -0.5 to 0.5"),
        (np.where(labels().T, np.nan, 0).astype(np.float32), "holds numbers from nan to nan"),
        (np.full((COLUMNS, ROWS, FRAMES, 2), 1, np.uint8), "holds 36 × 24 × 5 × 2 numbers"),
    ],
)
def test_what_is_no_mask_is_refused(tmp_path: Path, stored: np.ndarray, reason: str) -> None:
    (frame, *_) = stack(tmp_path / "images")
    path = volume(tmp_path / "masks" / "a.nii.gz", stored)
    mask = find_mask(frame) or path
    with pytest.raises(UserError, match=reason):
        read_pair_of(frame, mask)


def read_pair_of(image: Path, mask: Path) -> np.ndarray:
    from segview.data.datasets import Pair

    return read_pair(Pair(image, mask))[1]


def test_damaged_volumes_are_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    image = tmp_path / "images" / "7.png"
    Image.new("RGB", (COLUMNS, ROWS)).save(image)
    path = volume(tmp_path / "masks" / "7.nii.gz", labels()[0].T)
    whole = path.read_bytes()
    for content in (whole[: len(whole) // 2], b"\x1f\x8b" + bytes(400), b"x" * 400):
        path.write_bytes(content)
        with pytest.raises(UserError, match=r"7\.nii\.gz is (damaged|not)"):
            read_pair_of(image, path)
        assert open_image(image).truth_problem


def test_a_missing_library_is_said_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (frame, *_) = stack(tmp_path / "images", frames=2)
    path = volume(tmp_path / "masks" / "a.nii.gz", labels(frames=2).T)
    monkeypatch.setitem(sys.modules, "nibabel", None)
    with pytest.raises(UserError, match=r"not installed\. Install it with .* -m pip install 'segview\[nifti\]'"):
        read_pair_of(frame, path)
    assert "pip install 'segview[nifti]'" in open_image(frame).truth_problem


def test_a_volume_is_no_image(tmp_path: Path) -> None:
    path = volume(tmp_path / "a.nii.gz", labels().T)
    with pytest.raises(UserError, match="holds no image"):
        find_images(tmp_path)
    with pytest.raises(UserError, match="is a NIfTI volume, which is read as a mask or as a prediction"):
        open_image(path)


def test_a_volume_of_the_same_name_beside_an_image_is_no_mask_and_hides_none(tmp_path: Path) -> None:
    frames = stack(tmp_path)
    volume(tmp_path / "a.nii.gz", labels().T)
    assert find_masks(frames) == {}
    tifffile.imwrite(tmp_path / "a_mask.tif", labels() * 255, photometric="minisblack")
    assert len(find_masks(frames)) == FRAMES


@pytest.mark.parametrize("number", range(1, FRAMES + 1))
def test_predictions_of_frames_are_slices(tmp_path: Path, number: int) -> None:
    frames = stack(tmp_path / "images")
    volume(tmp_path / "pred_x" / "a.nii.gz", labels().T)
    folder = PredictionFolder.of(tmp_path / "pred_x")
    assert folder.unmatched_names(frames) == ((), ())
    found = read_prediction(folder, frames[number - 1], (ROWS, COLUMNS), folder.reading())
    np.testing.assert_array_equal(found[1], labels()[number - 1])
