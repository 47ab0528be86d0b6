"""Scores of a variant on pairs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from segview.core.errors import UserError
from segview.core.request import Request
from segview.data.datasets import pairs, read_pair
from segview.inference.predict import Predictor
from segview.metrics.counts import Counts
from segview.training.evaluate import ImageScore, Protocol, evaluate, summary


def test_counts_are_those_of_the_mask(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    folder, variant, predictor = make_pairs("held", 3), tiny_variant("B"), Predictor()
    found = list(evaluate(predictor, variant, pairs(folder), Protocol(resolution="image")))
    for pair, one in zip(pairs(folder), found, strict=True):
        assert isinstance(one, ImageScore)
        picture, truth = read_pair(pair)
        *_, last = predictor.predict(Request(pair.image, variant, (1.0,)), picture)
        assert last.target is not None
        mask = last.target.real() > 0.5
        assert one.counts == Counts(
            true_positive=int((mask & (truth == 1)).sum()),
            false_positive=int((mask & (truth == 0)).sum()),
            false_negative=int((~mask & (truth == 1)).sum()),
            true_negative=int((~mask & (truth == 0)).sum()),
        )


def test_a_pair_that_cannot_be_read_is_told_and_the_rest_goes_on(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    folder = make_pairs("held", 3)
    (folder / "images" / "held-01.png").write_bytes(b"no picture")
    found = list(evaluate(Predictor(), tiny_variant("A"), pairs(folder), Protocol()))
    assert [isinstance(one, ImageScore) for one in found] == [True, False, True]
    assert isinstance(found[1], UserError)
    assert "held-01.png" in str(found[1])


def test_the_summary_names_what_is_the_mean_of_what(tiny_variant: Callable[..., Path]) -> None:
    config = Predictor().variant(tiny_variant("A")).config
    # One small picture without a fault, one large one that is all wrong.
    scores = [ImageScore(Path("1"), Counts(10, 0, 0, 90)), ImageScore(Path("2"), Counts(0, 300, 600, 0))]
    found = {(score.name, score.over): score.value for score in summary(scores, config, Protocol(), "these")}
    assert found[("Dice", "mean over images")] == 0.5
    assert found[("Dice", "over all pixels")] == pytest.approx(20 / 920, abs=1e-4)
    assert found[("IoU", "over all pixels")] == pytest.approx(10 / 910, abs=1e-4)
    assert found[("pixel accuracy", "mean over images")] == 0.5
    assert {score.count for score in summary(scores, config, Protocol(), "these")} == {2}
    with pytest.raises(UserError, match="these"):
        summary([], config, Protocol(), "these")


def test_more_classes_than_two_are_refused(tiny_variant: Callable[..., Path]) -> None:
    with pytest.raises(UserError, match="3 classes"):
        next(evaluate(Predictor(), tiny_variant("plain", classes=3), [], Protocol()))


def test_the_shipped_scores_are_reached_again(kvasir: Path) -> None:
    from segview.core.places import models_folder

    chosen = pairs(kvasir / "test")[:20]
    found = list(evaluate(Predictor(), models_folder() / "unet-mobilenet_v2-a", chosen, Protocol()))
    dices = [2 * c.true_positive / (2 * c.true_positive + c.false_positive + c.false_negative) for c in
             (one.counts for one in found if isinstance(one, ImageScore))]  # fmt: skip
    assert len(dices) == 20
    assert np.mean(dices) > 0.8
