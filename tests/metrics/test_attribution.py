"""Statistics of a map on mask, ground truth, artefacts and errors, for arrays with known results."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from segview.core.answers.prediction import Prediction
from segview.core.maps.artefacts import Artefact
from segview.core.maps.maps import Kind, Map, Transfer, quantised
from segview.core.maps.statistics import Figures, figures
from segview.core.requests.request import Request
from segview.metrics import attribution
from segview.metrics.attribution import measure_maps

ROWS, COLUMNS = 4, 10
REQUEST = Request(Path("a.png"), Path("variant"))


def answer(*maps: Map, size: tuple[int, int] = (ROWS, COLUMNS), classes: tuple[str, ...] = ("background", "polyp")):
    return Prediction(REQUEST, size, classes, maps={one.name: one for one in maps}, complete=True)


def probability(numbers: np.ndarray) -> Map:
    return Map("probability/polyp", quantised(numbers), Kind.PROBABILITY)


def attention(numbers: np.ndarray, *, span: tuple[float, float] = (0, 1), kind: Kind = Kind.SCALAR) -> Map:
    return Map("cbam/spatial", quantised(numbers, span), kind, span)


def columns(*numbers: float) -> np.ndarray:
    """One number for each column."""
    return np.tile(np.array(numbers, np.float32), (ROWS, 1))


def said(prediction: Prediction, truth: np.ndarray | None, *, name: str = "cbam/spatial", threshold: float = 0.5):
    measures = measure_maps(prediction, truth)
    assert measures is not None
    return figures(measures, name, threshold)


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Pearson's, which is the point-biserial one where either is 0 and 1."""
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


RIGHT_HALF = columns(0, 0, 0, 0, 0, 1, 1, 1, 1, 1)
TRUTH = columns(0, 0, 0, 0, 0, 0, 1, 1, 1, 1).astype(np.uint8)


def test_shares_of_the_mass_and_how_often_chance_would_give_them() -> None:
    # Mass 10 in all: 6 in the mask (columns 5 to 9), 5 in the truth (columns 6 to 9).
    found = said(
        answer(probability(0.9 * RIGHT_HALF), attention(columns(0.4, 0, 0, 0, 0, 0.1, 0.1, 0.2, 0.1, 0.1))), TRUTH
    )
    assert found.in_mask == pytest.approx(0.6, abs=1e-4)
    assert found.mask_area == 0.5
    assert found.mask_ratio == pytest.approx(1.2, abs=1e-3)
    assert found.in_truth == pytest.approx(0.5, abs=1e-4)
    assert found.truth_area == 0.4
    assert found.truth_ratio == pytest.approx(1.25, abs=1e-3)


def test_an_even_map_has_as_much_as_chance_and_no_correlation() -> None:
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(np.full((ROWS, COLUMNS), 0.3))), TRUTH)
    assert found.mask_ratio == pytest.approx(1)
    assert found.truth_ratio == pytest.approx(1)
    assert found.error is None


def test_the_mask_follows_the_threshold() -> None:
    prediction = answer(
        probability(columns(0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95)),
        attention(columns(*[0.1] * 9, 0.9)),
    )
    for threshold, covered in ((0.01, 10), (0.2, 8), (0.5, 5), (0.9, 1), (0.99, 0)):
        found = said(prediction, TRUTH, threshold=threshold)
        assert found.mask_area == covered / 10
        assert found.in_mask == pytest.approx((0.9 + 0.1 * (covered - 1)) / 1.8 if covered else 0, abs=1e-4)


def test_a_probability_of_exactly_the_threshold_does_not_exceed_it() -> None:
    found = said(answer(probability(np.full((ROWS, COLUMNS), 0.5)), attention(RIGHT_HALF)), None)
    assert found.mask_area == 0


def test_what_of_the_lesion_a_map_leaves_out() -> None:
    # The mean is 0.3: of the four columns of the truth one lies above it.
    numbers = columns(0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.6)
    prediction = answer(probability(columns(0, 0, 0, 0, 0, 0.7, 0.7, 0.7, 0.2, 0.2)), attention(numbers))
    assert said(prediction, TRUTH).missed == 0.75
    # The target's probability covers what the mask covers.
    assert said(prediction, TRUTH, name="probability/polyp").missed == 0.5
    assert said(prediction, TRUTH, name="probability/polyp", threshold=0.1).missed == 0
    assert said(prediction, TRUTH, name="probability/polyp", threshold=0.8).missed == 1


