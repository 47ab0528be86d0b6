"""The result of a decoder, and checks that every decoder's result must pass."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.data.pixels import Numbers

MOST_SAMPLES = 4


class DecoderFault(RuntimeError):
    """A decoder returned an invalid result: a bug of segview or of a library, not an error of the user."""


@dataclass(frozen=True, eq=False)
class Decoded:
    """The numbers of an image or mask.

    Attributes:
        values: Rows × columns, or rows × columns × samples (1 to 4), in display orientation.
        size: Rows and columns according to the header of the file, in display orientation.
        notes: Sentences for the user on how the file was read.
        palette: 256 × 3, RGB, if the numbers are palette indices; else None.
        lossy: Whether the file stores colours only approximately, as JPEG does.
    """

    values: Numbers
    size: tuple[int, int]
    notes: tuple[str, ...] = ()
    palette: NDArray[np.uint8] | None = None
    lossy: bool = False


def check_decoded(found: Decoded, path: Path) -> Decoded:
    """Return a decoder's result after checking it.

    Raises:
        DecoderFault: its shape or size is not that of the image, or its dtype is not numeric.
    """
    values, palette = found.values, found.palette
    faults = {
        "no pixels": values.size == 0,
        f"{values.ndim} axes": values.ndim not in (2, 3),
        f"{values.shape[2:]} samples": values.ndim == 3 and not 1 <= values.shape[2] <= MOST_SAMPLES,
        f"numbers of the kind {values.dtype}": values.dtype.kind not in "buif",
        f"{values.shape[:2]} pixels where the file says {found.size}": values.shape[:2] != found.size,
        "a palette for numbers beyond it": palette is not None
        and not (palette.shape == (256, 3) and values.ndim == 2 and values.dtype == np.uint8),
    }
    if any(faults.values()):
        what = ", ".join(fault for fault, found_so in faults.items() if found_so)
        raise DecoderFault(f"The decoder of {path} returned {what}. This is a fault of segview, not of the file")
    return found


def checked_image(pixels: NDArray[np.uint8], size: tuple[int, int], path: Path) -> NDArray[np.uint8]:
    """Return an image after checking that it is rows × columns × 3, uint8, C-contiguous and writable.

    Raises:
        DecoderFault: it is not.
    """
    flags = pixels.flags.c_contiguous and pixels.flags.writeable
    if pixels.shape != (*size, 3) or pixels.dtype != np.uint8 or not flags:
        raise DecoderFault(f"{path} became {pixels.dtype} of {pixels.shape}, where uint8 of {(*size, 3)} is due")
    return pixels


def checked_mask(mask: NDArray[np.uint8], size: tuple[int, int], path: Path) -> NDArray[np.uint8]:
    """Return a mask after checking that it is rows × columns, uint8.

    Raises:
        DecoderFault: it is not.
    """
    if mask.shape != size or mask.dtype != np.uint8:
        raise DecoderFault(f"The mask {path} became {mask.dtype} of {mask.shape}, where uint8 of {size} is due")
    return mask
