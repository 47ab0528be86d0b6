"""Frames of films, DICOM instances and stacks of pages: which there are, that each is the right one, and refusals."""

import re
import sys
import time
import traceback

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.images.frames import frame_path
from segview.data.datasets import Pair, find_frames, find_images, find_mask, find_masks, pairs, read_pair
from segview.data.frames import film_index, films
from segview.data.images import read_image, read_mask, read_pixels, size_of, thumbnail
from segview.inference.predict.opening import open_image
from tests.data.framed import NAMES, SECRETS, dicom, film, jpegs, number_in, numbered

KINDS = [
    ("a.mp4", "libx264", 2),
    ("a.mkv", "libx264", 2),
    ("a.ts", "libx264", 2),
    ("a.mpg", "mpeg2video", 2),
    ("a.m2v", "mpeg2video", 2),
    ("a.avi", "mpeg4", 2),
    ("a.avi", "mjpeg", 0),
    ("a.avi", "libx264", 2),
    ("a.webm", "libvpx-vp9", 0),
    ("a.wmv", "wmv2", 0),
]
RNG = np.random.default_rng(0)


def refusal(path):
    """Return all that a log would have of why an image cannot be read; nothing where it can."""
    try:
        assert read_pixels(path).ndim == 3
    except UserError as error:
        return "".join(traceback.format_exception(error))
    return ""


@pytest.fixture
def forgetful(monkeypatch):
    """Films of which only the frame decoded last is kept, so that each step back seeks."""
    monkeypatch.setattr(films, "KEPT_BYTES", 1)


@pytest.fixture
def pydicom():
    return pytest.importorskip("pydicom", reason="pydicom, the extra segview[dicom], is not installed")


# ---- films


@pytest.mark.parametrize(("name", "codec", "mixed"), KINDS)
def test_each_frame_of_a_film_is_the_right_one_in_any_order(tmp_path, forgetful, name, codec, mixed):
    path = film(tmp_path / name, 30, codec=codec, mixed=mixed)
    frames = find_frames(path)
    assert len(frames) == 30
    order = [*RNG.permutation(30)[:16], 29, 0, 1, 2, 28]
    assert [number_in(read_pixels(frames[place])) for place in order] == [place + 1 for place in order]


def test_a_film_as_a_image_is_its_first_frame(tmp_path):
    path = film(tmp_path / "a.mp4", 3)
    assert number_in(read_pixels(path)) == 1
    assert size_of(path) == size_of(frame_path(path, 3)) == (96, 128)
    assert thumbnail(frame_path(path, 2), 64).shape == (48, 64, 3)


def test_colours_of_a_film(tmp_path):
    image = read_pixels(film(tmp_path / "a.mp4", 2))
    np.testing.assert_allclose(image, numbered(1), atol=16)


def test_a_long_film_is_listed_without_decoding_and_stepped_quickly(tmp_path, monkeypatch):
    path = film(tmp_path / "a.mp4", 3000, between=50, preset="ultrafast")
    decoded = []
    kept = films._Film._keep
    monkeypatch.setattr(films._Film, "_keep", lambda *given: (decoded.append(1), kept(*given))[1])
    start = time.process_time()
    frames = find_frames(path)
    assert (len(frames), decoded) == (3000, [])
    assert time.process_time() - start < 1
    assert number_in(read_pixels(frames[2000])) == 2001 % 256
    assert len(decoded) <= 51  # from the key frame before it
    before = len(decoded)
    for place in range(2001, 2011):
        read_pixels(frames[place])
    assert len(decoded) == before + 10  # the next one is decoded alone
    for place in range(2009, 2000, -1):
        read_pixels(frames[place])
    assert len(decoded) == before + 10  # and those just seen not again


def test_frames_that_are_too_large_are_not_decoded(tmp_path, monkeypatch):
    path = film(tmp_path / "a.mp4", 3)
    monkeypatch.setattr("segview.data.images.PIXEL_LIMIT", 96 * 128 - 1)
    monkeypatch.setattr(films, "_decoding", None)
    with pytest.raises(UserError, match=r"a\.mp4 has 128 × 96 pixels, more than the"):
        read_pixels(frame_path(path, 2))


def test_a_film_that_is_written_anew_is_another(tmp_path):
    path = film(tmp_path / "a.mp4", 5)
    assert number_in(read_pixels(frame_path(path, 5))) == 5
    film(path, 9)
    assert len(find_frames(path)) == 9
    assert number_in(read_pixels(frame_path(path, 9))) == 9


