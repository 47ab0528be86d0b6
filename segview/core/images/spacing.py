"""The size of pixels in the world, where the image says so or a person has drawn a known length."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spacing:
    """Millimetres between the middles of pixels.

    Attributes:
        rows: From one row to the next.
        columns: From one column to the next.
        known_by: Where that comes from: ``DICOM``, ``TIFF`` or ``a known length``.
    """

    rows: float
    columns: float
    known_by: str = ""
