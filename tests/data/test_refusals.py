"""Files that cannot be opened: each is refused by one message that names it, what was found, and the cure."""

import os
import re
import resource
import struct
import zlib

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.core.base.errors import UserError
from segview.data.images import PIXEL_LIMIT, read_image, read_mask, read_pixels, size_of, thumbnail

READERS = [read_pixels, read_mask, lambda path: thumbnail(path, 64)]
NOTE = "The end of the file is missing; all of its pixels are there."
SMALL = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)


def refused(path, message, *, size_too=True):
    for reader in (*READERS, size_of) if size_too else READERS:
        with pytest.raises(UserError) as caught:
            reader(path)
        text = str(caught.value)
        assert re.fullmatch(re.escape(str(path)) + " " + message, text), text
        assert "\n" not in text


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"Dear diary,\nnothing happened.", "text"),
        ("Übung " * 900, "text"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "text"),
        (b"%PDF-1.7\n\xe2\xe3", "a PDF document"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "PostScript"),
        (b"\x1f\x8b\x08\0", "gzip-compressed data"),
        (b"\x89HDF\r\n\x1a\n", "HDF5 data"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"SIMPLE  =                    T", "FITS data"),
        (b"8BPS\0\1", "a Photoshop document"),
        (b"\x93NUMPY\1\0", "a numpy array"),
        (b"\0\0\0\x18ftypheic", "HEIC, AVIF or film data"),
        (b"\xfe\xdc\xba\x98" * 9, "data of no known kind"),
    ],
)
def test_other_files_that_are_named_like_images(tmp_path, content, found):
    path = tmp_path / "image.jpg"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    refused(
        path,
        rf"is not an image that segview can open: it holds {found}\. Save it as PNG, JPEG or TIFF and open that\.",
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", r"a pointer of Git LFS\. Run 'git lfs"),
        (b"<!doctype html><html>log in", r"a web page\. Download it again"),
        (b"<HTML><body>moved", r"a web page\. Download it again"),
        (b"PK\x03\x04\x14\0", r"a ZIP archive\. Unpack it, and open the folder"),
    ],
)
def test_what_a_download_left_in_place_of_the_image(tmp_path, content, found):
    path = tmp_path / "image.jpg"
    path.write_bytes(content)
    refused(path, rf"is not an image that segview can open: it holds {found}.*\.")


@pytest.mark.parametrize("kind", ["ICO", "TGA", "PCX", "SGI", "JPEG2000", "AVIF", "EPS", "ICNS"])
def test_decoders_that_stay_closed(tmp_path, kind):
    path = tmp_path / "image.png"
    Image.fromarray(SMALL).save(path, format=kind)
    refused(path, r"is not an image that segview can open: it holds .+\. Save it as PNG, JPEG or TIFF and open that\.")


def test_empty_file(tmp_path):
    path = tmp_path / "a.png"
    path.touch()
    refused(path, r"is empty: it has 0 bytes\. Copy it again from where it came from\.")


def test_folder(tmp_path):
    path = tmp_path / "a.png"
    path.mkdir()
    refused(path, r"cannot be read: it is a folder\. Choose an image in it\.")


def test_missing(tmp_path):
    message = r"cannot be read: it does not exist\. It may have been moved or deleted: choose it again\."
    refused(tmp_path / "a.png", message)
    (tmp_path / "link.png").symlink_to(tmp_path / "gone.png")
    refused(tmp_path / "link.png", message)


def test_file_as_folder(save):
    path = save("a.png", SMALL) / "b.png"
    refused(path, r"cannot be read: it is not a folder\. Choose the folder that it is in\.")


def test_no_permission(save, ordinary_user):
    path = save("a.png", SMALL)
    path.chmod(0)
    message = r"cannot be read: access is denied\. Ask for permission to read it, or copy it to .+ your own\."
    with ordinary_user():
        refused(path, message)


def test_circle_of_links(tmp_path):
    path = tmp_path / "a.png"
    path.symlink_to(path)
    refused(path, r"cannot be read: Too many levels of symbolic links\. Check the disk .+ try again\.")


def test_name_that_is_too_long(tmp_path):
    refused(tmp_path / ("n" * 300 + ".png"), r"cannot be read: File name too long\. Check the disk .+ try again\.")


def test_name_that_cannot_be(tmp_path):
    with pytest.raises(UserError, match=r"'.*a\\x00\.png' cannot be the name of a file: .*null .*\. Choose another"):
        read_pixels(tmp_path / "a\0.png")


def test_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "a.png"
    os.mkfifo(path)
    refused(path, r"cannot be read: it is a device or a pipe, not a file\. Choose an image\.")


@pytest.mark.parametrize("ending", [".png", ".jpg", ".bmp", ".gif", ".webp", ".tif", ".ppm", ".pgm"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_truncated(save, ending, share):
    path = save("a" + ending, SMALL)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(
        path,
        r"is (damaged or incomplete: .+\. Copy it again from where it came from"
        r"|not an image that segview can open: it begins like (GIF|TIFF|WebP), but what follows .+ open that)\.",
        size_too=False,
    )


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 30}, {"subsampling": 0, "quality": 97}])
@pytest.mark.parametrize("missing", [1, 2])
def test_a_jpeg_that_lacks_its_end_alone_is_shown_and_it_is_told(save, options, missing):
    target = np.where(np.indices(SMALL.shape[:2])[0] < SMALL.shape[0] // 3, 255, 0).astype(np.uint8)
    path, grey = save("a.jpg", SMALL, **options), save("m.jpg", target, **options)
    whole, mask = read_pixels(path), read_mask(grey)
    for file in (path, grey):
        file.write_bytes(file.read_bytes()[:-missing])
    image = read_image(path)
    # Some are decoded before the end is missed.
    assert image.notes == (() if "subsampling" in options else (NOTE,))
    np.testing.assert_array_equal(image.pixels, whole)
    np.testing.assert_array_equal(read_mask(grey), mask)
    assert thumbnail(path, 8).shape == (8, 8, 3)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 30}])
