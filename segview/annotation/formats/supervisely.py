"""The reader of Supervisely's JSON, one file for each image."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

import numpy as np

from segview.annotation.formats.fields import rows, size, text
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.shapes import SmallMasks, box
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Pixels, Ring, corners_of, points_of
from segview.annotation.placing import Named, compare
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.text import Text

Row = dict[str, Any]

LARGEST_MASK = 64_000_000
"""Largest unpacked size of a small mask, in bytes."""


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the objects, painted in order.

    Raises:
        UserError: the file is not of this image, or holds nothing that can be painted.
    """
    if content.has("frames"):
        raise UserError("It is of a film. Export its frames as images from there.")
    stated = content.json.get("size")
    stated_size = size(stated, "height", "width") if isinstance(stated, dict) else None
    notes, doubts = compare(provenance, Named(content.name.removesuffix(".json"), stated_size))
    parts, masks = Parts(provenance, marked=True), SmallMasks()
    for number, one in enumerate(rows(content, "objects")):
        label = text(one.get("classTitle"))
        try:
            if isinstance(one.get("bitmap"), dict):
                parts.add(label, _bitmap(one["bitmap"], masks))
                continue
            outer, *holes = _rings(one)
            parts.add(label, outer, whole=number)
            for hole in holes:
                parts.add(label, hole, whole=number, hole=True)
        except NothingInside as error:
            parts.pass_over(error.args[0])
    made = parts.paint()
    return Imported(made.mask, (*notes, *made.notes), (*doubts, *made.doubts))


def _rings(one: Row) -> list[Ring]:
    """Return the outline of an object, then the outlines of its holes."""
    kind, points = text(one.get("geometryType")) or "polygon", one.get("points")
    if kind not in ("polygon", "rectangle"):
        raise NothingInside(Text("no inside (shape '{kind}')", kind=kind[:40]))
    outside = points.get("exterior") if isinstance(points, dict) else None
    if kind == "rectangle":
        corners = corners_of(outside)
        if len(corners) != 2:
            raise NothingInside(Text("fewer than three corners"))
        (left, top), (right, bottom) = corners.tolist()
        return [Ring(box(left, top, right, bottom))]
    inside = points.get("interior") if isinstance(points, dict) else None
    return [Ring(points_of(ring)) for ring in (outside, *(inside if isinstance(inside, list) else ()))]


def _bitmap(found: Row, masks: SmallMasks) -> Pixels:
    """Return the pixels of a PNG, compressed by zlib and encoded in base64, and the place of its first pixel."""
    corner = corners_of(found.get("origin"))
    if len(corner) != 1 or not isinstance(found.get("data"), str):
        raise NothingInside(Text("a mask without its pixels or its place"))
    try:
        data = zlib.decompressobj().decompress(base64.b64decode(found["data"]), LARGEST_MASK)
    except (ValueError, binascii.Error, zlib.error) as error:
        raise NothingInside(Text("a damaged mask")) from error
    left, top = np.rint(corner[0]).astype(int).tolist()
    return Pixels(masks.png(data, by_alpha=True), (top, left))


FORMAT = Format(
    name="supervisely",
    title=Text("Supervisely JSON"),
    endings=(".json",),
    is_one=lambda content: content.has("objects") and content.has("size"),
    read=read,
)
