"""The size of pixels, where a file tells it and it can be trusted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.core.images.frames import frame_path
from segview.core.images.spacing import Spacing
from segview.data.spacing import spacing_of
from tests.data.framed import dicom, numbered

PIXELS = np.zeros((20, 30, 3), np.uint8)


@pytest.mark.parametrize("element", ["PixelSpacing", "ImagerPixelSpacing"])
def test_dicom_tells_rows_first(tmp_path: Path, element: str) -> None:
    pytest.importorskip("pydicom", reason="pydicom is not installed")
    file = dicom(tmp_path / "a.dcm", np.stack([numbered(1)]), **{element: [0.5, 0.25]})
    assert spacing_of(file) == Spacing(0.5, 0.25, "DICOM")
    assert spacing_of(frame_path(file, 2)) == Spacing(0.5, 0.25, "DICOM")


def test_dicom_without_it_tells_nothing(tmp_path: Path) -> None:
    pytest.importorskip("pydicom", reason="pydicom is not installed")
    assert spacing_of(dicom(tmp_path / "a.dcm", np.stack([numbered(1)]))) is None
    assert spacing_of(dicom(tmp_path / "b.dcm", np.stack([numbered(1)]), PixelSpacing=[0, 0])) is None


def test_imagej_tells_it_with_a_unit(tmp_path: Path) -> None:
    grey = PIXELS[..., 0]
    file = tmp_path / "a.tif"
    tifffile.imwrite(file, grey, imagej=True, resolution=(4.0, 2.0), metadata={"unit": "mm"})
    assert spacing_of(file) == Spacing(0.5, 0.25, "TIFF")
    tifffile.imwrite(file, grey, imagej=True, resolution=(4.0, 4.0), metadata={"unit": "um"})
    found = spacing_of(file)
    assert found is not None
    assert found.rows == pytest.approx(0.25e-3)
    tifffile.imwrite(file, grey, imagej=True, resolution=(4.0, 4.0), metadata={"unit": "pixel"})
    assert spacing_of(file) is None


def test_a_resolution_by_centimetre_counts_and_one_by_inch_does_not(tmp_path: Path) -> None:
    file = tmp_path / "a.tif"
    tifffile.imwrite(file, PIXELS, resolution=(100, 50), resolutionunit="CENTIMETER")
    assert spacing_of(file) == Spacing(0.2, 0.1, "TIFF")
    tifffile.imwrite(file, PIXELS, resolution=(300, 300), resolutionunit="INCH")
    assert spacing_of(file) is None


def test_ome_tells_it(tmp_path: Path) -> None:
    file = tmp_path / "a.ome.tif"
    sizes = {"axes": "YX", "PhysicalSizeX": 2.0, "PhysicalSizeXUnit": "µm", "PhysicalSizeY": 3.0}
    tifffile.imwrite(file, PIXELS[..., 0], ome=True, metadata={**sizes, "PhysicalSizeYUnit": "µm"})
    found = spacing_of(file)
    assert found is not None
    assert (found.rows, found.columns) == pytest.approx((3e-3, 2e-3))


def test_what_photographs_say_of_printing_is_not_taken(tmp_path: Path) -> None:
    for name in ("a.png", "a.jpg"):
        Image.fromarray(PIXELS).save(tmp_path / name, dpi=(72, 72))
        assert spacing_of(tmp_path / name) is None


def test_damaged_and_missing_files_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(b"II*\0 nonsense")
    (tmp_path / "a.dcm").write_bytes(b"nonsense")
    assert spacing_of(tmp_path / "a.tif") is None
    assert spacing_of(tmp_path / "a.dcm") is None
    assert spacing_of(tmp_path / "nowhere.tif") is None