def test_a_film_that_is_cut_off(tmp_path):
    path = film(tmp_path / "a.mp4", 30)
    path.write_bytes(path.read_bytes()[:-200])  # what says where the frames are stands at the end
    assert find_frames(path) == (path,)
    with pytest.raises(UserError, match=re.escape(str(path)) + r" is damaged or incomplete: .+ Copy it again"):
        read_pixels(path)
    path = film(tmp_path / "a.mkv", 120)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    frames = find_frames(path)
    assert 3 < len(frames) < 120
    assert number_in(read_pixels(frames[3])) == 4


def test_noise_in_a_film_never_ends_in_anything_but_a_sentence(tmp_path):
    whole = film(tmp_path / "a.mp4", 12).read_bytes()
    for seed in range(60):
        rng = np.random.default_rng(seed)
        content = bytearray(whole)
        for place in rng.integers(0, len(content), 20):
            content[place] = rng.integers(256)
        path = tmp_path / f"{seed}.mp4"
        path.write_bytes(content)
        for frame in find_frames(path)[:14]:
            refusal(frame)


def test_a_library_that_has_changed_is_no_damaged_film(tmp_path, monkeypatch):
    """PyAV 19 dropped a keyword, and every film was said to be damaged."""
    path = film(tmp_path / "a.mp4", 3)
    monkeypatch.setattr("av.open", lambda file: None)
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        read_pixels(path)
    assert find_frames(path) == (path,)


def test_a_length_beyond_the_memory_is_damage(tmp_path):
    path = film(tmp_path / "a.mp4", 5)
    content = bytearray(path.read_bytes())
    times = content.index(b"stts") + 8
    content[times : times + 4] = b"\x7f\xff\xff\xff"
    path.write_bytes(content)
    for read in (size_of, read_pixels, lambda path: thumbnail(path, 64)):
        with pytest.raises(UserError, match=r"is damaged or incomplete: Cannot allocate memory\. Copy it again"):
            read(path)
    assert find_frames(path) == (path,)


