"""Masks in several classes, wherever the background stands and where there is none: nothing of them is lost."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.gestures import Stroke, covering
from segview.annotation.journal import journal_path
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask
from segview.annotation.records import record_line
from segview.core.base.errors import UserError
from segview.core.images.identity import ImageIdentity
from segview.core.variants.classes import IGNORED
from tests.annotation.seen import see
from tests.data.framed import dicom

SIZE = (40, 60)
STREET = ("sky", "building", "road", "car")
CLASSES = {
    "all things": STREET,
    "background first": ("background", "road", "car", "sky"),
    "background last": ("road", "car", "sky", "void"),
    "background within": ("road", "Unlabelled", "car", "sky"),
}
PLAIN = [kind for kind, one in FORMATS.items() if one.write and one.suits(Path("one.png"))]


@pytest.fixture(params=list(CLASSES.values()), ids=list(CLASSES))
def provenance(request: pytest.FixtureRequest, tmp_path: Path) -> Provenance:
    Image.new("RGB", (60, 40)).save(tmp_path / "one.png")
    return Provenance.now(tmp_path / "one.png", SIZE, classes=request.param)


def wild(provenance: Provenance, seed: int = 0) -> np.ndarray:
    """Return a mask of all classes, and pixels of none where none is the background, in small and large patches."""
    rng = np.random.default_rng(seed)
    values = np.array([*provenance.things, provenance.rest], np.uint8)
    mask = rng.choice(values, (5, 6)).repeat(8, axis=0).repeat(10, axis=1)
    mask[10:30, 10:50] = rng.choice(values, (20, 40))
    return mask


def masks(provenance: Provenance) -> list[np.ndarray]:
    whole = [np.full(SIZE, value, np.uint8) for value in (*provenance.things, provenance.rest)]
    nested = np.full(SIZE, provenance.things[0], np.uint8)
    nested[5:35, 5:55] = provenance.rest
    nested[10:30, 10:50] = provenance.things[1]
    nested[15:25, 15:45] = provenance.rest
    nested[18:22, 20:40] = provenance.things[0]
    return [wild(provenance), nested, *whole]


def test_things_are_all_classes_but_the_background(provenance: Provenance) -> None:
    assert {provenance.classes[index] for index in provenance.things} >= {"road", "car", "sky"}
    if provenance.classes == STREET:
        assert (provenance.things, provenance.rest, provenance.rest_name) == ((0, 1, 2, 3), IGNORED, "unlabelled")
    else:
        assert len(provenance.things) == 3
        assert provenance.rest_name in ("background", "void", "Unlabelled")
        assert provenance.classes[provenance.rest] == provenance.rest_name


def test_an_empty_mask_belongs_to_nothing_and_what_is_taken_away_too(provenance: Provenance) -> None:
    one = Document(provenance)
    assert (one.mask == provenance.rest).all()
    first = provenance.things[0]
    one.apply(Stroke(points=((20, 10), (20, 50)), radius=5, value=first))
    assert one.area(first) > 400
    assert one.area(first) + one.area(provenance.rest) == one.mask.size
    one.apply(Stroke(points=((20, 10), (20, 50)), radius=6, value=provenance.rest))
    assert (one.mask == provenance.rest).all()


def test_a_class_that_shrinks_leaves_no_other_thing(provenance: Provenance) -> None:
    one = Document(provenance, np.full(SIZE, provenance.things[1], np.uint8))
    wanted = np.zeros(SIZE, np.bool_)
    wanted[10:20, 10:20] = True
    for gesture in covering(one.mask, wanted, provenance.things[1], rest=provenance.rest):
        one.apply(gesture)
    assert np.array_equal(one.mask, np.where(wanted, provenance.things[1], provenance.rest))


@pytest.mark.parametrize("kind", PLAIN)
def test_what_goes_out_comes_back(provenance: Provenance, tmp_path: Path, kind: str) -> None:
    for mask in masks(provenance):
        path = tmp_path / f"mask{FORMATS[kind].ending}"
        export(Document(provenance, mask), path, kind)
        np.testing.assert_array_equal(read_mask(path, provenance), mask)


def test_a_dicom_segmentation_comes_back(provenance: Provenance, tmp_path: Path) -> None:
    pytest.importorskip("highdicom", reason="highdicom, of the extra segview[dicom], is not installed")
    import pydicom

    file = dicom(tmp_path / "IM0001", np.zeros((1, *SIZE, 3), np.uint8))
    own = provenance.model_copy(update={"image": str(file)})
    for mask in masks(own):
        path = tmp_path / "one.seg.dcm"
        export(Document(own, mask), path, "dicom")
        np.testing.assert_array_equal(read_mask(path, own), mask)
        segments = pydicom.dcmread(path).SegmentSequence
        assert [int(one.SegmentNumber) for one in segments] == list(range(1, len(own.things) + 1))
        assert [one.SegmentLabel for one in segments] == [own.classes[index] for index in own.things]


def test_categories_of_coco_are_the_things_from_1(provenance: Provenance, tmp_path: Path) -> None:
    mask = wild(provenance)
    export(Document(provenance, mask), tmp_path / "mask.coco.json", "coco")
    content = json.loads((tmp_path / "mask.coco.json").read_text())
    names = {one["id"]: one["name"] for one in content["categories"]}
    assert list(names) == list(range(1, len(provenance.things) + 1))
    areas = {names[one["category_id"]]: one["area"] for one in content["annotations"]}
    assert areas == {provenance.classes[index]: int((mask == index).sum()) for index in provenance.things}


def test_what_stands_beside_counts_every_thing(provenance: Provenance, tmp_path: Path) -> None:
    mask = wild(provenance)
    about = json.loads(export(Document(provenance, mask), tmp_path / "mask.png", "png").read_text())
    assert about["pixels"] == {provenance.classes[index]: int((mask == index).sum()) for index in provenance.things}
    unlabelled = int((mask == IGNORED).sum())
    assert about.get("pixels_unlabelled", 0) == unlabelled
    assert bool(unlabelled) is (provenance.classes == STREET)


def test_what_is_no_thing_has_the_number_and_the_things_the_colours_of_the_data(tmp_path: Path) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "one.png")
    colours = ("#80b4e6", "#a05050", "#8c5aa0", "#3c50dc")
    own = Provenance.now(tmp_path / "one.png", SIZE, classes=STREET, colours=colours, ignored=4)
    mask = wild(own)
    export(Document(own, mask), tmp_path / "mask.png", "png")
    with Image.open(tmp_path / "mask.png") as image:
        found, painted = np.array(image), np.array(image.convert("RGB"))
    assert np.array_equal(found == 4, mask == IGNORED)
    assert np.array_equal(found[mask != IGNORED], mask[mask != IGNORED])
    assert set(map(tuple, painted[mask == 0])) == {(0x80, 0xB4, 0xE6)}
    assert set(map(tuple, painted[mask == IGNORED])) == {(0, 0, 0)}
    np.testing.assert_array_equal(read_mask(tmp_path / "mask.png", own), mask)
    Image.fromarray(mask).save(tmp_path / "other.png")  # by a variant whose data have no such number
    np.testing.assert_array_equal(read_mask(tmp_path / "other.png", own), mask)


def test_a_number_of_no_class_is_explained(provenance: Provenance, tmp_path: Path) -> None:
    Image.fromarray(np.full(SIZE, 9, np.uint8)).save(tmp_path / "nine.png")
    with pytest.raises(UserError, match="values up to 9, and there are only the classes 0 ") as raised:
        read_mask(tmp_path / "nine.png", provenance)
    assert ("255 unlabelled" in str(raised.value)) is (provenance.classes == STREET)


def test_a_class_that_is_not_known_is_told_the_things(provenance: Provenance, tmp_path: Path) -> None:
    shape = {"label": "tree", "points": [[1, 1], [5, 1], [5, 5]], "shape_type": "polygon"}
    content = {"shapes": [shape], "imageHeight": SIZE[0], "imageWidth": SIZE[1]}
    (tmp_path / "tree.json").write_text(json.dumps(content))
    things = ", ".join(provenance.classes[index] for index in provenance.things)
    with pytest.raises(UserError, match=f"has the class 'tree'; here there are {things}. Rename it"):
        read_mask(tmp_path / "tree.json", provenance)


def test_a_polygon_of_the_background_takes_away(provenance: Provenance, tmp_path: Path) -> None:
    square = [[10, 10], [30, 10], [30, 30], [10, 30]]
    for label in ("_background_", *(() if provenance.rest == IGNORED else (provenance.rest_name,))):
        whole = {"label": "car", "points": [[0, 0], [60, 0], [60, 40], [0, 40]]}
        content = {"shapes": [whole, {"label": label, "points": square}], "imageHeight": 40, "imageWidth": 60}
        (tmp_path / "one.json").write_text(json.dumps(content))
        wanted = np.full(SIZE, provenance.classes.index("car"))
        wanted[10:30, 10:30] = provenance.rest
        np.testing.assert_array_equal(read_mask(tmp_path / "one.json", provenance), wanted)


def test_the_journal_keeps_them(provenance: Provenance, tmp_path: Path) -> None:
    image, mask = Path(provenance.image), wild(provenance)
    known = {"identity": ImageIdentity(sha256="ab" * 32, rows=SIZE[0], columns=SIZE[1])}
    own = provenance.model_copy(update={"colours": ("#102030",) * len(provenance.classes), "ignored": 77, **known})
    assert own.sighting is not None
    desk = CorrectionStore(tmp_path / "journals")
    desk.begin(image, own, mask)
    desk.add(image, Stroke(points=((20, 20),), radius=4, value=own.rest))
    desk.close()
    found = CorrectionStore(tmp_path / "journals").look_at(own.sighting)
    assert found is not None
    assert found.provenance == own
    expected = Document(own, mask)
    expected.apply(Stroke(points=((20, 20),), radius=4, value=own.rest))
    np.testing.assert_array_equal(found.mask, expected.mask)


def test_a_journal_from_before_is_read_to_the_pixel(tmp_path: Path) -> None:
    """There what was taken away became class 0, be that a thing."""
    image = tmp_path / "one.png"
    Image.new("RGB", (60, 40)).save(image)
    own = Provenance.now(image, SIZE, classes=STREET)
    mask = np.full(SIZE, 1, np.uint8)
    desk = CorrectionStore(tmp_path / "journals")
    desk.begin(image, own, mask)
    desk.close()
    gesture = {"value": 0, "protected": [], "kind": "stroke", "points": [[20.0, 20.0]], "radius": 5.0}
    path = journal_path(tmp_path / "journals", image)
    assert b"colours" not in path.read_bytes()
    assert b"ignored" not in path.read_bytes()
    path.write_bytes(path.read_bytes() + record_line(gesture))
    found = CorrectionStore(tmp_path / "journals").look_at(see(image))
    assert found is not None
    assert found.area(0) == 80
    assert found.area(0) + found.area(1) == mask.size


def test_of_two_classes_the_first_is_the_background_whatever_its_name(tmp_path: Path) -> None:
    own = Provenance(image=str(tmp_path / "one.png"), size=SIZE, classes=("road", "void"))
    assert (own.things, own.rest) == ((1,), 0)
    assert not Document(own).mask.any()
    assert set(own.model_dump()) == {
        *("image", "size", "classes", "variant", "weights_sha256", "threshold", "scales", "begun")
    }


def test_agreement_counts_what_another_mask_leaves_ignored_for_nothing() -> None:
    own = Provenance(image="one.png", size=(2, 4), classes=STREET)
    one = Document(own, np.array([[0, 0, 0, 0], [1, 1, 1, 1]], np.uint8))
    truth = np.array([[0, 0, IGNORED, 1], [1, 1, 1, 1]], np.uint8)
    assert one.dice(truth, 0, ignored=IGNORED) == pytest.approx(2 * 2 / (3 + 2))
    assert one.dice(truth, 0) == pytest.approx(2 * 2 / (4 + 2))
