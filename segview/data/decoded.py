"""The result of a decoder, and what must be true of it whichever decoder that was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.data.pixels import Numbers

MOST_SAMPLES = 4


class DecoderFault(RuntimeError):
    """A decoder returned what it must not: a fault of segview or of a library, never of the user."""


@dataclass(frozen=True, eq=False)
class Decoded:
    """The numbers of an image or mask.

    Attributes:
        values: Rows × columns, or rows × columns × samples (1 to 4), in the orientation in which they are shown.
        size: Rows and columns as the head of the file tells them, in that orientation.
        notes: What the user should know of how they were read, in sentences.
        palette: 256 × 3, RGB, where the numbers are places in a palette; else None.
        lossy: Whether the file keeps colours about as they were only, as JPEG does.
    """

    values: Numbers
    size: tuple[int, int]
    notes: tuple[str, ...] = ()
    palette: NDArray[np.uint8] | None = None
    lossy: bool = False


def check_decoded(found: Decoded, path: Path) -> Decoded:
    """Return what was decoded, as every decoder must return it.

    Raises:
        DecoderFault: its numbers have another shape or size than those of an image, or are of no kind of number.
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
    """Return an image as everything else takes it: rows × columns × 3, uint8, C-contiguous and writable.

    Raises:
        DecoderFault: it is not.
    """
    flags = pixels.flags.c_contiguous and pixels.flags.writeable
    if pixels.shape != (*size, 3) or pixels.dtype != np.uint8 or not flags:
        raise DecoderFault(f"{path} became {pixels.dtype} of {pixels.shape}, where uint8 of {(*size, 3)} is due")
    return pixels


def checked_mask(mask: NDArray[np.uint8], size: tuple[int, int], path: Path) -> NDArray[np.uint8]:
    """Return a mask as everything else takes it: rows × columns, uint8.

    Raises:
        DecoderFault: it is not.
    """
    if mask.shape != size or mask.dtype != np.uint8:
        raise DecoderFault(f"The mask {path} became {mask.dtype} of {mask.shape}, where uint8 of {size} is due")
    return mask
