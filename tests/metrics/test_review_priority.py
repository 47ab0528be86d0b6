"""Measures of doubt on hand-made arrays."""

from pathlib import Path

import numpy as np
import pytest
from skimage.draw import disk, ellipse

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Kind, Map, Transfer, quantised
from segview.core.requests.request import Request
from segview.metrics.review_priority import (
    SIDE,
    Sketch,
    disagreement,
    expected_error,
    measures,
    shape,
    sketch,
    uncertain_share,
)

IMAGE = Path("/pictures/one.png")


def answer(probability: np.ndarray, *scales: np.ndarray) -> Prediction:
    values = quantised(probability)
    names = [f"{0.5 + number:g}" for number in range(len(scales))]
    maps = [
        Map("probability/polyp", values, Kind.PROBABILITY),
        Map("uncertainty", values, Kind.UNCERTAINTY, transfer=Transfer.TENT),
        *(
            Map(f"scale/{name}/probability/polyp", quantised(one), Kind.PROBABILITY)
            for name, one in zip(names, scales, strict=True)
        ),
    ]
    rows, columns = probability.shape
    return Prediction(
        Request(IMAGE, Path("/v")),
        (rows, columns),
        ("background", "polyp"),
        maps={one.name: one for one in maps},
        scales_done=tuple(float(name) for name in names),
        complete=True,
    )


def columns(*numbers: float, rows: int = 4) -> np.ndarray:
    return np.tile(np.array(numbers), (rows, 1))


def measured(*answers: Prediction, threshold: float = 0.5, band: float = 0.2):
    return measures(IMAGE, [sketch(one) for one in answers], threshold=threshold, band=band)


@pytest.mark.parametrize(("band", "share"), [(0.05, 0.2), (0.15, 0.4), (0.25, 0.6), (0.49, 0.8)])
def test_the_uncertain_share_is_that_of_the_pixels_in_the_band(band, share):
    found = sketch(answer(columns(0.5, 0.4, 0.7, 0.05, 1.0)))
    assert uncertain_share(found.uncertainty, band) == pytest.approx(share)


def test_a_sketch_keeps_the_shares_of_a_large_image():
    rng = np.random.default_rng(3)
    probability = np.kron(rng.random((30, 40)), np.ones((20, 20)))
    found = sketch(answer(probability))
    assert max(found.merged.shape) == SIDE
    assert found.merged.shape == (120, 160)
    exact = np.mean(np.abs(probability - 0.5) < 0.2)
    assert uncertain_share(found.uncertainty, 0.2) == pytest.approx(exact, abs=0.01)
    assert np.mean(found.labels(found.merged, 0.3)) == pytest.approx(np.mean(probability > 0.3), abs=0.01)
    assert found.nbytes == 2 * 120 * 160


def test_a_small_image_is_not_enlarged():
    assert sketch(answer(columns(0.1, 0.9))).merged.shape == (4, 2)


def test_disagreement_is_one_minus_the_mean_dice_of_all_pairs():
    full, half, none = (np.array([[1, 1]]), np.array([[1, 0]]), np.array([[0, 0]]))
    assert disagreement([full, full]) == 0
    assert disagreement([full, half]) == pytest.approx(1 - 2 / 3)
    assert disagreement([full, none]) == 1
    assert disagreement([none, none]) == 0
    assert disagreement([full, half, none]) == pytest.approx(1 - (2 / 3 + 0 + 0) / 3)
    assert disagreement([full]) is None


def test_pixels_of_different_classes_do_not_agree():
    one, other = np.array([[1, 2, 2, 0]]), np.array([[1, 2, 1, 0]])
    assert disagreement([one, other]) == pytest.approx(1 - 2 * 2 / 6)


def test_the_expected_error_is_one_minus_the_expected_dice():
    sure = np.array([[1, 1, 0, 0]], np.float32)
    assert expected_error(sure, sure > 0.5) == pytest.approx(0, abs=1e-6)
    p = np.array([[0.9, 0.6, 0.3, 0.2]], np.float32)
    assert expected_error(p, p > 0.5) == pytest.approx(1 - 2 * 1.5 / (2.0 + 2), abs=1e-3)
    rest, none = np.full((100, 100), 0.001, np.float32), np.zeros((100, 100), np.float32)
    assert expected_error(rest, rest > 0.5) > 0.9  # empty beside some probability
    assert expected_error(none, none > 0.5) == 0  # empty, and rightly so


