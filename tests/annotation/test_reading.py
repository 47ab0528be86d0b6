"""Masks come back as they went out; what does not fit is explained."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.provenance import Origin
from segview.annotation.reading import READERS, read_mask
from segview.core.base.errors import UserError

SIZE = (40, 60)
ONE = Origin(image="/pictures/one.png", size=SIZE, classes=("background", "polyp"))
SEVERAL = Origin(image="/pictures/one.png", size=SIZE, classes=("background", "polyp", "tool", "light"))


def nested() -> np.ndarray:
    """Return classes within holes of one another, single pixels, diagonals, and parts at the border."""
    mask = np.zeros(SIZE, np.uint8)
    mask[2:30, 3:40] = 1
    mask[6:26, 8:30] = 0
    mask[10:20, 10:20] = 2
    mask[12:18, 12:18] = 3
    mask[14, 14] = 0
    mask[30:40, 50:60] = 1
    mask[33, 55] = 2
    for step in range(6):
        mask[32 + step, 5 + step] = 3
    return mask


def wild(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 4, SIZE).astype(np.uint8)


@pytest.mark.parametrize("kind", [kind for kind, one in FORMATS.items() if one.suits(Path("one.png"))])
@pytest.mark.parametrize("mask", [nested(), wild(1), np.zeros(SIZE, np.uint8), np.full(SIZE, 3, np.uint8)])
def test_what_goes_out_comes_back(tmp_path: Path, kind: str, mask: np.ndarray) -> None:
    for origin, wanted in ((SEVERAL, mask), (ONE, np.minimum(mask, 1))):
        path = tmp_path / f"{len(origin.classes)}{FORMATS[kind].ending}"
        export(Document(origin, wanted), path, kind)
        assert np.array_equal(read_mask(path, origin), wanted)


@settings(max_examples=40, deadline=None)
@given(some.integers(0, 2**32 - 1), some.floats(0.5, 4))
def test_outlines_give_the_mask_to_the_pixel(seed: int, width: float) -> None:
    from scipy import ndimage

    blurred = ndimage.gaussian_filter(np.random.default_rng(seed).random(SIZE), width)
    mask = (blurred > np.median(blurred)).astype(np.uint8)
    content = FORMATS["labelme"].content(Document(ONE, mask))
    assert np.array_equal(READERS["labelme"](content, ONE), mask)


def test_cocos_packed_run_lengths(tmp_path: Path) -> None:
    coco = pytest.importorskip("pycocotools.mask")
    for seed in range(20):
        mask = wild(seed) > 2 if seed else np.ones(SIZE, np.bool_)
        packed = coco.encode(np.asfortranarray(mask.astype(np.uint8)))["counts"].decode()
        path = tmp_path / "one.json"
        path.write_text(json.dumps(coco_file({"size": SIZE, "counts": packed})))
        assert np.array_equal(read_mask(path, ONE), mask)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # its own, with NumPy 2
def test_pycocotools_reads_what_goes_out(tmp_path: Path) -> None:
    masks = pytest.importorskip("pycocotools.mask")
    export(Document(SEVERAL, nested()), tmp_path / "mask.coco.json", "coco")
    content = json.loads((tmp_path / "mask.coco.json").read_text())
    for one in content["annotations"]:
        packed = masks.frPyObjects(one["segmentation"], *SIZE)
        assert np.array_equal(masks.decode(packed), nested() == one["category_id"])
        assert masks.area(packed) == one["area"]
        assert masks.toBbox(packed).tolist() == one["bbox"]


def coco_file(segmentation: object, category: str = "polyp", file_name: str = "one.png") -> dict:
    return {
        "images": [{"id": 7, "file_name": file_name}, {"id": 8, "file_name": "other.png"}],
        "categories": [{"id": 3, "name": category}],
        "annotations": [{"id": 1, "image_id": 7, "category_id": 3, "segmentation": segmentation}],
    }


def test_polygons_of_coco_and_other_shapes_of_labelme(tmp_path: Path) -> None:
    (tmp_path / "coco.json").write_text(json.dumps(coco_file([[10, 5, 30, 5, 30, 25, 10, 25]])))
    wanted = np.zeros(SIZE, np.uint8)
    wanted[5:25, 10:30] = 1
    assert np.array_equal(read_mask(tmp_path / "coco.json", ONE), wanted)
    shapes = [
        {"label": "lesion", "points": [[10, 5], [30, 25]], "shape_type": "rectangle"},
        {"label": "lesion", "points": [[50, 20], [50, 26]], "shape_type": "circle"},
    ]
    (tmp_path / "labelme.json").write_text(json.dumps({"shapes": shapes, "imageHeight": 40, "imageWidth": 60}))
    found = read_mask(tmp_path / "labelme.json", ONE)
    assert np.array_equal(found[:, :40], wanted[:, :40])
    assert found[:, 40:].sum() == pytest.approx(np.pi * 36, rel=0.05)


def picture(path: Path, values: np.ndarray, mode: str | None = None) -> Path:
    Image.fromarray(values, mode).save(path) if mode is None else Image.fromarray(values).convert(mode).save(path)
    return path


def test_pngs_of_others(tmp_path: Path) -> None:
    mask = np.minimum(nested(), 1)
    for name, values in (("grey", mask * np.uint8(128)), ("deep", mask.astype(np.uint16) * np.uint16(65535))):
        assert np.array_equal(read_mask(picture(tmp_path / f"{name}.png", values), ONE), mask)
    assert np.array_equal(read_mask(picture(tmp_path / "bits.png", mask.astype(np.bool_)), ONE), mask)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a", "neither a PNG nor JSON"),
        (b"[1, 2]", "neither COCO's"),
        (b"[" * 100_000, "neither a PNG nor JSON"),
        (b"\x89PNG\r\n\x1a\nxxxx", "damaged"),
        (b'{"shapes": [], "imageHeight": 4, "imageWidth": 6}', "It is 6 × 4 .* the image 60 × 40"),
        (b'{"shapes": 3}', "no labelme file that can be read: shapes"),
        (json.dumps(coco_file({"size": SIZE, "counts": [5, 5]})).encode(), "do not add up"),
        (json.dumps(coco_file({"size": SIZE, "counts": [-5, 2405]})).encode(), "do not add up"),
        (json.dumps(coco_file({"size": SIZE, "counts": "oooo"})).encode(), "damaged"),
        (json.dumps(coco_file({"size": [60, 40], "counts": [2400]})).encode(), "belongs to another"),
        (json.dumps(coco_file([], file_name="two.png")).encode(), r"None of its 2 images is called one\.png"),
    ],
)
def test_what_does_not_fit_is_explained(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "given.bin"
    path.write_bytes(content)
    with pytest.raises(UserError, match=reason):
        read_mask(path, ONE)


def test_classes_that_are_not_there_are_named(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(coco_file({"size": SIZE, "counts": [2400]}, category="car")))
    with pytest.raises(UserError, match="class 'car'; here there are polyp, tool, light"):
        read_mask(path, SEVERAL)
    with pytest.raises(UserError, match=r"values up to 200.*0 background, 1 polyp, 2 tool, 3 light"):
        read_mask(picture(tmp_path / "m.png", np.full(SIZE, 200, np.uint8)), SEVERAL)
    with pytest.raises(UserError, match="has colours"):
        read_mask(picture(tmp_path / "c.png", np.zeros((*SIZE, 3), np.uint8)), ONE)
    with pytest.raises(UserError, match="cannot be read"):
        read_mask(tmp_path / "absent.png", ONE)