@pytest.mark.parametrize("missing", [3, 4, 6, 12, 50, 200])
def test_a_jpeg_that_lacks_pixels_too_is_refused(save, options, missing):
    path = save("a.jpg", SMALL, **options)
    path.write_bytes(path.read_bytes()[:-missing])
    refused(path, r"is damaged or incomplete: image file is truncated.+\. Copy it again .+ from\.", size_too=False)


def test_truncated_tiff_of_rare_samples(tmp_path):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, SMALL, photometric="minisblack", planarconfig="contig")
    path.write_bytes(path.read_bytes()[:-5000])
    refused(path, r"is damaged or incomplete: .+\. Copy it again from where it came from\.", size_too=False)


def test_wrong_checksum(save):
    path = save("a.png", SMALL)
    content = bytearray(path.read_bytes())
    content[20] ^= 1
    path.write_bytes(content)
    refused(path, r"is (damaged|not an image that segview can open: it begins like PNG).+\.")


def png(columns, rows, colour_type=0, bits=8):
    """A PNG of nothing but zeros: a thousandth of what it unpacks to."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    packer = zlib.compressobj(9)
    line = bytes(1 + columns * bits // 8)
    pixels = b"".join([*(packer.compress(line) for _ in range(rows)), packer.flush()])
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, bits, colour_type, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("columns", "rows"), [(10_001, 10_000), (14_000, 14_000), (15_000, 15_000)])
def test_too_many_pixels_are_refused_before_they_are_unpacked(tmp_path, columns, rows):
    """Also between Pillow's limits: up to twice of the first it only warns."""
    path = tmp_path / "a.png"
    path.write_bytes(png(columns, rows, bits=1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused(path, r"has .*more than the 100 million( pixels)? allowed\. Make it smaller, or cut out .+ interest\.")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_the_limit_itself_is_allowed(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(png(10_000, 10_000, bits=1))
    assert size_of(path) == (10_000, 10_000)
    assert PIXEL_LIMIT == 100_000_000


@pytest.mark.parametrize("photometric", ["minisblack", "rgb"])
def test_tiff_with_too_many_pixels(tmp_path, photometric):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.zeros((8, 8, 3), np.float32), photometric=photometric, planarconfig="contig")
    with tifffile.TiffFile(path, mode="r+") as tiff:
        tiff.pages.first.tags["ImageWidth"].overwrite(50_000)
        tiff.pages.first.tags["ImageLength"].overwrite(50_000)
    refused(path, r"has 50000 × 50000 pixels, more than the 100 million allowed\. Make it smaller, .+ interest\.")


def test_tiff_that_unpacks_to_more_than_it_says(tmp_path):
    path = tmp_path / "a.tif"
    values = np.zeros((4000, 4000, 3), np.float32)
    tifffile.imwrite(path, values, photometric="rgb", compression="zlib", rowsperstrip=4000)
    with tifffile.TiffFile(path, mode="r+") as tiff:
        for tag in ("ImageWidth", "ImageLength", "RowsPerStrip"):
            tiff.pages.first.tags[tag].overwrite(8)
    refused(path, r"is damaged or incomplete: its strips hold more than the image\. Copy it again .+\.", size_too=False)


@pytest.mark.parametrize(
    ("values", "options", "found"),
    [
        (np.zeros((8, 8, 7), np.uint8), {"planarconfig": "contig"}, "7 channels in 1 layers"),
        (np.zeros((8, 8), np.complex64), {}, "numbers of a rare kind"),
    ],
)
def test_tiffs_that_are_no_images(tmp_path, values, options, found):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, values, photometric="minisblack", **options)
    refused(path, rf"holds {found}.*\. Save it as PNG, JPEG or TIFF and open that\.")


def test_tiff_compressed_in_a_rare_way(tmp_path):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.zeros((8, 8, 3), np.float32), photometric="rgb", compression="lzma")
    refused(path, r"is compressed in a rare way for its kind of pixels\. Save it as PNG, .+ open that\.")


def test_tiff_with_a_rare_predictor(tmp_path):
    path = tmp_path / "a.tif"
    values = np.zeros((8, 8, 3), np.uint16)
    tifffile.imwrite(path, values, photometric="minisblack", planarconfig="contig", compression="zlib", predictor=True)
    assert read_pixels(path).shape == (8, 8, 3)
    with tifffile.TiffFile(path, mode="r+") as tiff:
        tiff.pages.first.tags["Predictor"].overwrite(3)
    refused(path, r"is compressed in a rare way for its kind of pixels\. Save it as PNG, .+ open that\.")


def test_colours_of_printers(save):
    path = save("a.tif", Image.new("LAB", (4, 4)))
    refused(path, r"holds colours as L\*a\*b\*, which segview does not show\. Save it as PNG, .+ open that\.")


def test_lack_of_memory(tmp_path):
    """A real one: the process may not have more than it holds already and a little."""
    path = tmp_path / "a.png"
    path.write_bytes(png(9_000, 9_000))
    held = int((tmp_path / "/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (held + 50_000_000, limits[1]))
    try:
        with pytest.raises(UserError) as caught:
            read_pixels(path)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
    assert str(caught.value) == (
        f"{path} needs more memory than is free. Close other programs, or make the image smaller."
    )
