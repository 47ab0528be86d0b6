"""Masks of every make become 0 and 1."""

from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image
from skimage.filters import gaussian

from segview.core.base.errors import UserError
from segview.core.images.frames import frame_path
from segview.core.variants.classes import IGNORED, Labelling
from segview.data.datasets import Pair, read_pair
from segview.data.images import read_image, read_labels, read_mask

TRUTH: Any = np.array([[0, 1, 1], [0, 0, 1]], np.uint8)


def assert_mask(path, expected=TRUTH):
    mask = read_mask(path)
    assert mask.dtype == np.uint8
    np.testing.assert_array_equal(mask, expected)


@pytest.mark.parametrize("top", [1, 128, 200, 255])
@pytest.mark.parametrize("ending", [".png", ".bmp", ".tif", ".gif"])
def test_grey(save, top, ending):
    assert_mask(save("m" + ending, TRUTH * np.uint8(top)))


def test_one_bit(save):
    assert_mask(save("m.png", TRUTH.astype(bool)))


@pytest.mark.parametrize("colour", [(255, 255, 255), (1, 1, 1), (255, 0, 0), (0, 0, 200), (128, 0, 0)])
def test_rgb(save, colour):
    assert_mask(save("m.png", TRUTH[:, :, None] * np.array(colour, np.uint8)))


BLOBS = np.zeros((60, 80), np.uint8)
BLOBS[10:40, 10:40], BLOBS[20:30, 50:70], BLOBS[50:55, 5:20] = 1, 2, 3
"""Three areas beside each other: rows × columns, 0 to 3."""


@pytest.mark.parametrize("ending", [".png", ".jpg", ".bmp", ".tif"])
@pytest.mark.parametrize(
    "colours",
    [
        pytest.param([(255, 0, 0), (0, 255, 0), (0, 255, 0)], id="BKAI-IGH NeoPolyp"),
        pytest.param([(255, 255, 255), (255, 0, 0), (255, 255, 255)], id="white and red"),
        pytest.param([(255, 0, 0), (0, 0, 255), (255, 255, 0)], id="three"),
    ],
)
def test_several_colours_leave_the_target_open(save, colours, ending):
    with pytest.raises(UserError, match=r"several colours, so its target is unclear: .* data\.colours of a plan"):
        read_mask(save("m" + ending, np.array([(0, 0, 0), *colours], np.uint8)[BLOBS]))


def test_several_colours_of_a_palette_leave_the_target_open(save):
    with pytest.raises(UserError, match="several colours, so its target is unclear"):
        read_mask(save("m.png", painted_palette(BLOBS, (0, 0, 0), (128, 0, 0), (0, 128, 0), (128, 128, 0))))
    assert_mask(save("n.png", painted_palette(BLOBS, (0, 0, 0), *[(128, 0, 0)] * 3)), BLOBS > 0)


@pytest.mark.parametrize(
    ("levels", "dtype"),
    [
        pytest.param((0, 85, 170, 255), np.uint8, id="classes as greys"),
        pytest.param((255, 128, 0, 0), np.uint8, id="cup and disc of REFUGE"),
        pytest.param((0, 128, 255, 255), np.uint8, id="a trimap"),
        pytest.param((0, 20_000, 40_000, 60_000), np.uint16, id="16 bits"),
    ],
)
def test_areas_of_several_greys_leave_the_target_open(save, levels, dtype):
    with pytest.raises(UserError, match=r"areas of several brightnesses .* so its target is unclear"):
        read_mask(save("m.png", np.array(levels, dtype)[BLOBS]))


@pytest.mark.parametrize("count", [150, 400])
def test_numbered_objects_leave_the_target_open(save, count):
    numbers = np.arange(1, count + 1).reshape(-1, 10)
    objects = np.pad(np.kron(numbers, np.pad(np.ones((8, 8), np.int64), 2)), 5)
    with pytest.raises(UserError, match="objects by number"):
        read_mask(save("m.png", objects.astype(np.uint8 if count < 256 else np.uint16)))


