"""DICOM segmentations: read back to the pixel, naming nobody, and refused where they belong to another image."""

import os
from pathlib import Path

import numpy as np
import pytest

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask
from segview.core.base.errors import UserError
from segview.core.images.frames import frame_path
from tests.annotation.seen import see
from tests.data.framed import SECRETS, dicom, numbered

pytest.importorskip("highdicom", reason="highdicom, of the extra segview[dicom], is not installed")
pydicom = pytest.importorskip("pydicom", reason="pydicom, of the extra segview[dicom], is not installed")

FRAMES = np.stack([numbered(number) for number in range(1, 6)])
SIZE = (96, 128)


def mask(classes: int = 2, seed: int = 0) -> np.ndarray:
    values = np.random.default_rng(seed).integers(0, classes, (12, 16), dtype=np.uint8)
    return values.repeat(8, axis=0).repeat(8, axis=1)


def document(image: Path, *, classes: tuple[str, ...] = ("background", "polyp"), variant: str = "unet-c") -> Document:
    provenance = Provenance.now(image, SIZE, classes=classes, variant=variant, weights_sha256="ab" * 32, threshold=0.5)
    return Document(provenance, mask(len(classes)))


def written(made: Document, folder: Path, kind: str = "dicom") -> Path:
    path = folder / "one.seg.dcm"
    export(made, path, kind)
    return path


@pytest.mark.parametrize("frames", [1, 5])
@pytest.mark.parametrize("classes", [("background", "polyp"), ("none", "cord", "polyp", "probe")])
def test_a_segmentation_is_read_back_to_the_pixel(tmp_path, frames, classes):
    file = dicom(tmp_path / "IM0001", FRAMES[:frames])
    image = file if frames == 1 else frame_path(file, 4)
    made = document(image, classes=classes)
    path = written(made, tmp_path)
    np.testing.assert_array_equal(read_mask(path, made.provenance), made.mask)


def test_a_segmentation_says_nothing_of_a_file_that_took_the_name(tmp_path):
    file = dicom(tmp_path / "a.dcm", FRAMES[:1])
    made = document(file)
    made.provenance = made.provenance.at(see(file))
    os.utime(file, (1, 1))  # another time is not another content
    written(made, tmp_path)
    dicom(file, FRAMES[1:2])
    for kind in ("dicom", "dicom_named"):
        with pytest.raises(UserError, match="replaced or changed since"):
            written(made, tmp_path, kind)
    export(made, tmp_path / "one.png", "png")


def test_another_reader_finds_segments_and_frame(tmp_path, request):
    import highdicom

    file = dicom(tmp_path / "a.dcm", FRAMES)
    made = document(frame_path(file, 4))
    found = highdicom.seg.segread(written(made, tmp_path))
    request.addfinalizer(found._db_con.close)  # it leaves its table of the frames open
    source = pydicom.dcmread(file)
    assert found.number_of_segments == 1
    assert found.get_segment_description(1).segment_label == "polyp"
    np.testing.assert_array_equal(found.pixel_array.reshape(SIZE), made.mask)
    assert found.StudyInstanceUID == source.StudyInstanceUID
    references = [element for element in found.iterall() if element.keyword == "ReferencedFrameNumber"]
    assert references
    assert {int(element.value) for element in references} == {4}
    assert found.ReferencedSeriesSequence[0].ReferencedInstanceSequence[0].ReferencedSOPInstanceUID == (
        source.SOPInstanceUID
    )
    classes = [element.value for element in found.iterall() if element.keyword == "ReferencedSOPClassUID"]
    assert classes
    assert set(classes) == {source.SOPClassUID}


def test_segments_have_the_colours_of_their_labels(tmp_path):
    image = dicom(tmp_path / "IM0001", FRAMES[:1])
    made = document(image, classes=("background", "white", "red"))
    made.provenance = made.provenance.model_copy(update={"colours": ("#000000", "#ffffff", "#ff0000")})
    segments = pydicom.dcmread(written(made, tmp_path)).SegmentSequence
    assert [one.SegmentLabel for one in segments] == ["white", "red"]
    white, red = (list(one.RecommendedDisplayCIELabValue) for one in segments)
    assert white[0] == 65535
    assert abs(white[1] - 32896) < 20  # 128 of 255: no hue
    # Red is L* 53.24, a* 80.09, b* 67.20 under D65.
    assert np.allclose(red, [0.5324 * 65535, 208.09 / 255 * 65535, 195.20 / 255 * 65535], atol=60)


@pytest.mark.parametrize("frames", [1, 5])
def test_nobody_is_named_unless_asked_for(tmp_path, frames):
    file = dicom(tmp_path / "a.dcm", FRAMES[:frames])
    made = document(file if frames == 1 else frame_path(file, 2))
    content = written(made, tmp_path).read_bytes()
    assert not [secret for secret in SECRETS if secret.encode() in content]
    named = pydicom.dcmread(written(made, tmp_path, "dicom_named"))
    assert (str(named.PatientName), named.PatientID) == ("Zyxwvut^Quentin", "HOSPNO-778899")
    aside = (tmp_path / "one.seg.dcm.about.json").read_text()
    assert not [secret for secret in SECRETS if secret in aside]


@pytest.mark.parametrize(
    ("variant", "gestures", "kind"), [("", 1, "MANUAL"), ("u", 0, "AUTOMATIC"), ("u", 1, "SEMIAUTOMATIC")]
)
def test_how_the_mask_was_made(tmp_path, variant, gestures, kind):
    made = document(dicom(tmp_path / "a.dcm", FRAMES[:1]), variant=variant)
    if gestures:
        made.apply(Stroke(points=((3, 3),), radius=2, value=1))
    found = pydicom.dcmread(written(made, tmp_path))
    assert found.SegmentSequence[0].SegmentAlgorithmType == kind
    assert "not for diagnosis" in found.SeriesDescription


