"""The formats of masks: what comes out of a correction for other programs, and what is read of them.

A further format is one file with its row, and that row in ``FORMATS``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from segview.annotation.document import Document
from segview.annotation.formats import coco, cvat, dicom, geojson, isat, label_studio, labelme, png, supervisely, via
from segview.annotation.formats.format import Format
from segview.core.base.errors import UserError
from segview.core.base.file_set import write_together
from segview.core.base.files import resolved
from segview.core.base.provenance import made_with, now, user
from segview.core.base.registry import Registry
from segview.core.images.frames import file_and_number
from segview.core.images.identity import provenance
from segview.core.variants.classes import IGNORED

FORMATS: Registry[Format] = Registry(
    "format of a mask",
    {
        row.name: row
        for row in (
            *(png.FORMAT, coco.FORMAT, coco.INSTANCES, labelme.FORMAT, dicom.FORMAT, dicom.NAMED),
            *(cvat.FORMAT, label_studio.FORMAT, supervisely.FORMAT, via.FORMAT, geojson.FORMAT, isat.FORMAT),
        )
    },
    group="segview.formats",
)
"""All formats; a file is read by the first that knows it."""


def export(document: Document, path: Path, kind: str) -> Path:
    """Write a correction, and beside it a JSON file that says what it is and where it comes from; return the latter.

    Raises:
        UserError: there is no such format, or a file cannot be written.
    """
    write = FORMATS[kind].write
    if write is None:
        raise UserError("Masks can be read from {title}, but not written. Choose PNG.", title=FORMATS[kind].title)
    content = write(document)
    image = Path(document.provenance.image)
    if resolved(path) in (resolved(image), resolved(file_and_number(image)[0])):
        raise UserError("{path} is the image itself, which is never written. Choose another name.", path=path)
    aside = about_path(path)
    said = json.dumps(about(document, path), indent=2, ensure_ascii=False) + "\n"
    write_together({aside: said, path: content})
    return aside


def about_path(path: Path) -> Path:
    """Return the file beside a mask that says what it is."""
    return path.with_name(f"{path.name}.about.json")


def about(document: Document, path: Path) -> dict[str, Any]:
    """Return how a correction came to be, ready for JSON."""
    began = document.provenance
    return {
        **provenance(Path(began.image), began.identity, began.source),
        "file": path.name,
        **began.model_dump(mode="json", exclude={"image", "identity", "source"}),
        "gestures": document.gestures,
        "pixels_changed": int(np.count_nonzero(document.mask != document.began)),
        "pixels": {began.classes[value]: document.area(value) for value in began.things},
        **({"pixels_unlabelled": document.area(IGNORED)} if began.rest == IGNORED else {}),
        "corrected_by": user(),
        "corrected": now(),
        **made_with(),
    }
