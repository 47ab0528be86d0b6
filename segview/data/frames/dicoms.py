"""DICOM instances, read with pydicom: their frames as images, without any data on the patient.

Only the elements on storage and display of pixels are read. Messages of pydicom on damaged elements are not passed on,
because they may quote the content of the elements.
"""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.data.decoded import Decoded
from segview.data.frames import dicom_grey, dicom_header, films
from segview.data.frames.dicom_files import DEFLATED, deflated_error, source
from segview.data.pixels import Numbers, eight_bits
from segview.data.refusals import is_misfit, missing_extra, no_such_frame, too_large

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

TAGS = (
    *("SOPClassUID", "NumberOfFrames", "Rows", "Columns", "SamplesPerPixel", "PhotometricInterpretation"),
    *("BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "PlanarConfiguration"),
    "PixelPaddingValue",
    *("RescaleSlope", "RescaleIntercept", "ModalityLUTSequence"),
    *("WindowCenter", "WindowWidth", "VOILUTFunction", "VOILUTSequence", "PresentationLUTShape"),
    *("RedPaletteColorLookupTableDescriptor", "RedPaletteColorLookupTableData"),
    *("GreenPaletteColorLookupTableDescriptor", "GreenPaletteColorLookupTableData"),
    *("BluePaletteColorLookupTableDescriptor", "BluePaletteColorLookupTableData"),
    *("SegmentedRedPaletteColorLookupTableData", "SegmentedGreenPaletteColorLookupTableData"),
    *("SegmentedBluePaletteColorLookupTableData",),
    *("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"),
)
"""The elements that are read; none has data on a person."""

_MEDIA_DIRECTORY = "1.2.840.10008.1.3.10"
_SEGMENTATIONS = ("1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7")
_SMALLEST_FRAME = 8  # bytes; each compressed frame has a header of that size


def count(path: Path) -> int:
    """Return the number of frames of an instance, without reading pixels.

    Raises:
        UserError: pydicom is not installed, or the file is damaged or has no image.
    """
    header = _header(path)
    return films.count(path, _bit_stream) if _is_film(header) else _count(path, header)


def size(path: Path, number: int, limit: int) -> tuple[int, int]:
    """Return rows and columns of a frame.

    Raises:
        UserError: as for ``decode``.
    """
    header = _header(path)
    return films.size(path, number, limit, _bit_stream) if _is_film(header) else _checked(path, header, number, limit)


def decode(path: Path, number: int, limit: int) -> Decoded:
    """Return a frame for display: rows × columns, or rows × columns × 3, RGB; 8 bits.

    Grey values are converted by ``dicom_grey``. The first frame is number 1.

    Raises:
        UserError: pydicom is not installed, there is no such frame, it has more than ``limit`` pixels, its compression
            is not supported here, or the file is damaged or has no image.
    """
    header = _header(path)
    if _is_film(header):
        return films.decode(path, number, limit, _bit_stream)
    said = _checked(path, header, number, limit)
    pixels = _pixels(path, header, number)
    with _discreet(path):
        values, notes = _shown(pixels, header, number)
    return Decoded(values, said, notes)


def _shown(pixels: Numbers, header: Dataset, number: int) -> tuple[Numbers, tuple[str, ...]]:
    if header.SamplesPerPixel > 1:
        bits = int(header.BitsStored)
        return (pixels if bits == 8 else eight_bits(pixels.astype(np.float32) / (2**bits - 1))), ()
    if header.PhotometricInterpretation == "PALETTE COLOR":
        from pydicom.pixels.processing import apply_color_lut

        return eight_bits(apply_color_lut(pixels, header)), ()
    return dicom_grey.levels(pixels, _of_frame(header, number))


def _header(path: Path) -> Dataset:
    try:
        from pydicom import dcmread
        from pydicom.filereader import read_file_meta_info
    except ModuleNotFoundError as error:
        if error.name != "pydicom":
            raise
        raise missing_extra(path, "a DICOM file", "dicom") from error
    with _discreet(path):
        file = source(path)
        meta = read_file_meta_info(str(path)) if isinstance(file, Path) else {}
        syntax, kind = str(meta.get("TransferSyntaxUID", "")), str(meta.get("MediaStorageSOPClassUID", ""))
        if kind == _MEDIA_DIRECTORY:
            raise UserError(
                "{path} is a list of DICOM files, not an image. Open the folder that it lies in.", path=path
            )
        if syntax == DEFLATED:
            raise deflated_error(path)
        header = dcmread(file, stop_before_pixels=True, specific_tags=list(TAGS))
        if str(header.get("SOPClassUID", kind)) in _SEGMENTATIONS:
            raise UserError(
                "{path} is a DICOM segmentation. Open its image, and import this as the mask of it.", path=path
            )
        if not (header.get("Rows") and header.get("Columns") and header.get("BitsAllocated")):
            raise _without_image(path)
        dicom_header.mend(header)
        return header


def _without_image(path: Path) -> UserError:
    return UserError("{path} is a DICOM file without an image in it. Choose another.", path=path)


def _count(path: Path, header: Dataset) -> int:
    with _discreet(path):
        said = int(header.get("NumberOfFrames") or 1)
    if not 1 <= said <= path.stat().st_size // _SMALLEST_FRAME:
        raise UserError(
            "{path} is damaged or incomplete: it is too short for the {said:,} frames in its header.",
            path=path,
            said=said,
        )
    return said


def _checked(path: Path, header: Dataset, number: int, limit: int) -> tuple[int, int]:
    rows, columns, frames = int(header.Rows), int(header.Columns), _count(path, header)
    if not 1 <= number <= frames:
        raise no_such_frame(path, number, frames)
    if rows * columns > limit:
        raise too_large(path, (rows, columns), limit)
    return rows, columns


def _is_film(header: Dataset) -> bool:
    """Say whether the pixels are stored as a film, MPEG-2 to HEVC."""
    from pydicom.uid import MPEGTransferSyntaxes

    return header.file_meta.get("TransferSyntaxUID") in MPEGTransferSyntaxes


def _bit_stream(path: Path) -> IO[bytes]:
    """Return the film inside an instance."""
    from pydicom import dcmread
    from pydicom.encaps import generate_fragments, parse_basic_offsets

    with _discreet(path):
        pixels = io.BytesIO(dcmread(source(path), specific_tags=["PixelData"]).PixelData)
        parse_basic_offsets(pixels)
        return io.BytesIO(b"".join(generate_fragments(pixels)))


def _pixels(path: Path, header: Dataset, number: int) -> NDArray[Any]:
    """Return the stored numbers of a frame; colours as RGB."""
    from pydicom import dcmread
    from pydicom.pixels.decoders.base import get_decoder
    from pydicom.pixels.utils import pixel_array

    with _discreet(path):
        syntax = header.file_meta.TransferSyntaxUID
        try:
            can = get_decoder(syntax).is_available
        except NotImplementedError:
            can = False
        if not can:
            if "JPEG Lossless" in syntax.name:
                raise UserError(
                    "{path} is compressed as {syntax}, which cannot be decompressed here. Export it without "
                    "compression, or run pip install pylibjpeg pylibjpeg-libjpeg (GPL).",
                    path=path,
                    syntax=syntax.name,
                )
            raise UserError(
                "{path} is compressed as {syntax}, which cannot be decompressed here. Export it without compression.",
                path=path,
                syntax=syntax.name,
            )
        lowest = 0 if syntax.is_compressed else int(header.HighBit) + 1 - int(header.BitsStored)
        if lowest <= 0 and (syntax.is_compressed or header.PhotometricInterpretation != dicom_header.HALVED):
            with contextlib.suppress(AttributeError, ValueError):  # the header lacks fields: repaired below
                return pixel_array(source(path), index=number - 1)
        whole = dcmread(source(path))
        if "PixelData" not in whole:
            raise _without_image(path)
        dicom_header.mend(whole)
        if lowest <= 0:
            return pixel_array(whole, index=number - 1)
        # Old files store the numbers in the upper bits, but pydicom reads the lower bits.
        whole.BitsStored = int(whole.HighBit) + 1
        return pixel_array(whole, index=number - 1) >> lowest


def _of_frame(header: Dataset, number: int) -> Dataset:
    """Return the header with the grey-value elements of the shared and the frame's functional groups at top level."""
    frames = header.get("PerFrameFunctionalGroupsSequence") or ()
    for group in (
        *(header.get("SharedFunctionalGroupsSequence") or ()),
        *(frames[number - 1 : number] if number <= len(frames) else ()),
    ):
        for name in ("PixelValueTransformationSequence", "FrameVOILUTSequence"):
            for item in group.get(name) or ():
                header.update(item)
    return header


@contextlib.contextmanager
def _discreet(path: Path) -> Generator[None]:
    """Replace errors inside the block by a general one, because pydicom's messages may quote the file.

    Raises:
        UserError: instead of every ``Exception`` except MemoryError and OSError, without it in the traceback.
        Exception: as it is raised, if a library has another interface than expected (``is_misfit``).
    """
    try:
        yield
    except (UserError, MemoryError, OSError):
        raise
    except Exception as error:
        if is_misfit(error):
            raise
        kind = type(error).__name__
        raise UserError(
            "{path} is damaged, incomplete or of a rare kind ({kind}). Copy it again, or export it anew.",
            path=path,
            kind=kind,
        ) from None


# Warnings and log messages of pydicom quote the values that it finds wrong.
warnings.filterwarnings("ignore", module=r"pydicom(\.|$)")
logging.getLogger("pydicom").disabled = True  # not by level, which pydicom sets itself
