"""Opening pictures and masks: the one place where user files are decoded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps


def read_picture(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def read_mask(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return (np.asarray(image.convert("L")) >= 128).astype(np.uint8)