@pytest.mark.parametrize("size", [(13, 11), (1, 1), (7, 64)])
def test_sizes_that_fill_no_whole_bytes(tmp_path, size):
    file = dicom(tmp_path / "a.dcm", np.zeros((3, *size, 3), np.uint8))
    values = np.random.default_rng(0).integers(0, 3, size, dtype=np.uint8)
    made = Document(Provenance.now(frame_path(file, 2), size, classes=("none", "polyp", "probe")), values)
    np.testing.assert_array_equal(read_mask(written(made, tmp_path), made.provenance), values)


def test_more_frames_than_fit_and_what_may_unpack_to_anything(tmp_path):
    made = document(dicom(tmp_path / "a.dcm", FRAMES[:1]))
    path = written(made, tmp_path)
    found = pydicom.dcmread(path)
    found.NumberOfFrames = 1_000_000
    found.save_as(path)
    with pytest.raises(UserError, match="too many frames to read in time"):
        read_mask(path, made.provenance)
    found.file_meta.TransferSyntaxUID = pydicom.uid.DeflatedExplicitVRLittleEndian
    found.save_as(path)
    with pytest.raises(UserError, match="deflated"):
        read_mask(path, made.provenance)


def test_an_empty_mask(tmp_path):
    file = dicom(tmp_path / "a.dcm", FRAMES)
    made = Document(Provenance.now(frame_path(file, 3), SIZE, classes=("background", "polyp")))
    assert not read_mask(written(made, tmp_path), made.provenance).any()


def test_of_another_frame_or_image(tmp_path):
    file = dicom(tmp_path / "a.dcm", FRAMES)
    other = dicom(tmp_path / "b.dcm", FRAMES[:1])
    path = written(document(frame_path(file, 4)), tmp_path)
    for image in (frame_path(file, 3), other):
        with pytest.raises(UserError, match=r"one\.seg\.dcm: It belongs to another image, not to"):
            read_mask(path, Provenance.now(image, SIZE, classes=("background", "polyp")))
    with pytest.raises(UserError, match="the image 10 × 10: it belongs to another"):
        read_mask(path, Provenance.now(file, (10, 10), classes=("background", "polyp")))


def test_an_image_that_is_no_dicom(tmp_path, polyp_image):
    made = document(polyp_image)
    with pytest.raises(UserError, match=r"polyp\.png is no DICOM file, and a DICOM segmentation refers to one"):
        written(made, tmp_path)
    assert not (tmp_path / "one.seg.dcm").exists()
    rows = {name: one for name, one in FORMATS.items() if one.write is not None}
    suiting = {name for name, one in rows.items() if one.suits(polyp_image)}
    assert suiting == {"png", "coco", "coco_instances", "labelme"}
    assert {name for name, one in rows.items() if one.suits(Path("IM0001"))} == set(rows)
    # A segmentation of somebody else's copy can still be laid on the image.
    path = written(document(dicom(tmp_path / "a.dcm", FRAMES[:1])), tmp_path)
    np.testing.assert_array_equal(read_mask(path, made.provenance), made.mask)


def test_damaged_segmentations_are_refused_in_words(tmp_path):
    made = document(dicom(tmp_path / "a.dcm", FRAMES[:1]))
    whole = written(made, tmp_path, "dicom_named").read_bytes()
    path, refused = tmp_path / "bad.dcm", 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        content = bytearray(whole[: rng.integers(200, len(whole))] if seed % 2 else whole)
        for place in rng.integers(132, len(content), 10):
            content[place] = rng.integers(256)
        path.write_bytes(content)
        try:
            read_mask(path, made.provenance)
        except UserError as error:
            refused += 1
            said = str(error)
            assert not [secret for secret in SECRETS if secret in said]  # most are refused, not all
    assert refused > 20


def test_no_segmentation(tmp_path):
    file = dicom(tmp_path / "a.dcm", FRAMES[:1])
    with pytest.raises(UserError, match=r"a\.dcm: It is a DICOM file, but no segmentation\."):
        read_mask(file, document(file).provenance)


def test_the_file_of_a_frame_is_never_written_over(tmp_path):
    file = dicom(tmp_path / "a.dcm", FRAMES)
    before = file.read_bytes()
    with pytest.raises(UserError, match="is the image itself"):
        export(document(frame_path(file, 2)), file, "dicom")
    assert file.read_bytes() == before


def test_a_segmentation_without_its_preamble_is_read(tmp_path):
    made = document(dicom(tmp_path / "a.dcm", FRAMES[:1]))
    path = written(made, tmp_path)
    path.write_bytes(path.read_bytes()[132:])
    np.testing.assert_array_equal(read_mask(path, made.provenance), made.mask)


def test_headers_that_take_long_to_read_are_refused(tmp_path):
    made = document(dicom(tmp_path / "a.dcm", FRAMES[:1]))
    path = written(made, tmp_path)
    head = path.read_bytes()
    for more in (b"\xfe\xff\x00\xe0\0\0\0\0" * 40_001, b"\x09\0\x10\0LO\0\0" * 400_000):
        path.write_bytes(head[:400] + more + head[400:])
        with pytest.raises(UserError, match="too many details about its frames to read in time"):
            read_mask(path, made.provenance)
