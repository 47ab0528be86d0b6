"""Fails every call that reads a data set in turn and prints what was told falsely; run by ``test_failing_calls``."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from pathlib import Path

import nibabel
import numpy as np
from PIL import Image

from segview.core.base.errors import UserError
from segview.data.datasets import find_images, pairs, read_pair

LAYOUTS = {
    "in one folder": ("all", "all/{}.png", "all/{}_mask.png", "all/{}_mask_1.png"),
    "beside each other": ("set/images", "set/images/{}.png", "set/masks/{}.png", None),
    "split": ("images/train", "images/train/{}.png", "masks/train/{}.png", None),
    "nnU-Net": ("imagesTr", "imagesTr/{}_0000.png", "labelsTr/{}.png", None),
    "NIfTI": ("imagesTr", "imagesTr/{}_0000.png", "labelsTr/{}.nii.gz", None),
}
CODES = {"no permission": errno.EACCES, "input/output error": errno.EIO, "stale": errno.ESTALE}
FALSE = ("but no mask", "holds no image", "is damaged", "was raised")


def made(folder: Path, layout: str) -> Path:
    """Make two pairs, and return their folder."""
    opened, *files = LAYOUTS[layout]
    shutil.rmtree(folder, ignore_errors=True)
    for number in (1, 2):
        for part, name in enumerate(files):
            if name is None:
                continue
            path = folder / name.format(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            pixels = np.repeat((np.arange(6) == part)[None] * np.uint8(255), 5, axis=0)
            if path.suffix == ".gz":
                nibabel.save(nibabel.Nifti1Image(pixels.T, np.diag([-1.0, -1.0, 1.0, 1.0])), path)
            else:
                Image.fromarray(pixels).save(path)
    return folder / opened


def seen(folder: Path) -> list[int]:
    """Return how many pixels the target has in each pair; also that all images are there."""
    found = pairs(folder)
    assert len(find_images(folder)) == len(found)
    return [int(read_pair(pair)[1].sum()) for pair in found]


def tried(library: ctypes.CDLL, folder: Path, layout: str, code: int) -> tuple[int, list[str]]:
    """Fail each call in turn; return how many there were, and what was told falsely."""
    opened = made(folder, layout)
    right, number, wrong = seen(opened), 0, list[str]()
    while True:
        number += 1
        library.fail_at(os.fsencode(folder), number, code, 0)
        library.fail_reading(1)
        told: object = None
        try:
            told = seen(opened)
        except UserError as error:
            told = str(error)
        except Exception as error:
            told = f"{type(error).__name__} was raised: {error}"
        library.fail_reading(0)
        calls = library.calls_made()
        library.fail_at(b"", 0, 0, 0)
        if told != right and (isinstance(told, list) or any(one in str(told) for one in FALSE)):
            wrong.append(f"call {number}: {told}")
        if calls < number:
            return number - 1, wrong


def main() -> None:
    library, folder = ctypes.CDLL(sys.argv[1]), Path(sys.argv[2])
    count, false = dict[str, int](), list[str]()
    for layout in LAYOUTS:
        for how, code in CODES.items():
            calls, wrong = tried(library, folder, layout, code)
            count[layout] = count.get(layout, 0) + calls
            false += [f"{layout}, {how}, {one}" for one in wrong]
    sys.stdout.write(json.dumps({"tried": count, "false": false}))


if __name__ == "__main__":
    main()
