"""Tables of scores: from an evaluation, from files, by cluster and by slice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sklearn import metrics

from segview.core.base.errors import UserError
from segview.core.comparison.csv_tables import as_csv, read_tables
from segview.core.comparison.joining import join_column
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.request import Request
from segview.data.datasets import pairs, read_pair
from segview.evaluation.comparison.clusters import clusters_in, clusters_of
from segview.evaluation.comparison.facts import facts_of
from segview.evaluation.comparison.slices import slices
from segview.evaluation.comparison.tables import table_of
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor


def test_scores_are_those_of_scikit_learn(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    folder, variant, predictor = make_pairs("held", 3), tiny_variant("B"), Predictor()
    for pair, one in zip(pairs(folder), evaluate(predictor, variant, pairs(folder), Protocol("image")), strict=True):
        assert isinstance(one, ImageScore)
        pixels, truth = read_pair(pair)
        *_, prediction = predictor.predict(Request(pair.image, variant, (1.0,)), pixels)
        assert prediction.target is not None
        probability = prediction.target.array().ravel()
        mask, true, values = probability > 0.5, truth.ravel() == 1, one.values()
        assert values["Dice"] == pytest.approx(metrics.f1_score(true, mask))
        assert values["IoU"] == pytest.approx(metrics.jaccard_score(true, mask))
        assert values["precision"] == pytest.approx(metrics.precision_score(true, mask) if mask.any() else 1)
        assert values["recall"] == pytest.approx(metrics.recall_score(true, mask))
        assert values["pixel accuracy"] == pytest.approx(metrics.accuracy_score(true, mask))
        inside = np.abs(probability - 0.5) <= 0.2
        assert values["confident errors"] == pytest.approx(((mask != true) & ~inside).mean(), abs=1e-4)
        assert values["uncertain errors"] == pytest.approx(((mask != true) & inside).mean(), abs=1e-4)
        assert values["area"] == pytest.approx(mask.mean())
        parts = one.quotients()["Dice"]
        assert parts[0] / parts[1] == pytest.approx(values["Dice"])


def test_the_table_has_what_was_found_and_how_far_variants_agree(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    folder, predictor = make_pairs("held", 2), Predictor()
    every = pairs(folder)
    found = {}
    for name in ("A", "B"):
        for one in evaluate(predictor, tiny_variant(name), every, Protocol()):
            assert isinstance(one, ImageScore)
            found[one.image, name] = one
    del found[every[1].image, "B"]
    table = table_of([pair.image for pair in every], ("A", "B"), found)
    assert table.first_score == "Dice"
    assert table.values("Dice").shape == (2, 2)
    assert np.isnan(table.values("Dice")[1, 1])
    one, other = (found[every[0].image, name].small for name in ("A", "B"))
    assert one is not None
    assert other is not None
    expected = metrics.f1_score(one.ravel(), other.ravel()) if one.any() or other.any() else 1.0
    assert table.values("agreement")[0] == pytest.approx([expected, expected])


def table() -> ScoreTable:
    return ScoreTable(
        ("/a/p1_1.png", "/a/p1_2.png", "/b/p2_1.png"),
        ("A", "B"),
        {"Dice": np.array([[0.5, 0.6], [0.7, np.nan], [0.9, 0.8]])},
        facts={"glare": (0.1, 0.2, None), "folder": ("/a", "/a", "/b")},
    )


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text(as_csv(table()))
    again = read_tables([tmp_path / "scores.csv"])
    assert again.images == table().images
    assert again.variants == table().variants
    assert np.array_equal(again.values("Dice"), table().values("Dice"), equal_nan=True)
    assert again.facts["folder"] == ("/a", "/a", "/b")
    assert again.facts["glare"][:2] == (0.1, 0.2)


def test_tables_of_other_programs_are_joined_by_the_names_of_images(tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("image;Dice\nx/1.png;0.5\nx/2.png;0.25\n")
    (tmp_path / "theirs.csv").write_text("\ufeffcase,Dice,hd95\n2,0.75,3\n1,1,4.5\n3,0,9\n", encoding="utf-8")
    found = read_tables([tmp_path / "ours.csv", tmp_path / "theirs.csv"])
    assert found.variants == ("ours", "theirs")
    assert np.array_equal(found.values("Dice"), [[0.5, 1], [0.25, 0.75], [np.nan, 0]], equal_nan=True)
    assert np.isnan(found.values("hd95")[:, 0]).all()


def test_equal_scores_of_variants_stay_scores_and_equal_facts_are_facts(tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("image,variant,Dice,brightness\n1.png,a,0,7\n1.png,b,0,7\n2.png,a,0.5,8\n2.png,b,0.5,8\n")
    read = read_tables([table])
    assert read.first_score == "Dice"
    assert np.array_equal(read.values("Dice"), [[0, 0], [0.5, 0.5]])
    assert read.facts == {"brightness": (7.0, 8.0)}


def test_tables_that_cannot_be_used_say_why(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("image,comment\n1,good\n")
    with pytest.raises(UserError, match="no column of numbers"):
        read_tables([tmp_path / "words.csv"])
    (tmp_path / "twice.csv").write_text("image,variant,Dice\n1,A,0.5\n1,A,0.6\n")
    with pytest.raises(UserError, match="second time"):
        read_tables([tmp_path / "twice.csv"])
    (tmp_path / "empty.csv").write_text("")
    for given in ("empty.csv", "missing.csv"):
        with pytest.raises(UserError, match=given):
            read_tables([tmp_path / given])


def test_clusters_come_from_folders_names_or_a_table(tmp_path: Path) -> None:
    images = table().images
    assert clusters_of(images, "folder").of_image == ("/a", "/a", "/b")
    assert clusters_of(images, r"^(p\d+)_").of_image == ("p1", "p1", "p2")
    file = tmp_path / "patients.csv"
    file.write_text("image,patient\np1_1.png,X\np1_2,X\np2_1.png,Y\n")
    found = clusters_of(images, f"{file}:patient")
    assert (found.of_image, found.word) == (("X", "X", "Y"), "patients")
    with pytest.raises(UserError, match="does not match p1_1"):
        clusters_of(images, "^q")
    with pytest.raises(UserError, match="neither"):
        clusters_of(images, "(")
    with pytest.raises(UserError, match="column"):
        clusters_of(images, f"{file}:sequence")
    file.write_text("image,patient\np1_1.png,X\n")
    with pytest.raises(UserError, match="2 of 3 images"):
        clusters_of(images, f"{file}:patient")
    assert join_column(file, "patient", images) == ("X", None, None)


def test_a_name_that_fits_two_rows_or_another_identifier_joins_none(tmp_path: Path) -> None:
    file = tmp_path / "patients.csv"
    file.write_text("image,patient\na.jpg,X\na.png,Y\n1.2.840.4,Z\n")
    assert join_column(file, "patient", ("a.jpg", "a.tif", "1.2.840.4", "1.2.840.5")) == ("X", None, "Z", None)


def test_clusters_may_be_a_fact_of_the_table() -> None:
    table = ScoreTable(("a.png", "b.png"), ("A",), {"Dice": np.zeros((2, 1))}, facts={"patient": ("x", 1.0)})
    found = clusters_in(table, "patient")
    assert (found.of_image, found.word) == (("x", "1.0"), "patients")
    with pytest.raises(UserError, match="patient is not known of 1 of 2 images"):
        clusters_in(replace(table, facts={"patient": ("x", None)}), "patient")


def test_slices_part_words_by_word_and_numbers_into_three() -> None:
    numbers = tuple(float(value) for value in range(30))
    many = ScoreTable(tuple(map(str, range(30))), ("A",), {"Dice": np.zeros((30, 1))}, facts={"area": numbers})
    assert [len(one.places) for one in slices(many, "area")] == [10, 10, 10]
    assert [(one.name, one.places.tolist()) for one in slices(table(), "folder")] == [("/a", [0, 1]), ("/b", [2])]
    assert [one.name for one in slices(table(), "glare")] == ["0.1", "0.2", "not known"]
    with pytest.raises(UserError, match="'light'"):
        slices(table(), "light")


def test_facts_say_what_an_image_is_like(tmp_path: Path) -> None:
    pixels, mask = np.full((60, 80, 3), 51, np.uint8), np.zeros((60, 80), np.uint8)
    mask[2:14, 30:50] = 255
    mask[40:50, 5:15] = 255
    Image.fromarray(pixels).save(tmp_path / "image.png")
    Image.fromarray(mask).save(tmp_path / "mask.png")
    found = facts_of(tmp_path / "image.png", tmp_path / "mask.png")
    assert found["brightness"] == pytest.approx(0.2)
    assert found["sharpness"] == pytest.approx(0)
    assert found["target area"] == pytest.approx((mask > 0).mean())
    assert found["parts"] == 2
    assert found["folder"] == str(tmp_path)
    mask[40:50] = 0
    Image.fromarray(mask).save(tmp_path / "mask.png")
    assert facts_of(tmp_path / "image.png", tmp_path / "mask.png")["position"] == "top"
    assert facts_of(tmp_path / "image.png", None)["parts"] is None
