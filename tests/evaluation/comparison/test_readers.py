"""Agreement with readers and with their consensus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sklearn import metrics

from segview.data.datasets import pairs
from segview.evaluation.comparison.readers import agreements, consensus, pairwise
from segview.evaluation.evaluator import is_reader
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore, SmallMask
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.finding import find

RANDOM = np.random.default_rng(0)
MASKS = {name: RANDOM.integers(0, 2, (32, 40)).astype(np.uint8) for name in ("network", "r1", "r2", "r3")}


def scores() -> dict[str, ImageScore]:
    return {
        name: ImageScore(Path("x.png"), None, None, mask=SmallMask.of(mask), of_reader=name != "network")
        for name, mask in MASKS.items()
    }


def dice(one: str, other: np.ndarray) -> float:
    return float(metrics.f1_score(other.ravel(), MASKS[one].ravel()))


def test_agreement_is_that_of_scikit_learn_with_each_reader_and_with_the_consensus_of_the_others() -> None:
    found = scores()
    pairs = pairwise(found)
    assert len(pairs) == 6
    assert pairs["network", "r2"] == pytest.approx(dice("network", MASKS["r2"]))
    told = agreements(pairs, found)
    readers = ("r1", "r2", "r3")
    assert told["network"]["agreement with readers"] == pytest.approx(
        np.mean([dice("network", MASKS[one]) for one in readers])
    )
    most = (np.sum([MASKS[one] for one in readers], axis=0) >= 2).astype(np.uint8)
    assert told["network"]["agreement with consensus"] == pytest.approx(dice("network", most))
    both = MASKS["r2"] & MASKS["r3"]
    assert told["r1"]["agreement with consensus"] == pytest.approx(dice("r1", both))
    del found["r2"], found["r3"]
    alone = agreements(pairwise(found), found)
    assert set(alone["network"]) == {"agreement", "agreement with readers"}  # one reader is no consensus
    assert set(alone["r1"]) == {"agreement"}


def test_of_classes_named_equally_often_the_first_counts() -> None:
    masks = [np.array([[0, 1, 2, 3]], np.uint8), np.array([[0, 2, 2, 1]], np.uint8), np.array([[1, 0, 2, 2]], np.uint8)]
    assert consensus(masks).tolist() == [[0, 0, 2, 1]]


def test_folders_of_masks_are_readers_and_networks_are_none(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_pairs("held", 3)
    every, reader = pairs(folder), tmp_path / "reader"
    reader.mkdir()
    for pair in every:
        Image.open(pair.mask).convert("L").save(reader / f"{pair.image.stem}.png")
    assert is_reader(find(str(reader)).config)
    assert not is_reader(find(str(tiny_variant("A"))).config)
    found = [one for one in evaluate(Predictor(), reader, every, Protocol("image")) if isinstance(one, ImageScore)]
    assert [one.of_reader for one in found] == [True] * 3
    assert [one.values()["Dice"] for one in found] == pytest.approx([1.0] * 3)
