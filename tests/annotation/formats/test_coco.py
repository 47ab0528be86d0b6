"""COCO files of many tools: read where they are of the image, asked about or refused where they are not."""

import json
from pathlib import Path

import numpy as np
import pytest

from segview.annotation.document import Document
from segview.annotation.formats import export
from segview.annotation.reading import read_file, read_mask
from segview.core.base.errors import UserError
from tests.annotation.formats.given import (
    HEIGHT,
    MASK,
    RING,
    SIZE,
    SQUARE,
    WIDTH,
    WITHIN,
    annotation,
    coco,
    flat,
    provenance,
    written,
)

SQ, IN = flat(SQUARE), flat(WITHIN)
RUNS = [8 + 10 * HEIGHT, *([20, HEIGHT - 20] * 19), 20, HEIGHT * WIDTH - 10 * HEIGHT - 19 * HEIGHT - 28]
NAN = float("nan")
SIZES = {"height": HEIGHT, "width": WIDTH}


@pytest.mark.parametrize(
    "segmentation",
    [
        [SQ],
        SQ,
        SQUARE,
        [SQUARE],
        [[str(number) for number in SQ]],
        [[*SQ, 99]],
        [SQ, SQ],
        {"size": list(SIZE), "counts": RUNS},
        {"size": [str(side) for side in SIZE], "counts": [str(count) for count in RUNS]},
        {"counts": RUNS},
        RUNS,
        [RUNS],
        [{"size": list(SIZE), "counts": RUNS}],
    ],
    ids=[
        *("COCO", "VIA", "points", "nested points", "text", "odd", "twice"),
        *("runs", "runs as text", "runs without size", "runs as outline", "runs as part", "runs in a list"),
    ],
)
def test_outlines_and_runs_however_they_are_written(tmp_path, segmentation):
    found = read_file(written(tmp_path, coco(annotation(segmentation))), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert (found.notes, found.doubts) == ((), ())


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (None, "no outline"),
        ([], "no outline"),
        ({}, "no outline"),
        ([[1, 2, 3, 4]], "fewer than three corners"),
        ([[]], "no outline"),
        ([[NAN, 2, 3, 4, 5, 6]], "not finite numbers"),
        ([[float("inf"), 2, 3, 4, 5, 6]], "not finite numbers"),
        ([[1e300, 2, 3, 4, 5, 6]], "not finite numbers"),
        ([["x", 2, 3, 4, 5, 6]], "not numbers"),
        ([[[[1, 2], [3]]]], "not numbers"),
        ([[0.1, 0.2, 0.7, 0.2, 0.7, 0.9]], "shares of an image"),
        ([[100, 100, 120, 100, 120, 120]], "no pixel of the image inside"),
        ([[10.6, 10.6, 10.8, 10.6, 10.7, 10.8]], "no pixel of the image inside"),
        ("polygon", "not numbers"),
        ({"size": list(SIZE), "counts": [5]}, "do not add up"),
        ({"size": list(SIZE), "counts": [-5, HEIGHT * WIDTH + 5]}, "do not add up"),
        ({"size": list(SIZE), "counts": "oooo"}, "damaged run lengths"),
        ({"size": list(SIZE), "counts": None}, "damaged run lengths"),
        ({"size": list(SIZE), "counts": [HEIGHT * WIDTH]}, "no pixel of the image inside"),
    ],
)
def test_a_part_without_area_is_passed_over_and_said_and_alone_it_is_refused(tmp_path, part, why):
    found = read_file(written(tmp_path, coco(annotation([SQ]), annotation(part))), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert why in found.notes[0]
    with pytest.raises(UserError, match=why):
        read_file(written(tmp_path, coco(annotation(part))), provenance(tmp_path))


def test_boxes_are_no_outlines(tmp_path):
    box = annotation(None, bbox=[10, 8, 20, 20])
    with pytest.raises(UserError, match="1 part with a box and no outline"):
        read_file(written(tmp_path, coco(box)), provenance(tmp_path))


def test_what_is_no_annotation_costs_itself_alone(tmp_path):
    found = read_file(written(tmp_path, coco(annotation([SQ]), 7, None, "x")), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "3 parts" in found.notes[0]
    with pytest.raises(UserError, match="'annotations' is not a list"):
        read_file(written(tmp_path, coco(annotations=None)), provenance(tmp_path))


@pytest.mark.parametrize("key", ["path", "filename", "coco_url", "name"])
def test_an_image_is_named_under_several_keys(tmp_path, key):
    others = [{"id": 2, key: "/far/other.png", **SIZES}, {"id": 1, key: "https://x.org/far/p1.png?sig=1", **SIZES}]
    found = read_file(written(tmp_path, coco(annotation([SQ]), images=others)), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)


@pytest.mark.parametrize("key", ["images", "annotations"])
def test_objects_by_their_numbers_are_a_list(tmp_path, key):
    content = coco(annotation([SQ]))
    content[key] = {str(number): one for number, one in enumerate(content[key])}
    assert np.array_equal(read_mask(written(tmp_path, content), provenance(tmp_path)), MASK)


@pytest.mark.parametrize("categories", [None, [], {}])
def test_without_categories_their_number_is_the_class(tmp_path, categories):
    content = coco(annotation([SQ]), categories=categories)
    found = read_file(written(tmp_path, content), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "'1' was read as polyp" in found.notes[0]


def test_categories_may_be_names_by_their_numbers(tmp_path):
    found = read_file(written(tmp_path, coco(annotation([SQ]), categories={"1": "Polyp"})), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert (found.notes, found.doubts) == ((), ())


def test_annotations_of_no_image_of_the_file_are_not_dropped(tmp_path):
    """The numbers of the images may begin at 1 and those of the annotations at 0: each is then another's."""
    nameless = {key: value for key, value in annotation([SQ]).items() if key != "image_id"}
    assert np.array_equal(read_mask(written(tmp_path, coco(nameless)), provenance(tmp_path)), MASK)
    for wrong in (annotation([SQ], image_id=0), {**nameless, "image_id": "7"}):
        with pytest.raises(UserError, match="no image has that number"):
            read_file(written(tmp_path, coco(wrong)), provenance(tmp_path))
    images = [{"id": number, "file_name": f"p{number}.png", **SIZES} for number in (1, 2)]
    shifted = [annotation([SQ], image_id=number) for number in (0, 1)]
    found = read_file(written(tmp_path, coco(*shifted, images=images)), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert found.doubts == ("It has annotations of image 0, and no image has that number.",)


def test_outlines_within_others_are_holes_and_islands(tmp_path):
    found = read_file(written(tmp_path, coco(annotation([SQ, IN]))), provenance(tmp_path))
    assert np.array_equal(found.mask, RING)
    assert "hole" in found.notes[0]
    island = RING.copy()
    island[16:20, 18:22] = 1
    parts = [IN, SQ, SQ, [18, 16, 22, 16, 22, 20, 18, 20]]
    assert np.array_equal(read_mask(written(tmp_path, coco(annotation(parts))), provenance(tmp_path)), island)
    # Of two annotations each is filled.
    two = coco(annotation([SQ]), annotation([IN]))
    assert np.array_equal(read_mask(written(tmp_path, two), provenance(tmp_path)), MASK)


def test_parts_that_overlap_are_one(tmp_path):
    wanted = MASK.copy()
    wanted[18:38, 20:40] = 1
    both = coco(annotation([SQ, [20, 18, 40, 18, 40, 38, 20, 38]]))
    assert np.array_equal(read_mask(written(tmp_path, both), provenance(tmp_path)), wanted)


def test_a_hole_shows_what_lies_below(tmp_path):
    below = annotation([[0, 0, 64, 0, 64, 48, 0, 48]], category_id=2)
    names = [{"id": 1, "name": "polyp"}, {"id": 2, "name": "tool"}]
    content = coco(below, annotation([SQ, IN]), categories=names)
    found = read_mask(written(tmp_path, content), provenance(tmp_path, "polyp", "tool"))
    assert np.array_equal(found, np.where(RING, 1, 2))


@pytest.mark.parametrize(
    "image", [{"width": 640, "height": 480}, {"file_name": "other.png", "width": 640, "height": 480}]
)
def test_another_image_is_refused(tmp_path, image):
    content = coco(annotation([SQ]), images=[{"id": 1, "file_name": "p1.png", **image}])
    with pytest.raises(UserError, match="640 × 480 pixels, the image 64 × 48: it belongs to another"):
        read_file(written(tmp_path, content), provenance(tmp_path))
    turned = coco(annotation({"size": [WIDTH, HEIGHT], "counts": [HEIGHT * WIDTH]}))
    with pytest.raises(UserError, match="belongs to another"):
        read_file(written(tmp_path, turned), provenance(tmp_path))


@pytest.mark.parametrize("factor", [1.8, 2.2])
def test_outlines_of_a_larger_image_are_asked_about(tmp_path, factor):
    larger = [number * factor for number in SQ]
    found = read_file(written(tmp_path, coco(annotation([larger]))), provenance(tmp_path))
    assert found.doubts == ("Its outlines reach far beyond the image, as if they belonged to a larger one.",) * (
        factor > 2
    )
    little_beyond = [[-4, 8], [30, 8], [30, 28], [-4, 28]]
    assert read_file(written(tmp_path, coco(annotation([flat(little_beyond)]))), provenance(tmp_path)).doubts == ()


def test_another_name_of_the_same_size_is_asked_about(tmp_path):
    content = coco(annotation([SQ]), images=[{"id": 1, "file_name": "other.png", "height": "48", "width": "64"}])
    path = written(tmp_path, content)
    found = read_file(path, provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "other.png" in found.doubts[0]
    with pytest.raises(UserError, match=r"other\.png"):
        read_mask(path, provenance(tmp_path))


def test_images_without_a_size_are_told_by_their_masks_or_said(tmp_path):
    bare = [{"id": 1, "file_name": "p1.png", "height": 0, "width": None}]
    assert (
        "how large" in read_file(written(tmp_path, coco(annotation([SQ]), images=bare)), provenance(tmp_path)).notes[0]
    )
    runs = coco(annotation({"size": list(SIZE), "counts": RUNS}), images=bare)
    assert read_file(written(tmp_path, runs), provenance(tmp_path)).notes == ()
    beyond = coco(annotation([[10, 8, 300, 8, 300, 200]]), images=bare)
    assert "reach beyond" in read_file(written(tmp_path, beyond), provenance(tmp_path)).doubts[0]


def test_a_file_that_does_not_list_its_images(tmp_path):
    with pytest.raises(UserError, match="names no image"):
        read_file(written(tmp_path, coco(annotation([SQ]), images=[])), provenance(tmp_path))
    runs = annotation({"size": list(SIZE), "counts": RUNS})
    found = read_file(written(tmp_path, coco(runs, images=[])), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "which image" in found.notes[0]
    with pytest.raises(UserError, match="of 2 images"):
        read_file(written(tmp_path, coco(runs, {**runs, "image_id": 2}, images=[])), provenance(tmp_path))


def test_only_the_annotations_of_the_image_count(tmp_path):
    images: list[dict[str, object]] = [
        {"id": "a", "file_name": "x\\q.png"},
        {"id": 7, "file_name": "x\\p1.png", "height": 48, "width": 64},
    ]
    other = [[40, 30, 50, 30, 50, 40]]
    content = coco(annotation(other, image_id="a"), annotation([SQ], image_id="7"), images=images)
    assert np.array_equal(read_mask(written(tmp_path, content), provenance(tmp_path)), MASK)
    images[0]["id"] = 7
    with pytest.raises(UserError, match="the same number"):
        read_file(written(tmp_path, coco(annotation([SQ], image_id=7), images=images)), provenance(tmp_path))


@pytest.mark.parametrize("category", [1, "1", 1.0])
def test_numbers_of_classes_may_be_text(tmp_path, category):
    content = coco(annotation([SQ], category_id=category))
    assert np.array_equal(read_mask(written(tmp_path, content), provenance(tmp_path, "polyp", "tool")), MASK)


def test_one_unknown_class_is_the_target_and_said(tmp_path):
    for names in (
        [],
        [{"id": 1, "name": "Lesion"}],
        [{"id": 0, "name": "l"}, {"id": 1, "name": "L", "supercategory": "l"}],
    ):
        found = read_file(written(tmp_path, coco(annotation([SQ]), categories=names)), provenance(tmp_path))
        assert np.array_equal(found.mask, MASK)
        assert "read as polyp" in found.notes[0]
    case = coco(annotation([SQ]), categories=[{"id": 1, "name": " Polyp"}])
    assert read_file(written(tmp_path, case), provenance(tmp_path, "polyp", "tool")).notes == ()
    nameless = coco(annotation([SQ], category_id=None))
    assert np.array_equal(read_mask(written(tmp_path, nameless), provenance(tmp_path, "polyp", "tool")), MASK)


def test_unknown_classes_are_refused_and_asked_about_beside_known_ones(tmp_path):
    names = [{"id": 1, "name": "polyp"}, {"id": 2, "name": "glare"}]
    both = coco(annotation([SQ]), annotation([IN], category_id=2), categories=names)
    found = read_file(written(tmp_path, both), provenance(tmp_path, "polyp", "tool"))
    assert np.array_equal(found.mask, MASK)
    assert "'glare' (1 part)" in found.doubts[0]
    alone = coco(annotation([IN], category_id=2), categories=names)
    for classes in (("polyp",), ("polyp", "tool")):
        with pytest.raises(UserError, match="class 'glare'; here there are polyp"):
            read_file(written(tmp_path, alone), provenance(tmp_path, *classes))
    # What has no area has no class that matters.
    box = coco(annotation([SQ]), annotation([], category_id=2), categories=names)
    assert read_file(written(tmp_path, box), provenance(tmp_path)).doubts == ()
    names[1] = {"id": 1, "name": "tool"}
    with pytest.raises(UserError, match="polyp or tool"):
        read_file(written(tmp_path, coco(annotation([SQ]), categories=names)), provenance(tmp_path, "polyp", "tool"))


def test_an_image_on_which_nothing_is_marked_is_said_to_be_empty(tmp_path):
    found = read_file(written(tmp_path, coco()), provenance(tmp_path))
    assert not found.mask.any()
    assert found.notes == ("It marks nothing: the mask is empty.",)


def test_files_that_ask_for_too_much_are_refused(tmp_path):
    for content, reason in (
        (
            coco(annotation({"size": list(SIZE), "counts": RUNS}), *[annotation({"counts": RUNS})] * 5000),
            "more circles",
        ),
        (coco(*[annotation([SQ, IN], image_id=1)] * 5001), "more than 5,000 objects"),
        (coco(*[7] * 200_001), "more than 200,000 parts"),
    ):
        with pytest.raises(UserError, match=reason):
            read_file(written(tmp_path, content), provenance(tmp_path))


def test_what_is_written_is_cocos(tmp_path):
    mask = np.where(RING, 2, 0).astype(np.uint8)
    mask[40:, :] = 1
    own = provenance(tmp_path, "polyp", "tool")
    export(Document(own, mask), tmp_path / "mask.coco.json", "coco")
    content = json.loads((tmp_path / "mask.coco.json").read_text())
    assert content["images"] == [{"id": 1, "file_name": "p1.png", "height": 48, "width": 64}]
    assert [(one["id"], one["name"]) for one in content["categories"]] == [(1, "polyp"), (2, "tool")]
    assert [one["area"] for one in content["annotations"]] == [8 * 64, 300]
    assert content["annotations"][1]["bbox"] == [10, 8, 20, 20]


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # its own, with NumPy 2
def test_pycocotools_reads_what_is_written(tmp_path: Path) -> None:
    masks = pytest.importorskip("pycocotools.mask", reason="pycocotools is not installed")
    export(Document(provenance(tmp_path), RING), tmp_path / "mask.coco.json", "coco")
    (one,) = json.loads((tmp_path / "mask.coco.json").read_text())["annotations"]
    runs = masks.frPyObjects(one["segmentation"], *SIZE)
    assert np.array_equal(masks.decode(runs), RING)
    assert masks.area(runs) == one["area"]
    assert masks.toBbox(runs).tolist() == one["bbox"]