def test_correlation_with_error_is_the_point_biserial_one() -> None:
    chance = np.random.default_rng(0)
    size = (30, 20)
    p, numbers = chance.random(size, np.float32), chance.random(size, np.float32)
    truth = (chance.random(size) < 0.4).astype(np.uint8)
    prediction = answer(probability(p), attention(numbers), size=size)
    for threshold in (0.1, 0.5, 0.83):
        wrong = (p > threshold) != (truth == 1)
        expected = correlation(wrong, numbers)
        assert said(prediction, truth, threshold=threshold).error == pytest.approx(expected, abs=1e-4)


def test_uncertainty_that_knows_of_errors_and_one_that_does_not() -> None:
    p = 0.9 * RIGHT_HALF
    wrong = RIGHT_HALF != TRUTH
    sure = answer(probability(p), attention(wrong.astype(np.float32)))
    assert said(sure, TRUTH).error == pytest.approx(1)
    assert said(answer(probability(p), attention(1 - wrong)), TRUTH).error == pytest.approx(-1)
    # Where nothing is wrong there is nothing to correlate with.
    assert said(answer(probability(0.9 * TRUTH), attention(p)), TRUTH).error is None


def test_without_ground_truth_nothing_is_said_of_it() -> None:
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(RIGHT_HALF)), None)
    assert (found.in_truth, found.truth_area, found.truth_ratio, found.missed, found.error) == (None,) * 5
    assert found.in_mask == 1


def test_a_map_without_mass_has_no_shares() -> None:
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(np.zeros((ROWS, COLUMNS)))), TRUTH)
    assert (found.in_mask, found.in_truth, found.mask_ratio) == (None, None, None)
    assert found.missed == 1


def test_an_empty_truth_has_no_share_that_is_missed() -> None:
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(RIGHT_HALF)), np.zeros((ROWS, COLUMNS), np.uint8))
    assert found.in_truth == 0
    assert found.truth_ratio is None
    assert found.missed is None


def test_of_signed_maps_what_speaks_for_it_is_mass() -> None:
    numbers = columns(-2, -2, -2, -2, -2, 1, 1, 1, 1, 2)
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(numbers, span=(-4, 4), kind=Kind.SIGNED)), TRUTH)
    assert found.in_mask == pytest.approx(1)
    assert found.in_truth == pytest.approx(5 / 6, abs=1e-3)
    wrong = RIGHT_HALF != TRUTH
    expected = correlation(wrong, numbers)
    assert found.error == pytest.approx(expected, abs=1e-4)


def test_mass_is_counted_from_the_lower_end_of_the_span() -> None:
    numbers = columns(10, 10, 10, 10, 10, 20, 10, 10, 10, 10)
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(numbers, span=(10, 30))), TRUTH)
    assert found.in_mask == 1
    assert found.in_truth == 0


def test_levels_are_read_as_the_map_reads_them() -> None:
    p = columns(0, 0, 0, 0, 0.5, 0.5, 1, 1, 1, 1)
    tent = Map("uncertainty", quantised(p), Kind.UNCERTAINTY, transfer=Transfer.TENT)
    found = said(answer(probability(p), tent), TRUTH, name="uncertainty")
    assert found.in_truth == pytest.approx(0, abs=1e-4)
    assert found.missed == 1


def test_a_coarse_map_covers_the_whole_image() -> None:
    found = said(answer(probability(0.9 * RIGHT_HALF), attention(np.array([[0.2, 0.6]]))), TRUTH)
    assert found.in_mask == pytest.approx(0.75, abs=1e-4)
    assert found.in_truth == pytest.approx(0.6, abs=1e-4)


def test_shares_on_artefacts_and_figures_of_tissue_alone() -> None:
    artefacts = np.zeros((ROWS, COLUMNS), np.uint8)
    artefacts[:, 0], artefacts[:, 9], artefacts[:2, 1] = Artefact.BORDER, Artefact.GLARE, Artefact.TEXT
    prediction = answer(probability(0.9 * RIGHT_HALF), attention(columns(0.2, 0.2, 0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0.2)))
    whole = measure_maps(prediction, TRUTH, artefacts)
    tissue = measure_maps(prediction, TRUTH, artefacts, tissue_only=True)
    assert whole is not None
    assert tissue is not None
    found = figures(tissue, "cbam/spatial", 0.5, whole)
    shares = {Artefact.GLARE: 0.2, Artefact.BORDER: 0.2, Artefact.TEXT: 0.1, Artefact.INSET: 0.0}
    assert {kind: round(share or 0, 3) for kind, share in found.on_artefacts.items()} == shares
    areas = {Artefact.GLARE: 0.1, Artefact.BORDER: 0.1, Artefact.TEXT: 0.05, Artefact.INSET: 0.0}
    assert found.artefact_areas == areas
    # Of the mass 2.0 on tissue (rows 2 and 3 of column 1: 0.4; columns 5 to 8: 1.6) 1.6 lies in the mask.
    assert found.in_mask == pytest.approx(0.8, abs=1e-3)
    assert found.truth_area == pytest.approx(12 / 30)
    assert figures(whole, "cbam/spatial", 0.5).in_mask == pytest.approx(0.6, abs=1e-3)


