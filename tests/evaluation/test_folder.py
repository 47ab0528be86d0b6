"""Scores of a variant on pairs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.requests.request import Failure, Request
from segview.core.variants.classes import IGNORED, Labelling
from segview.core.variants.folders import read_config
from segview.data.artefacts import artefacts
from segview.data.datasets import pairs, read_pair
from segview.evaluation.folder import evaluate, summary
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor
from segview.metrics.boundary import boundary
from segview.metrics.confusion import Confusion
from segview.metrics.counts import Counts
from segview.metrics.scores import dice


def test_counts_are_those_of_the_mask(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    folder, variant, predictor = make_pairs("held", 3), tiny_variant("B"), Predictor()
    found = list(evaluate(predictor, variant, pairs(folder), Protocol(resolution="image")))
    for pair, one in zip(pairs(folder), found, strict=True):
        assert isinstance(one, ImageScore)
        image, truth = read_pair(pair)
        *_, last = predictor.predict(Request(pair.image, variant, (1.0,)), image)
        assert last.target is not None
        mask = last.target.array() > 0.5
        assert one.counts == Counts(
            true_positive=int((mask & (truth == 1)).sum()),
            false_positive=int((mask & (truth == 0)).sum()),
            false_negative=int((~mask & (truth == 1)).sum()),
            true_negative=int((~mask & (truth == 0)).sum()),
        )


def test_on_tissue_only_what_lies_on_artefacts_does_not_count(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    (pair,) = pairs(make_pairs("framed", 1))
    image, truth = read_pair(pair)
    framed = image // 4 * 3 + 30
    framed[:, : framed.shape[1] // 2] = 0
    Image.fromarray(framed.astype(np.uint8)).save(pair.image)
    (one,) = evaluate(Predictor(), tiny_variant("B"), [pair], Protocol(resolution="image", tissue_only=True))
    assert isinstance(one, ImageScore)
    assert isinstance(one.counts, Counts)
    tissue = artefacts(framed.astype(np.uint8)) == 0
    assert 0.4 < tissue.mean() <= 0.5
    assert one.counts.true_positive + one.counts.false_negative == int((truth[tissue] == 1).sum())
    assert sum(vars(one.counts).values()) == int(tissue.sum())


def test_a_pair_that_cannot_be_read_is_told_and_the_rest_goes_on(
    make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    folder = make_pairs("held", 3)
    (folder / "images" / "held-01.png").write_bytes(b"no image")
    found = list(evaluate(Predictor(), tiny_variant("A"), pairs(folder), Protocol()))
    assert [isinstance(one, ImageScore) for one in found] == [True, False, True]
    assert isinstance(found[1], Failure)
    assert "held-01.png" in str(found[1])


def test_the_summary_names_what_is_the_mean_of_what(tiny_variant: Callable[..., Path]) -> None:
    config = Predictor().variant(tiny_variant("A")).config
    # One small image without a fault, one large one that is all wrong.
    outlines = boundary(np.ones((2, 2), np.uint8), np.zeros((2, 2), np.uint8), 2)
    counts = (Counts(10, 0, 0, 90), Counts(0, 300, 600, 0))
    scores = [ImageScore(Path(str(place)), one, outlines) for place, one in enumerate(counts)]
    found = {(score.name, score.over): score.value for score in summary(scores, config, Protocol(), "these")}
    assert found[("Dice", "mean over images")] == 0.5
    assert found[("Dice", "over all pixels")] == pytest.approx(20 / 920, abs=1e-4)
    assert found[("IoU", "over all pixels")] == pytest.approx(10 / 910, abs=1e-4)
    assert found[("pixel accuracy", "mean over images")] == 0.5
    assert found[("boundary F", "mean over images")] == 1  # neither has an outline
    assert {score.count for score in summary(scores, config, Protocol(), "these")} == {2}
    with pytest.raises(UserError, match="these"):
        summary([], config, Protocol(), "these")


def test_many_classes_have_the_scores_of_their_labels(
    make_scenes: Callable[[str, int], Path], tiny_variant: Callable[..., Path], tmp_path: Path
) -> None:
    folder, predictor = make_scenes("held", 3), Predictor()
    variant = ignoring(tiny_variant("plain", classes=3, encoder="mobilenet_v2"), tmp_path / "variant", ignored=9)
    found = list(evaluate(predictor, variant, pairs(folder), Protocol(resolution="image")))
    for pair, one in zip(pairs(folder), found, strict=True):
        assert isinstance(one, ImageScore)
        assert isinstance(one.counts, Confusion)
        image, truth = read_pair(pair, Labelling(3, 9))
        *_, last = predictor.predict(Request(pair.image, variant, (1.0,)), image)
        labels = np.stack([last.maps[f"probability/{name}"].values for name in last.classes]).argmax(axis=0)
        assert one.counts.counts[2, 1] == ((truth == 2) & (labels == 1)).sum()
        assert one.counts.counts.sum() == (truth != IGNORED).sum() < truth.size
    config = predictor.variant(variant).config
    scores = summary([one for one in found if isinstance(one, ImageScore)], config, Protocol(), "these")
    values = {(score.name, score.over): score.value for score in scores}
    each = [values[(f"IoU of {name}", "over all pixels")] for name in config.classes]
    assert values[("mIoU", "over all pixels")] == pytest.approx(np.mean(each), abs=1e-4)
    assert values[("pixel accuracy", "mean over images")] <= 1


def test_a_number_that_no_class_has_is_told(
    make_scenes: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    (found,) = evaluate(Predictor(), tiny_variant("plain", classes=3), pairs(make_scenes("held", 1)), Protocol())
    assert isinstance(found, Failure)
    assert "holds the number 9, but there are 3 classes, 0 to 2" in str(found)


def ignoring(variant: Path, copy: Path, *, ignored: int) -> Path:
    """Return a copy of a variant whose masks have a number that counts for nothing."""
    shutil.copytree(variant, copy)
    content = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**content, "ignored": ignored}))
    return copy


def test_the_shipped_scores_are_reached_again(kvasir: Path) -> None:
    from segview.core.base.places import models_folder

    chosen = pairs(kvasir / "test")[:20]
    found = list(evaluate(Predictor(), models_folder() / "unet-mobilenet_v2-a", chosen, Protocol()))
    dices = [dice(one.counts) for one in found if isinstance(one, ImageScore) and isinstance(one.counts, Counts)]
    assert len(dices) == 20
    assert np.mean(dices) > 0.8


def test_under_scale_attention_the_scales_of_the_training_are_scored(
    tiny_variant: Callable[..., Path], make_pairs: Callable[[str, int], Path]
) -> None:
    chosen = pairs(make_pairs("held", 2))
    for kind in ("explicit", "hierarchical"):
        folder = tiny_variant("A", scale_attention=kind, trained_scales=(0.5, 1.0))
        plain, both = (
            [one for one in evaluate(Predictor(), folder, chosen, protocol) if isinstance(one, ImageScore)]
            for protocol in (Protocol(device="cpu"), Protocol(scales=(0.5, 1.0), device="cpu"))
        )
        assert len(plain) == 2
        assert [one.counts for one in plain] == [one.counts for one in both]
        (size,) = {score.size for score in summary(plain, read_config(folder), Protocol(), "these")}
        assert size == f"64 × 64; scales 0.5, 1, weighed by {kind} attention"


def test_scales_outside_training_are_marked_in_the_scores(
    tiny_variant: Callable[..., Path], make_pairs: Callable[[str, int], Path]
) -> None:
    folder, protocol = tiny_variant("A"), Protocol(scales=(0.5, 1.0, 2.0), device="cpu")
    done = list(evaluate(Predictor(), folder, pairs(make_pairs("held", 1)), protocol))
    scores = summary([one for one in done if isinstance(one, ImageScore)], read_config(folder), protocol, "these")
    assert {one.size for one in scores} == {"64 × 64; scales 0.5, 1, 2 (0.5, 2 outside training), merged by average"}