def test_a_list_of_films_is_not_followed(tmp_path):
    other = film(tmp_path / "secret.ts", 3)
    for name, text in (
        ("list.mp4", f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{other}\n#EXT-X-ENDLIST\n"),
        ("concat.mp4", f"ffconcat version 1.0\nfile {other}\n"),
    ):
        (tmp_path / name).write_text(text)
        with pytest.raises(UserError, match="is not an image that segview can open: it holds text"):
            read_pixels(tmp_path / name)


# ---- DICOM


def test_colours_and_frames_of_dicom(tmp_path):
    frames = np.stack([numbered(number) for number in range(1, 6)])
    path = dicom(tmp_path / "a.dcm", frames)
    assert find_frames(path) == tuple(frame_path(path, number) for number in range(1, 6))
    for number in (5, 1, 3):
        np.testing.assert_array_equal(read_pixels(frame_path(path, number)), frames[number - 1])
    assert size_of(frame_path(path, 2)) == (96, 128)


def test_one_frame_of_dicom_is_the_file_itself(tmp_path):
    path = dicom(tmp_path / "a.dcm", numbered(9)[None])
    assert find_frames(path) == (path,)
    assert number_in(read_pixels(path)) == 9


@pytest.mark.parametrize("planar", [0, 1])
def test_planes_of_colours_in_dicom(tmp_path, planar, pydicom):
    frames = np.stack([numbered(1), numbered(2)])
    stored = frames.transpose(0, 3, 1, 2) if planar else frames
    path = dicom(tmp_path / "a.dcm", frames, PlanarConfiguration=planar)
    instance = pydicom.dcmread(path)
    instance.PixelData = np.ascontiguousarray(stored).tobytes()
    instance.save_as(path)
    np.testing.assert_array_equal(read_pixels(frame_path(path, 2)), frames[1])


def test_luma_and_chroma_in_dicom(tmp_path):
    pixels = Image.fromarray(numbered(5)).convert("YCbCr")
    path = dicom(tmp_path / "a.dcm", np.array(pixels)[None], PhotometricInterpretation="YBR_FULL")
    np.testing.assert_allclose(read_pixels(path), numbered(5), atol=3)


@pytest.mark.parametrize("kind", ["JPEGBaseline8Bit", "JPEG2000Lossless", "JPEGLSLossless", "RLELossless"])
def test_compressed_dicom(tmp_path, kind, pydicom):
    syntax = getattr(pydicom.uid, kind)
    frames = np.stack([numbered(number) for number in (1, 2, 3)])
    path = tmp_path / "a.dcm"
    if kind == "JPEGBaseline8Bit":
        dicom(path, frames, syntax=syntax, encoded=jpegs(frames), PhotometricInterpretation="YBR_FULL_422")
    elif kind == "JPEG2000Lossless":
        encoded = []
        for frame in frames:
            target = tmp_path / "one.j2k"
            Image.fromarray(frame).save(target, irreversible=False, mct=1)
            encoded.append(target.read_bytes())
        dicom(path, frames, syntax=syntax, encoded=encoded, PhotometricInterpretation="YBR_RCT")
    else:
        if kind == "JPEGLSLossless":
            pytest.importorskip("jpeg_ls")
        dicom(path, frames)
        instance = pydicom.dcmread(path)
        instance.compress(syntax, generate_instance_uid=False)
        instance.save_as(path)
    tolerance = 32 if kind == "JPEGBaseline8Bit" else 0
    for number in (3, 1, 2):
        np.testing.assert_allclose(read_pixels(frame_path(path, number)), frames[number - 1], atol=tolerance)


def test_a_film_inside_dicom(tmp_path, pydicom):
    stream = film(tmp_path / "a.mp4", 20).read_bytes()
    frames = np.stack([numbered(1)] * 20)
    elements = {"syntax": pydicom.uid.MPEG4HP41, "PhotometricInterpretation": "YBR_PARTIAL_420"}
    path = dicom(tmp_path / "a.dcm", frames, encoded=[stream], **elements)
    listed = find_frames(path)
    assert len(listed) == 20
    assert [number_in(read_pixels(listed[place])) for place in (13, 0, 19)] == [14, 1, 20]


@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID"])
@pytest.mark.parametrize("signed", [False, True])
def test_windows_of_dicom(tmp_path, function, signed, pydicom):
    values = RNG.integers(-900 if signed else 0, 3000, (1, 40, 50)).astype(np.int16 if signed else np.uint16)
    elements = {"WindowCenter": [700.0, 5.0], "WindowWidth": [1500.0, 9.0], "VOILUTFunction": function}
    path = dicom(tmp_path / "a.dcm", values, RescaleSlope=1.5, RescaleIntercept=-200.0, **elements)
    expected = pydicom.pixels.processing.apply_windowing(values[0] * 1.5 - 200, pydicom.dcmread(path))
    ends = pydicom.pixels.processing.apply_windowing(np.array([-1e5, 1e5]), pydicom.dcmread(path))
    shares = (expected - ends[0]) / (ends[1] - ends[0])
    np.testing.assert_allclose(read_pixels(path)[:, :, 0], shares * 255, atol=1)


@pytest.mark.parametrize("padding", [-2000, 3000])
def test_padding_around_the_picture_does_not_stretch_its_greys(tmp_path, padding):
    values = RNG.integers(-100, 400, (1, 40, 50)).astype(np.int16)
    values[0, 20, 20:22] = -100, 399
    padded = values.copy()
    padded[0, :8] = padding
    plain = read_pixels(dicom(tmp_path / "a.dcm", values))
    shown = read_pixels(dicom(tmp_path / "b.dcm", padded, PixelPaddingValue=padding))
    np.testing.assert_array_equal(shown[8:], plain[8:])
    assert (shown[:8] == (0 if padding < 0 else 255)).all()
    whole = np.full((1, 40, 50), padding, np.int16)  # nothing but padding
    assert read_pixels(dicom(tmp_path / "c.dcm", whole, PixelPaddingValue=padding)).shape == (40, 50, 3)


def test_grey_without_a_window_shows_the_whole_range_of_its_bits(tmp_path):
    values = np.array([[[0, 1024, 4095]]], np.uint16)
    path = dicom(tmp_path / "a.dcm", values, BitsStored=12, HighBit=11)
    assert read_pixels(path)[0, :, 1].tolist() == [0, 64, 255]
    path = dicom(tmp_path / "b.dcm", values, BitsStored=12, HighBit=11, PhotometricInterpretation="MONOCHROME1")
    assert read_pixels(path)[0, :, 1].tolist() == [255, 191, 0]


GREYS = np.linspace(100, 900, 60).astype(np.uint16).reshape(1, 4, 15)
NO_NUMBER = pytest.mark.filterwarnings("ignore:Invalid value for VR DS")  # pydicom, as it writes the file
USELESS = "Its window would show nothing; the whole range of values is shown."


@pytest.mark.parametrize(
    ("centre", "width"), [(0, 0), (500, 0), (500, -100), ("NaN", "NaN"), (500, "inf"), (-9000, 1), (60000, 400)]
)
@NO_NUMBER
@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID"])
def test_a_window_that_shows_nothing_is_left_out_and_it_is_told(tmp_path, centre, width, function):
    elements = {"WindowCenter": centre, "WindowWidth": width, "VOILUTFunction": function}
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, BitsStored=12, HighBit=11, **elements))
    assert image.notes == (USELESS,)
    np.testing.assert_array_equal(image.pixels[:, :, 0], np.rint(GREYS[0] / 4095 * 255))


