"""Scores that are kept: nothing is computed twice, and nothing old is taken for new."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.data.datasets import pairs
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol, Sample
from segview.evaluation.score_store import key_of, open_store, store_file
from segview.inference.predict.predictor import Predictor
from tests.conftest import ROOT

Made = Callable[[str, int], Path]


class Counting(Predictor):
    """A predictor that knows how often it predicted."""

    def __init__(self) -> None:
        super().__init__()
        self.predicted: list[str] = []

    def predict(self, request, pixels=None, **options):
        self.predicted.append(request.image.name)
        yield from super().predict(request, pixels, **options)


def scores(predictor: Predictor, variant: Path, folder: Path, protocol: Protocol = Protocol()) -> list[dict]:  # noqa: B008 - frozen
    with open_store() as store:
        found = list(evaluate(predictor, variant, pairs(folder), protocol, store=store))
    assert all(isinstance(one, ImageScore) for one in found)
    return [one.values() for one in found if isinstance(one, ImageScore)]


def test_what_is_kept_is_not_computed_again_and_is_the_same(
    make_pairs: Made, tiny_variant: Callable[..., Path]
) -> None:
    folder, variant = make_pairs("kept", 3), tiny_variant("B")
    first, second = Counting(), Counting()
    before = scores(first, variant, folder)
    assert len(first.predicted) == 3
    assert scores(second, variant, folder) == before
    assert second.predicted == []


def test_only_what_changed_is_computed_again(make_pairs: Made, tiny_variant: Callable[..., Path]) -> None:
    folder, variant = make_pairs("kept", 3), tiny_variant("B")
    scores(Predictor(), variant, folder)
    image = folder / "images" / "kept-01.png"
    Image.fromarray(255 - np.asarray(Image.open(image))).save(image)
    mask = folder / "masks" / "kept-02.png"
    Image.fromarray(255 - np.asarray(Image.open(mask))).save(mask)
    changed = Counting()
    scores(changed, variant, folder)
    assert changed.predicted == ["kept-01.png", "kept-02.png"]
    # A file under another name is the same image.
    image.rename(image.with_name("other.png"))
    (folder / "masks" / "kept-01.png").rename(folder / "masks" / "other.png")
    scores(again := Counting(), variant, folder)
    assert again.predicted == []


def test_other_settings_and_other_variants_have_scores_of_their_own(
    make_pairs: Made, tiny_variant: Callable[..., Path]
) -> None:
    folder, predictor = make_pairs("kept", 1), Counting()
    for protocol in (Protocol(), Protocol("image"), Protocol(flip=True), Protocol(threshold=0.3), Protocol(band=0.1)):
        scores(predictor, tiny_variant("B"), folder, protocol)
    scores(predictor, tiny_variant("A"), folder)
    assert len(predictor.predicted) == 6


def test_an_image_without_ground_truth_has_what_needs_none(make_pairs: Made, tiny_variant: Callable[..., Path]) -> None:
    (pair,) = pairs(make_pairs("bare", 1))
    (found,) = evaluate(Predictor(), tiny_variant("B"), [Sample(pair.image, None)], Protocol())
    assert isinstance(found, ImageScore)
    assert set(found.values()) == {"area", "uncertain area"}
    assert found.counts is None


def test_a_kept_score_is_read_as_it_was_written(make_scenes: Made, tiny_variant: Callable[..., Path]) -> None:
    variant = tiny_variant("plain", classes=10)
    (found,) = evaluate(Predictor(), variant, pairs(make_scenes("many", 1)), Protocol())
    assert isinstance(found, ImageScore)
    again = ImageScore.unpack(found.image, found.pack())
    assert again.values() == found.values()
    assert again.quotients() == found.quotients()
    assert np.array_equal(again.small, found.small)  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValueError, match="kept score"):
        ImageScore.unpack(found.image, found.pack()[:20])


def test_the_oldest_is_forgotten_where_there_is_too_much(home: Path) -> None:
    with open_store() as store:
        for number in range(5):
            store.put(key_of(number), bytes(1000))
        store.trim(3000)
        assert [store.get(key_of(number)) is not None for number in range(5)] == [False, False, True, True, True]


def test_a_damaged_file_is_begun_anew(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    store_file().parent.mkdir(parents=True)
    store_file().write_bytes(b"no database at all" * 100)
    with caplog.at_level(logging.WARNING), open_store() as store:
        store.put("a", b"b")
        assert store.get("a") == b"b"
    assert "cannot be opened" in caplog.text
    caplog.clear()


def test_what_was_kept_survives_a_kill(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "killed.sqlite"
    script = (
        "import os, sys, pathlib\n"
        "from segview.evaluation.score_store import open_store\n"
        "with open_store(pathlib.Path(sys.argv[1])) as store:\n"
        "    for number in range(50):\n"
        "        store.put(str(number), bytes(500))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, file], cwd=ROOT, check=False)
    assert ended.returncode == -9
    with open_store(file) as store:
        assert all(store.get(str(number)) == bytes(500) for number in range(50))
