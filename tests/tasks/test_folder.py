"""Folders evaluated by a task, with real small variants."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings
from segview.data.datasets import pairs
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor
from segview.tasks.folder import EvaluateFolder, ImageRow, SaveScores
from segview.tasks.foreground import Foreground
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services


def rows(task: EvaluateFolder, folder: Path) -> list[ImageRow]:
    return list(chain.from_iterable(HANDLERS[EvaluateFolder](task, Services(folder))))


def test_a_row_has_the_scores_of_all_variants_and_one_bad_image_costs_its_row(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path], tmp_path: Path
) -> None:
    every = pairs(make_pairs("held", 3))
    every[1].image.write_bytes(b"no image")
    variants = tiny_variant("A"), tiny_variant("B")
    images = (*((pair.image, pair.mask) for pair in every), (every[0].image, None))
    found = rows(EvaluateFolder(images, variants, PredictionSettings()), tmp_path)
    assert [row.place for row in found] == [0, 1, 2, 3]
    assert found[1].values == {}
    assert "held-01.png" in found[1].problem
    (expected,) = evaluate(Predictor(), variants[1], every[:1], Protocol("image", threshold=0.5))
    assert isinstance(expected, ImageScore)
    assert {name: found[0].values[1][name] for name in expected.values()} == expected.values()
    assert 0 <= found[0].values[0]["agreement"] <= 1
    assert found[0].facts["parts"] == 1
    # Without ground truth there is what needs none.
    assert set(found[3].values[0]) == {"area", "uncertain area", "agreement"}
    assert found[3].facts["parts"] is None


def test_an_evaluation_that_was_ended_goes_on(
    make_pairs: Callable[[str, int], Path],
    tiny_variant: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("segview.tasks.folder.BATCH_S", 0.0)
    every = pairs(make_pairs("held", 3))
    task = EvaluateFolder(tuple((one.image, one.mask) for one in every), (tiny_variant("B"),), PredictionSettings())
    ended = HANDLERS[EvaluateFolder](task, Services(tmp_path))
    first = next(ended)
    ended.close()
    again = rows(task, tmp_path)
    assert len(again) == 3
    assert again[0].values == first[0].values


def test_the_background_stands_back_while_somebody_waits() -> None:
    foreground, went_on = Foreground(), threading.Event()

    def work() -> None:
        foreground.wait()
        went_on.set()

    with foreground.busy():
        thread = threading.Thread(target=work)
        thread.start()
        assert not went_on.wait(0.05)
    assert went_on.wait(10)
    thread.join()
    with foreground.busy():
        foreground.wait(at_most=0.01)  # it goes on at last


def test_scores_are_saved_and_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    task = SaveScores(ScoreTable((), (), {}), SaveTarget(file))
    (said,) = HANDLERS[SaveScores](task, Services(tmp_path))
    assert str(file) in said
    (there,) = HANDLERS[SaveScores](task, Services(tmp_path))
    assert there == Occupied((file,))
