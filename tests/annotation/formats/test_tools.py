"""Files of CVAT, Label Studio, Supervisely and the VGG Image Annotator: every shape with an inside is painted."""

import base64
import contextlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from segview.annotation.formats.label_studio import unpack_runs
from segview.annotation.formats.shapes import SmallMasks
from segview.annotation.parts import NothingInside
from segview.annotation.reading import read_file, read_mask
from segview.core.base.errors import UserError
from tests.annotation.formats.given import HEIGHT, MASK, RING, SQUARE, WIDTH, WITHIN, packed, provenance, written

XS, YS = ([point[axis] for point in SQUARE] for axis in (0, 1))
ROWS, COLUMNS = np.mgrid[:HEIGHT, :WIDTH]
ROUND = np.hypot((COLUMNS + 0.5 - 30) / 10, (ROWS + 0.5 - 20) / 6) <= 1


def via(*regions, **more):
    return {"p1.png9": {"filename": "p1.png", "size": 9, "regions": list(regions), "file_attributes": {}, **more}}


def region(kind: str = "polygon", label: object = "polyp", **shape: object) -> dict[str, Any]:
    given = shape or {"all_points_x": XS, "all_points_y": YS}
    return {"shape_attributes": {"name": kind, **given}, "region_attributes": {"class": label}}


def cvat(*shapes, name="p1.png", size=(WIDTH, HEIGHT)):
    head = f'<image id="0" name="{name}" width="{size[0]}" height="{size[1]}">'
    return f"<?xml version='1.0'?>\n<annotations><version>1.1</version>{head}{''.join(shapes)}</image></annotations>"


def drawn(tag: str = "polygon", label: str = "polyp", **fields: object) -> str:
    given = fields or {"points": ";".join(f"{x}.0,{y}.0" for x, y in SQUARE)}
    return f'<{tag} label="{label}" ' + " ".join(f'{name}="{value}"' for name, value in given.items()) + "/>"


def supervisely(*objects, size=(HEIGHT, WIDTH)):
    return {"size": {"height": size[0], "width": size[1]}, "tags": [], "objects": list(objects)}


def thing(
    exterior: object = SQUARE, interior: Sequence[object] = (), kind: str = "polygon", **fields: object
) -> dict[str, Any]:
    points = {"exterior": exterior, "interior": list(interior)}
    return {"classTitle": "polyp", "geometryType": kind, "points": points, **fields}


def studio(*results: object, image="/data/upload/1/0123abcd-p1.png", **more):
    task: dict[str, Any] = {"id": 1, "data": {"image": image}, "annotations": [{"result": list(results), **more}]}
    return [task]


def result(kind: str = "polygonlabels", label: str = "polyp", **value: object) -> dict[str, Any]:
    value = value or {"points": [[100 * x / WIDTH, 100 * y / HEIGHT] for x, y in SQUARE]}
    own = {"original_width": WIDTH, "original_height": HEIGHT}
    return {"type": kind, "value": {**value, kind: [label]}, **own}


def runs(mask):
    """Return the runs of CVAT of a mask, row by row, beginning with what is not."""
    ends = np.flatnonzero(np.diff(mask.reshape(-1).astype(int), prepend=0, append=mask.reshape(-1)[-1]))
    return np.diff(np.array([0, *ends.tolist(), mask.size]))


def brushed(values, *, repeated=True):
    """Return bytes as Label Studio packs them: runs of one value, or values one after the other."""
    bits = f"{len(values):032b}{7:05b}" + "".join(f"{width - 1:04b}" for width in (3, 4, 8, 16))
    at = 0
    while at < len(values):
        same = np.flatnonzero(values[at:] != values[at])
        length = min(int(same[0]) if len(same) else len(values) - at, 1 << 16) if repeated else min(7, len(values) - at)
        which, width = (3, 16) if repeated else (0, 3)
        bits += f"{int(repeated)}{which:02b}{length - 1:0{width}b}"
        bits += "".join(f"{one:08b}" for one in values[at : at + (1 if repeated else length)])
        at += length
    bits += "0" * (-len(bits) % 8)
    return [int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)]


BRUSHED = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
BRUSHED[MASK > 0] = (255, 0, 0, 255)
CORNERS: dict[str, Any] = {"x": 10, "y": 8, "width": 20, "height": 20}
SHARES: dict[str, Any] = {"x": 1000 / WIDTH, "y": 800 / HEIGHT, "width": 2000 / WIDTH, "height": 2000 / HEIGHT}
TURNED: dict[str, Any] = SHARES | {"x": 3000 / WIDTH, "rotation": 90, "width": 2000 / WIDTH}
BITMAP = base64.b64encode(zlib.compress(base64.b64decode(packed(np.full((20, 20), 255, np.uint8))))).decode()