@pytest.mark.parametrize("sigma", [1, 4, 15])
@pytest.mark.parametrize("colour", [None, (255, 0, 0), (255, 255, 255)])
def test_soft_masks_have_one_target(save, sigma, colour):
    soft = np.rint(gaussian(np.kron(BLOBS > 0, np.ones((4, 4))), sigma) * 255).astype(np.uint8)
    stored = soft if colour is None else (soft[:, :, None] / 255 * np.array(colour)).astype(np.uint8)
    assert_mask(save("m.png", stored), (soft if colour is None else stored.max(axis=2)) >= 128)


def test_few_pixels_of_other_greys_are_artefacts(save):
    values = np.where(BLOBS > 0, np.uint8(255), np.uint8(0))
    values[:4, :4], values[12, 12:30], values[10:40, 10] = 6, 250, 128
    assert_mask(save("m.png", values), values >= 128)


@pytest.mark.parametrize("ending", [".png", ".jpg"])
def test_colours_that_leave_the_target_open_are_refused(save, ending):
    disc = (np.hypot(*np.indices((64, 64)) - 32) < 20).astype(np.uint8)
    on_white = np.array([(255, 255, 255), (255, 0, 0)], np.uint8)[disc]
    photograph = np.dstack([np.indices((64, 64))[0] * 4, np.indices((64, 64))[1] * 4, disc * 90]).astype(np.uint8)
    for colours in (on_white, photograph):
        with pytest.raises(UserError, match="so its target is unclear"):
            read_mask(save("m" + ending, colours))


def test_alpha_is_ignored(save):
    opaque_nowhere = np.dstack([TRUTH * 255] * 3 + [np.zeros_like(TRUTH)])
    assert_mask(save("m.png", opaque_nowhere))
    everywhere = np.dstack([TRUTH * 255, np.full_like(TRUTH, 255)])
    assert_mask(save("n.png", Image.fromarray(everywhere)))


def test_jpeg_edges_are_cut_at_128(save):
    disc = (np.hypot(*np.indices((64, 64)) - 32) < 20).astype(np.uint8)
    mask = read_mask(save("m.jpg", disc * 255, quality=60))
    assert (mask != disc).mean() < 0.01


def test_stains_of_real_downloads_are_background(save):
    values = np.array([[0, 8, 15], [9, 255, 254], [127, 128, 12]], np.uint8)
    assert_mask(save("m.png", values), [[0, 0, 0], [0, 1, 1], [0, 1, 0]])


def test_indices_of_classes_are_no_mask_of_one_target(save):
    classes = np.arange(12, dtype=np.uint8).reshape(3, 4)
    with pytest.raises(UserError, match="numbers up to 11: it has several classes"):
        read_mask(save("m.png", classes))
    assert_mask(save("two.png", np.minimum(classes, 1)), np.minimum(classes, 1))


def test_a_few_dark_stains_of_jpeg_are_an_empty_mask(save):
    stained = np.zeros((64, 64), np.uint8)
    stained[:3, 5:9] = 40
    assert not read_mask(save("m.jpg", stained, quality=90)).any()


def test_stains_of_jpeg_alone_are_an_empty_mask(save):
    assert not read_mask(save("m.jpg", np.full((16, 16), 9, np.uint8))).any()


@pytest.mark.parametrize("value", [0, 255])
def test_empty_and_full_masks_are_valid(save, value):
    assert_mask(save("m.png", np.full((3, 4), value, np.uint8)), np.full((3, 4), value // 255))


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        pytest.param([(0, 0, 0), (1, 1, 1), (1, 1, 1)], [[0, 1], [1, 0]], id="indices"),
        pytest.param([(0, 0, 0), (255, 255, 255), (9, 9, 9)], [[0, 1], [0, 0]], id="black and white"),
        pytest.param([(255, 255, 255), (0, 0, 0), (0, 0, 0)], [[1, 0], [0, 1]], id="white comes first"),
        pytest.param([(0, 0, 0), (128, 0, 0), (64, 0, 0)], [[0, 1], [1, 0]], id="classes of Pascal VOC"),
        pytest.param([(9, 0, 80), (200, 200, 0), (190, 190, 0)], [[0, 1], [1, 0]], id="coloured background"),
        pytest.param([(255, 0, 0), (0, 0, 0), (250, 5, 0)], [[1, 0], [1, 1]], id="black is not the first"),
    ],
)
def test_palettes(save, colours, expected):
    image = Image.fromarray(np.array([[0, 1], [2, 0]], np.uint8)).convert("P")
    image.putpalette([level for colour in colours for level in colour])
    assert_mask(save("m.png", image), expected)


