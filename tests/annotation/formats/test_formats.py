"""Exported masks, and the files written beside them."""

import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_file
from segview.core.base.errors import UserError
from segview.core.requests.label_list import Label, LabelList


@pytest.fixture
def document(tmp_path: Path) -> Document:
    Image.new("RGB", (60, 40)).save(tmp_path / "one.png")
    mask = np.zeros((40, 60), np.uint8)
    mask[:12, 20:60] = 1
    mask[20:30, 5:25] = 1
    mask[23:26, 10:15] = 0
    provenance = Provenance.now(
        tmp_path / "one.png", (40, 60), classes=("background", "polyp"), variant="unet-c", threshold=0.5
    )
    made = Document(provenance, mask)
    made.apply(Stroke(points=((35, 50),), radius=3, value=1))
    return made


def test_what_it_came_from_stands_beside_it(tmp_path: Path, document: Document) -> None:
    about = json.loads(export(document, tmp_path / "mask.png", "png").read_text())
    assert about["image"] == "one.png"
    assert len(about["image_sha256"]) == 64
    assert about["variant"] == "unet-c"
    assert about["gestures"] == 1
    assert about["pixels"] == {"polyp": document.area(1)}
    assert str(tmp_path) not in json.dumps(about)


def test_the_image_is_never_written(tmp_path: Path, document: Document) -> None:
    before = (tmp_path / "one.png").read_bytes()
    with pytest.raises(UserError, match="never written"):
        export(document, tmp_path / "one.png", "png")
    assert (tmp_path / "one.png").read_bytes() == before


def test_an_unknown_format_is_explained(tmp_path: Path, document: Document) -> None:
    with pytest.raises(UserError, match="Did you mean 'labelme'"):
        export(document, tmp_path / "x", "labelmee")
    written = [name for name, row in FORMATS.items() if row.write is not None]
    assert written == ["png", "coco", "coco_instances", "labelme", "dicom", "dicom_named"]


def test_the_table_has_a_row_for_each_format():
    for name, row in FORMATS.items():
        assert row.name == name
        assert row.title
        assert row.ending == row.endings[0]
        assert all(ending.startswith(".") and ending == ending.lower() for ending in row.endings)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are always Unicode there")
@pytest.mark.parametrize("kind", ["png", "coco", "labelme"])
def test_the_mask_of_an_image_with_a_name_that_is_no_utf8(tmp_path: Path, document: Document, kind: str) -> None:
    image = tmp_path / os.fsdecode(b"caf\xe9.png")
    os.rename(tmp_path / "one.png", image)
    named = Document(document.provenance.model_copy(update={"image": str(image)}), document.mask)
    path = image.with_name(image.stem + FORMATS[kind].ending.replace(".png", "-mask.png"))
    about = json.loads(export(named, path, kind).read_bytes())
    assert about["image"] == image.name
    found = read_file(path, named.provenance)
    assert np.array_equal(found.mask, document.mask)
    assert found.doubts == ()


def test_own_labels_keep_their_names_and_colours(tmp_path: Path) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "one.png")
    labels = LabelList(
        labels=(Label(name="a polyp", colour="#102030", key=1), Label(name="기구", colour="#ff8000", key=2))
    )
    mask = np.zeros((40, 60), np.uint8)
    mask[:12], mask[20:30] = 1, 2
    provenance = Provenance.now(tmp_path / "one.png", (40, 60), classes=labels.classes, colours=labels.colours)
    made = Document(provenance, mask)
    about = json.loads(export(made, tmp_path / "m.png", "png").read_text())
    assert about["classes"] == list(labels.classes)
    assert about["colours"] == list(labels.colours)
    with Image.open(tmp_path / "m.png") as image:
        assert (image.getpalette() or [])[:9] == [0, 0, 0, 16, 32, 48, 255, 128, 0]
    export(made, tmp_path / "m.coco.json", "coco")
    coco = json.loads((tmp_path / "m.coco.json").read_text())
    assert coco["categories"] == [
        {"id": 1, "name": "a polyp", "color": [16, 32, 48]},
        {"id": 2, "name": "기구", "color": [255, 128, 0]},
    ]
    export(made, tmp_path / "m.json", "labelme")
    labelme = json.loads((tmp_path / "m.json").read_text())
    assert labelme["label_colors"] == {"a polyp": [16, 32, 48], "기구": [255, 128, 0]}
    for name in ("m.png", "m.coco.json", "m.json"):
        assert (read_file(tmp_path / name, provenance).mask == mask).all()
