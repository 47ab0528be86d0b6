"""The colour in which a mask is seen best."""

import numpy as np

from segview.core.maps.contrast import CANDIDATES, best_seen, to_lab


def plain(*colour: int) -> np.ndarray:
    return np.full((80, 100, 3), colour, np.uint8)


def test_lab_is_that_of_scikit_image() -> None:
    from skimage import color

    colours = np.random.default_rng(0).integers(0, 256, (500, 3), dtype=np.uint8)
    theirs = color.rgb2lab(colours[None])[0]
    assert np.abs(to_lab(colours) - theirs).max() < 0.01


def test_red_tissue_is_not_tinted_pink() -> None:
    assert best_seen(plain(200, 90, 80)) == CANDIDATES[1]
    assert best_seen(plain(230, 150, 130)) == CANDIDATES[1]


def test_blue_and_grey_images_keep_the_usual_colour() -> None:
    assert best_seen(plain(120, 180, 220)) == CANDIDATES[0]
    assert best_seen(plain(128, 128, 128)) == CANDIDATES[0]


def test_the_dark_border_of_an_endoscope_does_not_count() -> None:
    image = plain(2, 2, 3)
    image[30:50, 30:60] = 200, 90, 80
    assert best_seen(image) == best_seen(plain(200, 90, 80))


def test_an_image_that_is_dark_all_over_has_a_colour_too() -> None:
    assert best_seen(plain(0, 0, 0)) in CANDIDATES