def test_transparent_palette(save):
    image = Image.fromarray(TRUTH).convert("P")
    image.putpalette([0, 0, 0, 255, 255, 255])
    assert_mask(save("m.png", image, transparency=bytes([255, 0])))


@pytest.mark.parametrize("kind", [np.uint16, np.int32, np.uint32, np.float32, np.float64])
@pytest.mark.parametrize("top", [1, 255, 4095, 65535])
def test_more_than_eight_bits(tmp_path, kind, top):
    tifffile.imwrite(tmp_path / "m.tif", TRUTH.astype(kind) * kind(top), photometric="minisblack")
    assert_mask(tmp_path / "m.tif")


def test_sixteen_bit_png(save):
    assert_mask(save("m.png", TRUTH.astype(np.uint16)))
    assert_mask(save("m.png", TRUTH.astype(np.uint16) * np.uint16(65535)))


def test_probabilities_are_cut_at_a_half(tmp_path):
    values = np.array([[0.1, 0.5, 0.9], [0.0, 0.49, 1.0]], np.float32)
    tifffile.imwrite(tmp_path / "m.tif", values, photometric="minisblack")
    assert_mask(tmp_path / "m.tif")


def test_what_is_no_number_is_background(tmp_path):
    values = np.array([[np.nan, 1, 1], [0, np.nan, np.inf]], np.float32)
    tifffile.imwrite(tmp_path / "m.tif", values, photometric="minisblack")
    assert_mask(tmp_path / "m.tif")


def test_samples_of_rare_tiffs(tmp_path):
    tifffile.imwrite(tmp_path / "m.tif", np.dstack([TRUTH * 255] * 3), photometric="minisblack", planarconfig="contig")
    assert_mask(tmp_path / "m.tif")


@pytest.mark.parametrize("compression", [None, "zlib"])
def test_truth_values_of_tifffile_are_what_was_true(tmp_path, compression):
    tifffile.imwrite(tmp_path / "m.tif", TRUTH.astype(bool), compression=compression)
    with tifffile.TiffFile(tmp_path / "m.tif") as tiff:
        assert tiff.pages.first.photometric == 0, "white is zero"
    assert_mask(tmp_path / "m.tif")
    np.testing.assert_array_equal(read_labels(tmp_path / "m.tif"), TRUTH)


def test_one_bit_of_a_scanner_whose_white_is_zero_is_what_it_says(tmp_path):
    tifffile.imwrite(tmp_path / "m.tif", TRUTH.astype(bool), software="a scanner")
    assert_mask(tmp_path / "m.tif", 1 - TRUTH)


def test_one_bit_whose_black_is_zero(tmp_path, save):
    tifffile.imwrite(tmp_path / "m.tif", TRUTH.astype(bool), photometric="minisblack")
    assert_mask(tmp_path / "m.tif")
    assert_mask(save("fax.tif", TRUTH.astype(bool), compression="group4"))


VOID = np.array([[0, 0, 255, 255, 0], [0, 255, 1, 1, 255], [0, 255, 255, 255, 0]], np.uint8)


def voc(values):
    image = Image.fromarray(values).convert("P")
    palette = np.zeros((256, 3), np.uint8)
    palette[1], palette[15], palette[255] = (128, 0, 0), (192, 128, 128), (224, 224, 192)
    image.putpalette(palette.ravel().tolist())
    return image


def test_the_void_of_voc_is_no_target(save):
    assert_mask(save("m.png", voc(VOID)), VOID == 1)
    assert not read_mask(save("void.png", voc(np.full((3, 4), 255, np.uint8)))).any()


def test_the_void_among_other_colours_is_no_target(save):
    image = voc(VOID)
    image.putpalette([0, 0, 0, 200, 0, 0] + [9, 9, 80] * 254)
    assert_mask(save("m.png", image), VOID == 1)


def test_the_last_entry_of_a_palette_may_be_the_target(save):
    image = Image.fromarray(TRUTH * 255).convert("P")
    image.putpalette([0, 0, 0] * 255 + [250, 200, 0])
    assert_mask(save("m.png", image))


