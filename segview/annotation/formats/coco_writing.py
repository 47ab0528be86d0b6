"""The writer of COCO's JSON: a mask for each class or each instance, for one image or many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from segview.annotation.contours import contours
from segview.annotation.document import Document
from segview.annotation.gestures import Selection
from segview.annotation.run_lengths import run_lengths
from segview.core.base.errors import UserError
from segview.core.base.provenance import NOTICE
from segview.core.base.staging import as_bytes
from segview.core.maps.palette import class_colour

Row = dict[str, Any]


def write(document: Document, *, instances: bool) -> bytes:
    """Return COCO's JSON of one image; see ``write_many``."""
    return write_many([document], instances=instances)


def write_many(documents: Iterable[Document], *, instances: bool) -> bytes:
    """Return COCO's JSON of the masks of some images.

    Categories are counted from 1, because many programs take 0 for the background. The same class has the same number
    in all masks; further classes follow.

    Args:
        documents: The corrections; each is used once and not kept.
        instances: Whether each connected part is an annotation, as a polygon or, with holes, in run lengths; otherwise
            each class is one annotation in run lengths.

    Raises:
        UserError: there is none.
    """
    categories: dict[str, Row] = {}
    images: list[Row] = []
    annotations: list[Row] = []
    for number, document in enumerate(documents, start=1):
        provenance = document.provenance
        height, width = provenance.size
        images.append({"id": number, "file_name": Path(provenance.image).name, "height": height, "width": width})
        for value in provenance.things:
            name, colour = provenance.classes[value], list(class_colour(value, provenance.colours))
            row = categories.setdefault(name, {"id": len(categories) + 1, "name": name, "color": colour})
            for one in _annotations(document.mask == value, instances=instances):
                annotations.append({"id": len(annotations) + 1, "image_id": number, "category_id": row["id"], **one})
    if not images:
        raise UserError("There is no mask to export. Correct some images first.")
    content = {
        "info": {"description": NOTICE},
        "images": images,
        "categories": list(categories.values()),
        "annotations": annotations,
    }
    return as_bytes(json.dumps(content, ensure_ascii=False) + "\n")


def _annotations(mask: Selection, *, instances: bool) -> Iterator[Row]:
    """Yield the annotations of a class, without identifiers."""
    if not mask.any():
        return
    if not instances:
        yield _row(mask, {"size": list(mask.shape), "counts": run_lengths(mask)}, crowd=True)
        return
    from scipy import ndimage

    parts = np.zeros(mask.shape, np.int32)
    ndimage.label(mask, output=parts)
    for number, place in enumerate(ndimage.find_objects(parts), start=1):
        part = parts[place] == number
        top, left = place[0].start, place[1].start
        found = contours(part)
        if len(found) == 1:
            line = [number for x, y in found[0][1] for number in (x + left, y + top)]
            yield _row(part, [line], corner=(top, left))
        else:
            whole = np.zeros(mask.shape, np.bool_)
            whole[place] = part
            yield _row(part, {"size": list(mask.shape), "counts": run_lengths(whole)}, corner=(top, left))


def _row(mask: Selection, segmentation: object, *, corner: tuple[int, int] = (0, 0), crowd: bool = False) -> Row:
    """Return an annotation.

    Args:
        mask: Its pixels in the image, or in a box.
        segmentation: Its segmentation in COCO's form.
        corner: Row and column of the box's first pixel in the image.
        crowd: Whether it may contain several objects.
    """
    down, across = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    top, left = int(down[0]) + corner[0], int(across[0]) + corner[1]
    return {
        "segmentation": segmentation,
        "area": int(np.count_nonzero(mask)),
        "bbox": [left, top, int(np.ptp(across)) + 1, int(np.ptp(down)) + 1],
        "iscrowd": int(crowd),
    }
