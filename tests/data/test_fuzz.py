"""Damage of all kinds, seeded: a file opens or is refused with one line, and nothing else happens."""

import io
import os
import random
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.variants.classes import Labelling
from segview.data.datasets import find_frames
from segview.data.images import PIXEL_LIMIT, read_labels, read_mask, read_pixels, size_of, thumbnail
from tests.data.framed import dicom, film, numbered

# Where Pillow skips metadata it warns, and goes on: so must we.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

MUTANTS_OF_EACH = 15
SLOWEST = 2.0  # seconds of this process, however busy the machine is
COLOURED = Labelling(3, colours=("#000000", "#800000", "#00ff00"))


def _seeds():
    """Small valid files of every kind, with their metadata."""
    chance = np.random.default_rng(0)
    colours = chance.integers(0, 256, (24, 31, 3), np.uint8)
    exif = Image.Exif()
    exif[274] = 6

    def pillow(values, kind, **options):
        file = io.BytesIO()
        image = values if isinstance(values, Image.Image) else Image.fromarray(values)
        image.save(file, format=kind, **options)
        return file.getvalue()

    def tiff(values, **options):
        file = io.BytesIO()
        tifffile.imwrite(file, values, **options)
        return file.getvalue()

    frames = [Image.fromarray(colours), Image.fromarray(255 - colours)]
    real = colours.astype(np.float32) / 255
    yield "png", pillow(colours, "PNG", exif=exif)
    yield "png palette", pillow(frames[0].quantize(9), "PNG", transparency=1)
    yield "png 16 bits", pillow(colours[:, :, 0].astype(np.uint16) * 257, "PNG")
    yield "png animated", pillow(frames[0], "PNG", save_all=True, append_images=frames[1:])
    yield "jpeg", pillow(colours, "JPEG", exif=exif)
    yield "jpeg progressive", pillow(colours, "JPEG", progressive=True)
    yield "jpeg cmyk", pillow(frames[0].convert("CMYK"), "JPEG")
    yield "bmp", pillow(colours, "BMP")
    yield "gif", pillow(frames[0], "GIF", save_all=True, append_images=frames[1:])
    yield "webp", pillow(colours, "WEBP", exif=exif)
    yield "webp lossless", pillow(frames[0].convert("RGBA"), "WEBP", lossless=True)
    yield "tiff lzw", pillow(colours, "TIFF", compression="tiff_lzw", exif=exif)
    yield "tiff jpeg", pillow(colours, "TIFF", compression="jpeg")
    yield "tiff pages", pillow(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    yield "tiff real", tiff(real, photometric="rgb", extratags=[(274, 3, 1, 6, True)])
    yield "tiff real packed", tiff(real, photometric="rgb", compression="zlib", tile=(16, 16))
    yield "tiff grey samples", tiff(colours, photometric="minisblack", planarconfig="contig")
    yield "ppm", pillow(colours, "PPM")
    yield "pfm", b"Pf\n4 3\n-1.0\n" + real[:4, :3, 0].tobytes()
    yield "png one bit", pillow(Image.fromarray(colours[:, :, 0] > 99), "PNG")
    yield "tiff truth values", tiff(colours[:, :, 0] > 99)
    yield "tiff planes", tiff(real.transpose(2, 0, 1), photometric="rgb", planarconfig="separate", compression="zlib")
    yield "tiff 12 of 16 bits", tiff(colours[:, :, 0].astype(np.uint16) * 16, photometric="minisblack")


def _framed_seeds():
    """Small valid films and DICOM files."""
    grey = np.linspace(0, 4000, 60).astype(np.uint16).reshape(1, 6, 10)
    window = {"WindowCenter": 2000, "WindowWidth": 3000, "RescaleSlope": 1, "RescaleIntercept": 0}

    def written(write, name, *arguments, **options):
        with tempfile.TemporaryDirectory() as folder:
            return write(Path(folder) / name, *arguments, **options).read_bytes()

    pair = np.stack([numbered(1, (24, 136)), numbered(2, (24, 136))])
    yield "dicom grey", written(dicom, "a.dcm", grey, **window)
    yield "dicom colours", written(dicom, "a.dcm", pair)
    whole = written(dicom, "a.dcm", grey, **window)
    yield "dicom without preamble", whole[144 + int.from_bytes(whole[140:144], "little") :]
    yield "film mp4", written(film, "a.mp4", 3)
    yield "film avi", written(film, "a.avi", 3, codec="mjpeg", mixed=0)


SEEDS = {**dict(_seeds()), **dict(_framed_seeds())}


def mutated(content, chance):
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(max(len(changed), 1))
        match chance.randrange(6):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                changed[place : place + 1] = chance.choice((b"\0", b"\1", b"\x7f", b"\x80", b"\xff"))
            case 2:
                del changed[place : place + chance.randrange(1, 9)]
            case 3:
                changed[place:place] = chance.randbytes(chance.randrange(1, 9))
            case 4:
                changed[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
            case _:
                del changed[max(place, 4) :]
    return bytes(changed)


def _checked_image(found, path):
    assert found.dtype == np.uint8
    assert found.ndim == 3
    assert found.shape[2] == 3
    assert found.shape[:2] == size_of(path)
    assert found.flags.c_contiguous
    assert found.flags.writeable


def _checked_mask(found, path):
    assert found.dtype == np.uint8
    assert found.ndim == 2
    assert found.shape == size_of(path)
    assert found.max() <= 1


def _checked_labels(found, path):
    assert found.dtype == np.uint8
    assert found.shape == size_of(path)


def _checked_size(found, path):
    assert min(found) >= 1
    assert found[0] * found[1] <= PIXEL_LIMIT


def _checked_thumbnail(found, path):
    assert found.dtype == np.uint8
    assert found.shape[2] == 3
    assert min(found.shape[:2]) >= 1
    assert max(found.shape[:2]) <= 8


WAYS = (
    (read_pixels, _checked_image),
    (read_mask, _checked_mask),
    (read_labels, _checked_labels),
    (lambda path: read_labels(path, COLOURED), _checked_labels),
    (size_of, _checked_size),
    (lambda path: thumbnail(path, 8), _checked_thumbnail),
)
"""Every way to open a file, and what must be true of what comes back."""

IMAGES = (0, 4, 5)
"""The ways in which a file is opened as an image, not as a mask."""


def _open(path):
    """Open a file in every way; return in which of them it opened."""
    opened = set()
    for number, (reader, check) in enumerate(WAYS):
        start = time.process_time()
        try:
            answer = reader(path)
        except UserError as error:
            text = str(error)
            assert path.name in text
            assert text.count("\n") == 0
            assert text.endswith(".")
        else:
            opened.add(number)
            check(answer, path)
        assert time.process_time() - start < SLOWEST
    assert find_frames(path)[0].parent == path.parent
    return opened


def _fuzz(path, kind, count, seed):
    """Open so many mutants of a kind; return how many opened as images."""
    chance, opened = random.Random(f"{kind} {seed}"), 0
    for number in range(count):
        content = mutated(SEEDS[kind], chance)
        path.write_bytes(content)
        try:
            opened += _open(path) >= set(IMAGES)
        except Exception as error:
            error.add_note(f"mutant {number} of {kind}, seed {seed}")
            raise
    return opened


@pytest.mark.parametrize("kind", SEEDS)
def test_mutants_open_or_are_refused(tmp_path, kind):
    path = tmp_path / "mutant.bin"
    path.write_bytes(SEEDS[kind])
    assert _open(path) >= set(IMAGES), "the seed itself is fine"
    assert _fuzz(path, kind, MUTANTS_OF_EACH, 0) < MUTANTS_OF_EACH, "some were damaged beyond opening"


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", SEEDS)
def test_a_hundred_thousand_mutants_open_or_are_refused(tmp_path, kind):
    """``SEGVIEW_MUTANTS`` may ask for another number of them in all."""
    count = -(-int(os.environ.get("SEGVIEW_MUTANTS", "100000")) // len(SEEDS))
    _fuzz(tmp_path / "mutant.bin", kind, count, 1)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(head=st.sampled_from([b"", *(content[:24] for content in SEEDS.values())]), rest=st.binary(max_size=200))
def test_rubbish_after_any_head_opens_or_is_refused(tmp_path, head, rest):
    path = tmp_path / "rubbish.png"
    path.write_bytes(head + rest)
    _open(path)
