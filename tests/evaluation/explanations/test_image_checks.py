"""The checks of maps on an image and over a folder, with real small variants."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from segview.core.comparison import score_kinds as names
from segview.core.explanations.checks import CheckSettings, ImageChecks
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.spec import Variant
from segview.data.datasets import Pair, pairs
from segview.data.images import read_image
from segview.evaluation.explanations.explainer import Explainer, pack, unpack
from segview.evaluation.explanations.summaries import agreements, check_table, summaries
from segview.evaluation.protocol import Sample
from segview.evaluation.score_store import open_store
from segview.inference.explanations.alterations import disturb, patches_in_random_order
from segview.inference.explanations.subject import Subject
from segview.inference.predict.predictor import Predictor
from segview.networks.storage.checkpoint import LoadedVariant

FEW = CheckSettings(maps=("probability/*", "uncertainty", "cbam/spatial"), own_maps=False, steps=3, stages=2)


@pytest.fixture
def pair(make_pairs: Callable[[str, int], Path]) -> Pair:
    return pairs(make_pairs("explained", 1))[0]


def checks_of(explainer: Explainer, sample: Pair | Sample) -> ImageChecks:
    found = explainer.check(sample)
    assert isinstance(found, ImageChecks)
    return found


def subject_of(predictor: Predictor, variant: Path, loaded: LoadedVariant | None = None) -> Subject:
    one = loaded or predictor.variant(variant)
    (request,) = PredictionSettings().requests(Path(), [Variant(variant, one.config)])
    return Subject(one, request)


def test_every_map_gets_every_check(pair: Pair, tiny_variant: Callable[..., Path]) -> None:
    variant = tiny_variant("C", encoder="mobilenet_v2")
    found = checks_of(Explainer(Predictor(), variant, PredictionSettings(), FEW), pair)
    assert set(found.maps) == {"probability/class 1", "uncertainty", "cbam/spatial"}
    always = {names.RANDOM, names.AGREEMENT, names.MASS, names.CHANCE, names.DELETION, *names.UNDER.values()}
    for one in found.maps.values():
        assert always <= set(one.values)
        assert len(one.cascade) == 2
        assert all(np.isfinite(value) for value in one.values.values())
    assert {frozenset(pair) for pair in found.agreement} == {
        frozenset(pair) for pair in combinations(("probability/class 1", "uncertainty", "cbam/spatial"), 2)
    }
    assert set(found.mask) == set(names.DISTURBANCES)


def test_deletion_and_insertion_are_those_of_the_published_code(pair: Pair, tiny_variant: Callable[..., Path]) -> None:
    """As ``CausalMetric`` of RISE (Petsiuk et al., 2018): falling saliency, equal steps, area by trapezoids."""
    predictor, variant = Predictor(), tiny_variant("A")
    found = checks_of(Explainer(predictor, variant, PredictionSettings(), FEW), pair)
    subject = subject_of(predictor, variant)
    image = subject.at_input_size(read_image(pair.image).pixels)
    shares = subject.probabilities(image)
    mask = shares[1] > subject.variant.config.threshold
    assert mask.any()
    saliency = subject.fields(image, ["uncertainty"])["uncertainty"]
    zero = np.rint(np.array(subject.variant.config.preprocessing.mean) * 255).astype(np.uint8)
    salient = np.argsort(-saliency.ravel(), kind="stable")
    pixels, scores = image.reshape(-1, 3).copy(), []
    parts = np.array_split(salient, 3)
    for step in range(4):
        scores.append(float(subject.probabilities(pixels.reshape(image.shape))[1][mask].mean()))
        if step < 3:
            pixels[parts[step]] = zero
    curve = np.array(scores)
    one = found.maps["uncertainty"]
    assert one.deletion == pytest.approx(scores, abs=1e-6)
    assert one.values[names.DELETION] == pytest.approx((curve.sum() - curve[0] / 2 - curve[-1] / 2) / 3, abs=1e-6)
    assert one.values[names.DELETION_GAIN] == pytest.approx(
        np.trapezoid(found.deletion, dx=1 / 3) - one.values[names.DELETION], abs=1e-6
    )
    assert one.insertion[-1] == pytest.approx(scores[0], abs=1e-6)
    assert len(patches_in_random_order(subject.size, seed=0)) == mask.size


def test_under_a_disturbance_spearmans_correlation_is_told(pair: Pair, tiny_variant: Callable[..., Path]) -> None:
    predictor, variant = Predictor(), tiny_variant("A")
    found = checks_of(Explainer(predictor, variant, PredictionSettings(), FEW), pair)
    subject = subject_of(predictor, variant)
    image = subject.at_input_size(read_image(pair.image).pixels)
    moved = disturb(image, "shift", seed=0)
    one, other = (subject.fields(which, ["uncertainty"])["uncertainty"] for which in (image, moved.image))
    down, across = moved.moved
    expected = np.asarray(stats.spearmanr(one[:-down, :-across].ravel(), other[down:, across:].ravel()))[0]
    assert found.maps["uncertainty"].values[names.UNDER["shift"]] == pytest.approx(expected, abs=1e-6)


def test_without_ground_truth_nothing_is_said_of_where_a_map_points(
    pair: Pair, tiny_variant: Callable[..., Path]
) -> None:
    found = checks_of(Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), FEW), Sample(pair.image, None))
    for one in found.maps.values():
        assert not {names.POINTING, names.MASS, names.CHANCE, names.ERRORS} & set(one.values)
        assert names.RANDOM in one.values


def test_what_is_kept_is_not_computed_again(pair: Pair, tiny_variant: Callable[..., Path]) -> None:
    with open_store() as store:
        first = checks_of(Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), FEW, store=store), pair)

        def refuse() -> None:
            raise AssertionError("a network runs")

        again = Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), FEW, store=store, pause=refuse)
        assert checks_of(again, pair) == first
        # Other settings are another question.
        other = Explainer(
            Predictor(), tiny_variant("A"), PredictionSettings(), CheckSettings(steps=2), store=store, pause=refuse
        )
        assert other.known_checks(pair) is None


def test_checks_are_kept_whole(pair: Pair, tiny_variant: Callable[..., Path]) -> None:
    found = checks_of(Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), FEW), pair)
    assert unpack(pack(found)) == found
    with pytest.raises(ValueError, match="cannot be read"):
        unpack(pack(found)[:-3])


def test_class_activation_maps_are_checked_too(pair: Pair, tiny_variant: Callable[..., Path]) -> None:
    layer = "trunk.encoder.model.blocks.4.0"
    settings = CheckSettings(maps=(f"eigen-cam/{layer}",), own_maps=False, steps=2, stages=1, disturb=False)
    found = checks_of(Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), settings), pair)
    assert set(found.maps) == {f"eigen-cam/{layer}"}
    assert names.DELETION in found.maps[f"eigen-cam/{layer}"].values


def test_over_a_folder_there_are_means_with_intervals(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    settings = CheckSettings(maps=("uncertainty", "probability/*"), own_maps=False, steps=2, stages=1, disturb=False)
    explainer = Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), settings)
    every = pairs(make_pairs("several", 3))
    found = {(pair.image, "tiny-a"): checks_of(explainer, pair) for pair in every}
    table = check_table(found)
    assert set(table.variants) == {"tiny-a · probability/class 1", "tiny-a · uncertainty"}
    for one in summaries(found):
        column = table.column(f"tiny-a · {one.map}")
        for check, interval in one.means.items():
            values = table.values(check)[:, column]
            assert interval.value == pytest.approx(np.nanmean(values))
            if np.nanstd(values) > 1e-9 and (~np.isnan(values)).all():
                assert interval.low < interval.value < interval.high
        assert one.images == 3
    ((key, value),) = agreements(found).items()
    assert key[0] == "tiny-a"
    assert value == pytest.approx(np.mean([next(iter(one.agreement.values())) for one in found.values()]))


def test_an_image_that_cannot_be_read_costs_itself_alone(tmp_path: Path, tiny_variant: Callable[..., Path]) -> None:
    broken = tmp_path / "broken.png"
    broken.write_text("no image")
    found = Explainer(Predictor(), tiny_variant("A"), PredictionSettings(), FEW).check(Sample(broken, None))
    assert not isinstance(found, ImageChecks)
    assert "broken.png" in found.reason
