"""The size of pixels stated in files, used only if it can be trusted.

The resolution in JPEG, PNG and most TIFF files only gives the print size. DICOM states the size of pixels in the
patient or on the detector, ImageJ and OME state it with a unit, and a TIFF resolution per centimetre is that of a
microscope.
"""

from __future__ import annotations

import re
from math import isfinite
from pathlib import Path
from typing import Any

from segview.core.images.frames import file_and_number, may_be_dicom
from segview.core.images.spacing import Spacing
from segview.data.tiffs import is_tiff

_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "um": 1e-3, "µm": 1e-3, "micron": 1e-3, "nm": 1e-6, "m": 1000.0}
_CENTIMETRE = 3
_TAGS = ("XResolution", "YResolution", "ResolutionUnit")
_OME = re.compile(r'PhysicalSize(?P<axis>[XY])="(?P<size>[^"]+)"')
_OME_UNIT = re.compile(r'PhysicalSize(?P<axis>[XY])Unit="(?P<unit>[^"]+)"')


def spacing_of(path: Path) -> Spacing | None:
    """Return the size of an image's pixels, or None if its file does not state it or cannot be read."""
    file = file_and_number(path)[0]
    try:
        if file.suffix.lower() in (".tif", ".tiff"):
            return _of_tiff(file)
        return _of_dicom(file) if may_be_dicom(path) else None
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # damaged metadata must not prevent opening the image


def _of_dicom(file: Path) -> Spacing | None:
    try:
        from pydicom import dcmread
        from pydicom.errors import InvalidDicomError
    except ImportError:
        return None
    names = ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")
    try:
        header = dcmread(file, stop_before_pixels=True, specific_tags=list(names))
    except InvalidDicomError:
        return None
    for name in names:
        value = header.get(name)
        if value is not None and len(value) == 2:
            return _checked(float(value[0]), float(value[1]), "DICOM")
    return None


def _of_tiff(file: Path) -> Spacing | None:
    from tifffile import TiffFile

    with open(file, "rb") as content:
        if not is_tiff(content):
            return None
    with TiffFile(file) as tiff:
        page: Any = tiff.pages[0]
        tags = {name: page.tags[name].value for name in _TAGS if name in page.tags}
        text = str(page.description or "")
    if "<OME" in text:
        return _of_ome(text)
    across, down = _quotient(tags.get("XResolution")), _quotient(tags.get("YResolution"))
    if across is None or down is None:
        return None
    lines = text.splitlines() if text.startswith("ImageJ=") else []
    unit = dict(line.split("=", 1) for line in lines if "=" in line).get("unit", "")
    factor = _MILLIMETRES.get(unit.replace("\\u00B5", "µ").strip().lower())
    if factor is None and not unit and tags.get("ResolutionUnit") == _CENTIMETRE:
        factor = 10.0
    return None if factor is None else _checked(factor / down, factor / across, "TIFF")


def _of_ome(text: str) -> Spacing | None:
    sizes = {found["axis"]: float(found["size"]) for found in _OME.finditer(text)}
    units = {found["axis"]: found["unit"] for found in _OME_UNIT.finditer(text)}
    factors = {axis: _MILLIMETRES.get(units.get(axis, "µm").lower()) for axis in "XY"}
    across, down = factors["X"], factors["Y"]
    if across is None or down is None or not {"X", "Y"} <= sizes.keys():
        return None
    return _checked(sizes["Y"] * down, sizes["X"] * across, "TIFF")


def _quotient(value: Any) -> float | None:  # noqa: ANN401  # whatever the tag holds
    numerator, denominator = value if isinstance(value, tuple) else (value, 1)
    return numerator / denominator if numerator and denominator else None


def _checked(rows: float, columns: float, known_by: str) -> Spacing | None:
    plain = all(isfinite(one) and 1e-6 <= one <= 100 for one in (rows, columns))
    return Spacing(rows, columns, known_by) if plain else None
