"""What comes out of a correction: masks in the formats that other programs read, and beside each how it came to be."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from segview.annotation import segments
from segview.annotation.document import Document
from segview.annotation.gestures import Selection
from segview.annotation.reading import BACKGROUND
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, resolved
from segview.core.base.provenance import NOTICE, made_with, now, user
from segview.core.base.registry import Registry
from segview.core.images.frames import SEGMENTATION_ENDING, located, may_be_dicom
from segview.core.images.identity import provenance
from segview.core.maps.palette import class_colour
from segview.core.variants.classes import IGNORED


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Attributes:
        ending: Of the file's name.
        content: Makes the file's bytes of a document.
        words: What it is, for menus.
        suits: Tells by the name of an image whether its mask can be written so.
    """

    ending: str
    content: Callable[[Document], bytes]
    words: str
    suits: Callable[[Path], bool] = lambda _: True


def export(document: Document, path: Path, kind: str) -> Path:
    """Write a correction, and beside it a JSON file that says what it is and where it comes from; return the latter.

    Raises:
        UserError: there is no such format, or a file cannot be written.
    """
    content = FORMATS[kind].content(document)
    image = Path(document.origin.image)
    if resolved(path) in (resolved(image), resolved(located(image)[0])):
        raise UserError(f"{path} is the picture itself, which is never written. Choose another name.")
    atomic_write(path, content)
    aside = path.with_name(f"{path.name}.about.json")
    atomic_write(aside, json.dumps(about(document, path), indent=2, ensure_ascii=False) + "\n")
    return aside


def about(document: Document, path: Path) -> dict[str, Any]:
    """Return how a correction came to be, ready for JSON."""
    origin = document.origin
    return {
        **provenance(Path(origin.image), origin.identity, origin.source),
        "file": path.name,
        **origin.model_dump(mode="json", exclude={"image", "identity", "source"}),
        "gestures": document.gestures,
        "pixels_changed": int(np.count_nonzero(document.mask != document.began)),
        "pixels": {origin.classes[value]: document.area(value) for value in origin.things},
        **({"pixels_unlabelled": document.area(IGNORED)} if origin.rest == IGNORED else {}),
        "corrected_by": user(),
        "corrected": now(),
        **made_with(),
    }


def _png(document: Document) -> bytes:
    """Return 0 and 255 for one target, else class indices with a palette, in which what is no thing is black."""
    content, origin = io.BytesIO(), document.origin
    if len(origin.classes) == 2:
        image = Image.fromarray((document.mask != 0).astype(np.uint8) * np.uint8(255))
    else:
        nothing = origin.rest_in_files
        image = Image.fromarray(np.where(document.mask == origin.rest, np.uint8(nothing), document.mask))
        colours = [class_colour(index, origin.colours) if index != nothing else (0, 0, 0) for index in range(256)]
        image.putpalette([channel for colour in colours for channel in colour])
    words = PngInfo()
    words.add_text("Disclaimer", NOTICE)
    image.save(content, format="PNG", pnginfo=words)
    return content.getvalue()


def _labelme(document: Document) -> bytes:
    """Return labelme's JSON: outlines as polygons of x and y.

    labelme paints polygons in their order, so the larger come first, and a hole is a polygon of no class before what
    lies in it. Filled again, the polygons give the mask to the pixel.
    """
    rows, columns = document.origin.size
    outlines = [
        (-abs(area), area < 0, BACKGROUND if area < 0 else document.origin.classes[value], outline)
        for value in document.origin.things
        for area, outline in _outlines(document.mask == value)
    ]
    shapes = [
        {"label": label, "points": outline, "shape_type": "polygon", "group_id": None, "flags": {}, "description": ""}
        for _, _, label, outline in sorted(outlines, key=lambda one: (one[0], not one[1]))
    ]
    content = {
        "version": "5.4.1",
        "flags": {},
        "shapes": shapes,
        "imagePath": Path(document.origin.image).name,
        "imageData": None,
        "imageHeight": rows,
        "imageWidth": columns,
        "notice": NOTICE,
    }
    return _json(content)


def _coco(document: Document) -> bytes:
    """Return COCO's JSON: a run-length mask, column by column, for each class that is there.

    Categories are counted from 1: many take 0 for the background.
    """
    origin = document.origin
    rows, columns = origin.size
    annotations: list[dict[str, Any]] = []
    for category, value in enumerate(origin.things, start=1):
        mask = document.mask == value
        if not mask.any():
            continue
        down, across = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        box = [int(across[0]), int(down[0]), int(np.ptp(across)) + 1, int(np.ptp(down)) + 1]
        annotations.append(
            {
                "id": len(annotations) + 1,
                "image_id": 1,
                "category_id": category,
                "segmentation": {"size": [rows, columns], "counts": run_lengths(mask)},
                "area": int(mask.sum()),
                "bbox": box,
                "iscrowd": 1,
            }
        )
    name = Path(origin.image).name
    categories = [{"id": number, "name": origin.classes[value]} for number, value in enumerate(origin.things, start=1)]
    return _json(
        {
            "info": {"description": NOTICE},
            "images": [{"id": 1, "file_name": name, "height": rows, "width": columns}],
            "categories": categories,
            "annotations": annotations,
        }
    )


def run_lengths(mask: Selection) -> list[int]:
    """Return the lengths of alternating runs of 0 and 1, column by column, as COCO counts them; 0 comes first."""
    flat = np.concatenate([[False], mask.ravel(order="F")])
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    return np.diff(np.concatenate([[0], changes, [mask.size]])).astype(int).tolist()


def _outlines(mask: Selection) -> list[tuple[float, list[list[float]]]]:
    """Return the outlines of a mask, x and y, each with its area; that of a hole is negative."""
    from skimage import measure

    found: list[tuple[float, list[list[float]]]] = []
    # A rim of background closes what touches the border.
    for line in measure.find_contours(np.pad(mask, 1).astype(np.float32), 0.5):
        # The middle of a pixel is never nearer to an outline than 0.35, so each stays on its side.
        corners = measure.approximate_polygon(line - 0.5, tolerance=0.3)[:-1]
        if len(corners) < 3:
            continue
        y, x = line[:-1].T
        area = float(np.dot(y, np.roll(x, 1)) - np.dot(x, np.roll(y, 1))) / 2
        found.append((area, [[round(float(one), 2), round(float(other), 2)] for other, one in corners]))
    return found


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


FORMATS: Registry[Format] = Registry(
    "format of a mask",
    {
        "png": Format(".png", _png, "PNG mask"),
        "coco": Format(".coco.json", _coco, "COCO JSON (run lengths)"),
        "labelme": Format(".json", _labelme, "labelme JSON (polygons)"),
        "dicom": Format(SEGMENTATION_ENDING, segments.without_person, "DICOM segmentation, names nobody", may_be_dicom),
        "dicom_named": Format(
            SEGMENTATION_ENDING, segments.with_person, "DICOM segmentation, names the patient", may_be_dicom
        ),
    },
)
