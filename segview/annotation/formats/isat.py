"""The reader of ISAT's JSON: polygons in layers, one file for each image."""

from __future__ import annotations

from typing import Any

from segview.annotation.formats.fields import rows, size, text
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.shapes import numbers
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Ring, points_of
from segview.annotation.placing import Named, compare
from segview.annotation.provenance import Provenance
from segview.core.base.text import Text

Row = dict[str, Any]


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the objects, painted from the lowest layer to the highest.

    Raises:
        UserError: the file is not of this image, or holds nothing that can be painted.
    """
    info = content.json["info"]
    about: Row = info if isinstance(info, dict) else {}
    notes, doubts = compare(provenance, Named(text(about.get("name")), size(about, "height", "width")))
    parts = Parts(provenance)
    for one in sorted(rows(content, "objects"), key=_layer):
        try:
            parts.add(text(one.get("category")), Ring(points_of(one.get("segmentation"))))
        except NothingInside as error:
            parts.pass_over(error.args[0])
    made = parts.paint()
    return Imported(made.mask, (*notes, *made.notes), (*doubts, *made.doubts))


def _layer(one: Row) -> float:
    try:
        return numbers(one, "layer")[0]
    except NothingInside:
        return 0.0


FORMAT = Format(
    name="isat",
    title=Text("ISAT JSON"),
    endings=(".json",),
    is_one=lambda content: content.has("info") and content.has("objects"),
    read=read,
)
