"""Masks as images: of PNG, JPEG and others, in greys, indices and colours."""

import io

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.formats import export
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_file, read_mask
from segview.core.base.errors import UserError
from segview.core.maps.palette import class_colour
from segview.core.variants.classes import IGNORED
from tests.annotation.formats.given import MASK, SIZE, provenance

WHITE = MASK * np.uint8(255)
VOID = np.where(np.roll(MASK, 3, axis=0), 255, 0).astype(np.uint8)
VOID[MASK > 0] = 1


def saved(folder, pixels, kind="PNG", mode=None, **options):
    path = folder / f"given.{kind.lower()}"
    image = Image.fromarray(pixels)
    (image.convert(mode) if mode else image).save(path, kind, **options)
    return path


def palette(pixels, *colours):
    image = Image.fromarray(pixels)
    image.putpalette([channel for colour in colours for channel in colour])
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "WEBP", "GIF"])
def test_black_and_white_in_every_kind(tmp_path, kind):
    assert np.array_equal(read_mask(saved(tmp_path, WHITE, kind), provenance(tmp_path)), MASK)


@pytest.mark.parametrize("ending", ["pgm", "ppm", "tif"])
def test_what_counts_as_ground_truth_can_be_imported(tmp_path, ending):
    path = tmp_path / f"given.{ending}"
    if ending == "tif":
        tifffile.imwrite(path, WHITE, bigtiff=True)
    else:
        Image.fromarray(WHITE).convert("L" if ending == "pgm" else "RGB").save(path)
    assert np.array_equal(read_mask(path, provenance(tmp_path)), MASK)
    if ending == "pgm":
        path.write_text("P2\n# by hand\n64 48\n1\n" + " ".join(map(str, MASK.reshape(-1))))
        assert np.array_equal(read_mask(path, provenance(tmp_path)), MASK)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_mask_the_other_way_round_is_asked_about(tmp_path, kind):
    found = read_file(saved(tmp_path, 255 - WHITE, kind), provenance(tmp_path))
    assert np.array_equal(found.mask, 1 - MASK)
    assert found.doubts == ("It marks polyp along its whole edge and not inside: the mask may be inverted.",)
    touching = WHITE.copy()
    touching[0] = touching[:, 0] = 255
    for mask in (WHITE * 0 + 255, touching):
        assert read_file(saved(tmp_path, mask, kind), provenance(tmp_path)).doubts == ()


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_void_beside_several_classes_is_no_target(tmp_path, kind):
    void = np.iinfo(kind).max
    values = np.where(VOID == 255, void, VOID).astype(kind)
    values[(VOID == 1) & (np.indices(SIZE)[1] % 2 == 0)] = 3
    with pytest.raises(UserError, match="It has values up to 3, and there are only the classes"):
        read_file(saved(tmp_path, values), provenance(tmp_path))
    stained = WHITE.copy()
    stained[MASK > 0] = np.where(np.arange(MASK.sum()) % 9 == 0, 7, 255)
    assert np.array_equal(read_mask(saved(tmp_path, stained), provenance(tmp_path)), stained >= 128)


def test_indices_of_classes_are_refused_where_they_are_not_kept(tmp_path):
    own = provenance(tmp_path, "a", "b", "c")
    values = np.dstack([MASK * np.uint8(2)] * 3)
    for kind in ("JPEG", "WEBP"):
        with pytest.raises(UserError, match="does not keep such numbers"):
            read_file(saved(tmp_path, values, kind, quality=95), own)
    assert np.array_equal(read_mask(saved(tmp_path, values, "WEBP", lossless=True), own), MASK * 2)
    whole = MASK.astype(np.float32) * 2
    assert np.array_equal(read_mask(saved(tmp_path, whole, "TIFF"), own), MASK * 2)
    with pytest.raises(UserError, match="It holds fractions"):
        read_file(saved(tmp_path, whole + np.float32(0.25), "TIFF"), own)


