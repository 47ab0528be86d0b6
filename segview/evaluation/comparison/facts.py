"""Properties of images that scores may depend on: brightness, sharpness, glare, and the size of the target."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.maps.artefacts import Artefact
from segview.core.variants.classes import IGNORED
from segview.data.artefacts import artefacts
from segview.data.datasets import Pair, read_truth
from segview.data.images import read_image
from segview.evaluation.score_store import ScoreStore, key_of
from segview.metrics.parts import SMALLEST

Fact = float | str | None

FACTS: dict[str, str] = {
    Text("target area"): Text("Share of the image that is target in the ground truth"),
    Text("parts"): Text("Separate parts of the target in the ground truth"),
    Text("position"): Text("Part of the image with the centre of the target"),
    Text("brightness"): Text("Mean of the image's grey values, 0 to 1"),
    Text("sharpness"): Text("Standard deviation of the Laplacian of the grey values, 0 to 1: low in a blurred image"),
    Text("glare"): Text("Share of the image that is glare"),
    Text("folder"): Text("Folder of the image"),
}

_VERSION = 1
_MIDDLE = 0.25
"""Largest distance from the centre, as a share of each side, at which a target counts as in the middle."""


def facts_of(image: Path, mask: Path | None, store: ScoreStore | None = None) -> dict[str, Fact]:
    """Return the facts of an image, by the names in ``FACTS``; facts that need a missing ground truth are None.

    Args:
        image: Its file.
        mask: The file of its ground truth, read as a target and its background.
        store: Cache of facts, by the content of the files.

    Raises:
        UserError: the image cannot be read.
    """
    key = None
    if store is not None:
        with suppress(OSError):
            key = key_of("facts", _VERSION, store.digest(image), "" if mask is None else store.digest(mask))
            kept = store.get(key)
            if kept is not None:
                return {**json.loads(kept), "folder": str(image.parent)}
    pixels = read_image(image).pixels
    found = _of_image(pixels)
    truth = None
    if mask is not None:
        with suppress(UserError):  # a mask of many classes, not of one target
            truth = read_truth(Pair(image, mask), (pixels.shape[0], pixels.shape[1]))
    found |= {"target area": None, "parts": None, "position": None} if truth is None else _of_target(truth)
    if store is not None and key is not None:
        store.put(key, json.dumps(found).encode())
    return {**found, "folder": str(image.parent)}


def _of_image(pixels: NDArray[np.uint8]) -> dict[str, Fact]:
    from scipy import ndimage

    grey = pixels[..., :3].mean(axis=2) / 255
    shown = artefacts(pixels)
    return {
        "brightness": float(grey.mean()),
        "sharpness": float(np.asarray(ndimage.laplace(grey)).std()),
        "glare": float((shown == Artefact.GLARE).mean()),
    }


def _of_target(truth: NDArray[np.uint8]) -> dict[str, Fact]:
    from scipy import ndimage

    inside = (truth != 0) & (truth != IGNORED)
    area = float(inside.mean())
    labels = np.empty(inside.shape, np.int32)
    ndimage.label(inside, np.ones((3, 3)), output=labels)
    sizes = np.bincount(labels.ravel())[1:]
    parts = int((sizes >= SMALLEST * inside.size).sum())
    return {"target area": area, "parts": float(parts), "position": _position(inside)}


def _position(inside: NDArray[np.bool_]) -> str | None:
    rows, columns = np.nonzero(inside)
    if not len(rows):
        return None
    down = (float(rows.mean()) + 0.5) / inside.shape[0] - 0.5
    across = (float(columns.mean()) + 0.5) / inside.shape[1] - 0.5
    if max(abs(down), abs(across)) <= _MIDDLE:
        return "middle"
    if abs(down) > abs(across):
        return "top" if down < 0 else "bottom"
    return "left" if across < 0 else "right"
