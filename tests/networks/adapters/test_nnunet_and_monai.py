"""Result folders of nnU-Net and bundles of MONAI give here what their own libraries give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.networks.adapters.intensities import Prepared
from segview.networks.adapters.monai_config import Configs
from segview.networks.adapters.sources import SOURCES, recognise, source_of
from segview.networks.heads.output import probabilities
from tests.networks.adapters.foreign_folders import ARCHITECTURE, NETWORK, bundle, nnunet_folder


def image(rows: int = 64, columns: int = 64) -> Tensor:
    return torch.rand(1, 3, rows, columns, generator=torch.Generator().manual_seed(1))


@torch.inference_mode()
def test_a_result_of_nnunet_gives_what_its_network_gives(tmp_path: Path) -> None:
    with torch.inference_mode(mode=False):
        folder, inner = nnunet_folder(tmp_path)
    assert source_of(str(folder)) == "nnunet"
    found = recognise(str(folder))
    assert found.config.name == "Dataset900_Polyps-2d"
    assert found.config.classes == ("background", "polyp", "instrument")
    assert found.config.preprocessing.input_size == (64, 64)
    assert any("median size of its data set" in one for one in found.assumed)
    network = SOURCES["nnunet"].network(found.config)
    x = image()
    numbers = x * 255
    deviation, mean = torch.std_mean(numbers, dim=(2, 3), keepdim=True, correction=0)
    expected = inner((numbers - mean) / deviation)
    torch.testing.assert_close(probabilities(network(x)), probabilities(expected), atol=1e-5, rtol=0)
    assert network(image(96, 128)).shape == (1, 3, 96, 128)


def test_what_is_no_plan_for_images_is_told(tmp_path: Path) -> None:
    folder, _ = nnunet_folder(tmp_path)
    plans = json.loads((folder / "plans.json").read_text())
    plans["configurations"]["2d"]["architecture"] = {**ARCHITECTURE, "network_class_name": "os.system"}
    (folder / "plans.json").write_text(json.dumps(plans))
    with pytest.raises(UserError, match="system"):
        SOURCES["nnunet"].network(recognise(str(folder)).config)
    plans["configurations"]["2d"] = {"patch_size": [8, 8, 8]}
    (folder / "plans.json").write_text(json.dumps(plans))
    with pytest.raises(UserError, match="for volumes"):
        recognise(str(folder))
    (folder / "dataset.json").write_text(json.dumps({"labels": {"background": 0, "whole": [1, 2]}}))
    plans["configurations"]["2d"] = {"inherits_from": "base"}
    (folder / "plans.json").write_text(json.dumps(plans))
    with pytest.raises(UserError, match="regions that overlap"):
        recognise(str(folder))


def test_a_bundle_is_recognised_by_its_data_alone(tmp_path: Path) -> None:
    found = recognise(str(bundle(tmp_path / "polyps")))
    assert found.config.name == "Polyps"
    assert found.config.classes == ("background", "polyp")
    assert found.config.preprocessing.input_size == (48, 64)
    assert found.config.network.options["arguments"]["in_channels"] == 3
    assert found.config.network.options["steps"] == [["range", 0.0, 255.0, -1.0, 1.0, 0.0]]
    assert found.assumed == ("nothing in the place of Lambdad of its config",)
    x = image()
    torch.testing.assert_close(Prepared(torch.nn.Identity(), found.config.network.options["steps"])(x), x * 2 - 1)


@pytest.mark.parametrize(
    ("network", "said"),
    [
        ({"_target_": "os.system", "command": "true"}, "os.system"),
        ({**NETWORK, "channels": "$[4, 8]"}, "describes its network by code"),
        ({**NETWORK, "spatial_dims": 3}, "for volumes"),
        ({**NETWORK, "in_channels": "@nowhere"}, "describes its network by code"),
    ],
)
def test_code_in_a_bundle_is_never_run(tmp_path: Path, network: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        recognise(str(bundle(tmp_path / "theirs", network)))


def test_steps_of_a_config_are_those_of_monai() -> None:
    x = image(8, 8)
    steps = [["range", 0, 200, 0, 1, 1], ["standardise", 1]]
    clipped = (x * 255 / 200).clamp(0, 1)
    deviation, mean = torch.std_mean(clipped, dim=(2, 3), keepdim=True, correction=0)
    torch.testing.assert_close(Prepared(torch.nn.Identity(), steps)(x), (clipped - mean) / deviation)
    scaled = Prepared(torch.nn.Identity(), [["scale", 1, 2, 3, 10, 20, 30]])(x)
    expected = (x * 255 - torch.tensor([1.0, 2, 3]).view(1, 3, 1, 1)) / torch.tensor([10.0, 20, 30]).view(1, 3, 1, 1)
    torch.testing.assert_close(scaled, expected)
    ends = Prepared(torch.nn.Identity(), [["minimum to maximum", 0, 1]])(x)
    assert (float(ends.min()), float(ends.max())) == pytest.approx((0, 1))


def test_references_are_followed(tmp_path: Path) -> None:
    configs = Configs(bundle(tmp_path / "theirs"))
    assert configs.expand("@preprocessing::transforms#1#spatial_size") == [48, 64]


@pytest.mark.slow
@pytest.mark.timeout(300)
@torch.inference_mode()
def test_a_bundle_gives_what_the_library_gives(tmp_path: Path) -> None:
    """Slow, as MONAI takes many seconds to be imported."""
    nets: Any = pytest.importorskip("monai.networks.nets", reason="the extra [monai] is not installed")
    folder = bundle(tmp_path / "polyps")
    inner = nets.UNet(
        **{**{key: value for key, value in NETWORK.items() if key != "_target_"}, "in_channels": 3}
    ).eval()
    torch.save(inner.state_dict(), folder / "models" / "model.pt")
    network = SOURCES["monai"].network(recognise(str(folder)).config)
    torch.testing.assert_close(network(image()), inner(image() * 2 - 1), atol=1e-5, rtol=0)