def test_the_void_among_indices_is_no_target(save):
    values = np.kron(VOID, np.ones((4, 4), np.uint8))
    values[9:12, 4:16] = 1  # it is a border, not all there is
    assert_mask(save("m.png", values), values == 1)
    with pytest.raises(UserError, match="numbers up to 15: it has several classes"):
        read_mask(save("m.png", np.where(values == 1, 15, values).astype(np.uint8)))


def test_the_void_in_sixteen_bits_and_in_colours_is_no_target(save):
    marked = np.array([[0, 1, 1], [0, 0, 1]], np.uint16)
    assert_mask(save("m.png", np.where(np.array([[1, 0, 0]] * 2), np.uint16(65535), marked)))
    colours = np.array([(224, 224, 192), (0, 0, 0), (128, 0, 0)], np.uint8)
    assert_mask(save("n.png", colours[np.array([[0, 2, 2], [1, 0, 2]])]))
    assert_mask(save("o.png", colours[np.array([[1, 0, 0], [1, 1, 0]])]))


def test_a_dark_stain_does_not_make_white_void(save):
    values = np.zeros((20, 20), np.uint8)
    values[5:15, 5:15] = 255
    values[5, 3:8] = 7
    assert_mask(save("m.png", values), values == 255)


class TestColours:
    """Masks whose classes are colours."""

    NAMED = ("#000000", "#ff0000", "#00ff00", "#0000ff")
    CLASSES = np.kron(np.array([[0, 1, 2], [3, 1, 0]], np.uint8), np.ones((16, 16), np.uint8))
    KIND = Labelling(4, colours=NAMED)

    def painted(self, classes=CLASSES):
        codes = [tuple(int(name[i : i + 2], 16) for i in (1, 3, 5)) for name in self.NAMED]
        return np.array(codes, np.uint8)[classes]

    @pytest.mark.parametrize("ending", [".png", ".bmp", ".tif"])
    def test_each_colour_is_its_class(self, save, ending):
        np.testing.assert_array_equal(read_labels(save("m" + ending, self.painted()), self.KIND), self.CLASSES)

    def test_alpha_does_not_matter(self, save):
        faint = np.dstack([self.painted(), np.zeros_like(self.CLASSES)])
        np.testing.assert_array_equal(read_labels(save("m.png", faint), self.KIND), self.CLASSES)

    def test_a_palette_of_these_colours_in_another_order(self, save):
        image = Image.fromarray(self.painted()).quantize(4)
        np.testing.assert_array_equal(read_labels(save("m.png", image), self.KIND), self.CLASSES)

    def test_indices_stay_indices(self, save):
        np.testing.assert_array_equal(read_labels(save("m.png", self.CLASSES), self.KIND), self.CLASSES)
        other = Image.fromarray(self.CLASSES)
        other.putpalette([9, 9, 9, 30, 0, 60, 80, 80, 0, 70, 0, 0])
        np.testing.assert_array_equal(read_labels(save("m.png", other), self.KIND), self.CLASSES)

    def test_jpeg_takes_the_nearest(self, save):
        labels = read_labels(save("m.jpg", self.painted(), quality=70), self.KIND)
        assert (labels != self.CLASSES).mean() < 0.03

    def test_jpeg_of_other_colours_is_refused(self, save):
        other = self.painted()
        other[:16] = (255, 160, 120)
        with pytest.raises(UserError, match=r"#f.* which is that of no class; the nearest is #"):
            read_labels(save("m.jpg", other), self.KIND)

    def test_a_near_colour_without_loss_is_refused_by_name(self, save):
        values = self.painted()
        values[0, :5] = (254, 1, 0)
        with pytest.raises(UserError, match=r"the colour #fe0100 in 5 pixels.* nearest is #ff0000\. Name the colours"):
            read_labels(save("m.png", values), self.KIND)

    def test_a_class_may_be_what_counts_for_nothing(self, save):
        pair = Pair(save("images/a.png", self.painted()), save("masks/a.png", self.painted()))
        truth = read_pair(pair, Labelling(4, ignored=3, colours=self.NAMED))[1]
        np.testing.assert_array_equal(truth, np.where(self.CLASSES == 3, IGNORED, self.CLASSES))

    def test_of_two_classes_black_and_white_will_do(self, save):
        kind = Labelling(2, colours=("#000080", "#ff0000"))
        np.testing.assert_array_equal(read_labels(save("m.png", TRUTH * 255), kind), TRUTH)
        colours = np.array([(0, 0, 128), (255, 0, 0)], np.uint8)[TRUTH]
        np.testing.assert_array_equal(read_labels(save("m.png", colours), kind), TRUTH)

    def test_a_large_mask_is_read_in_parts(self, save):
        classes = np.random.default_rng(0).integers(0, 4, (1500, 1700), dtype=np.uint8)
        path = save("m.png", self.painted(classes), compress_level=1)
        np.testing.assert_array_equal(read_labels(path, self.KIND), classes)

    def test_two_classes_of_one_colour_cannot_be_told(self, save):
        kind = Labelling(4, colours=("#000000", "#ff0000", "#00ff00", "#FF0000"))
        with pytest.raises(UserError, match="have the colour #ff0000"):
            read_labels(save("m.png", self.painted()), kind)
        np.testing.assert_array_equal(read_labels(save("n.png", self.CLASSES), kind), self.CLASSES)

    def test_without_names_colours_are_refused(self, save):
        with pytest.raises(UserError, match="or name the colour of each class"):
            read_labels(save("m.png", self.painted()), Labelling(4))


