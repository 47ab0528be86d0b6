"""Every kind of file becomes the array that its numbers mean."""

import struct
import zlib

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.data.images import IMAGE_ENDINGS, read_image, read_mask, read_pixels, size_of, thumbnail

RED, GREEN, GREY, WHITE = (200, 10, 20), (30, 180, 40), (90, 90, 90), (255, 255, 255)
COLOURS = np.array([[RED, GREEN, GREY], [WHITE, (0, 0, 0), (1, 2, 3)]], np.uint8)
GREYS = np.array([[0, 1, 127], [128, 200, 255]], np.uint8)


def as_rgb(grey):
    return np.repeat(np.asarray(grey, np.uint8)[:, :, None], 3, axis=2)


def assert_image(path, expected):
    image = read_pixels(path)
    assert image.dtype == np.uint8
    assert image.flags.c_contiguous
    assert image.flags.writeable, "torch warns of arrays that are not"
    np.testing.assert_array_equal(image, expected)
    assert size_of(path) == image.shape[:2]


@pytest.mark.parametrize("ending", [".png", ".bmp", ".tif", ".TIFF", ".ppm", ".PNG", ".apng"])
def test_lossless_colours_are_kept(save, ending):
    assert_image(save("a" + ending, COLOURS, format="PNG" if ending == ".apng" else None), COLOURS)


def test_lossless_webp_is_kept(save):
    assert_image(save("a.webp", COLOURS, lossless=True), COLOURS)


@pytest.mark.parametrize("ending", [".jpg", ".JPEG", ".jpe", ".jfif"])
def test_jpeg_colours_are_close(save, ending):
    path = save("a" + ending, np.full((16, 24, 3), RED, np.uint8), quality=95, format="JPEG")
    assert np.abs(read_pixels(path).astype(int) - RED).max() <= 2
    assert size_of(path) == (16, 24)


@pytest.mark.parametrize("ending", [".png", ".bmp", ".tif", ".pgm", ".gif"])
def test_grey_becomes_three_equal_channels(save, ending):
    assert_image(save("a" + ending, GREYS), as_rgb(GREYS))


@pytest.mark.parametrize("ending", [".png", ".bmp", ".tif", ".pbm", ".gif"])
def test_one_bit_becomes_black_and_white(save, ending):
    bits = np.array([[True, False, True], [False, False, True]])
    assert_image(save("a" + ending, bits), as_rgb(bits * 255))


def palette_image(indices, colours):
    image = Image.fromarray(np.asarray(indices, np.uint8)).convert("P")
    image.putpalette([level for colour in colours for level in colour])
    return image


@pytest.mark.parametrize("ending", [".png", ".gif", ".tif", ".bmp"])
def test_palette_becomes_its_colours(save, ending):
    indices = np.array([[0, 1], [2, 1]])
    path = save("a" + ending, palette_image(indices, [RED, GREEN, GREY]))
    assert_image(path, np.array([RED, GREEN, GREY], np.uint8)[indices])


def test_transparent_palette_entry_is_laid_on_black(save):
    path = save("a.png", palette_image([[0, 1]], [RED, GREEN]), transparency=bytes([0, 255]))
    assert_image(path, [[(0, 0, 0), GREEN]])


def test_alpha_is_laid_on_black(save):
    values = np.array([[(*RED, 255), (*RED, 0), (200, 100, 51, 128)]], np.uint8)
    assert_image(save("a.png", values), [[RED, (0, 0, 0), (100, 50, 26)]])


@pytest.mark.parametrize("channels", [1, 3])
def test_where_all_is_transparent_the_colours_are_shown_and_it_is_told(save, channels):
    colours = np.random.default_rng(0).integers(1, 256, (4, 5, channels), np.uint8)
    image = read_image(save("a.png", Image.fromarray(np.dstack([colours, np.zeros((4, 5), np.uint8)]))))
    np.testing.assert_array_equal(image.pixels, np.broadcast_to(colours, (4, 5, 3)))
    assert image.notes == ("It is marked as fully transparent; its colours are shown.",)


