"""Masks as DICOM segmentations, written with highdicom for images that are DICOM.

A segmentation says which instance and frame it belongs to by their identifiers. Of the image's header nothing else is
read, so nothing of a person can get into it, unless that is asked for.
"""

from __future__ import annotations

import io
import logging
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import segview
from segview.annotation.document import Document
from segview.core.base.errors import UserError
from segview.core.base.places import install_command
from segview.core.base.provenance import NOTICE
from segview.core.images.frames import file_and_number
from segview.core.maps.contrast import to_lab
from segview.core.maps.palette import RGB, class_colour

if TYPE_CHECKING:
    from pydicom import Dataset

_IDENTIFIERS = ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "Rows", "Columns")
_PLACE = ("FrameOfReferenceUID", "ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "SliceThickness")
_PERSON = (
    *("PatientName", "PatientID", "PatientBirthDate", "PatientSex", "ReferringPhysicianName"),
    *("StudyDate", "StudyTime", "StudyID", "AccessionNumber"),
)
"""Elements that a segmentation must have, even where they are left empty."""

_SINGLE_FRAME = "1.2.840.10008.5.1.4.1.1.7"
_SERIES = 900


def without_person(document: Document) -> bytes:
    """Return a DICOM segmentation that names nobody.

    Raises:
        UserError: the image is not DICOM, or its file was replaced since the mask was made on it, or what writes
            segmentations is not installed.
    """
    return _content(document, person=False)


def with_person(document: Document) -> bytes:
    """Return a DICOM segmentation that names the patient and the study, as an archive needs it to be filed.

    Raises:
        UserError: as for ``without_person``.
    """
    return _content(document, person=True)


def _content(document: Document, *, person: bool) -> bytes:
    require_libraries()
    import highdicom

    file, number = file_and_number(Path(document.provenance.image))
    document.provenance.check_file()
    source, frames = _source(file, person=person)
    kind = source.SOPClassUID
    if frames > 1:
        # highdicom asks of classes with several frames how each lies in space, which endoscopes do not know.
        source.SOPClassUID = _SINGLE_FRAME
    provenance = document.provenance
    numbers = np.zeros(256, np.uint8)  # of the segments, which are counted from 1
    numbers[list(provenance.things)] = np.arange(1, len(provenance.things) + 1)
    mask = numbers[document.mask][None]
    segments = [_segment(document, value, place) for place, value in enumerate(provenance.things, start=1)]
    segmentation = highdicom.seg.Segmentation(
        source_images=[source],
        pixel_array=mask,
        segmentation_type=highdicom.seg.SegmentationTypeValues.BINARY,
        segment_descriptions=segments,
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
    return _bytes_of(segmentation)


def _bytes_of(segmentation: Any) -> bytes:  # noqa: ANN401  # highdicom's own kind
    target = io.BytesIO()
    segmentation.save_as(target)
    # highdicom leaves its table of the frames open, of which Python 3.13 warns.
    table = getattr(segmentation, "_db_con", None)
    if table is not None:
        table.close()
    return target.getvalue()


def _source(file: Path, *, person: bool) -> tuple[Dataset, int]:
    """Return what a segmentation needs of the header of its image, as if it had one frame, and how many it has."""
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
        raise UserError(
            "{file} is no DICOM file, and a DICOM segmentation refers to one. Choose PNG.", file=file.name
        ) from None
    except OSError as error:
        raise UserError("{file} cannot be read: {reason}.", file=file, reason=error.strerror) from error
    if missing:
        raise UserError(
            "{file} lacks what a segmentation refers to: {missing}. Choose PNG.",
            file=file.name,
            missing=", ".join(missing),
        )
    # Where the planes of several frames lie stands elsewhere, and endoscopes know nothing of planes.
    frames = int(header.get("NumberOfFrames") or 1)
    if frames > 1 or any(name not in source for name in _PLACE):
        for name in _PLACE:
            if name in source:
                delattr(source, name)
    return source, frames


def _segment(document: Document, value: int, number: int) -> Any:  # noqa: ANN401  # highdicom's own kind
    import highdicom
    from highdicom.sr.coding import CodedConcept

    provenance, name = document.provenance, document.provenance.classes[value]
    kinds = highdicom.seg.SegmentAlgorithmTypeValues
    algorithm = None
    if provenance.variant:
        algorithm = highdicom.AlgorithmIdentificationSequence(
            name=provenance.variant[:64],
            version=provenance.weights_sha256[:16] or segview.__version__,
            family=CodedConcept("123110", "DCM", "Artificial Intelligence"),
        )
    changed = bool(document.gestures)
    is_polyp = "polyp" in name.casefold()
    segment = highdicom.seg.SegmentDescription(
        segment_number=number,
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
    segment.RecommendedDisplayCIELabValue = _as_dicom_lab(class_colour(value, provenance.colours))
    return segment


def _as_dicom_lab(colour: RGB) -> list[int]:
    """Return a colour as DICOM keeps it: CIE Lab with 0 to 65535 for L* from 0 to 100, and a* and b* from -128 to 127.

    See DICOM PS3.3, C.10.7.1.1.
    """
    lightness, red_green, blue_yellow = to_lab(np.array([colour], np.uint8))[0]
    shares = (lightness / 100, (red_green + 128) / 255, (blue_yellow + 128) / 255)
    return [round(65535 * min(max(share, 0.0), 1.0)) for share in shares]


def _refer_to_frame(item: Dataset, kind: str, number: int) -> None:
    """Say of which class its image is and of which frame of it a segmentation is, wherever it refers to it."""
    for element in item:
        if element.VR != "SQ":
            continue
        for one in element.value:
            if "ReferencedSOPInstanceUID" in one:
                one.ReferencedSOPClassUID = kind
            if element.keyword == "SourceImageSequence":
                one.ReferencedFrameNumber = number
            _refer_to_frame(one, kind, number)


def require_libraries() -> None:
    """Stop where what writes and reads segmentations is not installed.

    Raises:
        UserError: it is not.
    """
    try:
        import highdicom
        import pydicom
    except ImportError as error:
        raise UserError(
            "DICOM segmentations need a part of segview that is not installed. Install it with "
            "{install_command} and start segview again.",
            install_command=install_command("dicom"),
        ) from error
    del highdicom, pydicom


for _library in ("pydicom", "highdicom"):
    # They log and warn of what they find wrong, with the values that they find.
    logging.getLogger(_library).disabled = True
    warnings.filterwarnings("ignore", module=rf"{_library}(\.|$)")
