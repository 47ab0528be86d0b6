"""Masks as DICOM segmentations: written with highdicom for pictures that are DICOM, and read back with pydicom.

A segmentation says which instance and frame it belongs to by their identifiers. Of the picture's header nothing else is
read, so nothing of a person can get into it, unless that is asked for.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import segview
from segview.annotation.document import Document, Mask, Origin
from segview.core.errors import UserError
from segview.core.frames import located
from segview.core.places import install_command
from segview.core.traces import NOTICE

if TYPE_CHECKING:
    from pydicom import Dataset

_IDENTIFIERS = ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "Rows", "Columns")
_PLACE = ("FrameOfReferenceUID", "ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "SliceThickness")
_PERSON = (
    *("PatientName", "PatientID", "PatientBirthDate", "PatientSex", "ReferringPhysicianName"),
    *("StudyDate", "StudyTime", "StudyID", "AccessionNumber"),
)
"""What a segmentation must have elements for, even where they are left empty."""

_SEGMENTATION, _LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"
_SINGLE_FRAME = "1.2.840.10008.5.1.4.1.1.7"
_SERIES = 900


def without_person(document: Document) -> bytes:
    """Return a DICOM segmentation that names nobody.

    Raises:
        UserError: the picture is not DICOM, or what writes segmentations is not installed.
    """
    return _content(document, person=False)


def with_person(document: Document) -> bytes:
    """Return a DICOM segmentation that names the patient and the study, as an archive needs it to be filed.

    Raises:
        UserError: as for ``without_person``.
    """
    return _content(document, person=True)


def read(content: bytes, origin: Origin) -> Mask:
    """Return the mask of a DICOM segmentation for the picture of ``origin``.

    Where the picture is DICOM, the frames that refer to it count; else the segmentation must be of one picture.

    Raises:
        UserError: it is damaged, of another picture, or of another size.
    """
    _needed()
    from pydicom import dcmread

    try:
        found = dcmread(io.BytesIO(content))
        kind = str(found.get("SOPClassUID", ""))
        if kind not in (_SEGMENTATION, _LABEL_MAP):
            raise UserError("It is a DICOM file, but no segmentation.")
        origin.check_size((int(found.Rows), int(found.Columns)))
        return _painted(found, _frames_of(found, origin), origin)
    except (UserError, MemoryError):
        raise
    except Exception as error:  # damaged files make the library raise all kinds, in words that may quote the file
        raise UserError(f"The DICOM file is damaged or of a rare kind ({type(error).__name__}).") from None


def _content(document: Document, *, person: bool) -> bytes:
    _needed()
    import highdicom

    file, number = located(Path(document.origin.image))
    source, frames = _source(file, person=person)
    kind = source.SOPClassUID
    if frames > 1:
        # highdicom asks of classes with several frames how each lies in space, which endoscopes do not know.
        source.SOPClassUID = _SINGLE_FRAME
    mask = document.mask[None]
    segmentation = highdicom.seg.Segmentation(
        source_images=[source],
        pixel_array=mask,
        segmentation_type=highdicom.seg.SegmentationTypeValues.BINARY,
        segment_descriptions=[_segment(document, value) for value in range(1, len(document.origin.classes))],
        series_instance_uid=highdicom.UID(),
        series_number=_SERIES,
        sop_instance_uid=highdicom.UID(),
        instance_number=number,
        manufacturer="segview",
        manufacturer_model_name="segview",
        software_versions=segview.__version__,
        device_serial_number="0",
        content_label="MASK",
        content_description="Corrected mask" if document.gestures else "Mask",
        series_description=NOTICE[:64],
        omit_empty_frames=bool(mask.any()),
    )
    if frames > 1:
        _refer_to_frame(segmentation, kind, number)
    if not person:
        segmentation.PatientIdentityRemoved = "YES"
        segmentation.DeidentificationMethod = "segview: nothing but identifiers of instances was read"
    target = io.BytesIO()
    segmentation.save_as(target)
    return target.getvalue()


def _source(file: Path, *, person: bool) -> tuple[Dataset, int]:
    """Return what a segmentation needs of the header of its picture, as if it had one frame, and how many it has."""
    from pydicom import Dataset, dcmread
    from pydicom.errors import InvalidDicomError

    wanted = (*_IDENTIFIERS, *_PLACE, *(_PERSON if person else ()))
    try:
        header = dcmread(file, stop_before_pixels=True, specific_tags=[*wanted, "NumberOfFrames"])
        source = Dataset()
        for name in _PERSON:
            setattr(source, name, "")
        for name in wanted:
            if name in header:
                setattr(source, name, header[name].value)
        missing = [name for name in _IDENTIFIERS if name not in source]
    except InvalidDicomError:
        raise UserError(f"{file.name} is no DICOM file, and a DICOM segmentation refers to one. Choose PNG.") from None
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}.") from error
    if missing:
        raise UserError(f"{file.name} lacks what a segmentation refers to: {', '.join(missing)}. Choose PNG.")
    # Where the planes of several frames lie stands elsewhere, and endoscopes know nothing of planes.
    frames = int(header.get("NumberOfFrames") or 1)
    if frames > 1 or any(name not in source for name in _PLACE):
        for name in _PLACE:
            if name in source:
                delattr(source, name)
    return source, frames


def _segment(document: Document, value: int) -> Any:  # noqa: ANN401  # highdicom's own kind
    import highdicom
    from highdicom.sr.coding import CodedConcept

    origin, name = document.origin, document.origin.classes[value]
    kinds = highdicom.seg.SegmentAlgorithmTypeValues
    algorithm = None
    if origin.variant:
        algorithm = highdicom.AlgorithmIdentificationSequence(
            name=origin.variant[:64],
            version=origin.weights_sha256[:16] or segview.__version__,
            family=CodedConcept("123110", "DCM", "Artificial Intelligence"),
        )
    changed = bool(document.gestures)
    is_polyp = "polyp" in name.casefold()
    return highdicom.seg.SegmentDescription(
        segment_number=value,
        segment_label=name[:64],
        segmented_property_category=CodedConcept("49755003", "SCT", "Morphologically Abnormal Structure")
        if is_polyp
        else CodedConcept("85756007", "SCT", "Body tissue structure"),
        segmented_property_type=CodedConcept("68496003", "SCT", "Polyp of colon")
        if is_polyp
        else CodedConcept(name[:16], "99SEGVIEW", name[:64]),
        algorithm_type=kinds.MANUAL if algorithm is None else kinds.SEMIAUTOMATIC if changed else kinds.AUTOMATIC,
        algorithm_identification=algorithm,
    )


def _refer_to_frame(item: Dataset, kind: str, number: int) -> None:
    """Say of which class its picture is and of which frame of it a segmentation is, wherever it refers to it."""
    for element in item:
        if element.VR != "SQ":
            continue
        for one in element.value:
            if "ReferencedSOPInstanceUID" in one:
                one.ReferencedSOPClassUID = kind
            if element.keyword == "SourceImageSequence":
                one.ReferencedFrameNumber = number
            _refer_to_frame(one, kind, number)


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
    mask = np.zeros(origin.size, np.uint8)
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


def _needed() -> None:
    try:
        import highdicom
        import pydicom
    except ImportError as error:
        raise UserError(
            "DICOM segmentations need a part of segview that is not installed. Install it with "
            f"{install_command('dicom')} and start segview again."
        ) from error
    del highdicom, pydicom


for _library in ("pydicom", "highdicom"):
    # They log and warn of what they find wrong, with the values that they find.
    logging.getLogger(_library).disabled = True
    warnings.filterwarnings("ignore", module=rf"{_library}(\.|$)")