@pytest.mark.parametrize(
    "content",
    [
        via(region()),
        {"_via_settings": {}, "_via_img_metadata": via(region())},
        via(regions={"0": region()}),
        via(region("rect", **CORNERS)),
        via(region(label={"polyp": True, "other": False})),
        {**via(region()), "other.png8": {"filename": "other.png", "size": 8, "regions": []}},
        supervisely(thing()),
        supervisely({"classTitle": "polyp", "points": {"exterior": SQUARE, "interior": []}, "bitmap": None}),
        supervisely(thing([SQUARE[0], SQUARE[2]], kind="rectangle")),
        supervisely({"classTitle": "polyp", "geometryType": "bitmap", "bitmap": {"data": BITMAP, "origin": [10, 8]}}),
        studio(result()),
        studio(result("rectanglelabels", **SHARES)),
        studio(result("rectanglelabels", **TURNED)),
        studio(result("brushlabels", format="rle", rle=brushed(BRUSHED.reshape(-1)))),
        studio(result(), {"type": "choices", "value": {"choices": ["good"]}}),
    ],
)
def test_shapes_that_are_filled(tmp_path, content):
    path = written(tmp_path, content)
    found = read_file(path.rename(tmp_path / "p1.png.json"), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert found.doubts == ()


@pytest.mark.parametrize(
    "shapes",
    [
        [drawn()],
        [drawn("box", xtl="10", ytl="8", xbr="30", ybr="28")],
        [drawn("box", xtl="10", ytl="8", xbr="30", ybr="28", rotation="90.0")],
        [drawn("mask", left=8, top=5, width=30, height=25, rle=", ".join(map(str, runs(MASK[5:30, 8:38]))))],
        ['<tag label="good" source="manual"/>', drawn()],
    ],
)
def test_shapes_of_cvat(tmp_path, shapes):
    found = read_file(written(tmp_path, cvat(*shapes).encode()), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert (found.notes, found.doubts) == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        via(region("ellipse", cx=30, cy=20, rx=10, ry=6, theta=0)),
        cvat(drawn("ellipse", cx=30, cy=20, rx=10, ry=6)).encode(),
        studio(result("ellipselabels", x=3000 / WIDTH, y=2000 / HEIGHT, radiusX=1000 / WIDTH, radiusY=600 / HEIGHT)),
        via(region("ellipse", cx=30, cy=20, rx=6, ry=10, theta=np.pi / 2)),
    ],
)
def test_ellipses(tmp_path, content):
    path = written(tmp_path, content)
    found = read_mask(path, provenance(tmp_path))
    assert np.count_nonzero(found != ROUND) <= 6


def test_holes_and_depth(tmp_path):
    holed = written(tmp_path, supervisely(thing(interior=[WITHIN]))).rename(tmp_path / "p1.png.json")
    assert np.array_equal(read_mask(holed, provenance(tmp_path)), RING)
    street = provenance(tmp_path, "road", "car")
    inner = ";".join(f"{x},{y}" for x, y in WITHIN)
    outer = ";".join(f"{x},{y}" for x, y in SQUARE)
    content = cvat(drawn(label="car", points=inner, z_order=1), drawn(label="road", points=outer, z_order=0))
    found = read_mask(written(tmp_path, content.encode()), street)
    assert np.array_equal(found == 1, RING > 0)
    assert np.array_equal(found == 2, (MASK > 0) & (RING == 0))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (via(region("polyline", all_points_x=XS, all_points_y=YS)), "no inside .shape 'polyline'"),
        (via(region(all_points_x=XS, all_points_y=None)), "not numbers"),
        (supervisely(thing(kind="line")), "no inside .shape 'line'"),
        ({**supervisely(), "frames": [], "framesCount": 3}, "of a film"),
        (supervisely({"classTitle": "a", "bitmap": {"data": "AAAA", "origin": [1, 1]}}), "a damaged mask"),
        (studio(result("keypointlabels", x=1, y=1, width=1)), "no inside .shape 'keypoint'"),
        (studio(result("brushlabels", format="rle", rle=[0, 1, 2])), "damaged run lengths"),
        (studio({"type": "polygonlabels", "value": {"points": SQUARE}}), "no size of the image"),
        (cvat(drawn("polyline")).encode(), "no inside .shape 'polyline'"),
        (cvat(drawn("mask", left=0, top=0, width=9, height=9, rle="3, 4")).encode(), "damaged run lengths"),
        (cvat(drawn("mask", left=0, top=0, width=9, height=9, rle="-1, 82")).encode(), "damaged run lengths"),
        (cvat(drawn("box", xtl="a", ytl="1", xbr="2", ybr="3")).encode(), "not numbers"),
        (b"<annotations><track label='a'><polygon frame='0'/></track></annotations>", "of a film"),
        (b"<annotations></annotations>", "It has no image"),
        (b"<annotations><image>", "XML is damaged"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><annotations></annotations>", "declares entities"),
    ],
)
def test_what_cannot_be_painted_is_said(tmp_path, content, why):
    path = written(tmp_path, content)
    with pytest.raises(UserError, match=why):
        read_file(path if isinstance(content, bytes) else path.rename(tmp_path / "p1.png.json"), provenance(tmp_path))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (cvat(drawn(), size=(10, 10)).encode(), "10 × 10|10 × 10|size"),
        (supervisely(thing(), size=(10, 10)), "size|10"),
    ],
)
def test_another_size_is_another_image(tmp_path, content, why):
    with pytest.raises(UserError, match=why):
        read_mask(written(tmp_path, content), provenance(tmp_path))


