"""Folders of predictions run through the whole engine, as any variant does."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.core.variants.ablation import Ablation, ablation_path
from segview.evaluation.answer import Answers
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.finding import find, variants_at
from segview.inference.variants.predictions import predictions_variant, without_partner
from tests.networks.adapters.foreign_folders import dataset_json


@pytest.fixture
def pairs(tmp_path: Path, polyp_image: Path, polyp_mask: Path) -> Path:
    for part in ("images", "masks", "theirs"):
        (tmp_path / part).mkdir()
    shutil.copy(polyp_image, tmp_path / "images" / "one.png")
    for part in ("masks", "theirs"):
        Image.open(polyp_mask).save(tmp_path / part / "one.png")
    return tmp_path


def test_a_folder_of_masks_answers_exactly_what_it_holds(pairs: Path) -> None:
    variant = find(str(pairs / "theirs"))
    request = Request(pairs / "images" / "one.png", variant.folder, variant.config.scales_for((0.5, 1.0)))
    prediction = Answers().last(request)
    mask = np.asarray(Image.open(pairs / "theirs" / "one.png")) >= 128
    assert request.scales == (1.0,)
    assert (prediction.maps["probability/target"].array() == mask).all()
    assert not prediction.maps["uncertainty"].array().any()
    assert prediction.counts is not None
    assert "read from the disk" in prediction.path


def test_what_is_written_anew_is_read_anew(pairs: Path) -> None:
    path, predictor = pairs / "theirs" / "one.png", Predictor()
    request = Request(pairs / "images" / "one.png", pairs / "theirs")
    before = [*predictor.predict(request)][-1]
    mask = np.asarray(Image.open(path))
    Image.fromarray(255 - mask).save(path)
    after = [*predictor.predict(request)][-1]
    assert (before.maps["mask"].values != after.maps["mask"].values).all()


def test_it_can_be_refined_like_any_other(pairs: Path) -> None:
    changed = ablation_path(pairs / "theirs", Ablation(crf=True))
    (found,) = variants_at(changed).variants
    assert found.name == "theirs with CRF"
    prediction = [*Predictor().predict(Request(pairs / "images" / "one.png", changed))][-1]
    assert "change/target" in prediction.maps


def test_an_image_without_a_prediction_is_said(pairs: Path, polyp_image: Path) -> None:
    shutil.copy(polyp_image, pairs / "images" / "two.png")
    images = [pairs / "images" / name for name in ("one.png", "two.png")]
    assert without_partner(predictions_variant(pairs / "theirs"), images) == "theirs: no prediction on two.png."
    with pytest.raises(UserError, match=r"no prediction on two\.png"):
        Answers().last(Request(images[1], pairs / "theirs"))


def test_classes_have_the_names_that_are_given(pairs: Path) -> None:
    labels = np.zeros((20, 20), np.uint8)
    labels[:10] = 3
    Image.fromarray(labels).save(pairs / "theirs" / "one.png")
    assert predictions_variant(pairs / "theirs").classes == ("class 0", "class 1", "class 2", "class 3")
    named = predictions_variant(pairs / "theirs", ("sky", "road", "tree", "car", "sign"))
    assert named.classes[-1] == "sign"
    with pytest.raises(UserError, match="Give one for each"):
        predictions_variant(pairs / "theirs", ("sky", "road"))


def test_a_folder_of_nothing_is_no_variant(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no prediction"):
        find(str(tmp_path))
    assert "holds no prediction" in variants_at(tmp_path).problems[0]


def test_predictions_of_nnunet_are_no_result_of_a_training(pairs: Path) -> None:
    labels = np.asarray(Image.open(pairs / "theirs" / "one.png")) // 255
    Image.fromarray(labels).save(pairs / "theirs" / "one.png")
    (pairs / "theirs" / "dataset.json").write_text(dataset_json({"background": 0, "polyp": 1, "tool": 2}))
    (pairs / "theirs" / "plans.json").write_text("{}")
    variant = find(str(pairs / "theirs"))
    assert variant.config.is_stored
    assert variant.classes == ("background", "polyp", "tool")  # of which these files show two
    prediction = [*Predictor().predict(Request(pairs / "images" / "one.png", variant.folder))][-1]
    assert (prediction.maps["labels"].values == labels).all()
    (pairs / "theirs" / "fold_0").mkdir()
    with pytest.raises(UserError, match="is a result of nnU-Net"):
        find(str(pairs / "theirs"))
