"""The masks of many images: names that differ, one file for all, COCO with instances."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, about_path
from segview.annotation.formats.batch import export_each, export_together, file_of_all, files_of
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_file
from segview.core.base.errors import UserError
from segview.core.requests.request import Failure
from segview.data.own_files import is_own
from tests.annotation.seen import draw

SIZE = (24, 32)


def document(folder: Path, name: str, *classes: str) -> Document:
    mask = np.zeros(SIZE, np.uint8)
    mask[2:8, 2:10] = 1
    mask[12:20, 4:16] = len(classes)
    mask[14:18, 8:12] = 0  # a hole
    mask[2:4, 20:30] = 1
    return Document(Provenance.now(draw(folder / name, len(name)), SIZE, classes=("background", *classes)), mask)


def test_names_of_masks_differ(tmp_path: Path) -> None:
    images = [tmp_path / "a" / "1.png", tmp_path / "b" / "1.png", tmp_path / "b" / "2.jpg", tmp_path / "b" / "3.png"]
    names = [file.name for file in files_of(images, tmp_path / "out", "png").values()]
    assert names == ["a.1.png.mask.png", "b.1.png.mask.png", "2.mask.png", "3.mask.png"]
    alike = [tmp_path / "x" / "a" / "1.png", tmp_path / "y" / "a" / "1.png", tmp_path / "y" / "a" / "1.PNG"]
    files = files_of(alike, tmp_path, "labelme").values()
    assert len({str(file).casefold() for file in files}) == 3


@pytest.mark.parametrize("kind", ["png", "coco", "coco_instances", "labelme"])
def test_each_mask_is_read_back_from_its_file(tmp_path: Path, kind: str) -> None:
    documents = [document(tmp_path, f"{number}.png", "polyp", "tool") for number in range(3)]
    files = files_of([Path(one.provenance.image) for one in documents], tmp_path / "out", kind)
    assert list(export_each(documents, files, kind)) == list(files.values())
    for one, file in zip(documents, files.values(), strict=True):
        assert (read_file(file, one.provenance).mask == one.mask).all()
        assert about_path(file).exists()


@pytest.mark.parametrize("kind", ["coco", "coco_instances"])
def test_one_file_has_the_masks_of_all(tmp_path: Path, kind: str) -> None:
    documents = [document(tmp_path, f"{number}.png", "polyp", "tool") for number in range(3)]
    documents.append(document(tmp_path, "other.png", "tool"))
    file = file_of_all(tmp_path, kind)
    done = list(export_together([*documents, Failure(Path("x.png"), "It is damaged.")], file, kind))
    assert done[:4] == [Path(one.provenance.image) for one in documents]
    assert isinstance(done[4], Failure)
    content = json.loads(file.read_text())
    assert [one["file_name"] for one in content["images"]] == ["0.png", "1.png", "2.png", "other.png"]
    assert [one["name"] for one in content["categories"]] == ["polyp", "tool"]
    assert [one["id"] for one in content["annotations"]] == list(range(1, len(content["annotations"]) + 1))
    for one in documents:
        assert (read_file(file, one.provenance).mask == one.mask).all()
    said = json.loads(about_path(file).read_text())
    assert [one["image"] for one in said["images"]] == ["0.png", "1.png", "2.png", "other.png"]
    assert is_own(about_path(file))
    assert is_own(file)


def test_instances_are_polygons_unless_they_have_holes(tmp_path: Path) -> None:
    one = document(tmp_path, "a.png", "polyp", "tool")
    file = tmp_path / "a.instances.json"
    list(export_each([one], {Path(one.provenance.image): file}, "coco_instances"))
    rows = json.loads(file.read_text())["annotations"]
    assert [(row["category_id"], row["area"], row["iscrowd"]) for row in rows] == [(1, 48, 0), (1, 20, 0), (2, 80, 0)]
    (line,) = rows[0]["segmentation"]
    assert (min(line[::2]), max(line[::2]), min(line[1::2]), max(line[1::2])) == (2, 10, 2, 8)
    assert rows[0]["bbox"] == [2, 2, 8, 6]
    assert rows[2]["segmentation"]["size"] == list(SIZE)
    assert rows[2]["bbox"] == [4, 12, 12, 8]


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # its own, with NumPy 2
def test_pycocotools_finds_the_pixels_of_each_instance(tmp_path: Path) -> None:
    masks = pytest.importorskip("pycocotools.mask", reason="pycocotools is not installed")
    one = document(tmp_path, "a.png", "polyp", "tool")
    file = tmp_path / "a.instances.json"
    list(export_each([one], {Path(one.provenance.image): file}, "coco_instances"))
    found = np.zeros(SIZE, np.uint8)
    for row in json.loads(file.read_text())["annotations"]:
        segmentation = row["segmentation"]
        if isinstance(segmentation, dict):
            packed = masks.frPyObjects(segmentation, *SIZE)
        else:
            packed = masks.merge(masks.frPyObjects(segmentation, *SIZE))
        found[masks.decode(packed).astype(bool)] = row["category_id"]
    assert (found == one.mask).all()


def test_a_format_without_room_for_all_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="a file for each image"):
        file_of_all(tmp_path, "png")


def test_nothing_to_export_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no mask to export"):
        list(export_together([], file_of_all(tmp_path, "coco"), "coco"))
    assert not list(tmp_path.iterdir())


def test_an_image_that_a_format_is_not_for_costs_that_image(tmp_path: Path) -> None:
    one = document(tmp_path, "a.png", "polyp")
    image = Path(one.provenance.image)
    (done,) = export_each([one], files_of([image], tmp_path / "out", "dicom"), "dicom")
    assert isinstance(done, Failure)
    assert "a.png" in done.reason


def test_every_format_of_one_file_also_has_one_for_each_image() -> None:
    assert all(row.write is not None for row in FORMATS.values() if row.write_many is not None)
