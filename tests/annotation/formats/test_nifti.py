"""Masks in NIfTI, read onto images and frames."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_file
from segview.core.base.errors import UserError
from tests.annotation.formats.given import MASK, SIZE, provenance

nibabel = pytest.importorskip("nibabel", reason="the extra [nifti] is not installed")

DISPLAYED = np.diag([-1.0, -1.0, 1.0, 1.0])


def written(folder: Path, *slices: np.ndarray, affine: np.ndarray = DISPLAYED, kind: str = "1") -> Path:
    path = folder / "given.nii.gz"
    make = nibabel.Nifti1Image if kind == "1" else nibabel.Nifti2Image
    nibabel.save(make(np.stack(slices).T, affine), path)
    return path


def frame(folder: Path, number: int, *classes: str) -> Provenance:
    return provenance(folder, *classes).model_copy(update={"image": str(folder / f"us#{number:05d}.dcm")})


@pytest.mark.parametrize("kind", ["1", "2"])
@pytest.mark.parametrize("stored", [MASK, MASK * 255, MASK.astype(np.float32), MASK.astype(np.float64), MASK * 3])
def test_one_slice_is_the_mask_of_an_image(tmp_path: Path, kind: str, stored: np.ndarray) -> None:
    found = read_file(written(tmp_path, stored, kind=kind), provenance(tmp_path))
    np.testing.assert_array_equal(found.mask, MASK)
    assert not found.doubts


def test_labels_are_classes(tmp_path: Path) -> None:
    labels = MASK.copy()
    labels[20:] *= 2
    found = read_file(written(tmp_path, labels), provenance(tmp_path, "polyp", "tool"))
    np.testing.assert_array_equal(found.mask, labels)
    with pytest.raises(UserError, match="values up to 2, and there are only the classes 0 background, 1 polyp"):
        read_file(written(tmp_path, labels), provenance(tmp_path))


def test_the_slice_of_a_frame_is_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, MASK * 0, np.roll(MASK, 3, axis=0), MASK)
    found = read_file(path, frame(tmp_path, 2))
    np.testing.assert_array_equal(found.mask, np.roll(MASK, 3, axis=0))
    assert found.doubts == ("It has 3 slices, of which number 2 would be taken, as this is frame 2.",)
    with pytest.raises(UserError, match="has 3 slices, but number 4 was requested"):
        read_file(path, frame(tmp_path, 4))
    with pytest.raises(UserError, match="has 3 slices, and the image is no frame"):
        read_file(path, provenance(tmp_path))


def test_a_mask_of_another_image_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="It is 48 × 64 pixels, the image 64 × 48"):
        read_file(written(tmp_path, MASK.T), provenance(tmp_path))
    found = read_file(written(tmp_path, MASK.T, affine=np.eye(4)), provenance(tmp_path))
    np.testing.assert_array_equal(found.mask, MASK)
    with pytest.raises(UserError, match="point to other sides of a body"):
        read_file(written(tmp_path, MASK, affine=np.diag([-1.0, 1, 1, 1])), provenance(tmp_path))


def test_a_mask_the_other_way_round_is_asked_about(tmp_path: Path) -> None:
    assert "may be inverted" in str(read_file(written(tmp_path, 1 - MASK), provenance(tmp_path)).doubts)


def test_damage_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, np.random.default_rng(1).integers(0, 2, SIZE).astype(np.uint8))
    whole = path.read_bytes()
    for content in (b"", whole[:-200], whole[:40], b"\x1f\x8b\x08\0", bytes(348), whole[:-8] + bytes(8)):
        path.write_bytes(content)
        with pytest.raises(UserError, match=r"given\.nii\.gz: (The NIfTI is damaged|.*is not)"):
            read_file(path, provenance(tmp_path))