def test_of_several_windows_the_first_that_shows_something_is_taken(tmp_path):
    grey = np.array([[[0, 2000, 4000]]], np.uint16)
    path = dicom(tmp_path / "a.dcm", grey, WindowCenter=["0", "2000"], WindowWidth=["0", "4001"])
    assert read_image(path).notes == ()
    assert read_image(path).pixels[0, :, 0].tolist() == [0, 128, 255]


def test_numbers_in_the_upper_bits(tmp_path):
    grey = np.array([[[0, 512, 1023]]], np.uint16)
    path = dicom(tmp_path / "a.dcm", grey << 6, BitsStored=10, HighBit=15)
    assert read_pixels(path)[0, :, 0].tolist() == [0, 128, 255]


def test_a_window_without_its_width_is_none(tmp_path):
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, BitsStored=12, HighBit=11, WindowCenter=5))
    assert image.notes == ()
    assert image.pixels.max() == round(900 / 4095 * 255)


def test_a_narrow_window_still_tells_values_apart(tmp_path):
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, WindowCenter=500, WindowWidth=1))
    assert set(np.unique(image.pixels)) == {0, 255}
    assert image.notes == ()


@NO_NUMBER
@pytest.mark.parametrize("slope", [0, "NaN", "inf"])
def test_a_rescaling_that_leaves_nothing_is_left_out_and_it_is_told(tmp_path, slope):
    elements = {"RescaleSlope": slope, "RescaleIntercept": 5, "WindowCenter": 500, "WindowWidth": 800}
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, **elements))
    assert image.notes == ("Its rescaling makes all values equal, or is not a number, and was ignored.",)
    assert np.ptp(image.pixels) > 240


def voi_table(pydicom, descriptor, data):
    table = pydicom.Dataset()
    table.LUTDescriptor, table.LUTData = descriptor, data
    table["LUTDescriptor"].VR = table["LUTData"].VR = "US"
    return [table]


def test_a_table_of_values_of_interest(tmp_path, pydicom):
    # pydicom's own takes the places in a table of 8 bits modulo 256.
    voi = voi_table(pydicom, [1024, 0, 8], [255 - i // 4 for i in range(1024)])
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, VOILUTSequence=voi, WindowCenter=500, WindowWidth=800))
    np.testing.assert_array_equal(image.pixels[:, :, 0], 255 - GREYS[0] // 4)
    assert image.notes == ()
    voi = voi_table(pydicom, [512, 200, 12], [8 * i for i in range(512)])
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, VOILUTSequence=voi))
    expected = np.clip(GREYS[0].astype(int) - 200, 0, 511) * 8 / 4095 * 255
    np.testing.assert_allclose(image.pixels[:, :, 0], expected, atol=0.51)


def test_a_table_of_the_modality(tmp_path, pydicom):
    modality = voi_table(pydicom, [1024, 0, 16], [60 * i for i in range(1024)])
    window = {"WindowCenter": 30_000, "WindowWidth": 60_000}
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, ModalityLUTSequence=modality, **window))
    np.testing.assert_allclose(image.pixels[:, :, 0], GREYS[0] / 1000 * 255, atol=1)
    damaged = voi_table(pydicom, [1024, 0, 16], [1, 2, 3])
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, ModalityLUTSequence=damaged))
    assert image.notes[0] == "Its modality lookup table is damaged and was ignored."


@pytest.mark.parametrize(
    ("descriptor", "data"), [([1024, 0, 0], [1] * 1024), ([16, 0, 8], [7] * 16), ([16, 0, 40], [7] * 16)]
)
def test_a_table_that_shows_nothing_is_left_out_and_it_is_told(tmp_path, pydicom, descriptor, data):
    voi = voi_table(pydicom, descriptor, data)
    image = read_image(dicom(tmp_path / "a.dcm", GREYS, VOILUTSequence=voi, WindowCenter=500, WindowWidth=800))
    assert image.notes == ("Its table of values of interest would show nothing and was ignored.",)
    assert np.ptp(image.pixels) > 240, "the window is left"


