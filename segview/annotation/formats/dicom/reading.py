"""DICOM segmentations read back onto an image, with pydicom; of damaged ones nothing is quoted."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from segview.annotation.formats.dicom.writing import require_libraries
from segview.annotation.formats.format import Content
from segview.annotation.gestures import Selection
from segview.annotation.imported import Imported
from segview.annotation.labels import values_of
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.images.frames import file_and_number

if TYPE_CHECKING:
    from pydicom import Dataset

_SEGMENTATION, _LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"
_DEFLATED = "1.2.840.10008.1.2.1.99"
_HEAD = 4096
_PIXELS = b"\xe0\x7f\x10\x00"
_ITEMS = (b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00")

MOST_PIXELS = 200_000_000
"""Pixels of all frames that are read: a bit in the file is a byte in memory."""

MOST_FRAMES = 10_000
MOST_COMPRESSED_PIXELS = 30_000_000
LARGEST_HEADER = 3_000_000
MOST_ITEMS = 40_000
"""Items of sequences, of which each frame has several."""

_TOO_MANY = Text("It has too many frames to read in time. Export only those of this image.")


def is_dicom(content: Content) -> bool:
    """Say whether a content is DICOM, with the preamble or without."""
    data = content.data
    return data[128:132] == b"DICM" or (data[:2] in (b"\x02\0", b"\x08\0") and data[3:4] == b"\0")


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of a DICOM segmentation for the image of ``provenance``.

    Where the image is DICOM, the frames that refer to it count; else the segmentation must be of one image.

    Raises:
        UserError: it is damaged, of another image, or of another size.
    """
    require_libraries()
    from pydicom import dcmread

    _check_header(content.data)
    try:
        found = dcmread(io.BytesIO(content.data), force=True)
        kind = str(found.get("SOPClassUID", ""))
        if kind not in (_SEGMENTATION, _LABEL_MAP):
            raise UserError("It is a DICOM file, but no segmentation.")
        provenance.check_size((int(found.Rows), int(found.Columns)))
        return _painted(_segments(found, _frames_of(found, provenance), provenance), provenance)
    except (UserError, MemoryError):
        raise
    except Exception as error:  # damaged files make the library raise all kinds, in words that may quote the file
        raise UserError("The DICOM file is damaged or of a rare kind ({kind}).", kind=type(error).__name__) from None


def _check_header(data: bytes) -> None:
    """Refuse what the library would take too long for.

    Raises:
        UserError: the file is compressed as a whole, or says too much of its frames.
    """
    # The head names the kind of compression, and the library would undo it whatever comes of it.
    if _DEFLATED.encode() in data[:_HEAD]:
        raise UserError("It is compressed as a whole (deflated), which is not read. Export it in another way.")
    header = data.find(_PIXELS)
    items = sum(data.count(one) for one in _ITEMS)
    if (header if header >= 0 else len(data)) > LARGEST_HEADER or items > MOST_ITEMS:
        raise UserError("It has too many details about its frames to read in time. Export only those of this image.")


def _frames_of(found: Dataset, provenance: Provenance) -> list[int]:
    """Return the frames of a segmentation, from 0, that belong to the image of ``provenance``."""
    file, number = file_and_number(Path(provenance.image))
    count = int(found.get("NumberOfFrames") or 1)
    if count > MOST_FRAMES:
        raise UserError(_TOO_MANY)
    frames = list(range(count))
    instance = _instance(file)
    if instance:
        frames = [place for place in frames if _refers(found, place, instance, number)]
    if not frames:
        raise UserError("It belongs to another image, not to {image}.", image=Path(provenance.image).name)
    compressed = found.file_meta.TransferSyntaxUID.is_compressed
    if len(frames) * provenance.size[0] * provenance.size[1] > (MOST_COMPRESSED_PIXELS if compressed else MOST_PIXELS):
        raise UserError(_TOO_MANY)
    return frames


def _said(found: Dataset, place: int, name: str) -> Sequence[Dataset]:
    """Return what a segmentation says of one of its frames, or else of all of them."""
    own = (found.get("PerFrameFunctionalGroupsSequence") or ())[place : place + 1]
    groups = (*own, *(found.get("SharedFunctionalGroupsSequence") or ()))
    return next((group[name].value for group in groups if group.get(name)), ())


def _refers(found: Dataset, place: int, instance: str, number: int) -> bool:
    """Tell whether a frame, or where it says nothing the whole segmentation, refers to a frame of an instance."""
    derivations = _said(found, place, "DerivationImageSequence")
    sources = [one for derivation in derivations for one in derivation.get("SourceImageSequence") or ()]
    for one in sources or found.get("SourceImageSequence") or ():
        numbers = one.get("ReferencedFrameNumber") or 1
        named = [int(numbers)] if isinstance(numbers, (int, str)) else [int(each) for each in numbers]
        if str(one.ReferencedSOPInstanceUID) == instance and number in named:
            return True
    return False


def _instance(file: Path) -> str:
    """Return the identifier of a DICOM image; nothing where an image is none."""
    from pydicom import dcmread
    from pydicom.errors import InvalidDicomError

    try:
        header = dcmread(file, stop_before_pixels=True, specific_tags=["SOPInstanceUID"])
        return str(header.get("SOPInstanceUID", ""))
    except (InvalidDicomError, OSError):
        return ""


def _segments(found: Dataset, frames: list[int], provenance: Provenance) -> list[tuple[str, Selection]]:
    """Return the segments that are there in some frames, in their order, each with the name of its class."""
    from pydicom.pixels.utils import pixel_array

    names = {int(one.SegmentNumber): str(one.SegmentLabel) for one in found.SegmentSequence}
    every = len(frames) == int(found.get("NumberOfFrames") or 1)
    whole = found.pixel_array.reshape(-1, *provenance.size) if every else None
    background = int(found.get("PixelPaddingValue") or 0)
    half = int(found.get("MaximumFractionalValue") or 1) / 2
    segments: list[tuple[str, Selection]] = []
    for place in frames:
        pixels = pixel_array(found, index=place).reshape(provenance.size) if whole is None else whole[place]
        if str(found.SOPClassUID) == _LABEL_MAP:
            values = (int(value) for value in np.unique(pixels) if int(value) != background)
            segments += [(names[value], pixels == value) for value in values]
        else:
            number = int(_said(found, place, "SegmentIdentificationSequence")[0].ReferencedSegmentNumber)
            segments.append((names[number], pixels > half))
    return [(name, pixels) for name, pixels in segments if pixels.any()]


def _painted(segments: list[tuple[str, Selection]], provenance: Provenance) -> Imported:
    mask = np.full(provenance.size, provenance.rest, np.uint8)
    values, notes, doubts = values_of(Counter(name for name, _ in segments), provenance)
    for name, pixels in segments:
        if name in values:
            mask[pixels] = values[name]
    return Imported(mask, tuple(notes), tuple(doubts))
