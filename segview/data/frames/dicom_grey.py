"""Grey values of DICOM instances for display, also if the header's window or tables are unusable."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.text import Text
from segview.data.display_range import display_range
from segview.data.frames.dicom_tables import DEEPEST, looked_up
from segview.data.pixels import Numbers, eight_bits

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

Shares = NDArray[np.floating]


def levels(stored: Numbers, header: Dataset) -> tuple[NDArray[np.uint8], tuple[str, ...]]:
    """Return stored values as 0 to 255, and sentences on unusable parts of the header.

    The modality rescaling or table is applied, then the first VOI table or window (DICOM PS3.3, C.11.1 and C.11.2).
    Without one, or if it maps different values to a single level, the whole range of the stored bits is shown; for
    16 bits and for signed values, the range of ``display_range``.
    """
    values, notes = _rescaled(stored, header)
    shares = None
    if header.get("VOILUTSequence"):
        found = _by_table(values, header, "VOILUTSequence")
        shares = None if found is None else _useful(found[0] / (2 ** found[1] - 1), values)
        notes += (
            [] if shares is not None else [Text("Its table of values of interest would show nothing and was ignored.")]
        )
    if shares is None and header.get("WindowWidth") is not None and header.get("WindowCenter") is not None:
        shares = _useful(_by_window(values, header), values)
        notes += (
            [] if shares is not None else [Text("Its window would show nothing; the whole range of values is shown.")]
        )
    if shares is None:
        shares, note = _by_range(stored, values, header)
        notes += [note] if note else []
    pixels = eight_bits(np.clip(shares, 0, 1).astype(np.float32))
    dark_first = header.PhotometricInterpretation == "MONOCHROME1" or header.get("PresentationLUTShape") == "INVERSE"
    return 255 - pixels if dark_first else pixels, tuple(notes)


def _rescaled(stored: Numbers, header: Dataset) -> tuple[Numbers, list[str]]:
    if header.get("ModalityLUTSequence"):
        found = _by_table(stored, header, "ModalityLUTSequence")
        return (
            (stored, [Text("Its modality lookup table is damaged and was ignored.")])
            if found is None
            else (found[0], [])
        )
    if header.get("RescaleSlope") is None and header.get("RescaleIntercept") is None:
        return stored, []
    slope, intercept = (_number(header, name) for name in ("RescaleSlope", "RescaleIntercept"))
    if not slope or intercept is None:
        return stored, [Text("Its rescaling makes all values equal, or is not a number, and was ignored.")]
    return stored.astype(np.float64) * slope + intercept, []


def _by_table(values: Numbers, header: Dataset, name: str) -> tuple[NDArray[np.uint16], int] | None:
    return looked_up(values, header[name].value[0], little_endian=header.original_encoding[1] is not False)


def _by_window(values: Numbers, header: Dataset) -> Shares | None:
    """Return the share of full brightness that the first useful window gives (PS3.3, C.11.2.1.2 and C.11.2.1.3)."""
    windows = zip(*(_numbers(header, name) for name in ("WindowCenter", "WindowWidth")), strict=False)
    centre, width = next(((one, other) for one, other in windows if one is not None and other and other > 0), (0, 0))
    if not width or centre is None:
        return None
    x = values.astype(np.float64)
    shape = header.get("VOILUTFunction", "LINEAR")
    if shape == "SIGMOID":
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-4 * (x - centre) / width))
    if shape == "LINEAR_EXACT" or width < 1:
        return (x - centre) / width + 0.5
    return (x - (centre - 0.5)) / max(width - 1, 1e-9) + 0.5


def _useful(shares: Shares | None, values: Numbers) -> Shares | None:
    """Return shares if they are finite and distinguish values, else None."""
    if shares is None or not np.isfinite(shares).all():
        return None
    shown = np.rint(np.clip(shares, 0, 1) * 255)
    return None if np.ptp(shown) == 0 and values.min() < values.max() else shares


def _by_range(stored: Numbers, values: Numbers, header: Dataset) -> tuple[Shares, str]:
    bits = int(header.BitsStored)
    is_plain = header.PixelRepresentation == 0 and not header.get("ModalityLUTSequence")
    if is_plain and bits < DEEPEST:
        return stored / (2**bits - 1), ""
    numbers = stored.astype(np.uint16) if is_plain and bits == DEEPEST else values.astype(np.float64)
    chosen = display_range(_without_padding(stored, numbers, header))
    return (numbers - chosen.low) / max(chosen.high - chosen.low, 1e-9), chosen.note


def _without_padding(stored: Numbers, numbers: Numbers, header: Dataset) -> Numbers:
    """Return numbers without those of pixels outside the picture, which have one value (PS3.3, C.7.5.1.1.2)."""
    padding = _number(header, "PixelPaddingValue")
    inside = None if padding is None else stored != padding
    return numbers if inside is None or not inside.any() else numbers[inside][None]


def _number(header: Dataset, name: str) -> float | None:
    """Return the first number of an element, or None if it has none."""
    return next(iter(_numbers(header, name)), None)


def _numbers(header: Dataset, name: str) -> list[float | None]:
    """Return the numbers of an element, with None for values that are not finite; [None] if it is not numeric."""
    try:
        found: list[Any] = list(np.atleast_1d(header.get(name)))
        numbers = [float(one) for one in found]
    except (OverflowError, TypeError, ValueError):
        return [None]
    return [number if math.isfinite(number) else None for number in numbers]
