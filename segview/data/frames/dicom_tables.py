"""Lookup tables of DICOM (PS3.3, C.11.1.1 and C.11.2.1.1).

The functions of pydicom 3.0 compute with as many bits as a table's entries have, so that values beyond 255 wrap around
with tables of 8 bits, and they refuse tables of 12 bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segview.data.pixels import Numbers

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

DEEPEST = 16
"""Most bits of a table's entries."""


def looked_up(values: Numbers, item: Dataset, *, little_endian: bool = True) -> tuple[NDArray[np.uint16], int] | None:
    """Return a table's entries for values, and the number of bits of entries; None if the table is damaged.

    Values below the table's range map to its first entry, values above it to its last.
    """
    try:
        entries, first, bits = (int(number) for number in item.LUTDescriptor)
        table = _entries(item.LUTData, entries or 1 << DEEPEST, "<" if little_endian else ">")
    except (AttributeError, TypeError, ValueError):
        return None
    if table is None or not 1 <= bits <= DEEPEST or int(table.max()) >= 1 << bits:
        return None
    places = np.clip(values.astype(np.float64) - first, 0, len(table) - 1)
    return table[np.rint(places).astype(np.intp)], bits


def _entries(data: object, count: int, order: str) -> NDArray[np.uint16] | None:
    if isinstance(data, bytes):
        width = 2 if len(data) >= 2 * count else 1
        table = np.frombuffer(data, f"{order}u{width}")[:count]
    else:
        table = np.atleast_1d(np.asarray(data))[:count]
    return table.astype(np.uint16) if len(table) == count and table.min() >= 0 and table.max() < 1 << DEEPEST else None
