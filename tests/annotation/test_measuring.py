"""Parts of masks, counted and measured against shapes whose measures are known."""

from __future__ import annotations

import numpy as np
import pytest

from segview.annotation.measuring import parts_of

SIZE = (120, 160)
ROWS, COLUMNS = np.mgrid[: SIZE[0], : SIZE[1]] + 0.5


def ellipse(row: float, column: float, half_rows: float, half_columns: float) -> np.ndarray:
    return ((ROWS - row) / half_rows) ** 2 + ((COLUMNS - column) / half_columns) ** 2 <= 1


def test_an_ellipse_has_its_axes() -> None:
    (part,) = parts_of(ellipse(60, 80, 20, 50).astype(np.uint8), (1,))
    assert part.pixels == pytest.approx(np.pi * 20 * 50, rel=0.01)
    assert part.area == part.pixels
    assert part.longest.length == pytest.approx(100, abs=1.0)
    assert part.across.length == pytest.approx(40, abs=1.0)
    (top, left), (bottom, right) = sorted(part.longest.ends)
    assert abs(top - bottom) < 12  # of a flat end any pixel is as far
    assert abs(left - right) == pytest.approx(100, abs=2.0)


def test_a_turned_shape_has_the_same_diameters() -> None:
    turned = np.radians(30)
    along = (COLUMNS - 80) * np.cos(turned) + (ROWS - 60) * np.sin(turned)
    aside = (ROWS - 60) * np.cos(turned) - (COLUMNS - 80) * np.sin(turned)
    (part,) = parts_of(((along / 50) ** 2 + (aside / 20) ** 2 <= 1).astype(np.uint8), (1,))
    assert part.longest.length == pytest.approx(100, abs=1.5)
    assert part.across.length == pytest.approx(40, abs=1.5)
    (one, other), (third, fourth) = np.array(part.longest.ends), np.array(part.across.ends)
    cosine = np.dot(other - one, fourth - third) / part.longest.length / part.across.length
    assert abs(cosine) < 1e-6


def test_pixels_that_are_no_squares_are_measured_in_millimetres() -> None:
    (part,) = parts_of(ellipse(60, 80, 40, 40).astype(np.uint8), (1,), (0.5, 0.25))
    assert part.area == pytest.approx(np.pi * 20 * 10, rel=0.01)
    assert part.longest.length == pytest.approx(40, abs=0.6)
    assert part.across.length == pytest.approx(20, abs=0.6)
    assert abs(part.longest.ends[0][1] - part.longest.ends[1][1]) < 16  # it runs down the rows


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 7), (9, 1), (2, 2)])
def test_small_parts_have_the_length_of_their_pixels(rows: int, columns: int) -> None:
    mask = np.zeros(SIZE, np.uint8)
    mask[5 : 5 + rows, 9 : 9 + columns] = 1
    (part,) = parts_of(mask, (1,))
    assert part.box == (5, 9, 5 + rows, 9 + columns)
    assert part.longest.length == pytest.approx(max(rows, columns), abs=0.7)


def test_parts_come_by_class_and_size() -> None:
    mask = np.zeros(SIZE, np.uint8)
    mask[2:4, 2:4], mask[10:20, 10:20], mask[30:33, 30:33] = 1, 1, 2
    mask[20, 20] = 1  # touches at a corner alone
    found = parts_of(mask, (1, 2, 3))
    assert [(one.value, one.pixels) for one in found] == [(1, 100), (1, 4), (1, 1), (2, 9)]


def test_the_chord_across_lies_in_a_strip_of_the_part() -> None:
    mask = np.zeros(SIZE, np.uint8)
    mask[50:60, 20:120] = 1
    mask[30:50, 60:70] = 1  # a stalk
    (part,) = parts_of(mask, (1,))
    assert part.across.length == pytest.approx(30, abs=2.0)


def test_an_empty_mask_has_no_parts() -> None:
    assert parts_of(np.zeros(SIZE, np.uint8), (1,)) == ()
