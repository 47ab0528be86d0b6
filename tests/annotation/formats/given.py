"""Files of masks as other tools write them, for an image of 64 × 48 pixels."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from segview.annotation.provenance import Provenance

HEIGHT, WIDTH = SIZE = (48, 64)
SQUARE = [[10, 8], [30, 8], [30, 28], [10, 28]]
WITHIN = [[15, 13], [25, 13], [25, 23], [15, 23]]
MASK = np.zeros(SIZE, np.uint8)
MASK[8:28, 10:30] = 1
RING = MASK.copy()
RING[13:23, 15:25] = 0


def provenance(folder: Path, *classes: str) -> Provenance:
    return Provenance(image=str(folder / "p1.png"), size=SIZE, classes=("background", *(classes or ("polyp",))))


def flat(points: list[list[Any]]) -> list[Any]:
    return [number for point in points for number in point]


def annotation(segmentation: object, **fields: object) -> dict[str, Any]:
    return {"id": 1, "image_id": 1, "category_id": 1, "segmentation": segmentation, "iscrowd": 0, **fields}


def coco(*annotations: object, **fields: object) -> dict[str, Any]:
    return {
        "images": [{"id": 1, "file_name": "p1.png", "height": HEIGHT, "width": WIDTH}],
        "categories": [{"id": 1, "name": "polyp"}],
        "annotations": list(annotations),
        **fields,
    }


def shape(points: object = SQUARE, kind: object = "polygon", **fields: object) -> dict[str, Any]:
    return {"label": "polyp", "points": points, "group_id": None, "shape_type": kind, "flags": {}, **fields}


def labelme(*shapes: object, **fields: object) -> dict[str, Any]:
    head = {"version": "5.8.1", "imagePath": "p1.png", "imageData": None, "imageHeight": HEIGHT, "imageWidth": WIDTH}
    return {**head, "shapes": list(shapes), **fields}


def packed(pixels: np.ndarray, mode: str | None = None) -> str:
    content, image = io.BytesIO(), Image.fromarray(pixels)
    (image.convert(mode) if mode else image).save(content, format="PNG")
    return base64.b64encode(content.getvalue()).decode()


def written(folder: Path, content: object) -> Path:
    path = folder / "given.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path
