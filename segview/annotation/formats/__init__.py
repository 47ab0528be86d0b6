"""The file formats of masks: written from corrections for other programs, and read from them.

A new format is one file with its row, and that row in ``FORMATS``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from segview.annotation.document import Document
from segview.annotation.formats import (
    coco,
    cvat,
    dicom,
    geojson,
    isat,
    label_studio,
    labelme,
    nifti,
    png,
    supervisely,
    via,
)
from segview.annotation.formats.format import Format
from segview.core.base.errors import UserError
from segview.core.base.file_set import write_together
from segview.core.base.files import resolve_path
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
            *(
                cvat.FORMAT,
                label_studio.FORMAT,
                supervisely.FORMAT,
                via.FORMAT,
                geojson.FORMAT,
                isat.FORMAT,
                nifti.FORMAT,
            ),
        )
    },
    group="segview.formats",
)
"""All formats; a file is read by the first that recognises it."""


def export(document: Document, path: Path, kind: str) -> Path:
    """Write a correction and, beside it, a JSON file with its description and provenance; return the JSON file's path.

    Raises:
        UserError: there is no such format, or a file cannot be written.
    """
    write = FORMATS[kind].write
    if write is None:
        raise UserError("Masks can be read from {title}, but not written. Choose PNG.", title=FORMATS[kind].title)
    content = write(document)
    image = Path(document.provenance.image)
    if resolve_path(path) in (resolve_path(image), resolve_path(file_and_number(image)[0])):
        raise UserError("{path} is the image itself, which is never written. Choose another name.", path=path)
    description_path = about_path(path)
    description = json.dumps(about(document, path), indent=2, ensure_ascii=False) + "\n"
    write_together({description_path: description, path: content})
    return description_path


def about_path(path: Path) -> Path:
    """Return the path of the description beside a mask."""
    return path.with_name(f"{path.name}.about.json")


def about(document: Document, path: Path) -> dict[str, Any]:
    """Return the description of a correction, ready for JSON."""
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
