"""Proxy masks: fused attention becomes masks, and the masks a data set that a plan trains on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from skimage.color import rgb2lab

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.requests.request import Failure, Request
from segview.core.runs.run import Epoch
from segview.data.datasets import pairs
from segview.data.images import read_mask, read_pixels
from segview.data.transforms import resized
from segview.inference.maps.saliency import contrast, saliency
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.inference.proxies import (
    Proxy,
    ProxyRule,
    attention,
    classes_found,
    proxy_mask,
    sources,
    write_proxies,
)
from segview.networks.base.tap import capture
from segview.networks.storage.checkpoint import load_variant
from segview.training.loop.fit import fit

GREY = np.full((2, 2, 3), 128, np.uint8)
RULE = ProxyRule(least=0.7)  # what an untrained network attends to everywhere would else be all of the image
SMALL = {"size": "small", "encoder": "squeezenet1_1", "decoder_channels": None}


@pytest.fixture
def seenet(tiny_variant: Callable[..., Path]) -> Path:
    return tiny_variant("A", name="seenet", architecture="seenet", **SMALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four images of 48 × 64, three with masks: two with a target, one without."""
    place = tmp_path / "pairs"
    for part in ("images", "masks"):
        (place / part).mkdir(parents=True)
    for number in range(4):
        pixels = np.random.default_rng(number).integers(0, 256, (48, 64, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(place / "images" / f"{number}.jpg")
        mask = np.zeros((48, 64), np.uint8)
        mask[10:30, 20:40] = 255 * (number != 2)
        if number != 3:
            Image.fromarray(mask).save(place / "masks" / f"{number}.png")
    return place


def test_saliency_by_hand() -> None:
    image = np.zeros((1, 2, 3), np.uint8)
    image[0, 1] = 255
    found = saliency(np.array([[0.5, 0.5]], np.float32), image, 0.8)
    np.testing.assert_allclose(found, [[0.4, 0.6]], atol=1e-6)


def test_masks_by_hand() -> None:
    """Grey is 0.502: for A = 0.9 the saliency D is 0.82 and 2DA/(D + A) 0.858, more than 1 − D."""
    first = np.array([[0.9, 0.1], [0.4, 0.6]], np.float32)
    second = np.array([[0.1, 0.8], [0.3, 0.7]], np.float32)
    found, classes = {"cat": first, "dog": second}, ("ground", "cat", "dog")
    both = proxy_mask(found, classes, ("cat", "dog"), GREY, ProxyRule())
    # 0.4: D = 0.42, the mean 0.41 is less than 0.58.
    assert both.tolist() == [[1, 2], [0, 2]]
    assert proxy_mask(found, classes, ("cat",), GREY, ProxyRule()).tolist() == [[1, 0], [0, 1]]
    assert proxy_mask(found, classes, (), GREY, ProxyRule()).tolist() == [[0, 0], [0, 0]]
    assert proxy_mask(found, classes, ("cat",), GREY, ProxyRule(least=0.3)).tolist() == [[1, 0], [1, 1]]
    # Without grey, the mean of a number with itself is the number.
    assert proxy_mask(found, classes, ("cat",), GREY, ProxyRule(1.0, 0.55)).tolist() == [[1, 0], [0, 1]]


def test_a_rule_out_of_range_is_refused() -> None:
    with pytest.raises(UserError, match=r"share of the attention.* not 1.5"):
        ProxyRule(1.5)


@torch.no_grad()
def test_attention_is_the_larger_of_branches_and_of_the_mirrored_image(seenet: Path, folder: Path) -> None:
    image = folder / "images" / "0.jpg"
    request = Request(image, seenet, (1.0,), flip=True, device="cpu")
    *_, answer = Predictor().predict(request)
    variant = load_variant(seenet)
    x = network_input(read_pixels(image), 1.0, variant.config.preprocessing)
    seen = []
    for one, turn in ((x, False), (x.flip(-1), True)):
        with capture(variant.network) as captured:
            variant.network(one)
        for branch in "AB":
            plane = captured[f"cam/{branch}"].tensor[0, 0]
            seen.append(plane.flip(-1) if turn else plane)
    fused = torch.stack(seen).amax(dim=0).numpy()
    np.testing.assert_allclose(answer.maps["cam/fused/class 1"].array(), fused, atol=1e-4)
    small = np.asarray(resized(read_pixels(image), (64, 64)).permute(1, 2, 0))
    np.testing.assert_allclose(answer.maps["cam/saliency"].array(), saliency(fused, small), atol=1e-4)
    whole = attention(answer)["class 1"]
    assert whole.shape == (48, 64)
    assert whole.max() > 0.9
    *_, plain = Predictor().predict(Request(image, seenet, (1.0,), device="cpu"))
    # Two images at once are rounded otherwise than one.
    assert (answer.maps["cam/fused/class 1"].array() >= plain.maps["cam/fused/class 1"].array() - 1e-4).all()


def test_a_data_set_is_written_and_its_masks_come_from_labels_alone(seenet: Path, folder: Path, tmp_path: Path) -> None:
    found = sources([folder])
    pattern = Request(Path(), seenet, (1.0,), device="cpu")
    items = list(write_proxies(Predictor(), pattern, found, tmp_path / "out", RULE))
    done = [item for item in items if isinstance(item, Proxy)]
    assert [proxy.present for proxy in done[:3]] == [("class 1",), ("class 1",), ()]
    assert done[2].share == 0  # it is labelled as having none
    assert 0 < done[0].share < 1
    *_, answer = Predictor().predict(Request(folder / "images" / "3.jpg", seenet, (1.0,), flip=True, device="cpu"))
    assert set(done[3].present) == classes_found(answer)  # without a mask the network says it
    written = pairs(tmp_path / "out")
    assert [pair.image.stem for pair in written] == [pair.mask.stem for pair in written] == ["0", "1", "2", "3"]
    np.testing.assert_array_equal(read_pixels(written[0].image), read_pixels(folder / "images" / "0.jpg"))
    proxy, drawn = read_mask(written[0].mask), read_mask(folder / "masks" / "0.png")
    assert proxy.mean() == pytest.approx(done[0].share)
    assert done[0].agreement is not None
    assert done[0].agreement.counts.tolist() == [
        [(proxy[drawn == true] == own).sum() for own in (0, 1)] for true in (0, 1)
    ]
    assert done[3].agreement is None
    about = json.loads((tmp_path / "out" / "about.json").read_text())
    assert about["variant"] == "seenet"
    assert about["rule"] == {"saliency": 0.8, "least": 0.7, "of_contrast": False}
    # Where the target is in the masks makes no difference.
    for mask in (folder / "masks").iterdir():
        Image.fromarray(np.asarray(Image.open(mask))[::-1, ::-1]).save(mask)
    again = [*write_proxies(Predictor(), pattern, found, tmp_path / "again", RULE)]
    assert [item.share for item in again if isinstance(item, Proxy)] == [proxy.share for proxy in done]


def test_what_cannot_be_used_is_left_out_and_told(seenet: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "images" / "1.jpg").write_bytes(b"no image")
    pattern = Request(Path(), seenet, (1.0,), device="cpu")
    items = list(write_proxies(Predictor(), pattern, sources([folder]), tmp_path / "out", ProxyRule()))
    assert [type(item) for item in items] == [Proxy, Failure, Proxy, Proxy]
    with pytest.raises(UserError, match="has images already"):
        next(write_proxies(Predictor(), pattern, sources([folder]), tmp_path / "out", ProxyRule()))


def test_a_variant_that_learnt_from_masks_is_refused(tiny_variant, folder: Path, tmp_path: Path) -> None:
    pattern = Request(Path(), tiny_variant("A"), (1.0,), device="cpu")
    with pytest.raises(UserError, match=r"tiny-a has learnt from masks.* seenet"):
        next(write_proxies(Predictor(), pattern, sources([folder]), tmp_path / "out", ProxyRule()))
    assert not (tmp_path / "out").exists()


def test_a_plan_trains_largefov_on_proxies(seenet: Path, folder: Path, tmp_path: Path) -> None:
    pattern = Request(Path(), seenet, (1.0,), device="cpu")
    list(write_proxies(Predictor(), pattern, sources([folder]), tmp_path / "proxies", RULE))
    plan = TrainingPlan.model_validate(
        {
            "name": "largefov",
            "network": {"architecture": "deeplabv1", "size": "small"},
            "preprocessing": {"input_size": [64, 64]},
            "data": {"train": ["proxies"], "validation": ["pairs"]},
            "batch": 2,
            "epochs": 1,
            "precision": "fp32",
        }
    )
    (epoch,) = (one for one in fit(plan, root=tmp_path, folder=tmp_path / "run") if isinstance(one, Epoch))
    assert np.isfinite(epoch.loss)
    assert load_variant(tmp_path / "run" / "best").config.network.architecture == "deeplabv1"


def test_a_list_of_pairs_has_its_own_masks(folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "some.txt"
    listed.write_text("pairs/images/1.jpg\tpairs/masks/2.png\n")
    image, mask = folder / "images" / "1.jpg", folder / "masks" / "2.png"
    assert sources([listed]) == {image: mask}
    assert sources([listed], tagged=False) == {image: None}


def test_what_stands_out_is_the_papers_formula() -> None:
    image = np.full((20, 30, 3), 90, np.uint8)
    image[6:14, 10:20] = (200, 60, 60)
    found = contrast(image)
    lab = rgb2lab(image)
    window = lab[8:13, 11:16]  # all of the patch: smoothed it stays what it is
    assert np.ptp(window, axis=(0, 1)).max() == 0
    raw = np.linalg.norm(lab[10, 13] - lab.mean(axis=(0, 1)))
    away = np.linalg.norm(lab[0, 0] - lab.mean(axis=(0, 1)))
    assert found[10, 13] == found.max() == 1
    assert found[0, 0] == pytest.approx(away / raw, rel=1e-5)
    # The corner of the patch, by the 5 × 5 weights: of each side 11 of 16 lie inside.
    share = (11 / 16) ** 2
    corner = share * lab[10, 13] + (1 - share) * lab[0, 0]
    assert found[6, 10] == pytest.approx(np.linalg.norm(corner - lab.mean(axis=(0, 1))) / raw, rel=1e-5)
    assert contrast(np.full((8, 8, 3), 77, np.uint8)).max() == 0


def test_a_proxy_goes_by_what_stands_out_where_that_is_asked_for() -> None:
    image = np.full((20, 30, 3), 200, np.uint8)
    image[6:14, 10:20] = (90, 20, 20)  # darker than what is around it
    found = {"cat": np.full((20, 30), 0.6, np.float32)}
    patch = np.zeros((20, 30), bool)
    patch[6:14, 10:20] = True
    classes = ("background", "cat")
    by_contrast, by_grey = (
        proxy_mask(found, classes, ("cat",), image, ProxyRule(0.5, of_contrast=one)) == 1 for one in (True, False)
    )
    assert by_contrast[7:13, 11:19].all()
    around = np.zeros((20, 30), bool)
    around[4:16, 8:22] = True
    assert not (by_contrast & ~around).any()
    assert by_grey[~patch].all()
