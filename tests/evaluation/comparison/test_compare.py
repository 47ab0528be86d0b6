"""Variants compared over images: means, pairs and what is said of them."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.core.comparison.comparison import Comparison
from segview.core.comparison.score_table import Ratio, ScoreTable
from segview.evaluation.comparison.compare import Clusters, compare, deciding
from segview.metrics.intervals import intervals, mean_of


def table_of(values: np.ndarray, score: str = "Dice", **ratios: Ratio) -> ScoreTable:
    names = "ABCDE"[: values.shape[1]]
    return ScoreTable(tuple(f"{place}.png" for place in range(len(values))), tuple(names), {score: values}, ratios)


def made(images: int = 200, variants: int = 3, seed: int = 0) -> np.ndarray:
    """Return scores in which B is 0.03 better than A, and C is as good as A."""
    chance = np.random.default_rng(seed)
    base = chance.beta(8, 2, (images, 1))
    shifts = np.array([0.0, 0.03, 0.0, -0.05, 0.01])[:variants]
    noise = chance.normal(0, 0.05, (images, variants))
    return base + shifts + noise - noise.mean(axis=0)


def test_each_pair_has_its_difference_its_tests_and_its_sentence() -> None:
    values = made()
    found = compare(table_of(values))
    assert [(pair.variant, pair.base) for pair in found.pairs] == [("B", "A"), ("C", "A"), ("C", "B")]
    better, same, worse = found.pairs
    difference = values[:, 1] - values[:, 0]
    assert better.over_images == intervals([mean_of(difference)])[0]
    assert (better.higher, better.lower) == ((difference > 0).sum(), (difference < 0).sum())
    assert better.is_clear
    assert better.sentence.startswith("B has a better Dice than A: +0.030, 0.0")
    assert better.sentence.endswith("200 images.")
    assert worse.sentence.startswith("C has a worse Dice than B: −0.030, −0.0")
    assert not same.is_clear
    assert same.sentence.startswith("200 images show no clear difference in Dice between C and A: ")
    assert "would be needed" in same.sentence
    assert better.p < better.p_corrected
    assert [mean.over_images.value for mean in found.means] == pytest.approx(values.mean(axis=0))
    assert compare(table_of(values)) == found


def test_against_one_variant_only_its_pairs_count_for_the_correction() -> None:
    values = made(variants=4)
    found = compare(table_of(values), against="B")
    assert [(pair.variant, pair.base) for pair in found.pairs] == [("A", "B"), ("C", "B"), ("D", "B")]
    with pytest.raises(UserError, match="Did you mean 'A'"):
        compare(table_of(values), against="a")


def test_an_image_that_one_variant_lacks_counts_for_the_others() -> None:
    values = made()
    values[:50, 2] = np.nan
    found = compare(table_of(values))
    assert [pair.images for pair in found.pairs] == [200, 150, 150]
    assert [mean.images for mean in found.means] == [200, 200, 150]
    kept = values[50:, 2] - values[50:, 0]
    assert found.pairs[1].over_images.value == pytest.approx(kept.mean())
    values[:, 2] = np.nan
    assert compare(table_of(values)).pairs[1].sentence == "No image was scored for both C and A."


def test_over_pixels_counts_are_added_before_they_are_divided() -> None:
    chance = np.random.default_rng(0)
    whole = chance.integers(100, 4000, (50, 2)).astype(float)
    part = np.floor(whole * chance.uniform(0.5, 1, (50, 2)))
    found = compare(table_of(part / whole, Dice=Ratio(part, whole)))
    totals = part.sum(axis=0) / whole.sum(axis=0)
    pixels = [mean.over_pixels for mean in found.means]
    assert [one.value for one in pixels if one is not None] == pytest.approx(totals)
    (pair,) = found.pairs
    assert pair.over_pixels is not None
    assert pair.over_pixels.value == pytest.approx(totals[1] - totals[0])
    assert pair.over_pixels.low < pair.over_pixels.value < pair.over_pixels.high


def test_clusters_are_drawn_as_wholes_and_widen_the_interval() -> None:
    chance = np.random.default_rng(4)
    of_patient = np.repeat(chance.normal(0.01, 0.05, 29), 10)
    base = chance.beta(8, 2, 290)
    values = np.stack([base, base + of_patient + chance.normal(0, 0.01, 290)], axis=1)
    names = tuple(f"patient {place // 10}" for place in range(290))

    def width(found: Comparison) -> float:
        return found.pairs[0].over_images.high - found.pairs[0].over_images.low

    alone, together = compare(table_of(values)), compare(table_of(values), clusters=Clusters(names, "patients"))
    assert width(together) > 2.5 * width(alone)
    assert together.pairs[0].clusters == 29
    assert "29 patients" in together.pairs[0].sentence
    with pytest.raises(UserError, match="cannot use clusters"):
        compare(table_of(values), clusters=Clusters(names), test="Wilcoxon")


def test_the_words_follow_what_is_better() -> None:
    values = made()[:, :2]
    assert "B finds more than A" in compare(table_of(values, "recall")).sentences[0]
    assert "B has a worse Hausdorff 95 than A" in compare(table_of(values, "Hausdorff 95")).sentences[0]
    assert "B has a higher area than A" in compare(table_of(values, "area")).sentences[0]
    assert "B has a worse my loss than A" in compare(table_of(values, "my loss")).sentences[0]
    equal = np.repeat(values[:, :1], 2, axis=1)
    assert compare(table_of(equal)).sentences == ("B and A have the same Dice on all 200 images.",)


def test_few_images_are_warned_of() -> None:
    assert "Student" in compare(table_of(made(5))).notes[0]
    assert "few" in compare(table_of(made(12))).notes[0]
    assert compare(table_of(made(40))).notes == ()


def test_the_images_that_decide_are_those_without_which_the_difference_is_gone() -> None:
    differences = np.array([0.5, 0.3, -0.1, -0.1, -0.1, 0.0])
    # 0.5 in all: without the first, nothing is left.
    assert deciding(differences) == 1
    assert deciding(-differences) == 1
    assert deciding(np.full(10, 0.1)) == 10
    assert deciding(np.array([0.1, -0.1])) == 0
    values = np.zeros((200, 2))
    values[:6, 1] = 1
    assert "It depends on 6 of 200 images." in compare(table_of(values)).sentences[0]


def test_a_table_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        ScoreTable(("a",), ("A",), {"Dice": np.zeros((2, 1))})
    with pytest.raises(UserError, match="'Dise'"):
        compare(table_of(made()), "Dise")


def test_ten_thousand_images_and_five_variants_are_compared_at_once() -> None:
    values = made(10_000, 5)
    found = compare(table_of(values, Dice=Ratio(values, np.ones_like(values))))
    assert len(found.pairs) == 10
    assert len(found.means) == 5
