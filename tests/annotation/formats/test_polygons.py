"""Files of QuPath and ISAT: every polygon is painted, and what names no image is asked about."""

import contextlib
import json
from typing import Any

import numpy as np
import pytest

from segview.annotation.reading import read_file, read_mask
from segview.core.base.errors import UserError
from tests.annotation.formats.given import HEIGHT, MASK, RING, SQUARE, WIDTH, WITHIN, provenance, written

CLOSED = [*SQUARE, SQUARE[0]]
ASKED = "It does not say which image it is of; its outlines would be laid on p1.png."


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    given = properties or {"objectType": "annotation", "classification": {"name": "polyp", "color": [200, 0, 0]}}
    return {"type": "Feature", "id": "PathAnnotationObject", "geometry": geometry, "properties": given}


def polygon(*rings: object) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def collection(*features: object, **more: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


def isat(*things: object, size=(HEIGHT, WIDTH)) -> dict[str, Any]:
    about = {"description": "ISAT", "folder": "", "name": "p1.png", "width": size[1], "height": size[0], "depth": 3}
    return {"info": about, "objects": list(things)}


def thing(points: object = SQUARE, category: str = "polyp", layer: float = 1.0) -> dict[str, Any]:
    return {"category": category, "group": 1, "segmentation": points, "layer": layer, "iscrowd": False}


@pytest.mark.parametrize(
    "content",
    [
        collection(feature(polygon(CLOSED))),
        collection(feature(polygon(SQUARE))),
        [feature(polygon(CLOSED))],
        feature(polygon(CLOSED)),
        collection(feature({"type": "MultiPolygon", "coordinates": [[CLOSED]]})),
        collection(feature({"type": "GeometryCollection", "geometries": [polygon(CLOSED)]})),
        collection(feature(polygon(CLOSED), classification="polyp")),
        collection(feature(polygon(CLOSED), classification={"names": ["Polyp"]})),
        collection(feature(polygon(CLOSED), label="polyp")),
        isat(thing()),
    ],
)
def test_polygons_are_filled(tmp_path, content):
    path = written(tmp_path, content).rename(tmp_path / "p1.geojson")
    found = read_file(path, provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert (found.notes, found.doubts) == ((), ())


def test_the_further_rings_of_a_polygon_are_holes(tmp_path):
    path = written(tmp_path, collection(feature(polygon(CLOSED, WITHIN))))
    found = read_file(path, provenance(tmp_path))
    assert np.array_equal(found.mask, RING)
    # Those of another polygon of the same object are not.
    both = {"type": "MultiPolygon", "coordinates": [[CLOSED, WITHIN], [WITHIN]]}
    found = read_file(written(tmp_path, collection(feature(both))), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)


def test_geojson_of_another_name_is_asked_about(tmp_path):
    path = written(tmp_path, collection(feature(polygon(CLOSED))))
    assert read_file(path, provenance(tmp_path)).doubts == (ASKED,)
    with pytest.raises(UserError, match="would be laid on p1"):
        read_mask(path, provenance(tmp_path))
    outside = [[x + WIDTH - 20, y] for x, y in SQUARE]
    path = written(tmp_path, collection(feature(polygon(outside)))).rename(tmp_path / "P1.png.geojson")
    (doubt,) = read_file(path, provenance(tmp_path)).doubts
    assert "its outlines reach beyond this one" in doubt


def test_layers_of_isat_are_painted_upwards(tmp_path):
    own = provenance(tmp_path, "polyp", "tool")
    content = isat(thing(WITHIN, "tool", 2.0), thing(layer=1.0), thing([[0, 0], [3, 0], [3, 3]], "__ignore__", 3.0))
    found = read_mask(written(tmp_path, content), own)
    assert np.array_equal(found, np.where(RING > 0, 1, MASK * 2))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (collection(feature({"type": "Point", "coordinates": [1, 2]})), "no inside .shape 'Point'"),
        (collection(feature({"type": "LineString", "coordinates": SQUARE})), "no inside .shape 'LineString'"),
        (collection(feature(None)), "no inside"),
        (collection(feature(polygon())), "fewer than three corners"),
        (collection(feature(polygon([[1, 1], [2, 2]]))), "fewer than three corners"),
        (collection(feature(polygon([[0.1, 0.2], [0.5, 0.2], [0.3, 0.9]]))), "shares of an image"),
        (collection(feature(polygon(CLOSED)), crs={"type": "name"}), "of the Earth"),
        (collection(feature(polygon(CLOSED), name="adenoma"), feature(polygon(CLOSED), name="b")), "class 'adenoma'"),
        (isat(thing(), size=(10, 10)), "belongs to another"),
        (isat(thing(None)), "fewer than three corners"),
    ],
)
def test_what_cannot_be_painted_is_said(tmp_path, content, why):
    with pytest.raises(UserError, match=why):
        read_file(written(tmp_path, content), provenance(tmp_path))


@pytest.mark.parametrize(
    "content",
    [
        collection(3, None, {"geometry": 3}),
        {"type": "FeatureCollection", "features": 3},
        collection(feature({"type": "MultiPolygon", "coordinates": 3})),
        collection(feature({"type": "GeometryCollection", "geometries": [None]})),
        {"info": 3, "objects": [3]},
        {"info": {}, "objects": [{"layer": "x"}]},
    ],
)
def test_what_is_strange_is_empty_or_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "p1.json"
    path.write_text(json.dumps(content))
    with contextlib.suppress(UserError):
        assert not read_file(path, provenance(tmp_path)).mask.any()
