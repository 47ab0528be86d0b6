"""Measuring a folder with real small variants."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.answers.prediction import Prediction
from segview.core.images import identity
from segview.core.requests.ranking import Measures, Rank
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Variant
from segview.evaluation.answer import Answers, with_scores
from segview.evaluation.ranking import ALONE, Ranker
from segview.inference.predict.opening import open_image
from segview.inference.predict.predictor import Predictor

QUESTION = PredictionSettings(scales=(0.5, 1.0), device="cpu")


@pytest.fixture
def images(tmp_path: Path, polyp_image: Path) -> tuple[Path, ...]:
    """Two images, and between them a text that calls itself one."""
    paths = tuple(tmp_path / f"{number}.png" for number in range(3))
    pixels = np.asarray(Image.open(polyp_image))
    for number, path in enumerate(paths):
        Image.fromarray(np.roll(pixels, 20 * number, axis=1)).save(path)
    paths[1].write_text("no image at all")
    return paths


@pytest.fixture
def variants(tiny_variants: Path) -> tuple[Path, ...]:
    return tiny_variants / "tiny-a", tiny_variants / "tiny-c"


def rank(images, variants, *, threshold: float = 0.5, band: float = 0.2) -> Rank:
    asked = QUESTION.requests(Path(), [Variant(folder, read_config(folder)) for folder in variants])
    return Rank(tuple(images), asked, threshold, band)


def measures(items) -> list[Measures]:
    return [item for item in items if isinstance(item, Measures)]


def predictions(items) -> list[Prediction]:
    return [item for item in items if isinstance(item, Prediction)]


def test_every_image_is_measured_and_what_cannot_be_read_says_why(images, variants):
    items = list(Ranker(Answers()).rank(rank(images, variants)))
    found = measures(items)
    assert [one.image for one in found] == list(images)
    assert "1.png" in found[1].problem
    assert found[1].uncertain is None
    for one in (found[0], found[2]):
        assert one.problem == ""
        assert one.uncertain is not None
        assert 0 <= one.uncertain <= 1
        assert one.variants is not None
        assert one.scales is not None
    by_itself = list(Ranker(Answers(), ALONE).rank(rank(images, variants)))
    assert measures(by_itself) == found
    assert any("cbam" in name for answer in predictions(items) for name in answer.maps)
    assert not any("cbam" in name for answer in predictions(by_itself) for name in answer.maps)


def test_a_measure_is_that_of_the_whole_answer(images, variants):
    predictor = Predictor()
    image = open_image(images[0])
    [found] = measures(
        Ranker(Answers(predictor=predictor)).rank(rank(images[:1], variants[:1], threshold=0.45, band=0.05))
    )
    *_, answer = predictor.predict(rank(images, variants[:1]).requests(images[0])[0], image.levels[0])
    assert answer.target is not None
    probability = answer.target.array()
    assert found.uncertain == pytest.approx(np.mean(np.abs(probability - 0.5) < 0.05), abs=0.02)
    assert found.area == pytest.approx(np.mean(probability > 0.45), abs=0.02)


def test_answers_are_those_that_the_window_shows(images, variants):
    asked = rank(images[:1], variants[:1])
    [*_, last] = predictions(Ranker(Answers()).rank(asked))
    assert last.complete
    image = open_image(images[0])
    assert last.request == replace(asked.requests(images[0])[0], identity=image.identity)
    assert last.counts is not None
    again = with_scores(last, image.truth).counts
    assert again is not None
    assert np.array_equal(again.background, last.counts.background)


def test_what_is_known_is_not_computed_again_and_comes_first(images, variants, monkeypatch):
    monkeypatch.setattr(identity, "SETTLED_NS", -1)
    ranker = Ranker(Answers())
    list(ranker.rank(rank(images[2:], variants)))
    items = list(ranker.rank(rank(images, variants, threshold=0.3, band=0.1)))
    assert isinstance(items[0], Measures)
    assert items[0].image == images[2]
    assert {one.request.image for one in predictions(items)} == {images[0]}


def test_an_answer_for_another_reason_is_not_computed_again(images, variants):
    ranker, asked = Ranker(Answers()), rank(images[:1], variants[:1])
    own = open_image(images[0]).identity
    for answer in Predictor().predict(replace(asked.requests(images[0])[0], identity=own)):
        ranker.learn(answer)
    assert predictions(ranker.rank(asked)) == []


def test_another_image_under_the_name_is_measured_anew(images, variants, monkeypatch):
    monkeypatch.setattr(identity, "SETTLED_NS", -1)
    ranker, asked = Ranker(Answers()), rank(images[:1], variants[:1])
    [before] = measures(ranker.rank(asked))
    Image.fromarray(np.random.default_rng(5).integers(0, 255, (64, 64, 3), dtype=np.uint8)).save(images[0])
    items = list(ranker.rank(asked))
    assert predictions(items)[-1].request.identity == open_image(images[0]).identity
    assert measures(items) != [before]


def test_a_variant_that_fails_leaves_the_others_to_speak(images, variants, tmp_path):
    missing = tmp_path / "gone"
    asked = rank(images[:1], variants)
    asked = replace(asked, asked=(replace(asked.asked[0], variant=missing), asked.asked[1]))
    items = list(Ranker(Answers()).rank(asked))
    [found] = measures(items)
    assert found.uncertain is not None
    [nothing] = measures(Ranker(Answers()).rank(replace(asked, asked=asked.asked[:1])))
    assert "gone" in nothing.problem


def test_without_a_variant_nothing_can_be_said(images):
    [found] = measures(Ranker(Answers()).rank(rank(images[:1], ())))
    assert found.problem == "No variant is ticked."
