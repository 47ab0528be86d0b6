"""Checkpoints of well-known libraries are recognised by their weights, and give what the library gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import segmentation_models_pytorch as smp
import torch
import torchvision
from safetensors.torch import save_file
from torch import nn

from segview.core.base.errors import UserError
from segview.inference.variants.finding import foreign_variant
from segview.networks.adapters.adapter import Choices
from segview.networks.adapters.checkpoints.signatures import ENCODERS
from segview.networks.adapters.sources import SOURCES
from segview.networks.base.outlines import on_meta
from segview.networks.inspect.found_attention import find_attention, found_taps

Wrap = Callable[[dict[str, Any]], Any]

_TORCHVISION: Any = torchvision.models.segmentation


def _plain(state: dict[str, Any]) -> Any:
    return state


def _lightning(state: dict[str, Any]) -> Any:
    return {**{f"model.{name}": one for name, one in state.items()}, "std": torch.ones(1, 3, 1, 1)}


def _parallel(state: dict[str, Any]) -> Any:
    return {f"module.{name}": one for name, one in state.items()}


def _lraspp() -> nn.Module:
    return _TORCHVISION.lraspp_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=4)


def _deeplab() -> nn.Module:
    make = _TORCHVISION.deeplabv3_mobilenet_v3_large
    return make(weights=None, weights_backbone=None, num_classes=21, aux_loss=True)


CASES: dict[str, tuple[Callable[[], nn.Module], Wrap, str, int]] = {
    "Unet": (
        lambda: smp.Unet("mobilenet_v2", encoder_weights=None, decoder_channels=(64, 32, 16, 16, 8)),
        _plain,
        "Unet of segmentation_models_pytorch on mobilenet_v2",
        0,
    ),
    "scSE, one channel": (
        lambda: smp.Unet("resnet18", encoder_weights=None, in_channels=1, decoder_attention_type="scse"),
        _lightning,
        "Unet of segmentation_models_pytorch on resnet18",
        18,
    ),
    "UnetPlusPlus": (
        lambda: smp.UnetPlusPlus("mobilenet_v2", encoder_weights=None, classes=3),
        _lightning,
        "UnetPlusPlus of segmentation_models_pytorch on mobilenet_v2",
        0,
    ),
    "MAnet": (
        lambda: smp.MAnet("mobilenet_v2", encoder_weights=None),
        _lightning,
        "MAnet of segmentation_models_pytorch on mobilenet_v2",
        5,
    ),
    "Segformer": (
        lambda: smp.Segformer("mit_b0", encoder_weights=None),
        _parallel,
        "Segformer of segmentation_models_pytorch on mit_b0",
        0,  # its blocks are seen as those of segview's own networks
    ),
    "lraspp": (_lraspp, _parallel, "lraspp_mobilenet_v3_large of torchvision", 9),
    "deeplabv3": (_deeplab, _plain, "deeplabv3_mobilenet_v3_large of torchvision", 8),
}


@pytest.mark.parametrize("name", CASES)
@torch.inference_mode()
def test_weights_alone_open(tmp_path: Path, name: str) -> None:
    make, wrap, summary, attention = CASES[name]
    torch.manual_seed(0)
    theirs = make().eval()
    path = tmp_path / "best.safetensors"
    save_file(wrap(theirs.state_dict()), path)
    variant, assumed = foreign_variant(str(path), Choices(input_size=(64, 64)))
    config = variant.config
    assert config.summary.startswith(summary)
    assert any("normalisation" in one for one in assumed)
    network = SOURCES["checkpoint"].network(config)
    x = torch.rand(1, config.network.in_channels, 64, 64)
    given: Any = theirs(x)
    expected = given["out"] if isinstance(given, dict) else given
    torch.testing.assert_close(network(x), expected, atol=1e-5, rtol=1e-4)
    if attention:
        assert len(found_taps(find_attention(network, x.shape[1], (64, 64)))) == attention
    if name == "deeplabv3":
        assert config.classes[15] == "person"


def test_a_pickled_checkpoint_opens_too(tmp_path: Path) -> None:
    path = tmp_path / "b0.ckpt"
    state = smp.Linknet("efficientnet-b0", encoder_weights=None, in_channels=4).state_dict()
    torch.save({"state_dict": {f"model.{name}": one for name, one in state.items()}, "epoch": 3}, path)
    config = foreign_variant(str(path))[0].config
    assert config.network.options["encoder"] == "efficientnet-b0"
    assert config.network.in_channels == 4


def test_weights_of_something_else_are_told_the_way_out(tmp_path: Path) -> None:
    state = smp.Unet("mobilenet_v2", encoder_weights=None).state_dict()
    for name, weights in (
        ("sam", {"image_encoder.patch_embed.weight": torch.zeros(3)}),
        ("more", {**state, "decoder.more": torch.zeros(3)}),
    ):
        save_file(weights, tmp_path / f"{name}.safetensors")
        with pytest.raises(UserError, match=rf"net\.py:build --weights {name}\.safetensors"):
            foreign_variant(str(tmp_path / f"{name}.safetensors"))


@pytest.mark.parametrize("name", ["resnet34", "mit_b2", "efficientnet-b3", "vgg16_bn", "densenet121", "mobilenet_v2"])
def test_the_table_counts_what_the_library_builds(name: str) -> None:
    with on_meta():
        encoder: nn.Module = smp.encoders.get_encoder(name, weights=None)
    state = encoder.state_dict()
    assert ENCODERS[name] == sum(one.numel() for key, one in state.items() if not key.endswith("num_batches_tracked"))
