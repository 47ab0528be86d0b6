"""The range of deep images is chosen by rule, the same each time, and told."""

from __future__ import annotations

import numpy as np
import pytest
import tifffile
from PIL import Image

from segview.data.display_range import DisplayRange, display_range, to_display
from segview.data.images import read_image

RAMP = np.linspace(0, 1, 4000, dtype=np.float32).reshape(50, 80)


def whole(top: int) -> np.ndarray:
    return np.round(RAMP * top).astype(np.uint16)


@pytest.mark.parametrize(
    ("top", "white"), [(200, 255), (255, 255), (256, 1023), (785, 1023), (4095, 4095), (4096, 16383), (16384, 65535)]
)
def test_sixteen_bits_have_the_fewest_that_hold_the_numbers(top, white):
    chosen = display_range(whole(top))
    assert (chosen.low, chosen.high) == (0, white)
    assert (chosen.note == "") == (white == 65535)
    levels = to_display(whole(top))[0]
    assert levels.max() == round(top / white * 255)


@pytest.mark.parametrize("dead", [1, 3])
def test_a_dead_pixel_does_not_darken_the_others(dead):
    values = whole(4000)
    values.flat[:dead] = np.array([65535, 60000, 50000])[:dead]
    assert display_range(values).high == 4095
    assert to_display(values)[0].reshape(-1, 3)[0].tolist() == [255, 255, 255]


@pytest.mark.parametrize("far", [-9999, 1e20, -3.4e38, np.inf, -np.inf, np.nan])
@pytest.mark.parametrize("share", [1, 1600])
def test_real_numbers_with_marks_of_missing_data(far, share):
    values = RAMP.copy()
    values.flat[:share] = far
    chosen = display_range(values)
    assert (chosen.low, chosen.high) == (0, 1)
    assert bool(chosen.note) == bool(np.isfinite(far))
    celsius = RAMP * 30 + 5
    celsius.flat[:share] = far
    chosen = display_range(celsius)
    assert 4 <= chosen.low <= 5 + 30 * 0.41
    assert 34 <= chosen.high <= 35


def test_both_ends_and_several_marks():
    values = (RAMP * 2000 - 1000).astype(np.int32)
    values.flat[:40], values.flat[40:80] = -(2**31), 2**31 - 1
    values.flat[80:85] = -99999
    chosen = display_range(values)
    assert -1000 <= chosen.low <= -950
    assert 990 <= chosen.high <= 1000


def test_the_bright_part_of_a_dark_image_stays():
    values = np.full((100, 100), 100.0)
    values += np.arange(100)
    values[:3, :5] = 50_000 + np.arange(5)  # more than one in a thousand
    assert display_range(values).high == 50_004


def test_the_same_numbers_have_the_same_range():
    values = np.random.default_rng(0).normal(size=(1500, 1500))
    assert display_range(values) == display_range(values.copy()) == display_range(np.asfortranarray(values))


@pytest.mark.parametrize("values", [np.zeros((4, 4), np.bool_), np.zeros((4, 4), np.uint8)])
def test_nothing_to_choose(values):
    assert display_range(values).note == ""


@pytest.mark.parametrize("values", [np.nan, np.inf])
def test_without_a_number_that_is_told(values):
    assert display_range(np.full((4, 4), values)).note == "It holds no number at all: all of it is shown black."


def test_flat_numbers_are_black():
    assert display_range(np.full((3, 3), 7.0)).high == 7
    assert not to_display(np.full((3, 3), 7.0))[0].any()
    assert display_range(np.zeros((3, 3), np.uint16)) == DisplayRange(0, 255, display_range(whole(0)).note)


def test_it_is_told(tmp_path):
    Image.fromarray(whole(785)).save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png").notes == (
        "Its numbers run from 0 to 785; black is shown for 0 and below, white for 1023 and above.",
    )
    tifffile.imwrite(tmp_path / "a.tif", whole(65535))
    assert read_image(tmp_path / "a.tif").notes == ()


def test_missing_data_as_gdal_marks_them(tmp_path):
    values = RAMP * 30 + 5
    values[:20] = 0
    tag = (42113, "s", 0, "0", True)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="minisblack", extratags=[tag])
    image = read_image(tmp_path / "a.tif")
    assert not image.pixels[:20].any()
    assert image.pixels[20][0].max() < 5, "the range begins where the numbers do"


def test_opaque_stays_opaque(tmp_path):
    values = np.dstack([whole(900), whole(900), whole(900), np.full((50, 80), 65535, np.uint16)])
    levels, _ = to_display(values)
    assert levels[-1, -1].tolist() == [224, 224, 224]
