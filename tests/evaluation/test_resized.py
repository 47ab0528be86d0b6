"""Ground truths of another size: resized and counted where only rounding differs, else refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from segview.core.requests.request import Failure
from segview.data.datasets import Pair, pairs
from segview.data.datasets.resized import resized_note
from segview.evaluation.folder import evaluate, summary
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.evaluation.score_store import open_store
from segview.inference.predict.opening import open_image
from segview.inference.predict.predictor import Predictor


def test_resized_truths_are_counted_and_others_refused_alone(tmp_path: Path, tiny_variant: Callable[..., Path]) -> None:
    sizes = {"a": (60, 80), "b": (61, 80), "c": (30, 40), "d": (60, 60)}
    for name, size in sizes.items():
        for folder, pixels in (("images", np.full((60, 80, 3), 90, np.uint8)), ("masks", np.zeros(size, np.uint8))):
            (tmp_path / folder).mkdir(exist_ok=True)
            pixels[: size[0] // 2, : size[1] // 2] = 255
            Image.fromarray(pixels).save(tmp_path / folder / f"{name}.png")
    predictor, variant, found = Predictor(), tiny_variant(), pairs(tmp_path / "images")
    for _ in range(2):  # computed, then stored
        with open_store(tmp_path / "scores.sqlite") as store:
            every = list(evaluate(predictor, variant, found, Protocol(), store=store))
        scored = [one for one in every if isinstance(one, ImageScore)]
        assert [(one.image.stem, one.truth_resized) for one in scored] == [("a", False), ("b", True), ("c", True)]
        (failure,) = [one for one in every if isinstance(one, Failure)]
        assert isinstance(failure.question, Pair)
        assert failure.question.image.stem == "d"
        assert "they do not cover the same part" in failure.reason
        assert not failure.bug
        said = {one.size for one in summary(scored, predictor.variant(variant).config, Protocol(), "x")}
        assert all(text.endswith("; 2 ground truths resized to the image") for text in said)
        alone = summary(scored[:1], predictor.variant(variant).config, Protocol(), "x")
        assert not any("resized" in one.size for one in alone)
    assert "3 of 4 ground truths checked in" in str(resized_note(found))  # the refused one has another size too
    assert resized_note(found[:1]) is None
    for name in sizes:
        opened = open_image(tmp_path / "images" / f"{name}.png")
        assert bool(opened.truth_problem) is (name == "d")
        assert any("is stretched" in note for note in opened.notes) is (name in "bc")
