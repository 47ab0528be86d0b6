"""Networks that take clicks and boxes give here what the library gives, and embed an image once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from segview.core.requests.clicks import Click, Refine
from segview.core.requests.request import Request
from segview.inference.clicks.series import Series
from segview.inference.predict.predictor import Predictor
from segview.networks.adapters.prompted import Prompts, prompted_of
from segview.networks.adapters.sources import SOURCES, recognise
from tests.networks.adapters.foreign_networks import sam_folder

KINDS = ("SamModel", "SamHQModel", "Sam2Model")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")


@pytest.fixture(scope="module", params=KINDS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sam_folder(tmp_path_factory.mktemp("sam") / "theirs", request.param)


@torch.inference_mode()
def test_a_click_and_a_box_give_what_the_library_gives(folder: Path) -> None:
    found = recognise(str(folder))
    assert found.config.network.source is not None
    assert found.config.network.source.takes_prompts
    assert found.config.preprocessing.input_size == (64, 64)
    assert found.config.preprocessing.mean == (0.5, 0.4, 0.3)
    prompted = prompted_of(SOURCES["transformers"].network(found.config))
    assert prompted is not None
    x = torch.rand(1, 3, 48, 64, generator=torch.Generator().manual_seed(1))
    masks, scores = prompted.masks(prompted.embed(x), Prompts(((10, 30, True), (40, 5, False)), (8, 16, 40, 56)))
    keeps = type(prompted.network).__name__ != "Sam2Model"
    square: Any = torch.nn.functional
    whole = square.pad(x, (0, 0, 0, 16)) if keeps else square.interpolate(x, (64, 64), mode="bilinear", antialias=True)
    down = 1 if keeps else 64 / 48
    given = prompted.network(
        pixel_values=whole,
        input_points=torch.tensor([[[[30.0, 10 * down], [5.0, 40 * down]]]]),
        input_labels=torch.tensor([[[1, 0]]]),
        input_boxes=torch.tensor([[[16.0, 8 * down, 56.0, 40 * down]]]),
    )
    theirs = square.interpolate(given.pred_masks[0], (64, 64), mode="bilinear", align_corners=False)
    theirs = theirs[..., :48, :] if keeps else square.interpolate(theirs, (48, 64), mode="bilinear")
    torch.testing.assert_close(masks, theirs[0], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(scores, given.iou_scores[0, 0][: len(scores)], atol=1e-5, rtol=1e-4)


def test_an_image_is_embedded_once_whatever_is_clicked(folder: Path) -> None:
    series, image = Series(), np.random.default_rng(0).integers(0, 255, (48, 64, 3), np.uint8)
    other, mask = image[::-1].copy(), np.zeros((48, 64), np.uint8)
    mask[2:6, 2:6] = 1
    first = series.follow(Refine(Path("p"), image, folder, mask, (Click(20, 30),)))
    prompting: Any = series._prompting
    embedded = []
    encoder = prompting._prompted.network.vision_encoder
    encoder.register_forward_hook(lambda *_: embedded.append(1))
    clicks = (Click(20, 30), Click(40, 60, belongs=False))
    second = series.follow(Refine(Path("p"), image, folder, mask, clicks))
    boxed = series.follow(Refine(Path("p"), image, folder, mask.copy(), (), box=(10, 10, 30, 50)))
    assert not embedded
    series.follow(Refine(Path("q"), other, folder, mask, (Click(20, 30),)))
    series.follow(Refine(Path("p"), image, folder, mask, (Click(21, 30),)))
    assert len(embedded) == 1
    assert first.mask[20, 30] == second.mask[20, 30] == 1
    assert second.mask[40, 60] == 0
    for one in (first, second, boxed):
        assert (one.mask[mask == 1] == 1).all()  # a part that nobody clicked stays
        assert one.chosen == int(np.argmax(one.scores or (0,))) + 1
    if len(first.scores) == 3:
        each = [
            series.follow(Refine(Path("p"), image, folder, mask, (Click(20, 30),), choice=choice))
            for choice in (1, 2, 3)
        ]
        assert [one.chosen for one in each] == [1, 2, 3]
        assert np.array_equal(each[first.chosen - 1].mask, first.mask)


def test_what_is_clicked_away_is_taken_from_the_part(tmp_path: Path) -> None:
    folder = sam_folder(tmp_path / "theirs")
    mask = np.ones((48, 64), np.uint8)
    image = np.zeros((48, 64, 3), np.uint8)
    found = Series().follow(Refine(Path("p"), image, folder, mask, (Click(20, 30, belongs=False),)))
    assert found.mask[20, 30] == 0


def test_it_is_a_row_of_the_wall(tmp_path: Path, polyp_image: Path) -> None:
    folder = sam_folder(tmp_path / "theirs")
    prediction = [*Predictor().predict(Request(polyp_image, folder, scales=(1.0,)))][-1]
    assert prediction.classes == ("background", "object")
    assert prediction.target is not None
    attended = [name for name in prediction.maps if name.endswith("/attended")]
    assert len([name for name in attended if "vision_encoder" in name]) == 2
