"""The physical size of pixels, from the image file or from a known length that the user has drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spacing:
    """Distances between pixel centres, in millimetres.

    Attributes:
        rows: Distance from one row to the next.
        columns: Distance from one column to the next.
        known_by: Source: ``DICOM``, ``TIFF`` or ``a known length``.
    """

    rows: float
    columns: float
    known_by: str = ""
