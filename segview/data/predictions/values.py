"""Probabilities from the numbers of stored predictions: fixed rules, the same for all files of a folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.data import masks
from segview.data.decoded import Decoded
from segview.data.images import read_numbers
from segview.data.pixels import Numbers, without_alpha
from segview.data.predictions.arrays import array_ending, read_array

MOST_LABELS = 100
"""Largest class index; if larger numbers other than the void occur, integers are probabilities."""

_TOLERANCE = 0.02


class Values(StrEnum):
    """The meaning of the numbers in the files of a folder."""

    MASK = "mask"
    LABELS = "labels"
    PROBABILITY = "probability"
    PROBABILITIES = "probabilities"


@dataclass(frozen=True)
class Reading:
    """The way the files of a folder are read.

    Attributes:
        values: Meaning of the numbers.
        classes: Number of classes, background included.
        scale: Number that means a probability of 1.
    """

    values: Values
    classes: int = 2
    scale: float = 1.0


def reading_of(files: Iterable[Path]) -> Reading:
    """Return how to read files, determined from the numbers of all of them.

    Files with only 0 and 1, or 0 and 255, are masks. Integers up to ``MOST_LABELS``, and the void 255, are class
    indices; other integers are probabilities, of which 255 or 65535 means 1. Real numbers are probabilities.

    Raises:
        UserError: a file is a coloured image, or has numbers of another kind.
    """
    counts, planes, largest, real = np.zeros(256, np.int64), set[int](), 0, False
    for path in files:
        values = numbers_of(path)
        planes.add(len(values) if values.ndim == 3 else 1)
        if values.dtype.kind == "f":
            real = True
            _check_real(values, path)
        elif values.min() < 0:
            raise UserError(
                "{path} holds numbers below 0. Save it with 0 for the background, and 1 or the indices of the classes.",
                path=path,
            )
        else:
            largest = max(largest, int(values.max()))
            counts += np.bincount(np.minimum(values.reshape(-1), 255).astype(np.uint8), minlength=256)
    if len(planes) > 1:
        raise UserError(
            "The files hold {map} planes. Keep them in separate folders.", map=" and ".join(map(str, sorted(planes)))
        )
    count = planes.pop() if planes else 1
    if count > 1:
        return Reading(Values.PROBABILITIES, count, 1.0 if largest <= 1 else 255.0)
    if real:
        return Reading(Values.PROBABILITY, scale=1.0)
    return _whole(counts, largest)


def _whole(counts: NDArray[np.int64], largest: int) -> Reading:
    """Return how to read integers, from the counts of each number up to 255 and the largest number."""
    used = np.flatnonzero(counts)
    others = used[(used > 0) & (used < masks.VOID)]
    if largest > masks.VOID:
        return Reading(Values.PROBABILITY, scale=65535.0)
    if not len(others) or (len(used) <= 2 and largest <= 1):
        return Reading(Values.MASK)
    if others.max() <= MOST_LABELS and (masks.VOID not in used or others.size <= MOST_LABELS // 2):
        return Reading(Values.LABELS, int(others.max()) + 1) if others.max() > 1 else Reading(Values.MASK)
    return Reading(Values.PROBABILITY, scale=255.0)


def probabilities(path: Path, reading: Reading) -> NDArray[np.float32]:
    """Return the probabilities of a file: classes × rows × columns, 0 to 1, with a sum of 1 over the classes.

    Raises:
        UserError: the file cannot be read, or its numbers do not fit the reading of the folder.
    """
    values = numbers_of(path)
    match reading.values:
        case Values.MASK:
            return _of_target(masks.target(values).astype(np.float32))
        case Values.LABELS:
            return _of_labels(values, reading.classes, path)
        case Values.PROBABILITY:
            _check_planes(values, 1, path)
            return _of_target(np.clip(values.astype(np.float32) / reading.scale, 0, 1))
        case Values.PROBABILITIES:
            _check_planes(values, reading.classes, path)
            planes = np.clip(values.astype(np.float32) / reading.scale, 0, 1)
            return planes / np.maximum(planes.sum(axis=0, keepdims=True), 1e-6)


def numbers_of(path: Path) -> Numbers:
    """Return the numbers of a file: rows × columns, or planes × rows × columns.

    Raises:
        UserError: the file cannot be read, or is a coloured image.
    """
    if array_ending(path.name):
        values = read_array(path)
        # The axis of planes may be the first or the last; it is shorter than rows and columns.
        return np.moveaxis(values, 2, 0) if values.ndim == 3 and values.shape[2] < values.shape[0] else values
    found = read_numbers(path)
    return _grey(found, path)


def _grey(found: Decoded, path: Path) -> Numbers:
    values = found.values
    if found.palette is not None:
        used = found.palette[np.unique(values)].astype(np.int16)
        # A palette of greys gives greys; with a palette of colours, the palette indices are class indices.
        return found.palette[:, 0][values] if np.ptp(used, axis=1).max() == 0 else values
    if values.ndim == 3:
        values = without_alpha(values)
        if (values != values[:, :, :1]).any():
            raise UserError(
                "{path} is a coloured image, and a prediction is a mask, an image of class indices or a "
                "probability map. Save it without the image underneath, as greys or with a palette.",
                path=path,
            )
        values = values[:, :, 0]
    if not found.lossy:
        return values
    # Masks saved as JPEG have stains around their edges.
    between = np.count_nonzero((values > 32) & (values < 224))
    if between >= _TOLERANCE * values.size:
        return values
    if masks.has_no_target(values, lossy=True):
        raise UserError(
            "{path} holds numbers up to {largest} and is stored with loss, as in JPEG, which changes "
            "them. Save it as PNG.",
            path=path,
            largest=int(values.max()),
        )
    return masks.target(values)


def _of_target(target: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.stack([1 - target, target])


def _of_labels(values: Numbers, classes: int, path: Path) -> NDArray[np.float32]:
    labels = np.where(values == masks.VOID, 0, values)
    if values.ndim != 2 or labels.max() >= classes or labels.min() < 0:
        raise UserError(
            "{path} holds the number {max}, but the folder has {classes} classes, 0 to {classes2}. "
            "Open it with the names of all classes.",
            path=path,
            max=labels.max(),
            classes=classes,
            classes2=classes - 1,
        )
    return (np.arange(classes)[:, None, None] == labels[None]).astype(np.float32)


def _check_planes(values: Numbers, count: int, path: Path) -> None:
    found = len(values) if values.ndim == 3 else 1
    if found != count:
        raise UserError(
            "{path} holds {found} planes, where others of its folder hold {count}. Save all alike.",
            path=path,
            found=found,
            count=count,
        )


def _check_real(values: Numbers, path: Path) -> None:
    if not np.isfinite(values).all() or values.min() < -_TOLERANCE or values.max() > 1 + _TOLERANCE:
        raise UserError(
            "{path} holds numbers from {min:.3g} to {max:.3g}, and probabilities lie in 0 to 1. Save what "
            "comes out of the sigmoid or softmax.",
            path=path,
            min=values.min(),
            max=values.max(),
        )
    if values.ndim == 3 and abs(float(values.sum(axis=0).mean()) - 1) > _TOLERANCE:
        raise UserError(
            "The planes of {path} do not sum to 1: classes that overlap are not shown. Save one each.", path=path
        )
