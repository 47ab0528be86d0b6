"""Ground truths in NIfTI: a slice is the mask of a frame."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import Volume, volume_at
from segview.data.decoded import Decoded
from segview.data.images.kinds import PIXEL_LIMIT
from segview.data.refusals import explain_failures, explain_lack_of_memory


def volume_of(path: Path) -> Volume:
    """Return the volume of a file, or of the file of a slice.

    Raises:
        UserError: it cannot be read, is damaged, or holds more than masks.
    """
    file, _ = file_and_number(path)
    with explain_lack_of_memory(file), explain_failures(file, PIXEL_LIMIT):
        return volume_at(file)


def decode(path: Path, *, mask: bool) -> Decoded:
    """Return a slice of labels, or the only one: rows × columns.

    Args:
        path: A file, or one of its slices, as in ``core.images.frames``.
        mask: Whether it is read as a mask; images are not read from NIfTI.

    Raises:
        UserError: it is not a mask, it is unclear which of its slices to use, or how they lie in the image.
        Exception: of any kind, if the file is damaged.
    """
    file, number = file_and_number(path)
    if not mask:
        raise UserError(
            "{path} is a NIfTI volume, which is read as a mask or as a prediction. Save its slices as PNG, or all of "
            "them as pages of a TIFF, and open that.",
            path=file,
        )
    volume = volume_at(file)
    if file == path and volume.slices > 1:
        raise UserError(
            "The mask {path} has {slices} slices, and it is unclear which to use. Save one of them alone, or one "
            "slice for each frame of its image.",
            path=path,
            slices=volume.slices,
        )
    values = volume.labels(number)
    return Decoded(values, (volume.rows, volume.columns))
