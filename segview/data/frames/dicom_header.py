"""Repairs of DICOM headers whose fields are missing or wrong, where the rest tells what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

HALVED = "YBR_FULL_422"
"""Colours of which two pixels in a row have one."""
_WHOLE = "YBR_FULL"


def mend(header: Dataset) -> bool:
    """Put what is meant where a header lacks or misspells how pixels are kept, and tell whether it did.

    Colours that are said to be halved are not, where there are bytes for all of them.
    """
    meant = _meant(header)
    for name, value in meant.items():
        setattr(header, name, value)
    return bool(meant)


def _meant(header: Dataset) -> dict[str, Any]:
    kind = str(header.get("PhotometricInterpretation") or "").strip().upper()
    samples = int(header.get("SamplesPerPixel") or (3 if kind.startswith(("RGB", "YBR")) else 1))
    stored = int(header.get("BitsStored") or header.BitsAllocated)
    if kind == HALVED and _has_all_colours(header):
        kind = _WHOLE
    meant: dict[str, Any] = {
        "SamplesPerPixel": samples,
        "PhotometricInterpretation": kind or ("MONOCHROME2" if samples == 1 else "RGB"),
        "BitsStored": stored,
        "HighBit": stored - 1,
        "PixelRepresentation": 0,
        **({"PlanarConfiguration": 0} if samples > 1 else {}),
    }
    return {name: value for name, value in meant.items() if _differs(header.get(name), value)}


def _has_all_colours(header: Dataset) -> bool:
    if "PixelData" not in header or header.file_meta.TransferSyntaxUID.is_compressed:
        return False
    frames = int(header.get("NumberOfFrames") or 1)
    return len(header.PixelData) >= int(header.Rows) * int(header.Columns) * 3 * frames


def _differs(given: object, meant: object) -> bool:
    """Tell whether an element is missing, or a word otherwise spelt; numbers that are there stand."""
    return given in (None, "") or (isinstance(meant, str) and str(given) != meant)