def test_sixteen_stored_bits_show_those_that_are_used(tmp_path):
    image = read_image(dicom(tmp_path / "a.dcm", GREYS))
    assert image.pixels.max() == round(900 / 1023 * 255)
    assert image.notes == (
        "Its numbers run from 100 to 900; black is shown for 0 and below, white for 1023 and above.",
    )


# Siemens writes .IMA; old exports lack the preamble, the meta information, or both.


@pytest.mark.parametrize("name", ["a.IMA", "b.ima", "a.MR.HEAD.0001.0002.2020.01.02.123456.IMA"])
def test_files_of_siemens_are_listed(tmp_path, name):
    path = dicom(tmp_path / name, GREYS)
    assert find_images(tmp_path) == (path,)
    assert size_of(path) == (4, 15)


@pytest.mark.parametrize("syntax", ["ExplicitVRLittleEndian", "ImplicitVRLittleEndian", "JPEGLSLossless"])
@pytest.mark.parametrize("kept", ["meta", ""])
@pytest.mark.parametrize("name", ["a.dcm", "IM0001", "a.ima"])
def test_dicom_without_a_preamble(tmp_path, pydicom, syntax, kept, name):
    whole = dicom(tmp_path / "whole.dcm", np.stack([numbered(1), numbered(2)]))
    expected = read_pixels(frame_path(whole, 2))
    instance = pydicom.dcmread(whole)
    if syntax == "JPEGLSLossless":
        instance.compress(pydicom.uid.JPEGLSLossless, generate_instance_uid=False)
    else:
        instance.file_meta.TransferSyntaxUID = getattr(pydicom.uid, syntax)
    instance.save_as(whole)
    content = whole.read_bytes()
    whole.unlink()
    length = int.from_bytes(content[140:144], "little")
    path = tmp_path / name
    path.write_bytes(content[132 if kept else 144 + length :])
    if not kept and syntax == "JPEGLSLossless":
        assert refusal(path)  # which compression it was is known no more
        return
    assert find_images(tmp_path) == (frame_path(path, 1), frame_path(path, 2))
    assert size_of(frame_path(path, 2)) == expected.shape[:2]
    np.testing.assert_array_equal(read_pixels(frame_path(path, 2)), expected)


@pytest.mark.parametrize(
    "head", [b"\x08\0\x05\0CS", b"\x02\0\0\0UL\x04\0", b"\x08\0\x16\0" + b"\xff" * 40, b"\x08" * 200]
)
def test_what_only_begins_like_dicom_is_refused(tmp_path, head):
    (tmp_path / "a.dcm").write_bytes(head + b"\0" * 300)
    assert refusal(tmp_path / "a.dcm")


def test_the_window_of_a_frame_is_its_own(tmp_path, pydicom):
    def group(centre):
        window, one = pydicom.Dataset(), pydicom.Dataset()
        window.WindowCenter, window.WindowWidth = centre, 100
        one.FrameVOILUTSequence = [window]
        return one

    values = np.full((2, 4, 4), 130, np.uint8)
    path = dicom(tmp_path / "a.dcm", values, PerFrameFunctionalGroupsSequence=[group(50), group(150)])
    assert [int(read_pixels(frame_path(path, number)).max()) for number in (1, 2)] == [255, 77]


def test_what_is_no_image_in_dicom(tmp_path, pydicom):
    whole = dicom(tmp_path / "a.dcm", numbered(1)[None])
    instance = pydicom.dcmread(whole)
    del instance.PixelData, instance.Rows
    instance.save_as(tmp_path / "report.dcm")
    with pytest.raises(UserError, match=r"report\.dcm is a DICOM file without an image in it\. Choose another\."):
        read_pixels(tmp_path / "report.dcm")
    instance = pydicom.dcmread(whole)
    instance.file_meta.TransferSyntaxUID = pydicom.uid.JPEGLosslessSV1
    instance.PixelData = pydicom.encaps.encapsulate([b"\xff\xd8\xff\xc3" * 20])
    instance.save_as(tmp_path / "lossless.dcm")
    with pytest.raises(UserError, match=r"is compressed as JPEG Lossless.* cannot be decompressed here\. Export it"):
        read_pixels(tmp_path / "lossless.dcm")


@pytest.mark.parametrize("lacking", ["PixelData", "Rows", "BitsAllocated"])
def test_without_pixels_it_is_no_image(tmp_path, pydicom, lacking):
    instance = pydicom.dcmread(dicom(tmp_path / "a.dcm", numbered(1)[None]))
    del instance[lacking]
    instance.save_as(tmp_path / "a.dcm")
    with pytest.raises(UserError, match="is a DICOM file without an image in it"):
        read_pixels(tmp_path / "a.dcm")