def test_what_is_expected_to_be_wrong_is_told_from_what_is_not():
    """A missed target has few uncertain pixels, and a poor mask all the same."""
    poor, good = columns(0.3, 0.3, 0.0, 0.0, 0.0), columns(0.98, 0.98, 0.55, 0.0, 0.0)
    missed, found = measured(answer(poor), band=0.1), measured(answer(good), band=0.1)
    assert (missed.uncertain, found.uncertain) == (0, pytest.approx(0.2))
    assert missed.expected is not None
    assert found.expected is not None
    assert missed.expected > 0.9 > 0.3 > found.expected


def test_a_disc_is_solid_and_round_and_only_the_largest_part_counts():
    mask = np.zeros((80, 120), bool)
    mask[disk((40, 40), 25)] = True
    solidity, eccentricity = shape(mask) or (0, 1)
    assert solidity > 0.95
    assert eccentricity < 0.15
    mask[disk((60, 100), 8)] = True
    assert shape(mask) == pytest.approx((solidity, eccentricity))


def test_an_ellipse_has_its_eccentricity_and_a_ring_is_hollow():
    mask = np.zeros((100, 160), bool)
    mask[ellipse(50, 80, 20, 60)] = True
    found = shape(mask)
    assert found is not None
    assert found[1] == pytest.approx(np.sqrt(1 - (20 / 60) ** 2), abs=0.01)
    mask[ellipse(50, 80, 15, 50)] = False
    hollow = shape(mask)
    assert hollow is not None
    assert hollow[0] < 0.5


@pytest.mark.parametrize("mask", [np.zeros((8, 8)), np.eye(3), np.ones((1, 40)), np.eye(40)])
def test_what_is_empty_tiny_or_a_line_has_no_shape(mask):
    assert shape(mask.astype(bool)) is None


def test_variants_and_scales_are_compared_at_the_threshold_of_the_moment():
    low, high = columns(0.1, 0.1, 0.6, 0.9), columns(0.1, 0.1, 0.4, 0.9)
    one, other = answer(low, low, high), answer(high, high, high)
    at_half = measured(one, other)
    assert at_half.variants == pytest.approx(1 - 2 / 3)
    assert at_half.scales == pytest.approx((1 / 3 + 0) / 2)
    assert at_half.area == pytest.approx((0.5 + 0.25) / 2)
    assert at_half.uncertain == pytest.approx(0.25)
    above = measured(one, other, threshold=0.7)
    assert (above.variants, above.scales, above.area) == (0, 0, 0.25)


def test_one_variant_at_one_scale_has_nothing_to_disagree_with():
    found = measured(answer(columns(0.1, 0.9), columns(0.1, 0.9)))
    assert (found.variants, found.scales) == (None, None)
    assert found.solidity is None


def test_more_classes_are_measured_by_their_labels():
    labels = np.repeat(np.array([[0, 1, 2, 2]], np.uint8), 4, axis=0)
    names = ("background", "cat", "dog")
    planes = {name: quantised((labels == index) * 0.9) for index, name in enumerate(names)}
    maps = [
        Map("labels", labels, Kind.LABELS),
        Map("uncertainty", quantised(columns(0.9, 0.1, 0.1, 0.1)), Kind.UNCERTAINTY),
        *(Map(f"scale/1/probability/{name}", plane, Kind.PROBABILITY) for name, plane in planes.items()),
        *(Map(f"scale/2/probability/{name}", planes["cat"], Kind.PROBABILITY) for name in names),
    ]
    found = Prediction(
        Request(IMAGE, Path("/v")),
        (4, 4),
        names,
        maps={one.name: one for one in maps},
        scales_done=(1.0, 2.0),
        complete=True,
    )
    whole = measured(found, found)
    assert whole.uncertain == pytest.approx(0.25)
    assert whole.area == pytest.approx(0.75)
    assert whole.variants == 0
    # Each pixel is right by 0.95 but the background's, which is so by 0.55.
    assert whole.expected == pytest.approx(1 - 2 * 3 * 0.95 / (3 * 0.95 + 0.45 + 3), abs=0.01)
    assert whole.scales == 1  # at scale 2 all classes are alike, and the first of them is background
    assert isinstance(sketch(found), Sketch)


def test_without_an_answer_there_is_nothing_to_measure():
    with pytest.raises(ValueError, match="nothing has answered"):
        measured()