def test_numbers_below_nothing_are_refused(tmp_path):
    tifffile.imwrite(tmp_path / "given.tif", -MASK.astype(np.int16))
    with pytest.raises(UserError, match="numbers below 0"):
        read_file(tmp_path / "given.tif", provenance(tmp_path))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "P"])
def test_black_and_white_in_every_mode(tmp_path, mode):
    found = read_file(saved(tmp_path, WHITE, mode=mode), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert found.notes == ()


@pytest.mark.parametrize(
    "pixels",
    [
        MASK,
        MASK * np.uint8(7),
        MASK * np.uint8(128),
        MASK.astype(np.uint16) * np.uint16(65535),
        MASK.astype(np.uint16),
        MASK.astype(np.bool_),
    ],
)
def test_one_value_beside_nothing_is_the_target(tmp_path, pixels):
    assert np.array_equal(read_mask(saved(tmp_path, pixels), provenance(tmp_path)), MASK)


@pytest.mark.parametrize("factor", [0.9, 1.0, 255.0])
def test_real_numbers(tmp_path, factor):
    pixels = MASK.astype(np.float32) * np.float32(factor)
    assert np.array_equal(read_mask(saved(tmp_path, pixels, "TIFF"), provenance(tmp_path)), MASK)
    for strange in (np.nan, np.inf):
        pixels[0, 0] = strange
        found = read_file(saved(tmp_path, pixels, "TIFF"), provenance(tmp_path))
        assert np.array_equal(found.mask, MASK)
        assert "1 pixel is not a number" in found.notes[0]
    pixels[:] = np.nan
    with pytest.raises(UserError, match="no number at all"):
        read_file(saved(tmp_path, pixels, "TIFF"), provenance(tmp_path))


def test_greys_are_cut_at_the_middle_and_that_is_said(tmp_path):
    ramp = np.tile(np.arange(64, dtype=np.uint8) * 4, (48, 1))
    found = read_file(saved(tmp_path, ramp), provenance(tmp_path))
    assert np.array_equal(found.mask, ramp >= 128)
    assert "values of 128 and above" in found.notes[0]
    deep = ramp.astype(np.uint16) * np.uint16(257)
    assert np.array_equal(read_mask(saved(tmp_path, deep), provenance(tmp_path)), deep >= deep.max() / 2)
    for dark, kind, reason in ((ramp // 3, "PNG", "values up to 84"), (ramp // 3, "JPEG", "brightest pixel")):
        with pytest.raises(UserError, match=reason):
            read_file(saved(tmp_path, dark, kind), provenance(tmp_path))


def test_colours_of_a_target(tmp_path):
    red = np.zeros((*SIZE, 3), np.uint8)
    red[MASK > 0] = (200, 0, 0)
    assert np.array_equal(read_mask(saved(tmp_path, red), provenance(tmp_path)), MASK)
    assert np.array_equal(read_mask(saved(tmp_path, red, "JPEG", "CMYK"), provenance(tmp_path)), MASK)
    for image in (
        palette(MASK, (0, 0, 0), (255, 0, 0)),
        palette(1 - MASK, (255, 255, 255), (0, 0, 0)),
        palette(MASK, (0, 0, 255), (255, 255, 0)),
    ):
        image.save(tmp_path / "palette.png")
        assert np.array_equal(read_mask(tmp_path / "palette.png", provenance(tmp_path)), MASK)


def test_a_photograph_is_no_mask(tmp_path, polyp_image):
    pixels = np.asarray(Image.open(polyp_image).convert("RGB").resize((64, 48)))
    plain = np.full((*SIZE, 3), (190, 120, 110), np.uint8)
    for photograph in (pixels, plain):
        for kind in ("PNG", "JPEG"):
            with pytest.raises(UserError, match="as many colours as a photograph"):
                read_file(saved(tmp_path, photograph, kind), provenance(tmp_path))


@pytest.mark.parametrize("colour", [0, 255])
def test_a_mask_that_is_its_transparency(tmp_path, colour):
    pixels = np.full((*SIZE, 4), colour, np.uint8)
    pixels[..., 3] = WHITE
    found = read_file(saved(tmp_path, pixels), provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "not transparent" in found.notes[0]


def test_the_void_of_voc_is_no_target(tmp_path):
    image = palette(VOID, (0, 0, 0), (128, 0, 0), *[(9, 9, 9)] * 253, (224, 224, 192))
    image.save(tmp_path / "voc.png")
    for path in (saved(tmp_path, VOID), tmp_path / "voc.png"):
        found = read_file(path, provenance(tmp_path))
        assert np.array_equal(found.mask, MASK)
        assert "void" in found.notes[0]


def test_several_classes_are_no_target(tmp_path):
    several = MASK * 2
    several[0] = 1
    for image in (Image.fromarray(several), palette(several, (0, 0, 0), (9, 99, 9), (200, 0, 0))):
        image.save(tmp_path / "several.png")
        with pytest.raises(UserError, match="values up to 2, and there are only the classes 0 background, 1 polyp"):
            read_file(tmp_path / "several.png", provenance(tmp_path))
        assert np.array_equal(read_mask(tmp_path / "several.png", provenance(tmp_path, "polyp", "tool")), several)


def test_classes_by_their_colours(tmp_path):
    own = provenance(tmp_path, "polyp", "tool")
    several = MASK * np.uint8(2)
    several[0] = 1
    table = np.array([(0, 0, 0), class_colour(1, ()), class_colour(2, ())], np.uint8)
    found = read_file(saved(tmp_path, table[several]), own)
    assert np.array_equal(found.mask, several)
    assert "colours" in found.notes[0]
    assert np.array_equal(read_mask(saved(tmp_path, several[..., None].repeat(3, axis=2)), own), several)
    table[1] = (1, 2, 3)
    with pytest.raises(UserError, match="belong to no class"):
        read_file(saved(tmp_path, table[several]), own)


def test_an_empty_mask_is_said_to_be_empty(tmp_path):
    found = read_file(saved(tmp_path, MASK * 0), provenance(tmp_path))
    assert found.notes == ("It marks nothing: the mask is empty.",)
    assert read_mask(saved(tmp_path, MASK * 0 + 255), provenance(tmp_path)).all()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_images_that_are_turned_when_they_are_shown(tmp_path, kind):
    turned = Image.Exif()
    turned[274] = 6
    path = saved(tmp_path, np.rot90(WHITE), kind, exif=turned)
    assert np.array_equal(read_mask(path, provenance(tmp_path)), MASK)


def test_several_pages_are_asked_about(tmp_path):
    more = [Image.fromarray(VOID)]
    for kind in ("TIFF", "GIF"):
        found = read_file(saved(tmp_path, WHITE, kind, save_all=True, append_images=more), provenance(tmp_path))
        assert np.array_equal(found.mask, MASK)
        assert "several pages" in found.doubts[0]


@pytest.mark.parametrize("compression", [None, "zlib"])
def test_truth_values_of_tifffile_are_what_was_true(tmp_path, compression):
    tifffile.imwrite(tmp_path / "given.tif", MASK.astype(bool), compression=compression)
    found = read_file(tmp_path / "given.tif", provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert found.notes == ()


def test_a_grey_photograph_is_asked_about_and_a_soft_mask_is_not(tmp_path):
    grey = np.random.default_rng(0).integers(40, 200, SIZE).astype(np.uint8)
    assert "as in a photograph" in " ".join(read_file(saved(tmp_path, grey), provenance(tmp_path)).doubts)
    soft = Image.fromarray(WHITE).resize((16, 12)).resize((SIZE[1], SIZE[0]), Image.Resampling.BILINEAR)
    assert read_file(saved(tmp_path, np.asarray(soft)), provenance(tmp_path)).doubts == ()


def test_truth_values_that_may_be_meant_the_other_way_round_are_said(tmp_path):
    Image.fromarray(WHITE).convert("1").save(tmp_path / "one.tif", tiffinfo={262: 0})
    found = read_file(tmp_path / "one.tif", provenance(tmp_path))
    assert np.array_equal(found.mask, MASK)
    assert "zeros are white" in found.notes[0]


def test_numbers_of_64_bits_are_read_as_others_are(tmp_path):
    path = tmp_path / "wide.tif"
    for kind in (np.float64, np.int64, np.uint32):
        tifffile.imwrite(path, WHITE.astype(kind))
        assert np.array_equal(read_mask(path, provenance(tmp_path)), MASK), kind
    tifffile.imwrite(path, WHITE.astype(np.float64)[1:])
    with pytest.raises(UserError, match="belongs to another"):
        read_mask(path, provenance(tmp_path))
    tifffile.imwrite(path, WHITE.astype(np.float64), compression="zlib")
    with pytest.raises(UserError, match="TIFF of a rare kind"):
        read_mask(path, provenance(tmp_path))


def test_another_size_is_refused_before_it_is_decoded(tmp_path):
    for size in ((5, 64), (13_000, 13_000)):
        with pytest.raises(UserError, match="belongs to another"):
            read_file(saved(tmp_path, np.zeros(size, np.uint8)), provenance(tmp_path))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\nxxxx", "PNG is damaged"),
        (b"GIF89a", "GIF is damaged"),
        (b"RIFF1234WAVE", "WEBP is damaged"),
        (b"BM", "BMP is damaged"),
        (b"\xff\xd8" + b"\xff\xe1\0\2" * 60_000, "more than 50,000 pieces"),
        (b"\xff\xd8" + b"\xff" * 60_000, "more than 50,000 pieces"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXt\0\0\0\0" * 60_000, "more than 50,000 pieces"),
    ],
)
def test_damaged_images(tmp_path, content, reason):
    (tmp_path / "given.png").write_bytes(content)
    with pytest.raises(UserError, match=reason):
        read_file(tmp_path / "given.png", provenance(tmp_path))


def test_an_image_without_its_end_is_damaged(tmp_path):
    content = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 2, SIZE).astype(np.uint8)).save(content, "PNG")
    (tmp_path / "given.png").write_bytes(content.getvalue()[:200])
    with pytest.raises(UserError, match="damaged"):
        read_file(tmp_path / "given.png", provenance(tmp_path))


def test_what_is_written_is_the_mask(tmp_path):
    export(Document(provenance(tmp_path), MASK), tmp_path / "mask.png", "png")
    assert np.array_equal(np.array(Image.open(tmp_path / "mask.png")), WHITE)


def test_more_classes_are_indices(tmp_path):
    mask = np.arange(12, dtype=np.uint8).reshape(3, 4) % 3
    export(
        Document(Provenance(image="x.png", size=(3, 4), classes=("none", "a", "b")), mask), tmp_path / "mask.png", "png"
    )
    image = Image.open(tmp_path / "mask.png")
    assert image.mode == "P"
    assert np.array_equal(np.array(image), mask)


def test_streets_have_a_number_for_what_belongs_to_none(tmp_path):
    street = Provenance(image="x.png", size=SIZE, classes=("sky", "road", "car"), ignored=11)
    values = MASK + 1
    values[0], values[1] = 11, 255
    found = read_mask(saved(tmp_path, values), street)
    assert (found[:2] == IGNORED).all()
    assert np.array_equal(found[2:], MASK[2:] + 1)


@pytest.mark.parametrize("kind", ["PNG", "BMP"])
def test_several_colours_are_asked_about_and_one_is_not(tmp_path, kind):
    red = WHITE[:, :, None] // 255 * np.array([200, 0, 0], np.uint8)
    assert read_file(saved(tmp_path, red, kind), provenance(tmp_path)).doubts == ()
    rows, columns = np.nonzero(MASK)
    red[rows[:9], columns[:9]] = (0, 200, 0)
    found = read_file(saved(tmp_path, red, kind, mode="RGB"), provenance(tmp_path))
    assert "It has several colours" in " ".join(found.doubts)