@pytest.mark.parametrize("shade", [0, 255])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_a_mask_that_is_drawn_in_the_alpha_alone_is_that(tmp_path, mode, shade):
    mask = np.zeros((6, 9), np.uint8)
    mask[2:4, 1:7] = 1
    bands = [np.full_like(mask, shade)] * (len(mode) - 1)
    Image.fromarray(np.dstack([*bands, mask * 255])).save(tmp_path / "mask.png")
    assert np.array_equal(read_mask(tmp_path / "mask.png"), mask)


def test_the_alpha_of_a_mask_with_colours_counts_for_nothing(tmp_path):
    mask = np.zeros((6, 9), np.uint8)
    mask[2:4, 1:7] = 1
    alpha = np.arange(54, dtype=np.uint8).reshape(6, 9)
    Image.fromarray(np.dstack([mask * 255, mask * 9, mask * 9, alpha])).save(tmp_path / "mask.png")
    assert np.array_equal(read_mask(tmp_path / "mask.png"), mask)


DISC = (np.hypot(*np.indices((64, 64)) - 32) < 20).astype(np.uint8)


def painted_palette(values, *colours):
    image = Image.fromarray(values).convert("P")
    image.putpalette([level for colour in colours for level in colour])
    return image


@pytest.mark.parametrize(
    ("name", "values"),
    [
        pytest.param("m.png", np.dstack([DISC * 60] * 3), id="grey as colours"),
        pytest.param("m.png", painted_palette(DISC, (0, 0, 0), (100, 100, 100)), id="grey in a palette"),
        pytest.param("m.tif", DISC * np.float32(100), id="per cent"),
        pytest.param("m.tif", DISC * np.float32(8) - np.float32(4), id="logits"),
        pytest.param("m.jpg", DISC, id="0 and 1 with loss"),
        pytest.param("m.jpg", DISC * 100, id="dark with loss"),
        pytest.param("m.jpg", DISC * 11, id="classes with loss"),
        pytest.param("m.jpg", DISC[:, :, None] * np.array([100, 0, 0], np.uint8), id="dark colour with loss"),
    ],
)
def test_what_is_drawn_too_dark_does_not_pass_for_an_empty_mask(save, name, values):
    with pytest.raises(UserError, match=r"numbers up to .* or it is too dark"):
        read_mask(save(name, values, **({"quality": 95} if name == "m.jpg" else {})))