def test_an_image_without_any_number_is_black_and_it_is_told(tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", np.full((4, 5), np.nan, np.float32))
    image = read_image(tmp_path / "a.tif")
    assert not image.pixels.any()
    assert image.notes == ("It holds no number at all: all of it is shown black.",)


def test_grey_with_alpha_is_laid_on_black(save):
    values = np.array([[(200, 255), (200, 0), (200, 128)]], np.uint8)
    assert_image(save("a.png", Image.fromarray(values)), as_rgb([[200, 0, 100]]))


def test_a_transparent_colour_is_black(save):
    expected = COLOURS.copy()
    expected[1, 0] = 0
    assert_image(save("a.png", COLOURS, transparency=WHITE), expected)


def test_premultiplied_tiff_alpha_is_not_multiplied_twice(tmp_path):
    path = tmp_path / "a.tif"
    values = np.full((8, 8, 4), (100, 50, 25, 128), np.uint8)
    tifffile.imwrite(path, values, photometric="rgb", extrasamples=["assocalpha"])
    assert np.abs(read_pixels(path).astype(int) - (100, 50, 25)).max() <= 1


@pytest.mark.parametrize("ending", [".png", ".tif"])
def test_sixteen_bit_grey_is_scaled_by_its_full_range(save, ending):
    values = np.array([[0, 128, 129, 257], [32768, 40000, 65534, 65535]], np.uint16)
    assert_image(save("a" + ending, values), as_rgb([[0, 0, 1, 1], [128, 156, 255, 255]]))


def test_sixteen_bit_grey_never_saturates(save):
    """Pillow's own conversion makes 99.6 % of such a ramp white."""
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    image = read_pixels(save("a.png", ramp))[:, :, 0]
    assert (image == 255).mean() < 0.003
    assert (np.diff(image.ravel().astype(int)) >= 0).all()
    assert len(np.unique(image)) == 256


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_order_of_bytes_does_not_matter_to_the_range_either(tmp_path, order):
    tifffile.imwrite(tmp_path / "a.tif", np.array([[0, 2048, 4000]] * 4, np.uint16), byteorder=order)
    assert_image(tmp_path / "a.tif", as_rgb([[0, 128, 249]] * 4))


@pytest.mark.parametrize("options", [{}, {"compression": "zlib"}, {"byteorder": ">"}, {"planarconfig": "separate"}])
def test_colours_of_few_of_sixteen_bits_are_not_dark(tmp_path, options):
    values = np.array([[(0, 2048, 4000), (256, 4095, 1024)]] * 4, np.uint16)
    planes = values.transpose(2, 0, 1) if "planarconfig" in options else values
    tifffile.imwrite(tmp_path / "a.tif", planes, photometric="rgb", **options)
    np.testing.assert_array_equal(read_pixels(tmp_path / "a.tif"), np.rint(values / 4095 * 255))


@pytest.mark.parametrize("alpha", [False, True])
def test_colours_of_few_of_sixteen_bits_in_a_png(tmp_path, alpha):
    values = np.array([[(0, 2048, 4000), (256, 4095, 1024)]] * 4, np.uint16)
    stored = np.dstack([values, np.full((4, 2), 65535, np.uint16)]) if alpha else values
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in stored)
    head = struct.pack(">IIBBBBB", 2, 4, 16, 6 if alpha else 2, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    content = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in pieces
    )
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + content)
    np.testing.assert_array_equal(read_pixels(tmp_path / "a.png"), np.rint(values / 4095 * 255))


def test_the_upper_half_of_unsigned_numbers_is_bright(tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", np.array([[0, 2_000_000_000, 4_000_000_000]] * 4, np.uint32))
    assert_image(tmp_path / "a.tif", as_rgb([[0, 128, 255]] * 4))


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_order_of_bytes_does_not_matter(tmp_path, order):
    tifffile.imwrite(tmp_path / "a.tif", np.array([[0, 32896, 65535]] * 4, np.uint16), byteorder=order)
    assert_image(tmp_path / "a.tif", as_rgb([[0, 128, 255]] * 4))


def test_sixteen_bit_pgm_is_scaled_by_its_largest_value(tmp_path):
    path = tmp_path / "a.pgm"
    path.write_bytes(b"P5 3 1 65535\n" + np.array([0, 32896, 65535], ">u2").tobytes())
    assert_image(path, as_rgb([[0, 128, 255]]))
    path.write_bytes(b"P5 3 1 1000\n" + np.array([0, 502, 1000], ">u2").tobytes())
    assert_image(path, as_rgb([[0, 128, 255]]))


def test_sixteen_bit_rgb_is_within_one_level(tmp_path):
    values = np.array([[(0, 30000, 65535), (256, 32768, 40000)]] * 4, np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb")
    assert np.abs(read_pixels(tmp_path / "a.tif").astype(int) - np.rint(values / 257)).max() <= 1


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_real_numbers_in_three_samples(tmp_path, compression, planar):
    values = np.linspace(0, 1, 5 * 7 * 3, dtype=np.float32).reshape(5, 7, 3)
    stored = values if planar == "contig" else values.transpose(2, 0, 1)
    tifffile.imwrite(tmp_path / "a.tif", stored, photometric="rgb", planarconfig=planar, compression=compression)
    assert_image(tmp_path / "a.tif", np.rint(values * 255))


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ([[0.0, 0.5, 1.0]], [[0, 128, 255]]),
        ([[0.0, 0.25, 0.375]], [[0, 64, 96]]),
        ([[-1.0, 0.0, 1.0]], [[0, 128, 255]]),
        ([[0.0, 500.0, 1000.0]], [[0, 128, 255]]),
        ([[7.0, 7.0, 7.0]], [[0, 0, 0]]),
        ([[np.nan, 0.0, 1.0]], [[0, 0, 255]]),
        ([[np.nan, np.inf, -np.inf]], [[0, 255, 0]]),
        ([[np.inf, 10.0, 20.0]], [[255, 0, 255]]),
    ],
)
def test_real_numbers_are_scaled(tmp_path, kind, numbers, levels):
    tifffile.imwrite(tmp_path / "a.tif", np.array(numbers, kind), photometric="minisblack")
    assert_image(tmp_path / "a.tif", as_rgb(levels))


