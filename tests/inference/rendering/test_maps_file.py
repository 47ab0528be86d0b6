"""Maps in a file are again what they were, bit for bit, and each array lies there once."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.core.maps.errors import outcomes
from segview.core.requests.request import Request
from segview.evaluation.answer import with_scores
from segview.inference.rendering.maps_file import maps_file, read_maps


@pytest.mark.parametrize("network", [{"head": "D"}, {"head": "plain", "classes": 4}])
def test_what_is_read_is_what_was_written(tmp_path, lively, shared, image, network) -> None:
    *_, prediction = shared.predict(Request(tmp_path / "one.png", lively(**network), (0.5, 1.0)), image)
    (path := tmp_path / "one.npz").write_bytes(maps_file(prediction))
    found = read_maps(path)
    assert list(found) == list(prediction.maps)
    for name, one in found.items():
        before = prediction.maps[name]
        np.testing.assert_array_equal(one.values, before.values)
        for field in ("name", "span", "kind", "transfer", "unit", "names"):
            assert getattr(one, field) == getattr(before, field)
    with np.load(path) as arrays:
        assert len(arrays.files) == 2 + len({id(one.values) for one in prediction.maps.values()}) + len(
            prediction.charts
        )
        for name, chart in prediction.charts.items():
            np.testing.assert_array_equal(arrays[name], chart.values)
        assert "not for diagnosis" in str(arrays["notice"])


def test_numbers_of_the_first_versions_are_read(tmp_path) -> None:
    numbers = np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4)
    index = {"probability/polyp": {"kind": "probability", "span": [0.0, 1.0], "unit": ""}}
    arrays: dict[str, Any] = {"index": np.array(json.dumps(index)), "probability/polyp": numbers}
    np.savez(tmp_path / "old.npz", **arrays)
    one = read_maps(tmp_path / "old.npz")["probability/polyp"]
    np.testing.assert_allclose(one.array(), numbers, atol=1e-5)


def test_what_is_no_such_file_is_told_in_a_sentence(tmp_path) -> None:
    whole = io.BytesIO()
    np.savez(whole, some=np.zeros(3))
    pickled = io.BytesIO()
    np.save(pickled, np.array([{}], object), allow_pickle=True)
    for content in (b"", b"PK", whole.getvalue(), whole.getvalue()[:-30], pickled.getvalue()):
        (tmp_path / "one.npz").write_bytes(content)
        with pytest.raises(UserError, match="no file of maps"):
            read_maps(tmp_path / "one.npz")
    with pytest.raises(UserError, match="cannot be read"):
        read_maps(tmp_path / "none.npz")


def test_errors_keep_their_ground_truth_and_say_their_outcome(tmp_path, lively, shared, image) -> None:
    *_, prediction = shared.predict(Request(tmp_path / "one.png", lively("B"), (1.0,)), image)
    truth = (np.arange(prediction.size[0])[:, None] * np.ones(prediction.size[1], int) % 7 > 2).astype(np.uint8)
    scored = with_scores(prediction, truth, measures=False)
    (path := tmp_path / "one.npz").write_bytes(maps_file(scored, 0.4, 0.1))
    one = read_maps(path)["errors"]
    np.testing.assert_array_equal(one.truth, truth)
    wanted = outcomes(scored.maps["errors"], threshold=0.4, band=0.1)
    np.testing.assert_array_equal(outcomes(one, threshold=0.4, band=0.1), wanted)
    with np.load(path) as arrays:
        np.testing.assert_array_equal(arrays["errors"], wanted)
        assert "mask" not in arrays.files
        assert json.loads(str(arrays["index"]))["errors"]["threshold"] == 0.4