@pytest.mark.parametrize("colour", [(64, 0, 0), (0, 0, 100), (64, 64, 0)])
def test_dark_colours_of_classes_are_target_as_in_a_palette(save, colour):
    assert_mask(save("one.png", DISC[:, :, None] * np.array(colour, np.uint8)), DISC)
    beside = DISC.copy()
    beside[:8, :8] = 2
    colours = np.array([(0, 0, 0), colour, (192, 0, 0)], np.uint8)
    for two in (save("two.png", colours[beside]), save("palette.png", painted_palette(beside, *map(tuple, colours)))):
        with pytest.raises(UserError, match="so its target is unclear"):
            read_mask(two)


def test_soft_edges_of_a_colour_are_cut_at_128(save):
    soft = gaussian(DISC.astype(float), 1.5) * 255
    assert_mask(save("m.png", np.dstack([soft, soft * 0, soft * 0]).astype(np.uint8)), soft.astype(np.uint8) >= 128)


def test_enlarged_probabilities_may_go_beyond_1(tmp_path):
    tifffile.imwrite(tmp_path / "m.tif", DISC * np.float32(1.07) - np.float32(0.03), photometric="minisblack")
    assert_mask(tmp_path / "m.tif", DISC)


@pytest.mark.parametrize("kind", [np.uint8, np.float64])
def test_a_mask_of_several_pages_is_not_its_first_page(tmp_path, kind):
    tifffile.imwrite(tmp_path / "m.tif", np.stack([DISC, DISC * 0, DISC]).astype(kind), photometric="minisblack")
    for read in (read_mask, read_labels):
        with pytest.raises(UserError, match=r"m\.tif has 3 pages, and it is unclear which to use"):
            read(tmp_path / "m.tif")
    assert not read_mask(tmp_path / "m#00002.tif").any()


def test_smaller_copies_of_a_mask_are_no_pages(tmp_path):
    with tifffile.TiffWriter(tmp_path / "m.tif") as file:
        file.write(DISC * 255, photometric="minisblack", subifds=0)
        file.write(DISC[::2, ::2] * 255, photometric="minisblack", subfiletype=1)
    assert_mask(tmp_path / "m.tif", DISC)


