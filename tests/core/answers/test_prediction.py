"""Maps: levels become numbers in one way, by table, image and point; and what they share counts once."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segview.core.answers.counts import LevelCounts
from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import HALFWAY, LEVELS, Chart, Kind, Map, Transfer, level_of, quantised
from segview.core.requests.request import Request

REQUEST = Request(Path("a.png"), Path("models/unet"))
EVERY_LEVEL = np.arange(LEVELS + 1, dtype=np.uint16).reshape(256, 256)
SPANS = st.tuples(st.floats(-100, 100), st.floats(0.01, 100)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def _map(values: np.ndarray, **fields: object) -> Map:
    return Map("x", values, **{"kind": Kind.SCALAR, **fields})  # pyright: ignore[reportArgumentType]


@given(st.sampled_from(Transfer), SPANS)
def test_table_image_and_point_agree(transfer: Transfer, span: tuple[float, float]) -> None:
    one = _map(EVERY_LEVEL, span=span, transfer=transfer)
    table, real = one.table(), one.array()
    assert table.dtype == real.dtype == np.float32
    assert np.array_equal(real, table.reshape(256, 256))
    for row, column in ((0, 0), (100, 7), (128, 0), (255, 255)):
        at = one.at((row + 0.5) / 256, (column + 0.5) / 256)
        assert at == pytest.approx(real[row, column], abs=1e-6 * max(map(abs, span)))


def test_transfers_are_what_they_say() -> None:
    x = np.arange(LEVELS + 1) / LEVELS
    for transfer, numbers in (
        (Transfer.LINEAR, x),
        (Transfer.COMPLEMENT, 1 - x),
        (Transfer.TENT, 1 - np.abs(2 * x - 1)),
    ):
        assert np.allclose(_map(EVERY_LEVEL, transfer=transfer).table(), numbers, atol=1e-6)
    signed = _map(EVERY_LEVEL, span=(-1.0, 1.0)).table()
    assert (signed[0], signed[-1]) == (-1, 1)


def test_labels_are_indices() -> None:
    labels = _map(np.array([[0, 3], [255, 1]], np.uint8), kind=Kind.LABELS)
    assert labels.array().tolist() == [[0, 3], [255, 1]]
    assert labels.at(0.9, 0.1) == 255
    assert labels.shape == (2, 2)


def test_points_on_and_beyond_the_border_have_the_number_of_the_border() -> None:
    one = _map(np.array([[0, LEVELS]], np.uint16))
    assert [one.at(0.5, column) for column in (-1.0, 0.0, 0.49, 0.5, 1.0, 2.0)] == [0, 0, 0, 1, 1, 1]


@given(SPANS, st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_quantising_loses_no_more_than_half_a_level(span: tuple[float, float], fractions: list[float]) -> None:
    numbers = np.array([span[0] + fraction * (span[1] - span[0]) for fraction in fractions])
    back = _map(quantised(numbers[None], span), span=span).array()[0]
    step = (span[1] - span[0]) / LEVELS
    # And what float32 cannot tell of a number beside a span that lies far from zero.
    assert np.abs(back - numbers).max() <= HALFWAY * step + 4e-7 * max(map(abs, span)) + 2e-7


@pytest.mark.parametrize("number", [0.5, np.float32(0.5), np.nextafter(np.float32(0.5), np.float32(1))])
def test_a_probability_of_one_half_does_not_exceed_one_half(number: float) -> None:
    # Two output maps cut off at 0 (relu) give exactly that over wide areas: they are background.
    assert not quantised(np.array([[number]])) > level_of(0.5)
    assert quantised(np.array([[0.5 + 1 / LEVELS]])) > level_of(0.5)


def test_every_level_stays_the_level_that_it_is() -> None:
    assert np.array_equal(quantised(EVERY_LEVEL / LEVELS), EVERY_LEVEL)
    assert all(level_of(level / LEVELS) == level for level in range(LEVELS + 1))
    assert level_of(3, (1, 5)) == LEVELS / 2


def test_what_lies_outside_the_span_is_clipped_and_nan_is_the_lower_end() -> None:
    given = np.array([[-1.0, 2.0, np.nan, np.inf, -np.inf]])
    assert quantised(given).tolist() == [[0, LEVELS, 0, LEVELS, 0]]


@pytest.mark.parametrize(
    ("values", "fields", "message"),
    [
        (np.zeros((2, 2), np.float32), {}, "is float32, not uint16"),
        (np.zeros((2, 2), np.uint16), {"kind": Kind.LABELS}, "is uint16, not uint8"),
        (np.zeros((2, 2, 1), np.uint16), {}, "not rows × columns"),
        (np.zeros((0, 2), np.uint16), {}, "not rows × columns"),
        (np.zeros((2, 2), np.uint16), {"span": (1.0, 1.0)}, "no scale in the span"),
        (np.zeros((2, 2), np.uint16), {"span": (0.0, math.nan)}, "no scale in the span"),
        (np.zeros((2, 2), np.uint16), {"span": (-math.inf, 0.0)}, "no scale in the span"),
    ],
)
def test_a_map_is_valid_by_construction(values: np.ndarray, fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _map(values, **fields)


def test_what_travels_cannot_be_changed() -> None:
    one = _map(np.zeros((2, 2), np.uint16))
    chart = Chart("cbam/channel", np.zeros(2, np.float32), ("0", "1"))
    counts = LevelCounts(np.zeros(LEVELS + 1, np.int64))
    for array in (one.values, chart.values, counts.background):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    prediction = Prediction(REQUEST, (2, 2), ("background", "polyp"), maps={"x": one})
    with pytest.raises(TypeError):
        prediction.maps["y"] = one  # pyright: ignore[reportIndexIssue]
    with pytest.raises(FrozenInstanceError):
        one.name = "y"  # pyright: ignore[reportAttributeAccessIssue]


def test_charts_and_counts_are_valid_by_construction() -> None:
    with pytest.raises(ValueError, match="for 1 labels"):
        Chart("x", np.zeros(2, np.float32), ("0",))
    with pytest.raises(ValueError, match="one number for each level"):
        LevelCounts(np.zeros(256, np.int64))


def test_a_prediction_counts_shared_values_once_and_its_counts_too() -> None:
    values, others = np.zeros((10, 20), np.uint16), np.zeros((10, 20), np.uint16)
    maps = {
        "probability/polyp": _map(values),
        "probability/background": _map(values, transfer=Transfer.COMPLEMENT),
        "uncertainty": _map(values, transfer=Transfer.TENT),
        "cbam/spatial": _map(others),
    }
    chart = Chart("cbam/channel", np.zeros(16, np.float32), tuple(map(str, range(16))))
    prediction = Prediction(REQUEST, (10, 20), ("background", "polyp"), maps=maps, charts={chart.name: chart})
    assert prediction.nbytes == 400 + 400 + 64
    counted = replace(prediction, counts=LevelCounts(np.zeros(LEVELS + 1, np.int64), np.zeros(LEVELS + 1, np.int64)))
    assert counted.nbytes == 864 + 2 * 8 * (LEVELS + 1)


def test_the_target_is_the_one_class_beside_the_background() -> None:
    target = _map(np.zeros((2, 2), np.uint16))
    maps = {"probability/polyp": target}
    assert Prediction(REQUEST, (2, 2), ("background", "polyp"), maps=maps).target is target
    assert Prediction(REQUEST, (2, 2), ("background", "x", "polyp"), maps=maps).target is None
    assert Prediction(REQUEST, (2, 2), ("background", "polyp")).target is None
