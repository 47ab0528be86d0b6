"""Derived variants answer like others, and show what their change does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.core.variants.ablation import Ablation, ablation_path
from segview.inference.passes.scales import at_size
from segview.inference.predict.predictor import Predictor

MakeVariant = Callable[..., Path]


def test_a_derived_variant_shows_what_the_change_does(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, tmp_path: Path
) -> None:
    home = lively("C")
    folder = ablation_path(home, Ablation(without=("cbam",)))
    *_, before = shared.predict(Request(tmp_path, home, (0.5, 1.0)), image)
    *_, after = shared.predict(Request(tmp_path, folder, (0.5, 1.0)), image)
    assert before.changes == after.changes == ("without=cbam", "mean=cbam/channel", "mean=cbam/spatial")
    assert not [name for name in before.maps if name.startswith("change/")]
    change = after.maps["change/polyp"]
    # The difference is taken at the network's resolution, and the two masks are brought to the image's one by one.
    size = (image.shape[0], image.shape[1])
    at_image = at_size(torch.from_numpy(change.array())[None], size)[0].numpy()
    difference = after.maps["probability/polyp"].array() - before.maps["probability/polyp"].array()
    assert np.abs(difference).max() > 0.01
    assert np.abs(at_image - difference).max() < 2e-4
    assert "cbam/spatial" in before.maps
    assert "cbam/spatial" not in after.maps


def test_the_crf_is_a_derived_variant(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, tmp_path: Path
) -> None:
    home = lively("B")
    first, last = shared.predict(Request(tmp_path, ablation_path(home, Ablation(crf=True)), (0.5, 1.0)), image)
    assert not np.any(first.maps["change/polyp"].array().round(3))
    assert np.abs(last.maps["change/polyp"].array()).max() > 0.05


def test_a_change_that_cannot_be_is_told(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, tmp_path: Path
) -> None:
    folder = ablation_path(lively("A"), Ablation(without=("cbam",)))
    with pytest.raises(UserError, match="no attention block that could be switched off"):
        next(shared.predict(Request(tmp_path, folder), image))


@pytest.mark.parametrize("scales", [(0.5, 1.0, 2.0), (0.25, 0.5, 1.0)])
def test_without_a_scale_a_variant_answers_like_the_chain_without_it(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, tmp_path: Path, scales: tuple[float, ...]
) -> None:
    home = lively("B", scale_attention="hierarchical")
    folder = ablation_path(home, Ablation(without=("scale/0.5",)))
    *_, whole = shared.predict(Request(tmp_path, home, scales), image)
    assert [one for one in whole.changes if "scale" in one] == [f"without=scale/{scale:g}" for scale in scales]
    *_, found = shared.predict(Request(tmp_path, folder, scales), image)
    *_, chain = shared.predict(Request(tmp_path, home, tuple(scale for scale in scales if scale != 0.5)), image)
    for name in ("probability/polyp", "scale/1/weight"):
        assert np.abs(found.maps[name].array() - chain.maps[name].array()).max() < 2e-4
        assert np.abs(found.maps[name].array() - whole.maps[name].array()).max() > 1e-3
    assert not found.maps["scale/0.5/weight"].array().any()
    assert np.abs(found.maps["change/polyp"].array()).max() > 1e-3


def test_while_the_scale_that_is_first_is_knocked_out_the_others_are_waited_for(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, tmp_path: Path
) -> None:
    folder = ablation_path(lively("B", scale_attention="hierarchical"), Ablation(without=("scale/1",)))
    first, last = shared.predict(Request(tmp_path, folder, (0.5, 1.0)), image)
    assert first.scales_done == (1.0,)
    assert last.complete
    assert not last.maps["scale/1/weight"].array().any()
    with pytest.raises(UserError, match="Every scale is switched off"):
        next(shared.predict(Request(tmp_path, folder, (1.0,)), image))