@pytest.mark.parametrize(
    "lacking",
    [
        *("SamplesPerPixel", "PhotometricInterpretation", "BitsStored", "HighBit", "PixelRepresentation"),
        *("PlanarConfiguration",),
    ],
)
@pytest.mark.parametrize("colours", [False, True])
def test_what_a_header_lacks_and_the_rest_tells(tmp_path, pydicom, lacking, colours):
    pixels = numbered(3) if colours else numbered(3)[:, :, 0]
    path = dicom(tmp_path / "a.dcm", pixels[None])
    whole = read_pixels(path)
    instance = pydicom.dcmread(path)
    if lacking == "PhotometricInterpretation":
        spelt = bytes(path.read_bytes()).replace(b"MONOCHROME2", b"Monochrome2").replace(b"RGB ", b"rgb ")
        assert spelt != path.read_bytes()
        path.write_bytes(spelt)
        np.testing.assert_array_equal(read_pixels(path), whole)
    instance.pop(lacking, None)
    instance.save_as(path)
    np.testing.assert_array_equal(read_pixels(path), whole)


def test_colours_that_are_said_to_be_halved_and_are_not(tmp_path):
    pixels = Image.fromarray(numbered(5)).convert("YCbCr")
    path = dicom(tmp_path / "a.dcm", np.array(pixels)[None], PhotometricInterpretation="YBR_FULL_422")
    np.testing.assert_allclose(read_pixels(path), numbered(5), atol=3)


def test_damaged_dicom_is_refused_without_a_word_of_what_it_says(tmp_path):
    whole = dicom(tmp_path / "whole.dcm", np.stack([numbered(1), numbered(2)])).read_bytes()
    path = tmp_path / "a.dcm"
    refused = 0
    for seed in range(150):
        rng = np.random.default_rng(seed)
        content = bytearray(whole[: rng.integers(140, len(whole)) if seed % 2 else len(whole)])
        for place in rng.integers(132, min(len(content), 2500), 12 if seed % 3 else 0):
            content[place] = rng.integers(256)
        path.write_bytes(content)
        for frame in find_frames(path)[:3]:
            sentence = refusal(frame)
            refused += bool(sentence)
            assert not any(secret in sentence for secret in SECRETS)
    assert refused > 50


def test_an_element_that_quotes_a_name_is_not_quoted(tmp_path):
    path = dicom(tmp_path / "a.dcm", numbered(1)[None])
    content = path.read_bytes()
    path.write_bytes(content.replace(b"RGB ", b"Zyxw"))
    assert "damaged" in refusal(path)
    assert "Zyxw" not in refusal(path)


def test_more_frames_than_a_file_can_hold(tmp_path):
    path = dicom(tmp_path / "a.dcm", np.stack([numbered(1), numbered(2)]), NumberOfFrames=2_000_000_000)
    assert find_frames(path) == (path,)
    with pytest.raises(UserError, match=r"damaged or incomplete: it is too short for the 2,000,000,000 frames"):
        read_pixels(path)


# ---- stacks


def test_pages_of_a_tiff(tmp_path):
    frames = np.stack([numbered(number) for number in (1, 2, 3)])
    path = tmp_path / "stack.tif"
    tifffile.imwrite(path, frames, photometric="rgb")
    assert [number_in(read_pixels(frame)) for frame in reversed(find_frames(path))] == [3, 2, 1]
    tifffile.imwrite(path, frames.astype(np.float32) / 255, photometric="rgb")  # of a kind that Pillow does not know
    assert [number_in(read_pixels(frame)) for frame in find_frames(path)] == [1, 2, 3]
    assert size_of(find_frames(path)[2]) == (96, 128)


def test_smaller_copies_are_no_pages(tmp_path):
    path = tmp_path / "pyramid.tif"
    with tifffile.TiffWriter(path) as writer:
        writer.write(numbered(1), photometric="rgb")
        writer.write(numbered(1)[::2, ::2], photometric="rgb", subfiletype=1)
    assert find_frames(path) == (path,)


STAGES = np.stack([np.pad(np.ones((8, 8 + number), np.uint8), 10)[:28, :28] for number in range(4)]) * 255


def a_pair_of_stacks(folder, masks, frames=4):
    for part, values in (("images", np.full((frames, 28, 28), 90, np.uint8)), ("masks", masks)):
        (folder / part).mkdir()
        tifffile.imwrite(folder / part / "a.tif", values, photometric="minisblack")
    return find_images(folder / "images")


