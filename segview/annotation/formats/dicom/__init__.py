"""DICOM segmentations of images that are DICOM."""

from __future__ import annotations

from segview.annotation.formats.dicom.reading import is_dicom, read
from segview.annotation.formats.dicom.writing import with_person, without_person
from segview.annotation.formats.format import Format
from segview.core.base.text import Text
from segview.core.images.frames import SEGMENTATION_ENDING, may_be_dicom

FORMAT = Format(
    name="dicom",
    title=Text("DICOM segmentation, names nobody"),
    endings=(SEGMENTATION_ENDING, ".dcm"),
    is_one=is_dicom,
    read=read,
    write=without_person,
    suits=may_be_dicom,
)

NAMED = Format(
    name="dicom_named",
    title=Text("DICOM segmentation, names the patient"),
    endings=(SEGMENTATION_ENDING, ".dcm"),
    is_one=is_dicom,
    read=read,
    write=with_person,
    suits=may_be_dicom,
)
