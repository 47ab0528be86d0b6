"""Predictions as files: masks, maps, and their provenance."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from segview.core.answers.counts import PixelScores
from segview.core.answers.prediction import Prediction
from segview.core.answers.unlikeness import FAR
from segview.core.base.errors import UserError
from segview.core.base.file_set import settle
from segview.core.base.files import atomic_write, plain_name, remove_strays
from segview.core.base.provenance import NOTICE, made_with, now, user
from segview.core.images.identity import ImageSource, provenance
from segview.core.maps.maps import level_of
from segview.core.maps.palette import class_colour
from segview.core.variants.spec import VariantConfig
from segview.inference.rendering.maps_file import numbers_file
from segview.metrics.parts import parts


def mask_of(prediction: Prediction, threshold: float) -> NDArray[np.uint8]:
    """Return class indices at the image's size: 1 where the target's probability exceeds the threshold."""
    if prediction.target is not None:
        return (prediction.target.values > level_of(threshold)).astype(np.uint8)
    return prediction.maps["labels"].values.astype(np.uint8)


LONGEST_NAME = 200
"""Largest length in bytes of a result's name without its ending; file systems allow 255 in all."""


def result_name(image: str, variant: str) -> str:
    """Return the name of a variant's result files for an image, without ending."""
    # The name of a variant from another source may be a path.
    own = plain_name(variant)
    return f"{fitting_name(image, LONGEST_NAME - len(os.fsencode(own)))}.{own}"


def fitting_name(name: str, most: int = LONGEST_NAME) -> str:
    """Return a name of at most ``most`` bytes; a longer name is cut and ends with a digest that keeps it unique."""
    whole = os.fsencode(name)
    if len(whole) <= most:
        return name
    digest = hashlib.sha256(whole).hexdigest()[:8]
    while len(os.fsencode(name)) + len(digest) + 1 > max(most, len(digest) + 2):
        name = name[:-1]
    return f"{name}~{digest}"


def mask_file(prediction: Prediction, threshold: float) -> bytes:
    """Return the mask as PNG at the image's size: 0 and 255 for one target, else class indices with a palette."""
    return png(class_image(mask_of(prediction, threshold), prediction.classes, prediction.colours))


def class_image(mask: NDArray[np.uint8], classes: Sequence[str], colours: Sequence[str] = ()) -> Image.Image:
    """Return class indices as an image: 0 and 255 for one target, else indices with a palette."""
    if len(classes) == 2:
        return Image.fromarray(mask * np.uint8(255))
    image = Image.fromarray(mask)
    image.putpalette([channel for index in range(256) for channel in class_colour(index, colours)])
    return image


def png(image: Image.Image) -> bytes:
    """Return an image as PNG, with the disclaimer as a text chunk."""
    content, words = io.BytesIO(), PngInfo()
    words.add_text("Disclaimer", NOTICE)
    image.save(content, format="PNG", pnginfo=words)
    return content.getvalue()


def write_png(path: Path, image: Image.Image) -> None:
    """Write an image as PNG with the disclaimer, whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    atomic_write(path, png(image))


def probability_paths(path: Path, prediction: Prediction) -> dict[Path, str]:
    """Return the paths of the files that ``probability_files`` gives, each with its class or ""."""
    if path.suffix == ".npz" or prediction.target is not None:
        return {path: ""}
    classes = [name.removeprefix("probability/") for name in prediction.maps if name.startswith("probability/")]
    return {path.with_suffix(f".{plain_name(one)}{path.suffix}"): one for one in classes}


def probability_files(path: Path, prediction: Prediction) -> dict[Path, bytes]:
    """Return the probability of each class as files: one ``.npz`` of float32 numbers by name, or PNGs.

    A PNG has 16 bits; 0 means p = 0 and 65535 means p = 1. With one target there is one PNG at ``path``; else one for
    each class, with the class name before the ending.
    """
    if path.suffix == ".npz":
        found = {name: one for name, one in prediction.maps.items() if name.startswith("probability/")}
        return {path: numbers_file(found)}
    maps = {
        file: prediction.maps[f"probability/{name}"] if name else prediction.target
        for file, name in probability_paths(path, prediction).items()
    }
    return {file: png(Image.fromarray(one.values)) for file, one in maps.items() if one is not None}


def as_text(record: Mapping[str, object]) -> str:
    """Return a record as JSON."""
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def record(
    prediction: Prediction,
    config: VariantConfig,
    threshold: float,
    scores: PixelScores | None,
    source: ImageSource | None = None,
) -> dict[str, object]:
    """Return the settings and provenance of a prediction and the parts of its mask, ready for JSON.

    ``source`` is the file of its image.
    """
    request = prediction.request
    measured = {} if scores is None else {k: v for k, v in vars(scores).items() if v is not None}
    return {
        **provenance(request.image, request.identity, source),
        "image": str(request.image),
        "variant": config.name,
        "weights_sha256": config.weights_sha256,
        "size": list(prediction.size),
        "scales": list(prediction.scales_done),
        "scales_outside_training": list(prediction.untrained_scales),
        "merge": request.merge,
        "flip": request.flip,
        "passes": request.passes,
        "threshold": threshold,
        "path": prediction.path,
        **_unlikeness(prediction),
        "seconds": {stage: round(seconds, 4) for stage, seconds in prediction.timings.items()},
        "parts": [asdict(one) for one in parts(mask_of(prediction, threshold), prediction.classes)],
        "scores": measured,
        "made_by": user(),
        "made": now(),
        **made_with(),
    }


def _unlikeness(prediction: Prediction) -> dict[str, object]:
    if (distance := prediction.unlikeness) is None:
        return {}
    return {"unlikeness": {"distance": round(distance, 4), "far": FAR, "is_unlike": distance > FAR}}


def writable_folder(folder: Path) -> Path:
    """Return the folder; create it if missing, and clean up after writers that were killed.

    Raises:
        UserError: it cannot be created, or is a file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be made: {reason}. Choose another.", folder=folder, reason=error.strerror
        ) from error
    settle(folder)
    remove_strays(folder)
    return folder
