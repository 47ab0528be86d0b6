"""Extra inputs of a network beside the image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.answers.prediction import Prediction
from segview.core.requests.clicks import Click
from segview.core.requests.request import Request
from segview.core.variants.preprocessing import Preprocessing
from segview.inference.passes.extra_inputs import ExtraInputs
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.networks.storage.methods import method_variant

SIZE = (64, 96)


def preprocessing(beside, channels: int) -> Preprocessing:
    return Preprocessing(input_size=(32, 48), mean=(0.0,) * channels, std=(1.0,) * channels, beside=beside)


def last(request: Request) -> Prediction:
    *_, answer = Predictor().predict(request)
    return answer


@pytest.fixture
def frames(tmp_path: Path) -> list[Path]:
    """Three images, in which a bright square moves to the right on dark noise."""
    noise = np.random.default_rng(0).integers(40, 60, (*SIZE, 3))
    paths = [tmp_path / "set" / f"{number}.png" for number in (1, 2, 10)]
    paths[0].parent.mkdir()
    for path, column in zip(paths, (10, 30, 60), strict=True):
        pixels = noise.copy()
        pixels[20:40, column : column + 20] = 220
        Image.fromarray(pixels.astype(np.uint8)).save(path)
    return paths


def test_clicks_become_two_channels_at_every_scale() -> None:
    pixels = np.zeros((*SIZE, 3), np.uint8)
    clicks = (Click(0, 0), Click(63, 95), Click(32, 48, belongs=False), Click(10, 10, index=0))
    for scale in (0.5, 1.0, 2.0):
        x = network_input(pixels, scale, preprocessing("clicks", 5), ExtraInputs(clicks=clicks))
        rows, columns = round(32 * scale), round(48 * scale)
        assert x.shape == (1, 5, rows, columns)
        belongs, foreign = (x[0, channel].nonzero().tolist() for channel in (3, 4))
        assert belongs == [[0, 0], [rows - 1, columns - 1]]
        assert foreign == [[10 * rows // 64, 10 * columns // 96], [rows // 2, columns // 2]]


def test_the_image_before_becomes_three_channels_whatever_its_size() -> None:
    pixels, before = np.zeros((*SIZE, 3), np.uint8), np.full((20, 20, 3), 255, np.uint8)
    x = network_input(pixels, 1, preprocessing("previous", 6), ExtraInputs(before))
    assert x.shape == (1, 6, 32, 48)
    assert float(x[:, :3].max()) == 0
    assert float(x[:, 3:].min()) == 1
    assert float(network_input(before, 1, preprocessing("previous", 6))[:, 3:].min()) == 1


def test_region_growing_follows_the_clicks_of_the_request(tmp_path: Path, frames: list[Path]) -> None:
    variant = tmp_path / "grow"
    method_variant(variant, "region_growing", feature="dark", target="square", size=SIZE)
    square = np.zeros(SIZE, bool)
    square[20:40, 10:30] = True
    without = last(Request(frames[0], variant, (1.0,)))
    assert "no clicks" in without.path
    assert (without.maps["mask"].array() > 0.5)[square].mean() < 0.1
    answer = last(Request(frames[0], variant, (0.5, 1.0), clicks=(Click(30, 20),)))
    assert "no clicks" not in answer.path
    assert ((answer.maps["mask"].array() > 0.5) == square).mean() > 0.97


def test_frame_difference_sees_the_image_before(tmp_path: Path, frames: list[Path]) -> None:
    variant = tmp_path / "move"
    method_variant(variant, "frame_difference", feature="luminance", target="change", size=SIZE)
    first = last(Request(frames[0], variant, (1.0,)))
    assert "no image before this one" in first.path
    assert not (first.maps["mask"].array() > 0.5).any()
    answer = last(Request(frames[2], variant, (1.0,), flip=True))
    assert "no image before" not in answer.path
    found = answer.maps["mask"].array() > 0.5
    changed = np.zeros(SIZE, bool)
    changed[20:40, 30:50] = changed[20:40, 60:80] = True
    assert found[changed].mean() > 0.8
    assert found[~changed].mean() < 0.05
