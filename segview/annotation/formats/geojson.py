"""The reader of QuPath's GeoJSON: outlines with holes, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from segview.annotation.formats.fields import text
from segview.annotation.formats.format import Content, Format
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Ring, points_of
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.text import Text

Row = dict[str, Any]

_LABELS = ("classification", "class", "label", "category", "name")
"""Properties that may hold the class; in QuPath the first is an object with the name."""
_MOST_LEVELS = 4
"""Largest depth of nested collections."""


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the polygons, painted in order.

    GeoJSON states no image and no size. A file with the image's name is accepted; for any other the user is asked.

    Raises:
        UserError: its coordinates are those of the Earth, or it holds nothing that can be painted.
    """
    made: Any = content.json
    if isinstance(made, dict) and "crs" in made:
        raise UserError("Its coordinates are of the Earth, not of pixels. Export the mask as PNG.")
    parts = Parts(provenance, marked=True)
    for number, feature in enumerate(_features(made)):
        label = _read_label(feature.get("properties"))
        for part, geometry in enumerate(_polygons(feature.get("geometry"))):
            try:
                outer, *holes = _rings(geometry)
                parts.add(label, outer, whole=(number, part))
                for hole in holes:
                    parts.add(label, hole, whole=(number, part), hole=True)
            except NothingInside as error:
                parts.pass_over(error.args[0])
    found = parts.paint(sized=False)
    image, own = Path(provenance.image), stem_of(content.name).casefold()
    if own in (image.name.casefold(), stem_of(image).casefold()):
        return found
    doubt = Text("It does not say which image it is of; its outlines would be laid on {image}.", image=image.name)
    return Imported(found.mask, found.notes, (doubt, *found.doubts))


def is_one(content: Content) -> bool:
    """Tell whether a content is GeoJSON."""
    made: Any = content.json
    first = made[0] if isinstance(made, list) and made else made
    if not isinstance(first, dict):
        return False
    kind = first.get("type")
    return (kind == "FeatureCollection" and "features" in first) or (kind == "Feature" and "geometry" in first)


def _features(made: Any) -> Iterator[Row]:  # noqa: ANN401  # whatever stands there
    """Yield the features of a collection or of a list, or a single feature."""
    if isinstance(made, dict) and made.get("type") == "FeatureCollection":
        made = made.get("features")
    yield from (one for one in (made if isinstance(made, list) else [made]) if isinstance(one, dict))


def _read_label(properties: Any) -> str:  # noqa: ANN401
    if not isinstance(properties, dict):
        return ""
    for name in _LABELS:
        value = properties.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("names")
        if isinstance(value, list):
            value = ": ".join(text(one) for one in value)
        if said := text(value).strip():
            return said
    return ""


def _polygons(geometry: Any, level: int = 0) -> Iterator[Row]:  # noqa: ANN401
    """Yield the polygons of a geometry one by one; other geometries unchanged."""
    if not isinstance(geometry, dict):
        yield {}
        return
    kind, inside = geometry.get("type"), geometry.get("geometries")
    if kind == "GeometryCollection" and isinstance(inside, list) and level < _MOST_LEVELS:
        for one in inside:
            yield from _polygons(one, level + 1)
        return
    several = geometry.get("coordinates")
    if kind == "MultiPolygon" and isinstance(several, list):
        yield from ({"type": "Polygon", "coordinates": one} for one in several)
        return
    yield geometry


def _rings(geometry: Row) -> list[Ring]:
    """Return the outline of a polygon, then the outlines of its holes."""
    kind, rings = text(geometry.get("type")), geometry.get("coordinates")
    if kind != "Polygon":
        raise NothingInside(Text("no inside (shape '{kind}')", kind=kind[:40]))
    if not isinstance(rings, list) or not rings:
        raise NothingInside(Text("fewer than three corners"))
    return [Ring(points_of(ring)) for ring in rings]


FORMAT = Format(name="geojson", title=Text("GeoJSON (QuPath)"), endings=(".geojson", ".json"), is_one=is_one, read=read)
