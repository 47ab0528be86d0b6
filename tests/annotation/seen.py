"""Small real images in a folder, to be moved and replaced under what is kept of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.core.images.identity import Sighting
from segview.inference.predict.opening import identify

SIZE = (24, 32)
CLASSES = ("background", "polyp")


def pixels(seed: int, size: tuple[int, int] = SIZE) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (*size, 3), dtype=np.uint8)


def draw(path: Path, seed: int, size: tuple[int, int] = SIZE) -> Path:
    """Write an image; all of one size have files of one size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels(seed, size)).save(path, "BMP" if path.suffix == ".bmp" else "PNG")
    return path


def see(path: Path) -> Sighting:
    found = identify(path)
    assert found is not None
    return found


def provenance(sighting: Sighting, **fields: object) -> Provenance:
    place = {"identity": sighting.identity, "source": sighting.source, "classes": CLASSES}
    return Provenance.now(sighting.path, sighting.identity.size, **{**place, **fields})


def stroke(number: int) -> Stroke:
    return Stroke(points=((number % 20 + 1.0, number % 29 + 1.0),), radius=2.0, value=1)