def test_where_all_is_artefact_there_is_nothing_to_say() -> None:
    everything = np.full((ROWS, COLUMNS), Artefact.BORDER, np.uint8)
    prediction = answer(probability(0.9 * RIGHT_HALF))
    assert measure_maps(prediction, TRUTH, everything, tissue_only=True) is None


def test_with_several_classes_labels_decide_and_foreign_truths_do_not_count() -> None:
    labels = columns(0, 0, 1, 1, 2, 2, 2, 2, 0, 0).astype(np.uint8)
    truth = columns(0, 1, 1, 2, 2, 2, 0, 0, 11, 11).astype(np.uint8)
    wrong = np.array([0, 1, 0, 1, 0, 0, 1, 1])
    numbers = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1])
    prediction = answer(
        Map("labels", labels, Kind.LABELS), attention(columns(*numbers)), classes=("background", "liver", "spleen")
    )
    found = said(prediction, truth)
    assert found.mask_area == 6 / 8
    assert found.truth_area == 5 / 8
    assert found.in_mask == pytest.approx(3.3 / 3.6, abs=1e-4)
    assert found.in_truth == pytest.approx(2.0 / 3.6, abs=1e-4)
    assert found.error == pytest.approx(correlation(wrong, numbers[:8]), abs=1e-4)
    assert said(prediction, truth, name="labels").mask_ratio == pytest.approx(8 / 6)


def test_a_map_of_one_class_among_several_is_compared_with_that_class() -> None:
    labels = columns(0, 0, 1, 1, 2, 2, 2, 2, 0, 0).astype(np.uint8)
    truth = columns(0, 1, 1, 2, 2, 2, 0, 0, 0, 0).astype(np.uint8)
    numbers = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    shares = Map("probability/pole", quantised(columns(*numbers)), Kind.PROBABILITY)
    classes = ("sky", "road", "pole")
    prediction = answer(Map("labels", labels, Kind.LABELS), attention(columns(*numbers)), shares, classes=classes)
    found = said(prediction, truth, name="probability/pole")
    assert (found.mask_area, found.truth_area) == (0.4, 0.3)
    assert found.in_mask == pytest.approx(2.6 / 5.5, abs=1e-4)
    assert found.in_truth == pytest.approx(1.5 / 5.5, abs=1e-4)
    assert found.missed == pytest.approx(2 / 3)  # what is not above 0.55
    # Where no class is the background, a map of none has nothing to be inside of, and may still know of errors.
    alone = said(prediction, truth)
    assert (alone.in_mask, alone.in_truth, alone.missed) == (None, None, None)
    wrong = np.array([0, 1, 0, 1, 0, 0, 1, 1, 0, 0])
    assert alone.error == found.error == pytest.approx(correlation(wrong, numbers), abs=1e-4)


def test_a_large_image_is_looked_at_on_a_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    size = (301, 467)
    rows, across = np.mgrid[: size[0], : size[1]] / np.array(size)[:, None, None]
    p, numbers = np.sin(3 * rows) * across, np.cos(2 * across) * rows
    truth = (rows + across > 1).astype(np.uint8)
    prediction = answer(probability(p), attention(numbers), size=size)
    exact = said(prediction, truth)
    monkeypatch.setattr(attribution, "POINTS", 10_000)
    near = said(prediction, truth)
    for field in ("in_mask", "in_truth", "missed", "error"):
        assert getattr(near, field) == pytest.approx(getattr(exact, field), abs=0.01)
        assert isinstance(near, Figures)


def test_the_mask_is_what_others_are_compared_with() -> None:
    one = probability(0.9 * RIGHT_HALF)
    measures = measure_maps(answer(Map("mask", one.values, Kind.MASK), one), TRUTH)
    assert measures is not None
    assert list(measures.maps) == ["probability/polyp"]


def test_an_answer_that_finds_nothing_has_no_measures() -> None:
    assert measure_maps(answer(attention(RIGHT_HALF)), TRUTH) is None
