"""Predictions in array files: numpy and NIfTI."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.core.base.registry import Registry
from segview.core.base.text import Text
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import volume_at
from segview.data.images import PIXEL_LIMIT
from segview.data.refusals import explain_failures, explain_lack_of_memory, unreadable

Array = NDArray[Any]

MOST_NUMBERS = 4 * PIXEL_LIMIT
"""Most numbers that a file may unpack to."""

_USUAL = ("probabilities", "softmax", "probability", "prob", "pred", "prediction", "mask", "labels", "arr_0")


def _npy(path: Path) -> Array:
    with open(path, "rb") as file:
        _check_head(path, file)
        file.seek(0)
        return cast("Array", np.load(file))


def _npz(path: Path) -> Array:
    """Return the only array of an archive, or the array with a usual name for predictions."""
    with zipfile.ZipFile(path) as archive:
        names = [name.removesuffix(".npy") for name in archive.namelist() if name.endswith(".npy")]
        name = _chosen(names, path)
        with archive.open(f"{name}.npy") as file:
            _check_head(path, file)
        with archive.open(f"{name}.npy") as file:
            return np.lib.format.read_array(file)


def _chosen(names: Sequence[str], path: Path) -> str:
    wanted = names if len(names) == 1 else [name for name in _USUAL if name in names]
    if not wanted:
        raise UserError(
            "{path} holds {value}. Keep the prediction in it alone, or under the name 'probabilities' or 'mask'.",
            path=path,
            value=", ".join(names[:8]) or Text("no array"),
        )
    return wanted[0]


def _check_head(path: Path, file: IO[bytes]) -> None:
    """Check an array by its header, before memory of its size is allocated.

    Raises:
        UserError: the array is too large, or holds objects.
    """
    version = np.lib.format.read_magic(file)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, kind = read(file)
    _check_shape(path, shape)
    if kind.hasobject:
        raise UserError("{path} holds Python objects, which are not read. Save the numbers alone.", path=path)


def _check_shape(path: Path, shape: Sequence[int]) -> None:
    if int(np.prod([int(side) for side in shape], dtype=object)) > MOST_NUMBERS:
        sides = " × ".join(str(side) for side in shape)
        raise UserError(
            "{path} holds {sides} numbers, more than the {most_numbers} million allowed.",
            path=path,
            sides=sides,
            most_numbers=MOST_NUMBERS // 1_000_000,
        )


def _nifti(path: Path) -> Array:
    """Return the only slice of a NIfTI file, or the slice of a path as in ``core.images.frames``: rows × columns."""
    file, number = file_and_number(path)
    volume = volume_at(file)
    if file == path and volume.slices > 1:
        raise UserError(
            "{path} has {slices} slices, which is not the number of frames of its image. Save one slice for each "
            "frame, or each slice as its own file, with the name of its image.",
            path=path,
            slices=volume.slices,
        )
    return volume.numbers(number)


ARRAYS: Registry[Callable[[Path], Array]] = Registry(
    "kind of array", {".npz": _npz, ".npy": _npy, ".nii.gz": _nifti, ".nii": _nifti}
)


def array_ending(name: str) -> str:
    """Return the ending of an array file in lower case, or "" for other files."""
    return next((ending for ending in ARRAYS if name.lower().endswith(ending)), "")


def read_array(path: Path) -> Array:
    """Return the numbers of a file, without axes of length 1.

    Raises:
        UserError: it cannot be read, is damaged or too large, or has no array that can be a prediction.
    """
    if not is_file(file_and_number(path)[0]):
        raise unreadable(path, FileNotFoundError())
    with explain_lack_of_memory(path), explain_failures(path, PIXEL_LIMIT):
        values = np.squeeze(ARRAYS[array_ending(path.name)](path))
    if values.ndim not in (2, 3) or values.dtype.kind not in "buif" or not values.size:
        sides = " × ".join(str(side) for side in values.shape)
        raise UserError(
            "{path} holds {sides} of {dtype}; a prediction is rows × columns, or classes × these.",
            path=path,
            sides=sides,
            dtype=values.dtype,
        )
    return values
