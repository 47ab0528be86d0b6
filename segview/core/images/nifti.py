"""Label volumes in NIfTI files: their slices as masks of frames, if the file says how they lie.

NIfTI stores columns first and says by its axes where they point in a body (https://nifti.nimh.nih.gov). Images without
a place in a body are written by ITK with columns to the left and rows to the back, which is the order of display.
"""

from __future__ import annotations

import gzip
import io
import logging
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.places import install_command
from segview.core.images.identity import FileState

NIFTI_ENDINGS = (".nii.gz", ".nii")

MOST_BYTES = 300_000_000
"""Most bytes of an unpacked file, which is read at once, so that its checksum is checked."""

MOST_LABEL = 255
"""Largest label."""

_TOLERANCE = 1e-3
_DISPLAYED = np.diag([-1.0, -1.0, 1.0])
"""Directions, as right, front and top, of columns, rows and slices in the order of display."""


class Axes(Enum):
    """Directions of the axes of a file, as far as it states them."""

    DISPLAYED = "columns, rows and frames in the order of display"
    UNSTATED = "nothing, or the identity that stands for nothing"
    BODY = "other directions in a body"


@dataclass(frozen=True, eq=False)
class Volume:
    """A volume of labels, or of probabilities.

    Attributes:
        name: Path or name of the file, for errors.
        columns: Length of its first axis.
        rows: Length of its second axis.
        slices: Length of its third axis.
        axes: Directions of the axes.
        voxels: Columns × rows × slices.
    """

    name: str
    columns: int
    rows: int
    slices: int
    axes: Axes
    voxels: NDArray[Any]

    def numbers(self, number: int) -> NDArray[Any]:
        """Return the numbers of a slice, rows × columns; the first slice is number 1.

        Raises:
            UserError: there is no such slice, or it is unclear how the axes lie in an image.
            Exception: of any kind, if the file is damaged.
        """
        self._check_axes()
        if not 1 <= number <= self.slices:
            raise UserError(
                "{name} has {slices} slices, but number {number} was requested. Save one slice for each frame.",
                name=self.name,
                slices=self.slices,
                number=number,
            )
        return self.voxels[:, :, number - 1].T

    def labels(self, number: int) -> NDArray[np.uint8] | NDArray[np.float32]:
        """Return a slice of labels from 0 to 255, or of probabilities from 0 to 1, like ``numbers``.

        Raises:
            UserError: as for ``numbers``; or it holds other numbers.
        """
        return self._labels(self.numbers(number))

    @property
    def may_be_turned(self) -> bool:
        """Whether rows and columns may be exchanged, as the file does not say which are which."""
        return self.axes is Axes.UNSTATED

    def turned_to(self, mask: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
        """Return a mask of a slice, … × rows × columns, with its last two axes exchanged if only that fits an image."""
        across = np.swapaxes(mask, -1, -2)
        if not self.may_be_turned or mask.shape[-2:] == size or across.shape[-2:] != size:
            return mask
        return np.ascontiguousarray(across)

    def _check_axes(self) -> None:
        if self.axes is Axes.BODY:
            raise UserError(
                "The axes of {name} point to other sides of a body than those of an image on the screen, so it is "
                "unclear how it lies in the image. Save it as TIFF with a page for each frame, or write it with "
                "SimpleITK without a direction.",
                name=self.name,
            )
        if self.axes is Axes.UNSTATED and self.columns == self.rows:
            raise UserError(
                "{name} does not say how its axes lie, and is as wide as it is high: it may lie on its side. Save it "
                "as TIFF with a page for each frame, or write it with SimpleITK.",
                name=self.name,
            )

    def _labels(self, values: NDArray[Any]) -> NDArray[np.uint8] | NDArray[np.float32]:
        low, high = (float(values.min()), float(values.max())) if values.dtype.kind in "buif" else (np.nan, np.nan)
        if values.dtype.kind != "f" or (values == np.rint(values)).all():
            if 0 <= low <= high <= MOST_LABEL:
                return np.ascontiguousarray(values, np.uint8)
        elif 0 <= low <= high <= 1:
            return np.ascontiguousarray(values, np.float32)
        raise UserError(
            "{name} holds numbers from {low:g} to {high:g}: it is an image, not a mask. A mask has whole numbers from "
            "0 to {most}, or probabilities.",
            name=self.name,
            low=low,
            high=high,
            most=MOST_LABEL,
        )


def is_nifti(name: str) -> bool:
    """Say whether a name has the ending of a NIfTI file."""
    return name.lower().endswith(NIFTI_ENDINGS)


def volume_at(path: Path) -> Volume:
    """Return the volume in a file; that of the last file stays in memory.

    Raises:
        UserError: nibabel is not installed, or the file has more axes or numbers than a mask.
        Exception: of any kind, if the file is damaged.
    """
    state = FileState.of(path)
    return volume_in(path.read_bytes(), str(path)) if state is None or not state.settled else _known(path, state)


def volume_in(data: bytes, name: str) -> Volume:
    """Return the volume in the bytes of a file.

    Raises:
        UserError: as for ``volume_at``.
        Exception: of any kind, if the file is damaged.
    """
    nibabel = _nibabel(name)
    if data.startswith(b"\x1f\x8b"):
        data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UserError(
            "{name} has more than {most} MB unpacked, too much for masks. Save it with whole numbers of 8 bits, or in "
            "parts.",
            name=name,
            most=MOST_BYTES // 1_000_000,
        )
    newer = data.startswith((b"\x1c\x02\0\0", b"\0\0\x02\x1c"))  # the length of its header, 540
    kind = nibabel.Nifti2Image if newer else nibabel.Nifti1Image
    return _volume(kind.from_file_map({"image": nibabel.FileHolder(fileobj=io.BytesIO(data))}), name)


@lru_cache(maxsize=1)  # the frames of a film ask for one slice after another
def _known(path: Path, _state: FileState) -> Volume:
    return volume_in(path.read_bytes(), str(path))


def _nibabel(name: str) -> Any:  # noqa: ANN401  # the library
    try:
        import nibabel
    except ImportError as error:
        raise UserError(
            "{path} is {what}, and the part of segview that reads it is not installed. Install it with "
            "{install_command} and start segview again.",
            path=name,
            what="NIfTI",
            install_command=install_command("nifti"),
        ) from error
    return nibabel


def _volume(image: Any, name: str) -> Volume:  # noqa: ANN401  # nibabel's own kind
    sides = tuple(int(side) for side in image.shape)
    while len(sides) > 3 and sides[-1] == 1:
        sides = sides[:-1]
    if not 2 <= len(sides) <= 3 or not all(sides):
        raise UserError(
            "{name} holds {sides} numbers; a mask has columns × rows × slices.",
            name=name,
            sides=" × ".join(map(str, image.shape)),
        )
    columns, rows, slices = (*sides, 1)[:3]
    voxels = _compact(np.asanyarray(image.dataobj).reshape(columns, rows, slices))
    return Volume(name, columns, rows, slices, _axes(image.header, image.affine, slices), voxels)


def _compact(values: NDArray[Any]) -> NDArray[Any]:
    """Return numbers as 8 bits if they are whole numbers from 0 to ``MOST_LABEL``."""
    if values.dtype.kind not in "buif" or values.min() < 0 or values.max() > MOST_LABEL:
        return values
    with np.errstate(invalid="ignore"):  # NaN, which differs from any number below
        compact = values.astype(np.uint8)
    return compact if values.dtype.kind != "f" or (compact == values).all() else values


def _axes(header: Any, affine: NDArray[Any], slices: int) -> Axes:  # noqa: ANN401  # nibabel's own kind
    if not int(header["qform_code"]) and not int(header["sform_code"]):
        return Axes.UNSTATED
    lengths = np.linalg.norm(affine[:3, :3], axis=0)
    if not np.isfinite(affine).all() or not lengths.all():
        return Axes.BODY
    directions, count = affine[:3, :3] / lengths, 3 if slices > 1 else 2
    if np.allclose(directions[:, :count], _DISPLAYED[:, :count], atol=_TOLERANCE):
        return Axes.DISPLAYED
    is_placeholder = np.allclose(directions, np.eye(3), atol=_TOLERANCE) and not affine[:3, 3].any()
    return Axes.UNSTATED if is_placeholder else Axes.BODY


# It logs what it finds wrong in headers; raising is enough.
logging.getLogger("nibabel.global").setLevel(logging.CRITICAL)