def test_the_widest_real_numbers_are_scaled(tmp_path):
    largest = np.finfo(np.float64).max
    tifffile.imwrite(tmp_path / "a.tif", np.array([[-largest, 0, largest]]), photometric="minisblack")
    assert_image(tmp_path / "a.tif", as_rgb([[0, 128, 255]]))


def test_signalling_not_a_number_is_black(tmp_path):
    values = np.array([[0x7F800001, 0, 0x42C80000]], np.uint32).view(np.float32)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="minisblack")
    assert_image(tmp_path / "a.tif", as_rgb([[0, 0, 255]]))


@pytest.mark.parametrize("kind", [np.int16, np.int32, np.uint32, np.int64])
def test_signed_and_wide_integers_run_from_smallest_to_largest(tmp_path, kind):
    tifffile.imwrite(tmp_path / "a.tif", np.array([[20, 60, 100]] * 2, kind), photometric="minisblack")
    assert_image(tmp_path / "a.tif", as_rgb([[0, 128, 255]] * 2))


def test_portable_float_map(tmp_path):
    # Its rows run upwards; a negative scale means little-endian.
    (tmp_path / "a.pfm").write_bytes(b"Pf\n2 2\n-1.0\n" + np.array([0, 1, 0.5, 0.2], "<f4").tobytes())
    assert_image(tmp_path / "a.pfm", as_rgb([[128, 51], [0, 255]]))


def test_planes_whose_tags_say_otherwise(tmp_path):
    values = np.linspace(0, 1, 3 * 5 * 7, dtype=np.float32).reshape(3, 5, 7)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", planarconfig="separate", metadata=None)
    with tifffile.TiffFile(tmp_path / "a.tif", mode="r+") as tiff:
        tiff.pages.first.tags["PlanarConfiguration"].overwrite(9)
    assert_image(tmp_path / "a.tif", np.rint(values * 255).transpose(1, 2, 0))
    one = [(284, "H", 1, 2, True)]
    tifffile.imwrite(tmp_path / "b.tif", values[0].astype(np.float64), photometric="minisblack", extratags=one)
    assert_image(tmp_path / "b.tif", as_rgb(np.rint(values[0] * 255)))


def test_white_may_be_zero(tmp_path):
    for kind, top in ((np.uint8, 255), (np.uint16, 65535)):
        tifffile.imwrite(tmp_path / "a.tif", np.array([[0, top]] * 2, kind), photometric="miniswhite")
        assert_image(tmp_path / "a.tif", as_rgb([[255, 0]] * 2))


def test_colours_that_call_themselves_grey(tmp_path):
    """The originals of CVC-ClinicDB do not open in Pillow."""
    tifffile.imwrite(tmp_path / "a.tif", COLOURS, photometric="minisblack", planarconfig="contig")
    with pytest.raises(OSError, match="cannot identify"):
        Image.open(tmp_path / "a.tif")
    assert_image(tmp_path / "a.tif", COLOURS)


def test_a_fourth_sample_that_is_no_alpha_is_left_out(tmp_path):
    values = np.dstack([COLOURS, GREYS]).astype(np.float32) / 255
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", extrasamples=["unspecified"])
    assert_image(tmp_path / "a.tif", COLOURS)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", extrasamples=["unassalpha"])
    assert (read_pixels(tmp_path / "a.tif")[0, 0] == 0).all()


