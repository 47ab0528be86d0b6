"""Masks of every make become 0 and 1."""

from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.core.base.errors import UserError
from segview.data.images import read_mask

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
    with pytest.raises(UserError, match="numbers up to 11: it tells classes apart"):
        read_mask(save("m.png", classes))
    assert_mask(save("two.png", np.minimum(classes, 1)), np.minimum(classes, 1))


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
        pytest.param([(9, 0, 80), (200, 200, 0), (0, 0, 90)], [[0, 1], [1, 0]], id="coloured background"),
        pytest.param([(255, 0, 0), (0, 0, 0), (0, 255, 0)], [[1, 0], [1, 1]], id="black is not the first"),
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
