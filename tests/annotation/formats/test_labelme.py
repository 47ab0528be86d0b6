"""labelme's files, those of X-AnyLabeling and of old versions too: every shape with an inside is painted."""

import json
import re

import numpy as np
import pytest
from PIL import Image, ImageDraw

from segview.annotation.document import Document
from segview.annotation.formats import export
from segview.annotation.reading import read_file, read_mask
from segview.core.base.errors import UserError
from tests.annotation.formats.given import MASK, RING, SQUARE, WITHIN, labelme, packed, provenance, shape, written


@pytest.mark.parametrize(
    "one",
    [
        shape(),
        shape(kind=None),
        {"label": "polyp", "points": SQUARE},
        shape(kind="rotation", direction=1.5),
        shape(kind="oriented_rectangle"),
        shape(kind="rectangle"),
        shape([[30, 28], [10, 8]], "rectangle"),
        shape([[str(x), str(y)] for x, y in SQUARE]),
        shape(difficult=True),
        shape(label="Polyp "),
        shape([[10, 8], [29, 27]], "mask", mask="data:image/png;base64," + packed(np.ones((20, 20), np.uint8))),
    ],
)
def test_shapes_that_are_filled(tmp_path, one):
    found = read_file(written(tmp_path, labelme(one)), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert (found.notes, found.doubts) == ((), ())


def test_a_circle_is_its_middle_and_a_point_on_it(tmp_path):
    mask = read_mask(written(tmp_path, labelme(shape([[30, 20], [30, 26]], "circle"))), provenance(tmp_path))
    rows, columns = np.mgrid[:48, :64]
    assert np.array_equal(mask, np.hypot(rows + 0.5 - 20, columns + 0.5 - 30) <= 6)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (shape([[5, 5]], "point"), "no inside .shape 'point'"),
        (shape([[1, 1], [5, 5], [9, 1]], "linestrip"), "no inside"),
        (shape([[1, 1], [5, 5]], "line"), "no inside"),
        (shape([[1, 1], [5, 5], [9, 1]], "points"), "no inside"),
        (shape(kind="cuboid"), "unknown kind of shape .'cuboid'"),
        (shape(kind=7), "unknown kind of shape .'7'"),
        (shape([[1, 1], [5, 5]]), "fewer than three corners"),
        (shape([[1, 1]], "rectangle"), "fewer than three corners"),
        (shape([], "polygon"), "fewer than three corners"),
        (shape(None), "fewer than three corners"),
        (shape([{"x": 1, "y": 2}] * 4), "not numbers"),
        (shape([[1, 1, 0], [5, 5, 0], [9, 1, 0]]), "not numbers"),
        (shape([[float("nan"), 1], [5, 5], [9, 1]]), "not finite numbers"),
        (shape([[30, 20]], "circle"), "no middle and point of a circle"),
        (shape([[30, 20], [float("inf"), 1]], "circle"), "not finite numbers"),
        (shape([[0.1, 0.1], [0.7, 0.1], [0.7, 0.9]]), "shares of an image"),
        (shape([[70, 50], [90, 50], [90, 70]]), "no pixel of the image inside"),
        (shape([[10, 8], [30, 28]], "mask"), "a mask without its pixels"),
        (shape([[10, 8], [30, 28]], "mask", mask="xx"), "a damaged mask"),
        (shape([[10, 8], [40, 38]], "mask", mask=packed(MASK[:21, :21])), "another size than its box"),
        ("no shape", "fewer than three corners"),
    ],
)
def test_a_shape_without_an_inside_is_passed_over_and_said_and_alone_it_is_refused(tmp_path, one, why):
    # Its class does not matter then.
    glare = {**one, "label": "glare"} if isinstance(one, dict) else one
    found = read_file(written(tmp_path, labelme(shape(), glare)), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert re.search(f"1 part with .*{why}", found.notes[0])
    with pytest.raises(UserError, match=f"Nothing in it can be drawn: 1 part with .*{why}"):
        read_file(written(tmp_path, labelme(one)), provenance(tmp_path))


@pytest.mark.parametrize("mode", [None, "1", "RGB", "RGBA"])
def test_small_masks(tmp_path, mode):
    pixels = np.zeros((21, 21), np.uint8)
    pixels[5:, :] = 255 if mode else 1
    one = shape([[10.2, 8.1], [30.0, 28.4]], "mask", mask=packed(pixels, mode))
    mask = read_mask(written(tmp_path, labelme(one)), provenance(tmp_path))
    wanted = np.zeros_like(MASK)
    wanted[13:29, 10:31] = 1
    assert np.array_equal(mask, wanted)
    over = shape([[-10, -8], [10, 12]], "mask", mask=packed(pixels, mode))
    assert read_mask(written(tmp_path, labelme(over)), provenance(tmp_path)).sum() == 13 * 11


def test_holes_of_a_group_are_marked_as_difficult(tmp_path):
    own, hole = shape(group_id=1), shape(WITHIN, group_id=1, difficult=True)
    for several in ((own, hole), (hole, own)):
        found = read_file(written(tmp_path, labelme(*several)), provenance(tmp_path))
        assert np.array_equal(found.mask, RING)
        assert "1 outline" in found.notes[0]
        assert "hole" in found.notes[0]
    whole = shape([[0, 0], [64, 0], [64, 48], [0, 48]], label="tool")
    over = read_mask(written(tmp_path, labelme(whole, own, hole)), provenance(tmp_path, "polyp", "tool"))
    assert np.array_equal(over, np.where(RING, 1, 2))


def test_what_is_difficult_and_no_hole_is_filled(tmp_path):
    apart = [[40, 30], [50, 30], [50, 40], [40, 40]]
    mask = read_mask(
        written(tmp_path, labelme(shape(group_id=1), shape(apart, group_id=1, difficult=True))), provenance(tmp_path)
    )
    assert mask.sum() == 500
    mask = read_mask(written(tmp_path, labelme(shape(), shape(WITHIN, difficult=True))), provenance(tmp_path))
    assert np.array_equal(mask, MASK)


def test_outlines_of_a_group_within_one_another_are_said(tmp_path):
    found = read_file(written(tmp_path, labelme(shape(group_id=1), shape(WITHIN, group_id=1))), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "filled, as no hole is marked" in found.notes[0]


@pytest.mark.parametrize("label", ["_background_", "__background__", "__ignore__", "background"])
def test_what_belongs_to_no_class_takes_away(tmp_path, label):
    assert np.array_equal(
        read_mask(written(tmp_path, labelme(shape(), shape(WITHIN, label=label))), provenance(tmp_path)), RING
    )


def test_shapes_without_a_class(tmp_path):
    for label in (None, "", 7):
        found = read_file(written(tmp_path, labelme(shape(label=label))), provenance(tmp_path))
        assert np.array_equal(found.mask, MASK)
        assert "read as polyp" in found.notes[0]
        with pytest.raises(UserError, match="has the class"):
            read_file(written(tmp_path, labelme(shape(label=label))), provenance(tmp_path, "polyp", "tool"))


def test_other_images_are_refused_or_asked_about(tmp_path):
    with pytest.raises(UserError, match="It is 64 × 480 pixels"):
        read_file(written(tmp_path, labelme(shape(), imageHeight=480)), provenance(tmp_path))
    found = read_file(written(tmp_path, labelme(shape(), imagePath="..\\images\\other.png")), provenance(tmp_path))
    assert "It is for other.png" in found.doubts[0]
    assert (
        read_file(written(tmp_path, labelme(shape(), imagePath="..\\images\\p1.png")), provenance(tmp_path)).doubts
        == ()
    )


def test_files_that_say_less(tmp_path):
    sizeless = {"imageHeight": None, "imageWidth": None}
    found = read_file(written(tmp_path, labelme(shape(), **sizeless)), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "how large" in found.notes[0]
    far = shape([[10, 8], [300, 8], [300, 200]])
    assert "reach beyond" in read_file(written(tmp_path, labelme(far, **sizeless)), provenance(tmp_path)).doubts[0]
    assert (
        "which image" in read_file(written(tmp_path, labelme(shape(), imagePath=None)), provenance(tmp_path)).notes[0]
    )
    for name in (None, "other.png"):
        with pytest.raises(UserError, match="it is unclear"):
            read_file(written(tmp_path, labelme(shape(), imagePath=name, **sizeless)), provenance(tmp_path))
    text = labelme(shape(), imageHeight="48", imageWidth=64.0)
    assert read_file(written(tmp_path, text), provenance(tmp_path)).notes == ()


def test_large_images_within_are_no_matter(tmp_path):
    content = labelme(shape(), imageData="A" * 8_000_000)
    assert np.array_equal(read_mask(written(tmp_path, content), provenance(tmp_path)), MASK)


def test_files_that_ask_for_too_much_are_refused(tmp_path):
    circle = shape([[30, 20], [30, 26]], "circle")
    bitmap = shape([[0, 0], [2999, 2999]], "mask", mask=packed(np.zeros((3000, 3000), np.uint8)))
    for shapes, reason in (([circle] * 5001, "more circles"), ([bitmap] * 9, "more masks"), ([{}] * 200_001, "parts")):
        with pytest.raises(UserError, match=reason):
            read_file(written(tmp_path, labelme(*shapes)), provenance(tmp_path))


def test_polygons_that_are_written_are_the_mask_for_others(tmp_path):
    mask = RING.copy()
    mask[35:48, 50:64] = 1
    export(Document(provenance(tmp_path), mask), tmp_path / "mask.json", "labelme")
    content = json.loads((tmp_path / "mask.json").read_text())
    assert (content["imagePath"], content["imageHeight"], content["imageWidth"]) == ("p1.png", 48, 64)
    canvas = Image.new("L", (64 * 8, 48 * 8))
    for one in content["shapes"]:  # outlines of parts and of holes, one within the other
        part = Image.new("L", canvas.size)
        ImageDraw.Draw(part).polygon([(8 * x, 8 * y) for x, y in one["points"]], fill=1)
        canvas = Image.fromarray(np.array(canvas) ^ np.array(part))
    again = np.array(canvas)[4::8, 4::8]
    assert (again != mask).mean() < 0.004
