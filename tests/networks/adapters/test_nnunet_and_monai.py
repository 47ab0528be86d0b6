"""Result folders of nnU-Net and bundles of MONAI give here what their own libraries give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.networks.adapters.intensities import Prepared
from segview.networks.adapters.monai_config import Configs
from segview.networks.adapters.sources import SOURCES, recognise, source_of
from segview.networks.heads.output import probabilities

ARCHITECTURE: dict[str, Any] = {
    "network_class_name": "dynamic_network_architectures.architectures.unet.PlainConvUNet",
    "arch_kwargs": {
        "n_stages": 3,
        "features_per_stage": [4, 8, 8],
        "conv_op": "torch.nn.modules.conv.Conv2d",
        "kernel_sizes": [[3, 3], [3, 3], [3, 3]],
        "strides": [[1, 1], [2, 2], [2, 2]],
        "n_conv_per_stage": [1, 1, 1],
        "n_conv_per_stage_decoder": [1, 1],
        "conv_bias": True,
        "norm_op": "torch.nn.modules.instancenorm.InstanceNorm2d",
        "norm_op_kwargs": {"eps": 1e-05, "affine": True},
        "dropout_op": None,
        "dropout_op_kwargs": None,
        "nonlin": "torch.nn.LeakyReLU",
        "nonlin_kwargs": {"inplace": True},
    },
    "_kw_requires_import": ["conv_op", "norm_op", "dropout_op", "nonlin"],
}
NETWORK = {
    "_target_": "UNet",
    "spatial_dims": 2,
    "in_channels": "@channels",
    "out_channels": 2,
    "channels": [4, 8],
    "strides": [2],
    "num_res_units": 1,
}


def image(rows: int = 64, columns: int = 64) -> Tensor:
    return torch.rand(1, 3, rows, columns, generator=torch.Generator().manual_seed(1))


def nnunet_folder(folder: Path, **changed: Any) -> tuple[Path, Any]:
    """Write a result as nnU-Net's trainer leaves it, and return it with its network."""
    unet: Any = pytest.importorskip("dynamic_network_architectures.architectures.unet", reason="no extra [nnunet]")
    arguments = {**ARCHITECTURE["arch_kwargs"], "conv_op": torch.nn.Conv2d, "norm_op": torch.nn.InstanceNorm2d}
    torch.manual_seed(0)
    network = unet.PlainConvUNet(input_channels=3, num_classes=3, **{**arguments, "nonlin": torch.nn.LeakyReLU}).eval()
    plan = {"patch_size": [64, 64], "architecture": ARCHITECTURE, "normalization_schemes": ["ZScoreNormalization"] * 3}
    plan |= {"median_image_size_in_voxels": [64.0, 64.0], "use_mask_for_norm": [False] * 3}
    configurations = {"base": plan, "2d": {"inherits_from": "base", **changed}, "3d_fullres": {"patch_size": [8, 8, 8]}}
    home = folder / "Dataset900_Polyps" / "nnUNetTrainer__nnUNetPlans__2d"
    (home / "fold_0").mkdir(parents=True)
    (home / "plans.json").write_text(json.dumps({"plans_name": "nnUNetPlans", "configurations": configurations}))
    labels = {"background": 0, "instrument": 2, "polyp": 1}
    said = {"channel_names": {"0": "R", "1": "G", "2": "B"}, "labels": labels, "file_ending": ".png"}
    (home / "dataset.json").write_text(json.dumps(said))
    optimiser = torch.optim.SGD(network.parameters(), 0.01, momentum=0.9)
    network(image()).sum().backward()
    optimiser.step()
    checkpoint = {
        "network_weights": network.state_dict(),
        "optimizer_state": optimiser.state_dict(),
        "grad_scaler_state": None,
        "logging": {"mean_fg_dice": [np.float64(0.9)]},
        "_best_ema": np.float64(0.9),
        "current_epoch": 1,
        "init_args": {"configuration": "2d", "fold": 0},
        "trainer_name": "nnUNetTrainer",
        "inference_allowed_mirroring_axes": (0, 1),
    }
    torch.save(checkpoint, home / "fold_0" / "checkpoint_final.pth")
    return home, network


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


def bundle(folder: Path, network: dict[str, Any] | None = None) -> Path:
    """Write the configs of a bundle as MONAI's model zoo has them, without weights."""
    port = {"type": "image", "num_channels": 3, "spatial_shape": [64, 96], "is_patch_data": False}
    named = {"0": "background", "1": "polyp"}
    said = {"inputs": {"image": port}, "outputs": {"pred": {**port, "num_channels": 2, "channel_def": named}}}
    transforms = [
        {"_target_": "LoadImaged", "keys": "image"},
        {"_target_": "Resized", "keys": "image", "spatial_size": [48, 64]},
        {"_target_": "ScaleIntensityRanged", "keys": "image", "a_min": 0, "a_max": 255, "b_min": -1.0, "b_max": 1.0},
        {"_target_": "Lambdad", "keys": "image", "func": "$lambda x: x"},
    ]
    config = {
        "channels": 3,
        "network_def": network or NETWORK,
        "network": "$@network_def.to(@device)",
        "preprocessing": {"_target_": "Compose", "transforms": transforms},
    }
    for name in ("configs", "models"):
        (folder / name).mkdir(parents=True)
    (folder / "configs" / "metadata.json").write_text(json.dumps({"name": "Polyps", "network_data_format": said}))
    (folder / "configs" / "inference.json").write_text(json.dumps(config))
    (folder / "models" / "model.pt").write_bytes(b"")
    return folder


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
        ({**NETWORK, "channels": "$[4, 8]"}, "says its network by code"),
        ({**NETWORK, "spatial_dims": 3}, "for volumes"),
        ({**NETWORK, "in_channels": "@nowhere"}, "says its network by code"),
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
    assert configs.plain("@preprocessing::transforms#1#spatial_size") == [48, 64]


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
