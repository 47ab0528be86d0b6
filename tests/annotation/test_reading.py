"""Masks come back as they went out; what is no mask is explained."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS
from segview.annotation.formats.format import Content
from segview.annotation.provenance import Provenance
from segview.annotation.reading import LARGEST_FILE, read_file, read_mask
from segview.core.base.errors import UserError
from segview.core.variants.classes import IGNORED
from tests.annotation.formats.given import MASK, SQUARE, annotation, coco, flat, labelme, provenance, shape, written

CLASSES = (
    ("background", "polyp"),
    ("background", "polyp", "tool", "light"),
    ("sky", "road", "car"),
    ("road", "car", "void"),
)
PLAIN = [kind for kind, one in FORMATS.items() if one.write and one.suits(Path("one.png"))]


@pytest.mark.parametrize("kind", PLAIN)
@settings(max_examples=60, deadline=None)
@given(
    some.integers(0, 2**32 - 1),
    some.tuples(some.integers(1, 24), some.integers(1, 24)),
    some.sampled_from(CLASSES),
    some.sampled_from(["noise", "patches", "lines", "one pixel", "nested"]),
)
def test_what_goes_out_comes_back(kind, seed, size, classes, view):
    own = Provenance(image="/pictures/one.png", size=size, classes=classes)
    mask = drawn(own, np.random.default_rng(seed), view)
    write = FORMATS[kind].write
    assert write is not None
    found = FORMATS[kind].read(Content(write(Document(own, mask))), own)
    assert np.array_equal(found.mask, mask)
    assert found.doubts == ()


def drawn(own: Provenance, rng: np.random.Generator, view: str) -> np.ndarray:
    """Return a mask of all classes with holes, diagonals and single pixels."""
    values = np.array([*own.things, own.rest], np.uint8)
    mask = np.full(own.size, own.rest, np.uint8)
    if view == "noise":
        mask = rng.choice(values, own.size)
    elif view == "patches":
        mask = rng.choice(values, (24, 24)).repeat(4, 0).repeat(4, 1)[: own.size[0], : own.size[1]]
    elif view == "lines":
        mask[np.indices(own.size).sum(0) % 3 == 0] = own.things[0]
        mask[::4] = own.things[-1]
    elif view == "one pixel":
        mask[rng.integers(own.size[0]), rng.integers(own.size[1])] = own.things[0]
    else:
        for depth in range(min(own.size) // 2):
            mask[depth : own.size[0] - depth, depth : own.size[1] - depth] = values[depth % len(values)]
    return np.ascontiguousarray(mask)


def test_masks_that_are_whole_or_empty_come_back(tmp_path):
    own = provenance(tmp_path)
    for kind in PLAIN:
        for mask in (np.zeros_like(MASK), np.ones_like(MASK)):
            write = FORMATS[kind].write
            assert write is not None
            (tmp_path / "mask").write_bytes(write(Document(own, mask)))
            assert np.array_equal(read_mask(tmp_path / "mask", own), mask)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_json_in_every_encoding(tmp_path, encoding):
    content = json.dumps({**labelme(shape()), "description": "Größe"}, ensure_ascii=False).encode(encoding)
    assert np.array_equal(read_mask(written(tmp_path, content), provenance(tmp_path)), MASK)


@pytest.mark.parametrize(("label", "encoding"), [("용종", "cp949"), ("ポリープ", "cp932"), ("Größe", "cp1252")])
def test_labels_whose_letters_cannot_be_read_are_refused(tmp_path, label, encoding):
    content = json.dumps(labelme({**shape(), "label": label}), ensure_ascii=False).encode(encoding)
    with pytest.raises(UserError, match=r"The label .* is not in UTF-8\. Save the file as UTF-8"):
        read_file(written(tmp_path, content), provenance(tmp_path))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"hello", "neither an image nor JSON"),
        (b"\1\2\3", "neither an image nor JSON"),
        (b"[1, 2]", "neither COCO's"),
        (b"{}", "neither COCO's"),
        (b"[" * 100_000, "JSON is damaged or incomplete"),
        (b'\xef\xbb\xbf {"shapes": [{"points', "JSON is damaged or incomplete"),
        (b'{"shapes": 3}', "given.json: .*names no image|'shapes' are no list"),
    ],
)
def test_what_is_no_mask_is_explained(tmp_path, content, reason):
    with pytest.raises(UserError, match=reason):
        read_file(written(tmp_path, content), provenance(tmp_path))


def test_files_that_cannot_be_read_or_are_too_large(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        read_file(tmp_path / "absent.png", provenance(tmp_path))
    with pytest.raises(UserError, match="cannot be read"):
        read_file(tmp_path, provenance(tmp_path))
    with open(tmp_path / "large", "wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(UserError, match="200 MB"):
        read_file(tmp_path / "large", provenance(tmp_path))


@pytest.mark.parametrize("label", ["polyp-1", "polyp_2", "Polyp 12", "polyp3", "polyp.4"])
def test_a_number_behind_the_name_of_a_class_is_that_of_the_object(tmp_path, label):
    for street in (provenance(tmp_path), provenance(tmp_path, "polyp", "tool")):
        found = read_file(written(tmp_path, labelme(shape(label=label))), street)
        assert np.array_equal(found.mask, MASK)
        assert found.notes == (f"Its class '{label}' was read as polyp.",)
    exact = provenance(tmp_path, "polyp", label)
    assert np.array_equal(read_mask(written(tmp_path, labelme(shape(label=label))), exact), MASK * 2)


def test_what_is_in_doubt_is_refused_where_nobody_can_be_asked(tmp_path):
    path = written(tmp_path, labelme(shape(), imagePath="other.png"))
    assert np.array_equal(read_file(path, provenance(tmp_path)).mask, MASK)
    with pytest.raises(UserError, match=r"given\.json: It is for other\.png"):
        read_mask(path, provenance(tmp_path))


def test_streets_of_other_tools(tmp_path):
    street = provenance(tmp_path).model_copy(update={"classes": ("sky", "road", "car")})
    content = coco(annotation([flat(SQUARE)]), categories=[{"id": 1, "name": "Car"}])
    assert np.array_equal(read_mask(written(tmp_path, content), street), np.where(MASK, 2, IGNORED))


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.xml", b"<annotation><filename>p1.png</filename></annotation>", "of Pascal VOC"),
        ("a.json", json.dumps([annotation([flat(SQUARE)])]).encode(), "a list of COCO results"),
        ("a.xml", b"<?xml version='1.0'?><Annotations><Annotation/></Annotations>", "of ImageScope"),
        ("a.xml", b"<ASAP_Annotations/>", "of ASAP"),
        ("a.svg", b"<svg width='9'/>", "SVG"),
        ("a.png", b"<!DOCTYPE html><html>", "a web page"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS"),
        ("a.npy", b"\x93NUMPY\1\0", "a numpy array"),
        ("a.mat", b"MATLAB 5.0 MAT-file", "a file of MATLAB"),
        ("a.h5", b"\x89HDF\r\n", "HDF5 data"),
        ("a.nrrd", b"NRRD0004\n", "an NRRD volume"),
        ("a.jp2", b"\0\0\0\x0cjP  \r\n", "JPEG 2000"),
        ("a.heic", b"\0\0\0\x18ftypheic", "HEIC or AVIF"),
        ("a.pdf", b"%PDF-1.4", "a PDF document"),
        ("a.json", json.dumps([{"image": "p1.png", "annotator": 1, "label": []}]).encode(), "JSON-MIN of Label Studio"),
        ("a.json", json.dumps({"items": [], "categories": {}, "info": {}}).encode(), "of Datumaro"),
        ("a.json", json.dumps({"project": {}, "file": {}, "metadata": {}}).encode(), "version 3 of the VGG"),
        ("a.json", json.dumps([{"data_row": {}, "projects": {}}]).encode(), "of Labelbox"),
        ("a.json", json.dumps({"metadata": {}, "instances": []}).encode(), "of SuperAnnotate"),
        ("a.json", json.dumps({"item": {}, "annotations": []}).encode(), "of Darwin"),
        ("a.json", json.dumps({"filename": "p1.png", "annotations": []}).encode(), "of Dataloop"),
        ("a.json", json.dumps({"imgHeight": 48, "objects": []}).encode(), "of Cityscapes"),
        ("a.json", json.dumps([{"image": "p1.png", "annotations": []}]).encode(), "CreateML"),
        ("a.roi", b"Iout\0\xe4", "ImageJ"),
        ("a.zip", b"PK\x03\x04\0\0", "an archive"),
        ("a.csv", b"\xef\xbb\xbfimage;x;y\np1.png;10;8\n", "a table"),
        ("a.txt", b"0 0.1 0.1 0.5 0.1 0.5 0.5\n", "a table"),
        ("a.json", b"", "is empty"),
    ],
)
def test_what_other_programs_write_is_called_by_its_name(tmp_path, name, content, title):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_file(path, provenance(tmp_path))
    assert title in str(refused.value)
    assert str(refused.value).endswith(".")
