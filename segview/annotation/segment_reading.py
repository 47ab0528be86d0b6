"""DICOM segmentations read back onto a picture, with pydicom; of damaged ones nothing is quoted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from segview.annotation.document import Mask
from segview.annotation.provenance import Origin
from segview.annotation.segments import needed
from segview.core.base.errors import UserError
from segview.core.images.frames import located

if TYPE_CHECKING:
    from pydicom import Dataset

_SEGMENTATION, _LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"
_DEFLATED = "1.2.840.10008.1.2.1.99"
_HEAD = 4096

LARGEST = 1_000_000_000
"""Pixels that all frames of a segmentation may have: a bit in the file is a byte in memory."""


def read(content: bytes, origin: Origin) -> Mask:
    """Return the mask of a DICOM segmentation for the picture of ``origin``.

    Where the picture is DICOM, the frames that refer to it count; else the segmentation must be of one picture.

    Raises:
        UserError: it is damaged, of another picture, or of another size.
    """
    needed()
    from pydicom import dcmread

    try:
        # The head names the kind of compression, and the library would undo it whatever comes of it.
        if _DEFLATED.encode() in content[:_HEAD]:
            raise UserError("It is compressed as a whole (deflated), which is not read. Export it in another way.")
        found = dcmread(io.BytesIO(content))
        kind = str(found.get("SOPClassUID", ""))
        if kind not in (_SEGMENTATION, _LABEL_MAP):
            raise UserError("It is a DICOM file, but no segmentation.")
        origin.check_size((int(found.Rows), int(found.Columns)))
        if int(found.get("NumberOfFrames") or 1) * origin.size[0] * origin.size[1] > LARGEST:
            raise UserError("It holds more frames than fit into memory. Export those of this picture alone.")
        return _painted(found, _frames_of(found, origin), origin)
    except (UserError, MemoryError):
        raise
    except Exception as error:  # damaged files make the library raise all kinds, in words that may quote the file
        raise UserError(f"The DICOM file is damaged or of a rare kind ({type(error).__name__}).") from None


def _frames_of(found: Dataset, origin: Origin) -> list[int]:
    """Return the frames of a segmentation, from 0, that belong to the picture of ``origin``."""
    file, number = located(Path(origin.image))
    every = list(range(int(found.get("NumberOfFrames") or 1)))
    instance = _instance(file)
    if not instance:
        return every
    frames = [place for place in every if _refers(found, place, instance, number)]
    if not frames:
        raise UserError(f"It belongs to another picture, not to {Path(origin.image).name}.")
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
    """Return the identifier of a DICOM picture; nothing where a picture is none."""
    from pydicom import dcmread
    from pydicom.errors import InvalidDicomError

    try:
        header = dcmread(file, stop_before_pixels=True, specific_tags=["SOPInstanceUID"])
        return str(header.get("SOPInstanceUID", ""))
    except (InvalidDicomError, OSError):
        return ""


def _painted(found: Dataset, frames: list[int], origin: Origin) -> Mask:
    names = {int(one.SegmentNumber): str(one.SegmentLabel) for one in found.SegmentSequence}
    pixels = found.pixel_array.reshape(-1, *origin.size)
    mask = np.full(origin.size, origin.rest, np.uint8)
    background = int(found.get("PixelPaddingValue") or 0)
    for place in frames:
        if str(found.SOPClassUID) == _LABEL_MAP:
            for value in np.unique(pixels[place]):
                if int(value) != background:
                    mask[pixels[place] == value] = origin.value_of(names[int(value)], names.values())
            continue
        value = int(_said(found, place, "SegmentIdentificationSequence")[0].ReferencedSegmentNumber)
        half = int(found.get("MaximumFractionalValue") or 1) / 2
        mask[pixels[place] > half] = origin.value_of(names[value], names.values())
    return mask
