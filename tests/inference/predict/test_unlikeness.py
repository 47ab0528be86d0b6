"""A variant with a reference says how far an image lies from those that it knows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from segview.cli.app import run
from segview.core.answers.prediction import Prediction
from segview.core.answers.unlikeness import unlike_text
from segview.core.requests.request import Request
from segview.core.variants.folders import CARD, read_config
from segview.core.variants.spec import NetworkSpec
from segview.evaluation.answer import Answers
from segview.evaluation.batch.batch_request import BatchRequest
from segview.evaluation.evaluator import Evaluator
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol, Sample
from segview.inference.backends.devices import execution_modes
from segview.inference.maps import CLASSES
from segview.inference.maps.evidence import Evidence
from segview.inference.maps.taps import maps
from segview.inference.passes.forward import forward
from segview.inference.predict.predictor import Predictor
from segview.inference.rendering.export import mask_file, record
from segview.networks.base.tap import SUMMARY, capture
from segview.networks.build import build
from segview.networks.choices import METHODS
from segview.networks.storage.reference import NAME

SIDE = 64


def _picture(path: Path, seed: int, *, low: int, high: int, noise: float) -> Path:
    rng = np.random.default_rng(seed)
    colour = rng.integers(low, high, 3)
    pixels = np.clip(colour + rng.normal(0, noise, (SIDE, SIDE, 3)), 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, tiny_variants: Path) -> Path:
    """A folder with the variant ``knows``, which knows images of ``known/``; ``like.png`` and ``unlike.png``."""
    folder = tmp_path_factory.mktemp("reference")
    (folder / "known").mkdir()
    for number in range(24):
        _picture(folder / "known" / f"{number:02}.png", number, low=110, high=190, noise=4)
    _picture(folder / "like.png", 99, low=120, high=180, noise=4)
    _picture(folder / "unlike.png", 98, low=0, high=255, noise=90)
    shutil.copytree(tiny_variants / "tiny-b", folder / "knows")
    assert run(["reference", str(folder / "knows"), str(folder / "known"), "--device", "cpu"]) == 0
    return folder


def _request(folder: Path, name: str, **fields: object) -> Request:
    return replace(Request(folder / name, folder / "knows", backend="torch"), **fields)  # pyright: ignore[reportArgumentType]


def test_what_is_unlike_the_known_images_is_said(known: Path) -> None:
    predictor = Predictor()
    *_, like = predictor.predict(_request(known, "like.png"))
    *_, unlike = predictor.predict(_request(known, "unlike.png", scales=(0.5, 1.0), flip=True))
    assert like.unlikeness is not None
    assert like.unlikeness < 1 < 3 < (unlike.unlikeness or 0)
    assert unlike_text(like.unlikeness) == unlike_text(None) == ""
    assert "unlike its validation images" in str(unlike_text(unlike.unlikeness))
    said = record(unlike, read_config(known / "knows"), 0.5, None)["unlikeness"]
    assert said == {"distance": round(unlike.unlikeness or 0, 4), "far": 1.0, "is_unlike": True}
    # It is told by the pass at scale 1 alone, which the reference was made with.
    *_, smaller = predictor.predict(_request(known, "unlike.png", scales=(0.5,)))
    assert smaller.unlikeness is None
    assert "unlikeness" not in record(smaller, read_config(known / "knows"), 0.5, None)


def test_it_is_told_where_no_map_but_the_mask_is_asked_for(known: Path) -> None:
    answers, request = Answers(), _request(known, "unlike.png", scales=(0.5, 1.0))
    whole = answers.last(request)
    masks = answers.last(request, needs=BatchRequest({}, request, only="masks").needs)
    assert masks.unlikeness == whole.unlikeness is not None
    assert not any("cbam" in name or name.startswith("scale/") for name in masks.maps), "maps that nobody writes"
    assert mask_file(masks, 0.5) == mask_file(whole, 0.5)
    for only in (None, "maps"):
        assert BatchRequest({}, request, only=only).needs.groups is None
    assert BatchRequest({}, request, only="masks", figures=True).needs.groups is None


@pytest.mark.parametrize(("variant", "own"), [("knows", False), ("tiny-d", True)])
def test_scores_are_the_same_where_maps_that_are_not_scored_are_no_longer_computed(
    known: Path, tiny_variants: Path, monkeypatch: pytest.MonkeyPatch, variant: str, own: bool
) -> None:
    folder = known / variant if (known / variant).exists() else tiny_variants / variant
    predictor, asked = Predictor(), list[object]()
    plain = predictor.predict

    def noted(request: Request, pixels: np.ndarray, *, groups: frozenset[str] | None) -> Iterator[Prediction]:
        asked.append(groups)
        yield from plain(request, pixels, groups=groups)

    monkeypatch.setattr(predictor, "predict", noted)
    samples = [Sample(known / name, None) for name in ("like.png", "unlike.png", "unlike.png")]
    evaluator = Evaluator(predictor, folder, Protocol(device="cpu", scales=(0.5, 1.0)), None)
    _, *rest = [evaluator.score(sample) for sample in samples]
    alone = Evaluator(predictor, folder, Protocol(device="cpu", scales=(0.5, 1.0)), None).score(samples[-1])
    assert asked == [None, *([None, None] if own else [CLASSES, CLASSES]), None]
    assert isinstance(alone, ImageScore)
    assert any("map mean" in name for name in alone.measured) == own
    for one in rest:
        assert isinstance(one, ImageScore)
        assert one.pack() == alone.pack()


def test_scores_of_a_folder_have_it_and_the_card_tells(known: Path) -> None:
    found = Evaluator(Predictor(), known / "knows", Protocol(device="cpu"), None).score(
        Sample(known / "unlike.png", None)
    )
    assert isinstance(found, ImageScore)
    assert found.values()["unlikeness"] > 3
    config = read_config(known / "knows")
    assert config.reference_images == 24
    assert "unlike the 24 that it was validated on" in (known / "knows" / CARD).read_text()


def test_the_reference_of_a_variant_is_read_when_it_comes(known: Path, tmp_path: Path) -> None:
    shutil.copytree(known / "knows", tmp_path / "knows")
    shutil.copy(known / "like.png", tmp_path)
    reference = tmp_path / "knows" / NAME
    kept = reference.read_bytes()
    reference.unlink()
    predictor = Predictor()
    assert [one.unlikeness for one in predictor.predict(_request(tmp_path, "like.png"))] == [None]
    reference.write_bytes(kept)
    assert [one.unlikeness is None for one in predictor.predict(_request(tmp_path, "like.png"))] == [False]


@torch.no_grad()
@pytest.mark.parametrize("architecture", ["unet_original", "sanet", "segformer_b0", "seenet", "wnet", "setr_pup"])
def test_the_summary_is_of_the_encoder_and_no_map(architecture: str) -> None:
    assert architecture not in METHODS
    torch.manual_seed(0)
    network = build(NetworkSpec(architecture=architecture, size="small")).eval()
    done = forward(network, torch.rand(1, 3, SIDE, SIDE), scale=1.0, flip=True, mode=execution_modes("cpu")[0])
    summary = done.tap_outputs[SUMMARY].tensor
    assert summary.shape[1:] == (1, 1)
    assert len(summary) >= 64
    p = done.probabilities
    evidence = Evidence((SIDE, SIDE), ("background", "target"), (done,), p[None], p, 1.0)
    assert SUMMARY not in {one.name for one in maps(evidence)}


@torch.no_grad()
def test_the_summary_is_the_mean_of_each_stage_from_a_quarter_on() -> None:
    network = build(NetworkSpec(encoder="mobilenet_v2", decoder_channels=(8,) * 5)).eval()
    x = torch.rand(1, 3, SIDE, SIDE)
    with capture(network) as captured:
        network(x)
    features = network.trunk.encoder(x)
    expected = torch.cat([one.mean(dim=(2, 3)) for one in features[2:]], dim=1)
    torch.testing.assert_close(captured[SUMMARY].tensor[:, :, 0, 0], expected)
