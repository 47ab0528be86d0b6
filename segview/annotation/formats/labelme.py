"""The reader and writer of labelme's JSON, also used by X-AnyLabeling and others: shapes on one image."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from segview.annotation.contours import contours
from segview.annotation.document import Document
from segview.annotation.formats.fields import identifier, rows, size, text
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.shapes import SmallMasks
from segview.annotation.imported import Imported
from segview.annotation.labels import BACKGROUND
from segview.annotation.parts import Disc, NothingInside, Parts, Pixels, Ring, corners_of, points_of
from segview.annotation.placing import Named, compare
from segview.annotation.provenance import Provenance
from segview.core.base.provenance import NOTICE
from segview.core.base.staging import as_bytes
from segview.core.base.text import Text
from segview.core.maps.palette import class_colour

Row = dict[str, Any]


def write(document: Document) -> bytes:
    """Return labelme's JSON: outlines as polygons of x and y.

    labelme paints polygons in order. So polygons inside others come after them, and a hole is a polygon of no class
    before the polygons inside it. Filled again, the polygons give the exact mask.
    """
    height, width = document.provenance.size
    found = [
        (-abs(area), area < 0, BACKGROUND if area < 0 else document.provenance.classes[value], outline)
        for value in document.provenance.things
        for area, outline in contours(document.mask == value)
    ]
    shapes = [
        {"label": label, "points": outline, "shape_type": "polygon", "group_id": None, "flags": {}, "description": ""}
        for _, _, label, outline in sorted(found, key=lambda one: (one[0], not one[1]))
    ]
    content = {
        "version": "5.4.1",
        "flags": {},
        "shapes": shapes,
        "imagePath": Path(document.provenance.image).name,
        "imageData": None,
        "imageHeight": height,
        "imageWidth": width,
        "label_colors": {
            document.provenance.classes[value]: list(class_colour(value, document.provenance.colours))
            for value in document.provenance.things
        },
        "notice": NOTICE,
    }
    return as_bytes(json.dumps(content, ensure_ascii=False) + "\n")


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the shapes, painted in order.

    Within a group and class, shapes marked as difficult are holes in the others; X-AnyLabeling writes holes so.

    Raises:
        UserError: the file is not of this image, or holds nothing that can be painted.
    """
    stated = Named(text(content.json.get("imagePath")), size(content.json, "imageHeight", "imageWidth"))
    notes, doubts = compare(provenance, stated)
    parts, masks = Parts(provenance, marked=True), _Masks()
    for shape in rows(content, "shapes"):
        kind = text(shape.get("shape_type")) or "polygon"
        label, group = text(shape.get("label")), identifier(shape.get("group_id"))
        try:
            found = masks.of(shape) if kind == "mask" else SHAPES.get(kind, _refuse_unknown)(shape)
            parts.add(label, found, whole=(group, label) if group else None, hole=shape.get("difficult") is True)
        except NothingInside as error:
            parts.pass_over(str(error))
    made = parts.paint(sized=stated.size is not None)
    return Imported(made.mask, (*notes, *made.notes), (*doubts, *made.doubts))


def _outline(shape: Row) -> Ring:
    return Ring(points_of(shape.get("points")))


def _rectangle(shape: Row) -> Ring:
    """Return a rectangle given by two opposite corners or by all four."""
    points = corners_of(shape.get("points"))
    if len(points) != 2:
        return _outline(shape)
    (left, top), (right, bottom) = points
    return Ring(np.array([(left, top), (right, top), (right, bottom), (left, bottom)]))


def _circle(shape: Row) -> Disc:
    """Return a circle given by its centre and a point on it."""
    points = corners_of(shape.get("points"))
    if len(points) != 2:
        raise NothingInside("no middle and point of a circle")
    (x, y), _ = points.tolist()
    return Disc((x, y), float(np.hypot(*(points[1] - points[0]))))


def _refuse_flat(shape: Row) -> Ring:
    raise NothingInside(f"no inside (shape '{shape.get('shape_type')}')")


def _refuse_unknown(shape: Row) -> Ring:
    raise NothingInside(f"an unknown kind of shape ('{text(shape.get('shape_type'))[:40]}')")


SHAPES: dict[str, Callable[[Row], Ring | Disc]] = {
    **dict.fromkeys(("polygon", "rotation", "oriented_rectangle", "quadrilateral"), _outline),
    "rectangle": _rectangle,
    "circle": _circle,
    **dict.fromkeys(("point", "points", "line", "linestrip", "lines"), _refuse_flat),
}
"""The function for each kind of shape; small masks are read by ``_Masks``."""


class _Masks:
    """Shapes that are small masks, up to a limit that can be painted in acceptable time."""

    def __init__(self) -> None:
        self._small = SmallMasks()

    def of(self, shape: Row) -> Pixels:
        """Return the pixels of a PNG in base64; its first pixel is at the first of two corners.

        Raises:
            NothingInside: it is damaged.
            UserError: there are too many.
        """
        points = corners_of(shape.get("points"))
        encoded = shape.get("mask")
        if not isinstance(encoded, str) or len(points) != 2:
            raise NothingInside("a mask without its pixels or its place")
        try:
            values = self._small.png(base64.b64decode(encoded.rpartition(",")[2]))
        except (ValueError, binascii.Error) as error:
            raise NothingInside("a damaged mask") from error
        left, top = np.rint(points.min(axis=0)).astype(int).tolist()
        right, bottom = np.rint(points.max(axis=0)).astype(int).tolist()
        if abs(bottom - top + 1 - values.shape[0]) > 1 or abs(right - left + 1 - values.shape[1]) > 1:
            raise NothingInside("a mask of another size than its box")
        return Pixels(values, (top, left))


FORMAT = Format(
    name="labelme",
    title=Text("labelme JSON (polygons)"),
    endings=(".json",),
    is_one=lambda content: content.has("shapes"),
    read=read,
    write=write,
)
