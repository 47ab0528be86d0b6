"""The reader of JSON projects and annotations of the VGG Image Annotator."""

from __future__ import annotations

from typing import Any

import numpy as np

from segview.annotation.formats.fields import text
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.shapes import ELLIPSE, SmallMasks, box, ellipse, numbers, rotate
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Ring, points_of
from segview.annotation.placing import Named, find_place
from segview.annotation.provenance import Provenance
from segview.core.base.text import Text

Row = dict[str, Any]

_CLASSES = ("class", "label", "name", "category", "type", "object")
"""Attributes of a region that may hold its class, in order of preference."""


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the regions of one image, painted in order.

    Raises:
        UserError: the file is not of this image, or holds nothing that can be painted.
    """
    images = _images(content.json)
    place = find_place(provenance, [Named(text(one.get("filename"))) for one in images])
    parts, masks = Parts(provenance), SmallMasks()
    for region in (region for one in place.chosen for region in _regions(images[one])):
        try:
            parts.add(_read_label(region), _outline(region.get("shape_attributes"), masks))
        except NothingInside as error:
            parts.pass_over(error.args[0])
    made = parts.paint(sized=False)
    return Imported(made.mask, (*place.notes, *made.notes), (*place.doubts, *made.doubts))


def is_one(content: Content) -> bool:
    """Tell whether a content is of the VGG Image Annotator."""
    made: object = content.json
    return isinstance(made, dict) and ("_via_img_metadata" in made or any(map(_is_image, list(made.values())[:3])))


def _is_image(one: object) -> bool:
    return isinstance(one, dict) and "filename" in one and "regions" in one


def _images(made: Row) -> list[Row]:
    found = made.get("_via_img_metadata", made)
    return [one for one in found.values() if _is_image(one)] if isinstance(found, dict) else []


def _regions(image: Row) -> list[Row]:
    """Return the regions of an image: a list, or in old versions an object by number."""
    found: Any = image["regions"]
    every = list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else []
    return [one if isinstance(one, dict) else {} for one in every]


def _read_label(region: Row) -> str:
    """Return the class of a region: a text, or the names of the ticked check boxes."""
    given = region.get("region_attributes")
    known = {str(name).casefold(): value for name, value in given.items()} if isinstance(given, dict) else {}
    for name in (*_CLASSES, *known):
        value = known.get(name)
        if isinstance(value, dict):
            value = ", ".join(str(one) for one, on in value.items() if on)
        if said := text(value).strip():
            return said
    return ""


def _outline(shape: Any, masks: SmallMasks) -> Ring:  # noqa: ANN401  # whatever stands there
    kind = text(shape.get("name")) if isinstance(shape, dict) else ""
    if kind == "polygon":
        xs, ys = shape.get("all_points_x"), shape.get("all_points_y")
        if not (isinstance(xs, list) and isinstance(ys, list) and len(xs) == len(ys)):
            raise NothingInside(Text("coordinates that are not numbers"))
        return Ring(points_of([list(point) for point in zip(xs, ys, strict=True)]))
    if kind == "rect":
        x, y, width, height = numbers(shape, "x", "y", "width", "height")
        return Ring(box(x, y, x + width, y + height))
    if kind in ("circle", "ellipse"):
        masks.count(ELLIPSE)
        x, y, across, down = numbers(shape, "cx", "cy", *(("r", "r") if kind == "circle" else ("rx", "ry")))
        angle = float(np.rad2deg(numbers(shape, "theta")[0])) if "theta" in shape else 0.0
        return rotate(ellipse(x, y, across, down), angle, (x, y))
    raise NothingInside(Text("no inside (shape '{kind}')", kind=kind[:40]))


FORMAT = Format(name="via", title=Text("VGG Image Annotator JSON"), endings=(".json",), is_one=is_one, read=read)
