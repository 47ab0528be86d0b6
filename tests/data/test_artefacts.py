"""Artefacts are found on drawn images where it is known, and on real ones as they were judged by eye."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from segview.core.maps.artefacts import Artefact
from segview.data.artefacts import artefacts
from segview.data.images import read_pixels

SIDE = 352
GREEN = (20, 165, 135)


def mucosa(side: int = SIDE) -> np.ndarray:
    """Pink tissue, lit from the middle, with soft folds and a little noise."""
    chance = np.random.default_rng(1)
    rows, columns = np.mgrid[:side, :side] / side - 0.5
    light = 1 - 0.8 * (rows**2 + columns**2) + 0.08 * np.sin(14 * rows + 9 * columns)
    return np.clip(np.array((190, 105, 90)) * light[..., None] + chance.normal(0, 3, (side, side, 3)), 0, 255)


def octagon() -> np.ndarray:
    rows, columns = np.abs(np.mgrid[:SIDE, :SIDE] - SIDE / 2 + 0.5)
    return (rows + columns > 0.72 * SIDE) | (rows > 0.47 * SIDE) | (columns > 0.47 * SIDE)


def share(found: np.ndarray, of: np.ndarray) -> float:
    return float(found[of].mean())


def test_plain_tissue_has_none() -> None:
    assert share(artefacts(mucosa().astype(np.uint8)) > 0, np.ones((SIDE, SIDE), bool)) < 0.002


def test_highlights_are_glare_and_overexposed_tissue_is_not() -> None:
    image, spots = mucosa(), np.zeros((SIDE, SIDE), bool)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    for row, column, radius in ((60, 80, 3), (120, 200, 6), (250, 140, 11), (200, 280, 2)):
        spots |= (rows - row) ** 2 + (columns - column) ** 2 < radius**2
    wash = np.exp(-((rows - 90) ** 2 + (columns - 300) ** 2) / 2 / 28**2)
    image += 160 * wash[..., None]
    image[spots] = 252
    labels = artefacts(np.clip(image, 0, 255).astype(np.uint8))
    found = labels == Artefact.GLARE
    assert share(found, spots) > 0.98
    assert share(found, ndimage.binary_dilation(spots, iterations=3) == 0) < 0.005
    assert set(np.unique(labels)) == {0, Artefact.GLARE}


def test_the_frame_is_what_is_black_at_the_edge() -> None:
    image, outside = mucosa(), octagon()
    rows, columns = np.mgrid[:SIDE, :SIDE]
    lumen = (rows - 180) ** 2 + (columns - 160) ** 2 < 50**2
    image[outside | lumen] = 4
    found = artefacts(image.astype(np.uint8)) == Artefact.BORDER
    assert share(found, outside) > 0.97
    assert share(found, ~outside) < 0.01
    assert not found[lumen].any()


def test_a_dark_fold_that_reaches_the_frame_is_no_frame() -> None:
    image, outside = mucosa(), octagon()
    image[170:180, :150] = 6
    image[outside] = 2
    found = artefacts(image.astype(np.uint8)) == Artefact.BORDER
    assert not found[172:178, 40:150].any()


@pytest.mark.parametrize("black", [0, 8, 16])
def test_the_frame_may_be_black_of_studio_range(black: int) -> None:
    image, outside = mucosa(), octagon()
    image[outside] = black
    found = artefacts(image.astype(np.uint8)) == Artefact.BORDER
    assert share(found, outside) > 0.97
    assert share(found, ~outside) < 0.01


def test_lines_of_letters_are_text_wherever_they_stand() -> None:
    written = Image.new("L", (SIDE, SIDE))
    drawing = ImageDraw.Draw(written)
    font = ImageFont.load_default(size=13)
    for row, words in ((40, "Name: D.O.B."), (58, "13/02/2013"), (76, "00:28:41")):
        drawing.text((6, row), words, fill=255, font=font)
    drawing.text((200, 300), "EVIS LUCERA", fill=255, font=font)
    ink = np.asarray(written) > 128
    image = mucosa()
    image[ink] = 245
    found = artefacts(image.astype(np.uint8)) == Artefact.TEXT
    assert share(found, ink) > 0.7
    assert share(found, ndimage.binary_dilation(ink, iterations=2) == 0) == 0
    assert share(found[295:320], ink[295:320]) > 0.7


def test_specks_of_glare_are_no_text() -> None:
    image, chance = mucosa(), np.random.default_rng(3)
    for row, column in chance.integers(10, SIDE - 10, (60, 2)):
        height, width = chance.integers(2, 8, 2)
        image[row : row + height, column : column + width] = 250
    labels = artefacts(image.astype(np.uint8))
    assert (labels == Artefact.TEXT).sum() < 0.1 * (labels == Artefact.GLARE).sum()


def test_the_position_finder_is_an_inset_with_all_that_is_drawn_in_it() -> None:
    image = mucosa()
    image[250:, :100] = GREEN
    image[280:340, 40:42] = 60
    inset = np.zeros((SIDE, SIDE), bool)
    inset[250:, :100] = True
    found = artefacts(image.astype(np.uint8)) == Artefact.INSET
    assert share(found, inset) > 0.98
    assert share(found, ~inset) < 0.001


def test_bile_and_dyed_tissue_are_no_inset() -> None:
    image = mucosa()
    rows, columns = np.mgrid[:SIDE, :SIDE]
    image[np.abs(rows - 100 - columns / 2) < 25] = (60, 90, 160)
    assert not (artefacts(image.astype(np.uint8)) == Artefact.INSET).any()


def test_a_large_image_has_the_artefacts_of_its_small_copy() -> None:
    image = mucosa()
    image[octagon()] = 3
    image[100:110, 100:110] = 250
    large = np.kron(image, np.ones((4, 4, 1))).astype(np.uint8)
    labels = artefacts(large)
    assert labels.shape == (4 * SIDE, 4 * SIDE)
    assert (labels[::4, ::4] == artefacts(image.astype(np.uint8))).mean() > 0.98


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (40, 7), (64, 64)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_any_image_has_an_answer(size: tuple[int, int], level: int) -> None:
    labels = artefacts(np.full((*size, 3), level, np.uint8))
    assert labels.shape == size
    assert labels.dtype == np.uint8


@pytest.mark.parametrize(
    ("name", "kind", "low", "high"),
    [
        ("153", Artefact.INSET, 0.08, 0.09),
        ("303", Artefact.INSET, 0.06, 0.075),
        ("136", Artefact.INSET, 0.04, 0.05),
        ("0", Artefact.INSET, 0, 0),
        ("0", Artefact.BORDER, 0.055, 0.075),
        ("110", Artefact.BORDER, 0.22, 0.26),
        ("494", Artefact.BORDER, 0.24, 0.27),
        ("0", Artefact.GLARE, 0.01, 0.03),
        ("110", Artefact.GLARE, 0.01, 0.035),
        ("110", Artefact.TEXT, 0.003, 0.008),
        ("136", Artefact.TEXT, 0.004, 0.009),
        ("303", Artefact.TEXT, 0, 0.001),
    ],
)
def test_real_images_as_they_were_judged_by_eye(
    kvasir: Path, name: str, kind: Artefact, low: float, high: float
) -> None:
    labels = artefacts(read_pixels(kvasir / "train" / "images" / f"{name}.jpg"))
    assert low <= (labels == kind).mean() <= high
