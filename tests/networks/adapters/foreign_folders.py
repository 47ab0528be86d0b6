"""Folders as MONAI, nnU-Net and mmsegmentation leave them, small, with random weights."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from segview.networks.adapters.mmseg.config import read_config
from segview.networks.adapters.mmseg.source import EncoderDecoder

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
LABELS = {"background": 0, "instrument": 2, "polyp": 1}
NETWORK = {
    "_target_": "UNet",
    "spatial_dims": 2,
    "in_channels": "@channels",
    "out_channels": 2,
    "channels": [4, 8],
    "strides": [2],
    "num_res_units": 1,
}


NORM = "dict(type='SyncBN', requires_grad=True)"
RESNET = f"depth={{depth}}, stem_channels=8, base_channels=4, norm_cfg={NORM}, norm_eval=False, style='pytorch'"
DILATED = "dilations=(1, 1, 2, 4), strides=(1, 2, 1, 1), contract_dilation=True"
LOSS = "loss_decode=dict(type='CrossEntropyLoss', use_sigmoid=False, loss_weight=1.0)"
HEAD = f"channels=8, dropout_ratio=0.1, num_classes=3, norm_cfg={NORM}, align_corners=False, {LOSS}"

BACKBONES = {
    "fcn": f"type='ResNetV1c', {RESNET.format(depth=18)}, {DILATED}",
    "psp": f"type='ResNetV1d', {RESNET.format(depth=50)}, {DILATED}",
    "aspp": f"type='ResNet', {RESNET.format(depth=18)}, {DILATED}, multi_grid=(1, 2)",
    "sep": f"type='ResNetV1c', {RESNET.format(depth=50)}, {DILATED}",
    "uper": f"type='ResNetV1c', {RESNET.format(depth=18)}",
    "segformer": "type='MixVisionTransformer', embed_dims=8, num_layers=[1, 1, 2, 1], num_heads=[1, 2, 5, 8], "
    "drop_path_rate=0.1",
}
HEADS = {
    "fcn": f"type='FCNHead', in_channels=32, in_index=3, num_convs=2, {HEAD}",
    "psp": f"type='PSPHead', in_channels=128, in_index=3, pool_scales=(1, 2, 3, 6), {HEAD}",
    "aspp": f"type='ASPPHead', in_channels=32, in_index=3, dilations=(1, 2, 4), {HEAD}",
    "sep": "type='DepthwiseSeparableASPPHead', in_channels=128, in_index=3, dilations=(1, 2, 4), c1_in_channels=16, "
    f"c1_channels=6, {HEAD}",
    "uper": f"type='UPerHead', in_channels=[4, 8, 16, 32], in_index=[0, 1, 2, 3], {HEAD}",
    "segformer": f"type='SegformerHead', in_channels=[8, 16, 40, 64], in_index=[0, 1, 2, 3], {HEAD}",
}


def nnunet_folder(
    folder: Path, labels: Mapping[str, int] = MappingProxyType(LABELS), **changed: Any
) -> tuple[Path, Any]:
    """Write a result as nnU-Net's trainer leaves it, and return it with its network."""
    unet: Any = pytest.importorskip("dynamic_network_architectures.architectures.unet", reason="no extra [nnunet]")
    arguments = {**ARCHITECTURE["arch_kwargs"], "conv_op": torch.nn.Conv2d, "norm_op": torch.nn.InstanceNorm2d}
    torch.manual_seed(0)
    network = unet.PlainConvUNet(3, num_classes=len(labels), **{**arguments, "nonlin": torch.nn.LeakyReLU}).eval()
    plan = {"patch_size": [64, 64], "architecture": ARCHITECTURE, "normalization_schemes": ["ZScoreNormalization"] * 3}
    plan |= {"median_image_size_in_voxels": [64.0, 64.0], "use_mask_for_norm": [False] * 3}
    configurations = {"base": plan, "2d": {"inherits_from": "base", **changed}, "3d_fullres": {"patch_size": [8, 8, 8]}}
    home = folder / "Dataset900_Polyps" / "nnUNetTrainer__nnUNetPlans__2d"
    (home / "fold_0").mkdir(parents=True)
    (home / "plans.json").write_text(json.dumps({"plans_name": "nnUNetPlans", "configurations": configurations}))
    (home / "dataset.json").write_text(dataset_json(labels))
    optimiser = torch.optim.SGD(network.parameters(), 0.01, momentum=0.9)
    network(torch.rand(1, 3, 64, 64)).sum().backward()
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


def dataset_json(labels: Mapping[str, int]) -> str:
    """The text that nnU-Net has of a data set, beside plans and beside predictions."""
    channels = {"0": "R", "1": "G", "2": "B"}
    return json.dumps({"channel_names": channels, "labels": dict(labels), "file_ending": ".png"})


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


def config_text(name: str) -> str:
    """The text of a config as a training writes it."""
    return f"""
crop_size = (64, 96)
data_preprocessor = dict(
    type='SegDataPreProcessor', mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375], bgr_to_rgb=True,
    size=crop_size)
model = dict(
    type='EncoderDecoder', data_preprocessor=data_preprocessor, pretrained='open-mmlab://resnet50_v1c',
    backbone=dict({BACKBONES[name]}),
    decode_head=dict({HEADS[name]}),
    train_cfg=dict(), test_cfg=dict(mode='whole'))
metainfo = dict(classes=('background', 'polyp', 'tool'))
test_dataloader = dict(dataset=dict(metainfo=metainfo, pipeline=[dict(type='Resize', scale=(2048, 1024))]))
schedule = [dict(end=2 * 100) for _ in range(3)]
"""


def filled(shapes: Mapping[str, torch.Size]) -> dict[str, Tensor]:
    """Weights that depend on their names alone."""
    weights: dict[str, Tensor] = {}
    for name, shape in shapes.items():
        numbers = torch.randn(shape, generator=torch.Generator().manual_seed(zlib.crc32(name.encode())))
        spread = 1 / max(1, shape[1:].numel()) ** 0.5
        weights[name] = numbers.abs() + 0.5 if name.endswith("running_var") else numbers * spread
        if name.endswith("num_batches_tracked"):
            weights[name] = torch.tensor(3)
    return weights


def mmseg_folder(name: str, folder: Path, weights: str, *, classes: int = 3) -> Path:
    """Write a config as a training leaves it, and weights that depend on their names alone; return the config."""
    text = config_text(name)
    if classes == 2:
        text = text.replace("num_classes=3", "num_classes=2").replace("'polyp', 'tool'", "'polyp'")
    (folder / "config.py").write_text(text)
    model = read_config(folder / "config.py")["model"]
    state = filled({key: tensor.shape for key, tensor in EncoderDecoder(model).state_dict().items()})
    if weights.endswith(".safetensors"):
        save_file(state, folder / weights)
    else:
        torch.save({"meta": {"epoch": 1}, "state_dict": state}, folder / weights)
    return folder / "config.py"