def test_of_several_people_the_last_is_taken_once_that_is_agreed_to(tmp_path):
    tasks = studio(result("rectanglelabels", x=0, y=0, width=10, height=10))
    tasks[0]["annotations"] += [{"result": [result()]}, {"result": [], "was_cancelled": True}]
    found = read_file(written(tmp_path, tasks), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert any("2 annotations" in doubt for doubt in found.doubts)


def test_a_task_by_itself_and_addresses_that_are_signed(tmp_path):
    for image in ("https://x.y/p1.png?X-Signature=a%2Fb", "s3://b/p1.png"):
        (task,) = studio(result(), image=image)
        found = read_file(written(tmp_path, task), provenance(tmp_path))
        assert np.array_equal(found.mask, MASK)
        assert found.doubts == ()


def test_a_prediction_that_nobody_has_confirmed_is_asked_about(tmp_path):
    (task,) = studio(result())
    task["predictions"], task["annotations"] = task["annotations"], []
    found = read_file(written(tmp_path, [task]), provenance(tmp_path))
    assert found.doubts == ("This image has no annotation; a prediction would be used.",)
    assert np.array_equal(found.mask, MASK)


def test_a_mask_that_was_drawn_on_a_turned_image_is_asked_about(tmp_path):
    (task,) = studio({**result(), "image_rotation": 90})
    found = read_file(written(tmp_path, [task]), provenance(tmp_path))
    assert found.doubts == (
        "It was drawn on the image in another orientation; here it would be placed without rotation.",
    )


def test_files_of_old_versions_of_label_studio(tmp_path):
    (task,) = studio(result())
    task["completions"] = task.pop("annotations")
    assert np.array_equal(read_mask(written(tmp_path, [task]), provenance(tmp_path)), MASK)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_in_every_encoding(tmp_path, encoding):
    content = cvat(drawn(), name="p1.png").replace("'1.0'", f"'1.0' encoding='{encoding.removesuffix('-sig')}'")
    assert np.array_equal(read_mask(written(tmp_path, content.encode(encoding)), provenance(tmp_path)), MASK)
    bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]><annotations></annotations>".encode(encoding)
    with pytest.raises(UserError, match="declares entities"):
        read_file(written(tmp_path, bomb), provenance(tmp_path))


@pytest.mark.parametrize(
    ("label", "encoding"), [("용종", "euc-kr"), ("용종", "cp949"), ("ポリープ", "Shift_JIS"), ("Größe", "iso-8859-1")]
)
def test_xml_in_the_encoding_that_it_declares(tmp_path, label, encoding):
    text = cvat(drawn(label=label), name="p1.png")
    declared = text.replace("'1.0'", f"'1.0' encoding='{encoding}'").encode(encoding)
    found = read_file(written(tmp_path, declared), provenance(tmp_path))
    same = read_file(written(tmp_path, text.encode()), provenance(tmp_path))
    assert np.array_equal(found.mask, same.mask)
    assert (found.notes, found.doubts) == (same.notes, same.doubts)
    assert label in " ".join((*found.notes, *found.doubts))
    with pytest.raises(UserError, match="not in UTF-8"):
        read_file(written(tmp_path, text.encode(encoding)), provenance(tmp_path))


@pytest.mark.parametrize("encoding", ["base64", "rot13", "nonsense", "idna", "utf-16", "utf-7"])
def test_xml_that_declares_what_is_no_encoding_is_utf_8(tmp_path, encoding):
    content = cvat(drawn(), name="p1.png").replace("'1.0'", f"'1.0' encoding='{encoding}'").encode()
    assert np.array_equal(read_mask(written(tmp_path, content), provenance(tmp_path)), MASK)


@pytest.mark.parametrize("repeated", [True, False])
def test_a_brush_is_unpacked_whichever_way_it_is_packed(repeated):
    values = np.repeat(np.random.default_rng(0).integers(0, 256, 40), 9).astype(np.uint8)
    assert np.array_equal(unpack_runs(brushed(values, repeated=repeated), len(values), SmallMasks()), values)
    with pytest.raises(NothingInside, match="run lengths"):
        unpack_runs(brushed(values, repeated=repeated)[:-9], len(values), SmallMasks())
    with pytest.raises(NothingInside, match="run lengths"):
        unpack_runs(brushed(values, repeated=repeated), len(values) + 1, SmallMasks())


@pytest.mark.parametrize(
    "content", [{"a": {"filename": 3, "regions": None}}, [{"data": None, "annotations": [3]}], via(3), supervisely(3)]
)
def test_json_of_those_tools_that_is_strange_is_empty_or_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "p1.png.json"
    path.write_text(json.dumps(content))
    with contextlib.suppress(UserError):
        assert not read_file(path, provenance(tmp_path)).mask.any()
