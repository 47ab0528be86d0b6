"""Exported masks are read back by other code than that which wrote them."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export, run_lengths
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Origin
from segview.core.base.errors import UserError


@pytest.fixture
def document(tmp_path: Path) -> Document:
    Image.new("RGB", (60, 40)).save(tmp_path / "one.png")
    mask = np.zeros((40, 60), np.uint8)
    mask[:12, 20:60] = 1
    mask[20:30, 5:25] = 1
    mask[23:26, 10:15] = 0
    origin = Origin.now(
        tmp_path / "one.png", (40, 60), classes=("background", "polyp"), variant="unet-c", threshold=0.5
    )
    made = Document(origin, mask)
    made.apply(Stroke(points=((35, 50),), radius=3, value=1))
    return made


def test_a_png_is_the_mask(tmp_path: Path, document: Document) -> None:
    export(document, tmp_path / "mask.png", "png")
    assert np.array_equal(np.array(Image.open(tmp_path / "mask.png")), document.mask * np.uint8(255))


def test_more_classes_are_indices(tmp_path: Path) -> None:
    mask = np.arange(12, dtype=np.uint8).reshape(3, 4) % 3
    made = Document(Origin(image="x.png", size=(3, 4), classes=("none", "a", "b")), mask)
    export(made, tmp_path / "mask.png", "png")
    image = Image.open(tmp_path / "mask.png")
    assert image.mode == "P"
    assert np.array_equal(np.array(image), mask)


def test_coco_run_lengths_are_the_mask(tmp_path: Path, document: Document) -> None:
    export(document, tmp_path / "mask.coco.json", "coco")
    content = json.loads((tmp_path / "mask.coco.json").read_text())
    (one,) = content["annotations"]
    counts = one["segmentation"]["counts"]
    values = np.repeat(np.arange(len(counts)) % 2, counts)
    assert np.array_equal(values.reshape(60, 40).T, document.mask)
    assert one["area"] == document.area(1)
    x, y, width, height = one["bbox"]
    inside = document.mask[y : y + height, x : x + width]
    assert inside.sum() == document.mask.sum()
    assert inside[0].any() and inside[-1].any() and inside[:, 0].any() and inside[:, -1].any()  # noqa: PT018
    assert content["categories"] == [{"id": 1, "name": "polyp"}]


@pytest.mark.parametrize("mask", [np.ones((2, 3)), np.zeros((2, 3)), np.eye(3)])
def test_run_lengths_begin_with_zeros_and_cover_all(mask: np.ndarray) -> None:
    counts = run_lengths(mask.astype(np.bool_))
    assert sum(counts) == mask.size
    assert np.array_equal(np.repeat(np.arange(len(counts)) % 2, counts).reshape(mask.shape[::-1]).T, mask)


def test_labelme_polygons_are_the_mask(tmp_path: Path, document: Document) -> None:
    export(document, tmp_path / "mask.json", "labelme")
    content = json.loads((tmp_path / "mask.json").read_text())
    assert content["imagePath"] == "one.png"
    canvas = Image.new("L", (60 * 8, 40 * 8))
    for shape in content["shapes"]:  # outlines of parts and of holes, one within the other
        part = Image.new("L", canvas.size)
        ImageDraw.Draw(part).polygon([(8 * x, 8 * y) for x, y in shape["points"]], fill=1)
        canvas = Image.fromarray(np.array(canvas) ^ np.array(part))
    again = np.array(canvas)[4::8, 4::8]
    assert (again != document.mask).mean() < 0.004


def test_what_it_came_from_stands_beside_it(tmp_path: Path, document: Document) -> None:
    about = json.loads(export(document, tmp_path / "mask.png", "png").read_text())
    assert about["image"] == "one.png"
    assert len(about["image_sha256"]) == 64
    assert about["variant"] == "unet-c"
    assert about["gestures"] == 1
    assert about["pixels"] == {"polyp": document.area(1)}
    assert str(tmp_path) not in json.dumps(about)


def test_the_picture_is_never_written(tmp_path: Path, document: Document) -> None:
    before = (tmp_path / "one.png").read_bytes()
    with pytest.raises(UserError, match="never written"):
        export(document, tmp_path / "one.png", "png")
    assert (tmp_path / "one.png").read_bytes() == before


def test_an_unknown_format_is_explained(tmp_path: Path, document: Document) -> None:
    with pytest.raises(UserError, match="Did you mean 'labelme'"):
        export(document, tmp_path / "x", "labelmee")
    assert list(FORMATS) == ["png", "coco", "labelme", "dicom", "dicom_named"]