def test_cmyk_jpeg_is_not_inverted(save):
    """Adobe stores them inverted, and some readers show the negative."""
    red = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    image = read_pixels(save("a.jpg", red, quality=95))
    assert np.abs(image.astype(int) - (255, 0, 0)).max() <= 4


def test_cmyk_tiff(save):
    assert_image(save("a.tif", Image.new("CMYK", (2, 2), (0, 255, 255, 0))), np.full((2, 2, 3), (255, 0, 0)))


@pytest.mark.parametrize("ending", [".gif", ".tif", ".webp", ".png"])
def test_the_first_frame_is_taken(save, ending):
    frames = [Image.new("RGB", (4, 4), colour) for colour in (RED, GREEN)]
    options = {"lossless": True} if ending == ".webp" else {}
    path = save("a" + ending, frames[0], save_all=True, append_images=frames[1:], **options)
    with Image.open(path) as image:
        image.seek(1)
    assert_image(path, np.full((4, 4, 3), RED))


STORED = [[10, 20, 30], [40, 50, 60]]
SHOWN = {
    1: [[10, 20, 30], [40, 50, 60]],
    2: [[30, 20, 10], [60, 50, 40]],
    3: [[60, 50, 40], [30, 20, 10]],
    4: [[40, 50, 60], [10, 20, 30]],
    5: [[10, 40], [20, 50], [30, 60]],
    6: [[40, 10], [50, 20], [60, 30]],
    7: [[60, 30], [50, 20], [40, 10]],
    8: [[30, 60], [20, 50], [10, 40]],
}


@pytest.mark.parametrize("orientation", SHOWN)
@pytest.mark.parametrize("ending", [".png", ".tif", ".webp", ".jpg"])
def test_image_mask_size_and_thumbnail_share_the_orientation(save, ending, orientation):
    # Blocks of 16 pixels survive JPEG.
    blocks = np.kron(np.array(STORED, np.uint8), np.ones((16, 16), np.uint8))
    expected = np.kron(SHOWN[orientation], np.ones((16, 16), int))
    exif = Image.Exif()
    exif[274] = orientation
    options = {"lossless": True} if ending == ".webp" else {}
    path = save("a" + ending, as_rgb(blocks), exif=exif, **options)
    image = read_pixels(path)
    assert image.shape[:2] == size_of(path) == expected.shape
    assert np.abs(image[:, :, 0].astype(int) - expected).max() <= 1
    assert thumbnail(path, 3).shape[:2] == ((2, 3) if orientation < 5 else (3, 2))
    marks = np.where(blocks == 10, 255, 0).astype(np.uint8)
    mask_path = save("mask" + ending, as_rgb(marks), exif=exif, **options)
    np.testing.assert_array_equal(read_mask(mask_path), expected == 10)


@pytest.mark.parametrize("orientation", SHOWN)
def test_orientation_of_a_tiff_that_pillow_does_not_know(tmp_path, orientation):
    values = np.repeat(np.array(STORED, np.float32)[:, :, None] / 255, 3, axis=2)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", extratags=[(274, 3, 1, orientation, True)])
    assert_image(tmp_path / "a.tif", as_rgb(SHOWN[orientation]))


def test_broken_metadata_do_not_hide_the_pixels(save):
    assert_image(save("a.png", COLOURS, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff garbage"), COLOURS)


def test_thumbnail_fits_and_keeps_the_aspect(save):
    path = save("a.jpg", np.full((400, 800, 3), RED, np.uint8), quality=95)
    small = thumbnail(path, 100)
    assert small.shape == (50, 100, 3)
    assert np.abs(small.astype(int) - RED).max() <= 2
    assert thumbnail(save("b.png", COLOURS), 100).shape == COLOURS.shape


def test_thumbnail_of_sixteen_bits_is_scaled(save):
    assert np.abs(thumbnail(save("a.png", np.full((64, 64), 32896, np.uint16)), 8).astype(int) - 128).max() == 0


def test_8192_by_8192_pixels_are_allowed(save):
    path = save("a.png", Image.new("1", (8192, 8192), 1))
    assert size_of(path) == (8192, 8192)
    assert read_mask(path).all()


def test_endings_are_lower_case():
    assert {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm"} <= set(IMAGE_ENDINGS)
    assert all(ending == ending.lower() and ending[0] == "." for ending in IMAGE_ENDINGS)


@pytest.mark.parametrize("name", ["Übergröße 漢字 🙂.png", "n" * 200 + ".PNG", "-rf #%&;'.png", "e\u0301.png"])
def test_names_of_all_kinds(save, name):
    assert_image(save(name, COLOURS), COLOURS)
