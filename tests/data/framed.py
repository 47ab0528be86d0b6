"""Films and DICOM files as tests need them, made with the libraries that segview reads them with."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

NAMES = {
    "PatientName": "Zyxwvut^Quentin",
    "PatientID": "HOSPNO-778899",
    "PatientBirthDate": "19330217",
    "PatientAddress": "Fernweh Lane 12",
    "PatientComments": "Brother of Ottokar",
    "OtherPatientIDs": "HOSPNO-112233",
    "ReferringPhysicianName": "Nebelung^Dora",
    "PerformingPhysicianName": "Wanderfalk^Ines",
    "OperatorsName": "Kieselstein^Jo",
    "InstitutionName": "Sankt Quirin Spital",
    "InstitutionalDepartmentName": "Endo Station Sieben",
    "StationName": "TOWER-OSTFLUEGEL",
    "StudyDescription": "Control of Zyxwvut",
    "SeriesDescription": "Withdrawal Zyxwvut",
    "ProtocolName": "Protocol Zyxwvut",
    "ImageComments": "Seen with Zyxwvut",
    "AccessionNumber": "ACC-5566778",
    "StudyID": "STID-4433",
    "PatientMotherBirthName": "Morgentau^Lisbeth",
}
"""Text that must be found in nothing that is written: one for each of the elements that may name someone."""

SECRETS = (
    *("Zyxwvut", "Quentin", "HOSPNO", "19330217", "Fernweh", "Ottokar", "Nebelung", "Wanderfalk", "Kieselstein"),
    *("Quirin", "Endo Station", "OSTFLUEGEL", "ACC-5566778", "STID-4433", "Morgentau"),
)


def numbered(number: int, size: tuple[int, int] = (96, 128)) -> np.ndarray:
    """Return an image that carries a number, which ``number_in`` reads even after lossy compression."""
    image = np.full((*size, 3), 40, np.uint8)
    for bit in range(8):
        if number >> bit & 1:
            image[8:40, 8 + bit * 14 : 18 + bit * 14] = 255
    image[48:, :, 0] = 200
    return image


def number_in(image: np.ndarray) -> int:
    """Return the number that an image carries."""
    return sum(1 << bit for bit in range(8) if image[24, 13 + bit * 14].mean() > 127)


def film(
    path: Path, frames: int = 30, *, codec: str = "libx264", between: int = 8, mixed: int = 2, **options: str
) -> Path:
    """Write a film of numbered frames, a key frame every ``between`` and up to ``mixed`` in a row out of order."""
    av = pytest.importorskip("av", reason="PyAV, the extra segview[video], is not installed")
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25)
        stream.height, stream.width = 96, 128
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        stream.codec_context.gop_size = between
        stream.codec_context.max_b_frames = mixed
        stream.options = options
        for number in range(1, frames + 1):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(numbered(number), format="rgb24")))
        container.mux(stream.encode())
    return path


def dicom(path: Path, frames: np.ndarray, **elements: Any) -> Path:
    """Write an endoscopic DICOM instance with the text of ``NAMES``; frames × rows × columns, or × 3 as RGB."""
    pydicom = pytest.importorskip("pydicom", reason="pydicom, the extra segview[dicom], is not installed")
    uid = pydicom.uid
    instance = pydicom.Dataset()
    instance.file_meta = pydicom.dataset.FileMetaDataset()
    instance.file_meta.TransferSyntaxUID = elements.pop("syntax", uid.ExplicitVRLittleEndian)
    encoded = elements.pop("encoded", None)
    instance.SOPClassUID = uid.VideoEndoscopicImageStorage if len(frames) > 1 else uid.SecondaryCaptureImageStorage
    instance.SOPInstanceUID = uid.generate_uid()
    instance.StudyInstanceUID, instance.SeriesInstanceUID = uid.generate_uid(), uid.generate_uid()
    instance.Modality, instance.StudyDate, instance.StudyTime = "ES", "20240102", "101112"
    instance.PatientSex, instance.Manufacturer, instance.SeriesNumber, instance.InstanceNumber = "O", "Acme", 1, 1
    for name, text in NAMES.items():
        setattr(instance, name, text)
    colours = frames.ndim == 4
    bits = frames.dtype.itemsize * 8
    instance.Rows, instance.Columns = frames.shape[1:3]
    instance.SamplesPerPixel = 3 if colours else 1
    instance.PhotometricInterpretation = "RGB" if colours else "MONOCHROME2"
    if colours:
        instance.PlanarConfiguration = 0
    instance.BitsAllocated = instance.BitsStored = bits
    instance.HighBit, instance.PixelRepresentation = bits - 1, int(frames.dtype.kind == "i")
    if len(frames) > 1:
        instance.NumberOfFrames = len(frames)
    for name, value in elements.items():
        setattr(instance, name, value)
    if encoded is None:
        instance.PixelData = frames.tobytes()
    else:
        instance.PixelData = pydicom.encaps.encapsulate(list(encoded))
    instance["PixelData"].VR = "OB" if bits == 8 else "OW"
    instance.save_as(path, enforce_file_format=True)
    return path


def jpegs(frames: np.ndarray) -> list[bytes]:
    """Return frames as JPEG, as DICOM holds them."""
    found = []
    for frame in frames:
        content = io.BytesIO()
        Image.fromarray(frame).save(content, format="JPEG", quality=92)
        found.append(content.getvalue())
    return found
