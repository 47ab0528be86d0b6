"""The reader of CVAT's XML for images."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np

from segview.annotation.formats.fields import size
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.shapes import ELLIPSE, SmallMasks, box, ellipse, numbers, rotate
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Pixels, Ring, points_of
from segview.annotation.placing import Named, find_place
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.text import Text

_HEAD = 4_000


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the shapes of one image, painted in z-order.

    Raises:
        UserError: the file is of a film, is not of this image, or holds nothing that can be painted.
    """
    root = _parse(content.xml)
    images = root.findall("image")
    if not images:
        if root.find("track") is not None:
            raise UserError("It is of a film. Export 'CVAT for images' from there.")
        raise UserError("It has no image. Export 'CVAT for images' from there.")
    known = [Named(one.get("name", ""), size(dict(one.attrib), "height", "width")) for one in images]
    place = find_place(provenance, known)
    parts, masks = Parts(provenance), SmallMasks()
    for shape in sorted((shape for one in place.chosen for shape in images[one]), key=_depth):
        if shape.tag == "tag":  # describes the whole image
            continue
        try:
            masks.count(ELLIPSE if shape.tag == "ellipse" else 0)
            found = _mask(shape, masks) if shape.tag == "mask" else SHAPES.get(shape.tag, _refuse_flat)(shape)
            parts.add(shape.get("label", ""), found)
        except NothingInside as error:
            parts.pass_over(error.args[0])
    made = parts.paint()
    return Imported(made.mask, (*place.notes, *made.notes), (*place.doubts, *made.doubts))


def is_one(content: Content) -> bool:
    """Tell whether a content is CVAT's XML."""
    head = content.xml[:_HEAD]
    return head.startswith("<") and "<annotations>" in head


def _parse(data: str) -> Element:
    """Return the root element of an XML file.

    Raises:
        UserError: it is damaged, or declares entities, which could expand without limit.
    """
    if "<!DOCTYPE" in data or "<!ENTITY" in data:
        raise UserError("Its XML declares entities, which CVAT never does.")
    try:
        return ElementTree.fromstring(data)  # without entities
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UserError("Its XML is damaged: {error}.", error=error) from error


def _depth(shape: Element) -> float:
    try:
        return float(shape.get("z_order", "0"))
    except ValueError:
        return 0.0


def _polygon(shape: Element) -> Ring:
    return Ring(points_of(shape.get("points", "").rstrip("; ").replace(";", ",").split(",")))


def _box(shape: Element) -> Ring:
    left, top, right, bottom = numbers(shape.attrib, "xtl", "ytl", "xbr", "ybr")
    return rotate(box(left, top, right, bottom), _rotation(shape), ((left + right) / 2, (top + bottom) / 2))


def _ellipse(shape: Element) -> Ring:
    x, y, across, down = numbers(shape.attrib, "cx", "cy", "rx", "ry")
    return rotate(ellipse(x, y, across, down), _rotation(shape), (x, y))


def _rotation(shape: Element) -> float:
    return numbers(shape.attrib, "rotation")[0] if "rotation" in shape.attrib else 0.0


def _mask(shape: Element, masks: SmallMasks) -> Pixels:
    """Return a mask in run lengths: alternating counts of pixels outside and inside, row by row in a box."""
    left, top, width, height = (int(one) for one in numbers(shape.attrib, "left", "top", "width", "height"))
    if min(width, height) <= 0:
        raise NothingInside(Text("a damaged mask"))
    masks.count(width * height)
    try:
        runs = np.array(shape.get("rle", "").split(","), np.int64)
    except (ValueError, OverflowError) as error:
        raise NothingInside(Text("damaged run lengths")) from error
    if (runs < 0).any() or (runs > width * height).any() or int(runs.sum()) != width * height:
        raise NothingInside(Text("damaged run lengths"))
    pixels = np.repeat(np.arange(len(runs)) % 2 == 1, runs)
    return Pixels(pixels.reshape(height, width), (top, left))


def _refuse_flat(shape: Element) -> Ring:
    raise NothingInside(Text("no inside (shape '{kind}')", kind=shape.tag[:40]))


SHAPES: dict[str, Callable[[Element], Ring]] = {"polygon": _polygon, "box": _box, "ellipse": _ellipse}
"""The function for each kind of shape with an outline; masks are read by ``_mask``."""

FORMAT = Format(name="cvat", title=Text("CVAT XML"), endings=(".xml",), is_one=is_one, read=read)
