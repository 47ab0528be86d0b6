"""Verification of a mask that ``segview predict`` wrote, by its record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, sha256
from segview.core.base.text_files import read_json
from segview.core.requests.request import Request
from segview.core.variants.ablation import origin
from segview.core.variants.folders import WEIGHTS
from segview.evaluation.answer import Answers, Needs
from segview.evaluation.report.verified import Verified
from segview.inference.maps import CLASSES
from segview.inference.rendering.export import mask_file
from segview.inference.variants.finding import find

ENDING = ".mask.png"


def is_mask(path: Path) -> bool:
    """Return whether a file is a mask with a record beside it."""
    return path.name.endswith(ENDING) and is_file(_record_of(path))


def verify_mask(path: Path, content: bytes, answers: Answers) -> Verified:
    """Predict the mask again, and compare.

    Raises:
        UserError: the record cannot be read, or the variant is not known here.
    """
    record = _read(_record_of(path))
    try:
        image, folder = Path(str(record["image"])), str(record.get("variant_folder") or record["variant"])
        scales, merge, flip = tuple(record["scales"]), record["merge"], bool(record["flip"])
        passes, threshold = int(record["passes"]), float(record["threshold"])
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            "{record_of} is no record of segview predict, or is damaged.", record_of=_record_of(path)
        ) from error
    differs: list[str] = []
    try:
        variant = find(folder)
        differs += _weights(record, variant.folder)
        opened = answers.images.open(image)
        if record.get("pixels_sha256") not in (None, opened.identity.sha256):
            differs.append(f"{image} has changed since")
        request = Request(image, variant.folder, scales, merge=merge, flip=flip, passes=passes)
        prediction = answers.last(request, needs=Needs(measures=False, artefacts=False, groups=CLASSES))
    except UserError as error:
        return Verified(path, "mask", (*differs, f"It cannot be made again: {error}"))
    again = mask_file(prediction, threshold)
    differs += _pixels(content, again) if again != content else ()
    return Verified(path, "mask", tuple(differs))


def _record_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(ENDING) + ".mask.json")


def _read(path: Path) -> dict[str, Any]:
    try:
        content: object = read_json(path)
    except (OSError, ValueError) as error:
        raise UserError("{path} cannot be read, or is damaged.", path=path) from error
    if not isinstance(content, dict):
        raise UserError("{path} is no record of segview predict.", path=path)
    return cast("dict[str, Any]", content)


def _weights(record: dict[str, Any], folder: Path) -> Iterator[str]:
    weights = origin(folder)[0] / WEIGHTS
    before = record.get("weights_sha256")
    if before and is_file(weights) and sha256(weights) != before:
        yield f"the weights of {record['variant']} have changed since"


def _pixels(content: bytes, again: bytes) -> Iterator[str]:
    try:
        with Image.open(io.BytesIO(content)) as one, Image.open(io.BytesIO(again)) as other:
            before, after = np.asarray(one), np.asarray(other)
    except (OSError, SyntaxError, ValueError):
        yield "the mask is damaged"
        return
    if before.shape != after.shape:
        yield f"the mask has the shape {before.shape}, made again {after.shape}"
    elif (before != after).any():
        yield f"{int((before != after).sum()):,} pixels of {after.size:,} differ"
    else:
        yield "every pixel is the same, but not the bytes of the file"