class TestIndices:
    """Masks whose numbers are classes."""

    CLASSES = np.kron(np.array([[0, 1, 2], [3, 1, 0]], np.uint8), np.ones((16, 16), np.uint8))

    @pytest.mark.parametrize(("name", "options"), [("m.jpg", {"quality": 95}), ("m.webp", {"quality": 90})])
    def test_with_loss_they_are_refused(self, save, name, options):
        path = save(name, np.dstack([self.CLASSES] * 3), **options)
        with pytest.raises(UserError, match=r"stored with loss, as in JPEG.* Save it as PNG"):
            read_labels(path, Labelling(4))
        assert not read_labels(save("empty" + name, np.zeros((16, 16, 3), np.uint8)), Labelling(4)).any()

    @pytest.mark.parametrize("options", [{}, {"icc_profile": b"p" * 129}])
    def test_webp_without_loss_keeps_them(self, save, options):
        path = save("m.webp", np.dstack([self.CLASSES] * 3), lossless=True, **options)
        np.testing.assert_array_equal(read_labels(path, Labelling(4)), self.CLASSES)

    def test_whole_real_numbers_are_indices_and_fractions_are_not(self, tmp_path):
        tifffile.imwrite(tmp_path / "m.tif", self.CLASSES.astype(np.float32), photometric="minisblack")
        np.testing.assert_array_equal(read_labels(tmp_path / "m.tif", Labelling(4)), self.CLASSES)
        tifffile.imwrite(tmp_path / "n.tif", self.CLASSES + np.float32(0.3), photometric="minisblack")
        with pytest.raises(UserError, match="colours or numbers beyond 255"):
            read_labels(tmp_path / "n.tif", Labelling(4))

    @pytest.mark.parametrize("name", ["m.jpg", "m.png"])
    def test_of_two_classes_soft_edges_and_stains_will_do(self, save, name):
        soft = (gaussian(DISC.astype(float), 1) * 255).astype(np.uint8)
        labels = read_labels(save(name, soft), Labelling(2))
        assert set(np.unique(labels)) == {0, 1}
        assert (labels != DISC).mean() < 0.01

    def test_a_void_of_two_classes_is_no_white(self, save):
        void = np.where(self.CLASSES == 2, np.uint8(255), self.CLASSES // 3)
        read = read_labels(save("m.png", void), Labelling(2, ignored=255))
        np.testing.assert_array_equal(read, void)
        with pytest.raises(UserError, match="holds the number 255, but there are 2 classes"):
            read_pair(Pair(save("a.png", np.dstack([void] * 3)), save("m.png", void)), Labelling(2))

    def test_the_void_colour_of_voc_is_what_is_ignored(self, save):
        named = ("#000000", "#800000", "#008000")
        colours = np.array([(0, 0, 0), (128, 0, 0), (0, 128, 0), (224, 224, 192)], np.uint8)[self.CLASSES]
        expected = np.where(self.CLASSES == 3, np.uint8(255), self.CLASSES)
        read = read_labels(save("m.png", colours), Labelling(3, ignored=255, colours=named))
        np.testing.assert_array_equal(read, expected)
        with pytest.raises(UserError, match="#e0e0c0"):
            read_labels(save("m.png", colours), Labelling(3, colours=named))


def _noise(low, high):
    return np.random.default_rng(1).integers(low, high, (40, 50)).astype(np.uint8)


@pytest.mark.parametrize("values", [np.tile(np.linspace(0, 255, 50).astype(np.uint8), (40, 1)), _noise(40, 200)])
def test_a_photograph_in_greys_is_no_mask(save, values):
    with pytest.raises(UserError, match=r"Most pixels of the mask .*a\.png are grey, as in a photograph"):
        read_mask(save("a.png", values))


def test_soft_edges_and_stains_are_no_photograph(save):
    distance = np.hypot(*np.meshgrid(np.arange(-25, 25), np.arange(-20, 20)))
    soft = np.clip((18 - distance) * 20 + 128, 0, 255).astype(np.uint8)
    np.testing.assert_array_equal(read_mask(save("a.png", soft)), soft >= 128)
    stained = np.where(distance < 12, 255 - _noise(0, 9), _noise(0, 9)).astype(np.uint8)
    np.testing.assert_array_equal(read_mask(save("b.jpg", stained, quality=60)), distance < 12)


@pytest.mark.parametrize("planes", [[1, 0], [0, 1, 2]], ids=["with background", "without"])
def test_one_channel_for_each_class_is_not_one_target(save, planes):
    labels = np.zeros((40, 50), np.uint8)
    labels[5:15, 5:15] = 1
    labels[20:30, 20:30] = 2
    found = np.stack([(labels == plane + (len(planes) > 2)) & (plane < 2) for plane in (*planes, 2, 2)][:3], axis=2)
    with pytest.raises(UserError, match="has several colours, so its target is unclear"):
        read_mask(save("a.png", found.astype(np.uint8)))
    one = np.zeros((40, 50, 3), np.uint8)
    one[..., 0] = labels > 0
    np.testing.assert_array_equal(read_mask(save("b.png", one)), labels > 0)


@pytest.mark.parametrize("ending", [".gif", ".png", ".webp"])
def test_an_animated_mask_is_refused_and_an_animated_image_has_a_note(save, ending):
    first, second = np.zeros((40, 50), np.uint8), np.zeros((40, 50), np.uint8)
    first[5:15, 5:15] = second[20:30, 20:30] = 255
    path = save(f"a{ending}", first, save_all=True, append_images=[Image.fromarray(second)], lossless=True)
    with pytest.raises(UserError, match=rf"The mask .*a\{ending} is animated, and it is unclear which"):
        read_mask(path)
    assert read_image(path).notes == ("It is animated; only its first picture is shown.",)
    still = save(f"b{ending}", first, lossless=True)
    np.testing.assert_array_equal(read_mask(still), first > 0)
    assert not read_image(still).notes


@pytest.mark.parametrize("software", ["tifffile.py", "scanner"])
def test_truth_values_mean_the_same_on_every_page(tmp_path, software):
    pages = np.zeros((3, 40, 50), np.bool_)
    for number in range(3):
        pages[number, 5:15, 5 : 15 + number] = True
    tifffile.imwrite(tmp_path / "a.tif", pages, software=software)
    for number, expected in enumerate(pages, 1):
        mask = read_mask(frame_path(tmp_path / "a.tif", number))
        np.testing.assert_array_equal(mask, expected if software == "tifffile.py" else ~expected)