def test_each_page_of_a_mask_is_that_of_the_frame_with_its_number(tmp_path):
    frames = a_pair_of_stacks(tmp_path, STAGES)
    found = find_masks(frames)
    assert [found[frame] for frame in frames] == [tmp_path / "masks" / f"a#0000{number}.tif" for number in range(1, 5)]
    for frame, expected in zip(frames, STAGES, strict=True):
        assert find_mask(frame) == found[frame]
        np.testing.assert_array_equal(read_pair(Pair(frame, found[frame]))[1], expected // 255)
    opened = [open_image(frame) for frame in frames]
    assert len({one.truth_source.sha256 for one in opened}) == 4
    assert [one.truth_source.files for one in opened] == [(found[frame],) for frame in frames]
    assert not any(one.truth_problem for one in opened)


def test_a_mask_of_its_own_comes_before_the_page_of_another(tmp_path):
    frames = a_pair_of_stacks(tmp_path, STAGES)
    Image.fromarray(STAGES[0]).save(tmp_path / "masks" / "a#00002.png")
    assert find_mask(frames[1]) == tmp_path / "masks" / "a#00002.png"
    assert find_mask(frames[2]) == tmp_path / "masks" / "a#00003.tif"


def test_a_mask_with_another_number_of_pages_is_refused_and_one_page_is_no_mask_of_many(tmp_path):
    frames = a_pair_of_stacks(tmp_path, STAGES[:3])
    opened = open_image(frames[1])
    assert opened.truth is None
    assert "a.tif has 3 pages, and it is unclear which to use" in opened.truth_problem
    tifffile.imwrite(tmp_path / "masks" / "a.tif", STAGES[0], photometric="minisblack")
    assert find_masks(frames) == {}


@pytest.mark.parametrize("suffix", ["_mask", "-mask", "_seg", "_label", "_labels", "_gt", "_segmentation", ".mask"])
@pytest.mark.parametrize("pages", [4, 3, 1])
def test_a_stack_of_masks_beside_its_images_is_no_image(tmp_path, suffix, pages):
    tifffile.imwrite(tmp_path / "a.tif", np.full((4, 28, 28), 90, np.uint8), photometric="minisblack")
    tifffile.imwrite(tmp_path / f"a{suffix}.tif", STAGES[:pages], photometric="minisblack")
    Image.new("RGB", (28, 28)).save(tmp_path / "b.png")
    Image.fromarray(STAGES[0]).save(tmp_path / f"b{suffix}.png")
    *frames, single = find_images(tmp_path)
    assert [frame.name for frame in frames] == [f"a#0000{number}.tif" for number in range(1, 5)]
    assert single.name == "b.png"
    masks = find_masks((*frames, single))
    assert masks[single].name == f"b{suffix}.png"
    if pages == 4:
        for frame, expected in zip(frames, STAGES, strict=True):
            np.testing.assert_array_equal(read_pair(Pair(frame, masks[frame]))[1], expected // 255)
    elif pages > 1:
        assert "has 3 pages" in open_image(frames[0]).truth_problem
    else:
        assert list(masks) == [single]


def test_several_stacks_of_masks_are_one_page_by_page(tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", np.full((4, 28, 28), 90, np.uint8), photometric="minisblack")
    tifffile.imwrite(tmp_path / "a_mask.tif", STAGES, photometric="minisblack")
    tifffile.imwrite(tmp_path / "a_mask_1.tif", np.flip(STAGES, 2), photometric="minisblack")
    frames = find_images(tmp_path)
    assert len(frames) == 4
    for pair, expected in zip(pairs(tmp_path), STAGES, strict=True):
        np.testing.assert_array_equal(read_pair(pair)[1], (expected | np.flip(expected, 1)) // 255)
        opened = open_image(pair.image)
        assert "Its ground truth is 2 masks in one." in opened.notes
        assert [file.name[:8] for file in opened.truth_source.files] == ["a_mask#0", "a_mask_1"]
    for pages, reason in ((2, "a_mask_1.tif has 2 pages, and it is unclear which to use"), (1, "has 1 frame, but")):
        tifffile.imwrite(tmp_path / "a_mask_1.tif", STAGES[:pages], photometric="minisblack")
        assert all(reason in open_image(frame).truth_problem for frame in frames)


def test_a_stack_that_is_called_like_a_mask_of_no_image_is_one(tmp_path):
    tifffile.imwrite(tmp_path / "a_mask.tif", STAGES, photometric="minisblack")
    assert len(find_images(tmp_path)) == 4


def test_images_behind_the_only_page_of_imagej_are_not_left_out_in_silence(tmp_path):
    for part, name in (("images", "a.tif"), ("masks", "a.tif"), ("images", "whole.tif")):
        (tmp_path / part).mkdir(exist_ok=True)
        tifffile.imwrite(tmp_path / part / name, STAGES, imagej=True, truncate=name == "a.tif")
    sentence = "ImageJ has written 3 more images behind the page of a.tif, which are not read."
    opened = open_image(tmp_path / "images" / "a.tif")
    assert sentence in " ".join(opened.notes)
    assert sentence in opened.truth_problem
    frames = find_frames(tmp_path / "images" / "whole.tif")
    assert len(frames) == 4
    assert not open_image(frames[0]).notes


# ---- all kinds


def a_film(folder):
    return film(folder / "a.mp4", 4)


def a_dicom(folder):
    return dicom(folder / "a.dcm", np.stack([numbered(number) for number in range(1, 5)]))


def a_stack(folder):
    tifffile.imwrite(folder / "a.tif", np.stack([numbered(number) for number in range(1, 5)]), photometric="rgb")
    return folder / "a.tif"


@pytest.mark.parametrize("made", [a_film, a_dicom, a_stack])
def test_frames_of_a_folder_and_their_masks(tmp_path, made):
    path = made(tmp_path)
    (tmp_path / "masks").mkdir()
    for number in (2, 4):
        mask = np.zeros((96, 128), np.uint8)
        mask[:number] = 255
        Image.fromarray(mask).save(tmp_path / "masks" / f"{frame_path(path, number).stem}.png")
    found = find_images(tmp_path)
    assert found == tuple(frame_path(path, number) for number in range(1, 5))
    assert set(find_masks(found)) == {found[1], found[3]}
    pair = pairs(tmp_path)[1]
    image, mask = read_pair(pair)
    assert (number_in(image), int(mask.sum())) == (4, 4 * 128)


@pytest.mark.parametrize("made", [a_film, a_dicom, a_stack])
def test_frames_that_are_not_there(tmp_path, made):
    path = made(tmp_path)
    for number in (0, 5, 99_999):
        with pytest.raises(UserError, match=r"has 4 frames, but number [\d,]+ was requested"):
            read_pixels(frame_path(path, number))
    with pytest.raises(UserError, match="it does not exist"):
        read_pixels(tmp_path / "b#00001.mp4")


def test_a_frame_of_a_image_that_has_none(tmp_path):
    Image.fromarray(numbered(1)).save(tmp_path / "a.png")
    with pytest.raises(UserError, match="has 1 frame, but number 2 was requested"):
        read_pixels(tmp_path / "a#00002.png")


@pytest.mark.parametrize(("made", "library", "extra"), [(a_film, "av", "video"), (a_dicom, "pydicom", "dicom")])
def test_without_the_extra_the_sentence_says_how_to_get_it(tmp_path, monkeypatch, made, library, extra):
    path = made(tmp_path)
    monkeypatch.setitem(sys.modules, library, None)
    film_index.index_of.cache_clear()
    assert find_frames(path) == (path,)
    with pytest.raises(UserError, match=re.escape(f"pip install 'segview[{extra}]' and start segview again.")):
        read_pixels(path)


def test_dicom_files_without_an_ending_are_found(tmp_path):
    for name in ("IM0001", "1.2.840.113.9"):
        dicom(tmp_path / name, numbered(1)[None])
    (tmp_path / "README").write_text("not an image")
    (tmp_path / "notes.7").write_text("not an image")
    assert [path.name for path in find_images(tmp_path)] == ["1.2.840.113.9", "IM0001"]


def test_what_is_exported_beside_a_film_is_its_mask_and_no_image(tmp_path):
    path = a_film(tmp_path)
    mask = np.zeros((96, 128), np.uint8)
    Image.fromarray(mask).save(tmp_path / "a#00003.mask.png")
    dicom(tmp_path / "a#00002.mask.seg.dcm", numbered(1)[None])
    found = find_images(tmp_path)
    assert found == tuple(frame_path(path, number) for number in range(1, 5))
    assert find_masks(found) == {found[2]: tmp_path / "a#00003.mask.png"}


def test_films_and_dicom_are_no_masks(tmp_path):
    for path in (a_film(tmp_path), a_dicom(tmp_path)):
        with pytest.raises(UserError, match="is not an image that segview can open: it holds"):
            read_mask(path)
    assert NAMES  # what the DICOM file says of its patient
