"""Repairs of missing or wrong fields in DICOM headers, if the other fields determine them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

HALVED = "YBR_FULL_422"
"""Colour format in which two neighbouring pixels of a row share their colour."""
_WHOLE = "YBR_FULL"


def mend(header: Dataset) -> bool:
    """Repair missing or misspelt fields on the storage of pixels, in place, and return whether anything changed.

    Colours declared as subsampled are taken as full if the file has bytes for all of them.
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
    """Say whether an element is missing or spelt differently; numbers that are present are kept."""
    return given in (None, "") or (isinstance(meant, str) and str(given) != meant)
