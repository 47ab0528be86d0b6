"""Damage of all kinds, seeded: a file opens or is refused with one line, and nothing else happens."""

import io
import random
import time

import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from segview.core.base.errors import UserError
from segview.data.images import read_mask, read_picture, size_of, thumbnail

# Where Pillow skips metadata it warns, and goes on: so must we.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

MUTANTS_OF_EACH = 40
SLOWEST = 2.0


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


SEEDS = dict(_seeds())


def _mutated(content, chance):
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


def _open(path):
    """Open a file in every way; return whether it opened as a picture."""
    opened = 0
    for reader in (read_picture, read_mask, size_of, lambda path: thumbnail(path, 8)):
        start = time.perf_counter()
        try:
            answer = reader(path)
        except UserError as error:
            text = str(error)
            assert path.name in text
            assert text.count("\n") == 0
            assert text.endswith(".")
        else:
            opened += 1
            assert answer is not None
        assert time.perf_counter() - start < SLOWEST
    return opened == 4


@pytest.mark.parametrize("kind", SEEDS)
def test_mutants_open_or_are_refused(tmp_path, kind):
    path = tmp_path / "mutant.bin"
    path.write_bytes(SEEDS[kind])
    assert _open(path), "the seed itself is fine"
    chance = random.Random(kind)
    opened = 0
    for _ in range(MUTANTS_OF_EACH):
        path.write_bytes(_mutated(SEEDS[kind], chance))
        opened += _open(path)
    assert opened < MUTANTS_OF_EACH, "some were damaged beyond opening"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(head=st.sampled_from([b"", *(content[:24] for content in SEEDS.values())]), rest=st.binary(max_size=200))
def test_rubbish_after_any_head_opens_or_is_refused(tmp_path, head, rest):
    path = tmp_path / "rubbish.png"
    path.write_bytes(head + rest)
    _open(path)
