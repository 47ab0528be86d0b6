"""Configs of mmsegmentation with a checkpoint give here what mmsegmentation 1.2.2 gave for them."""

from __future__ import annotations

import sys
import types
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from segview.core.base.errors import UserError
from segview.networks.adapters.adapter import Choices
from segview.networks.adapters.mmseg.config import read_config
from segview.networks.adapters.mmseg.source import EncoderDecoder
from segview.networks.adapters.sources import SOURCES, recognise, source_of
from tests.networks.adapters.foreign_folders import mmseg_folder

# Of the network's output before it is enlarged, the third row and column; printed by mmsegmentation itself.
EXPECTED = {
    "fcn": (4.044742, 9.481916, 4.365647),
    "psp": (0.547437, 0.615883, -0.457358),
    "aspp": (4.029998, 4.815291, 0.219398),
    "sep": (0.190244, 2.519711, 1.045255),
    "uper": (5.693016, 1.128734, 9.380866),
    "segformer": (1.578162, 1.765481, -0.065293),
}


def image() -> Tensor:
    return torch.randn(1, 3, 64, 96, generator=torch.Generator().manual_seed(7))


def folder_of(name: str, folder: Path) -> tuple[Path, Choices]:
    """A config as a training leaves it, and its weights."""
    # Read here; a .pth costs a process of its own.
    path = mmseg_folder(name, folder, "weights.safetensors")
    return path, Choices(weights=folder / "weights.safetensors")


@pytest.mark.parametrize("name", EXPECTED)
def test_networks_give_what_mmsegmentation_gives(name: str, tmp_path: Path) -> None:
    path, choices = folder_of(name, tmp_path)
    assert source_of(str(path)) == "mmseg"
    found = recognise(str(path), choices)
    assert found.assumed == ()
    assert found.config.classes == ("background", "polyp", "tool")
    assert found.config.preprocessing.input_size == (64, 96)
    assert found.config.preprocessing.mean == pytest.approx((0.485, 0.456, 0.406))
    network = SOURCES["mmseg"].network(found.config)
    module = network.get_submodule("trunk.encoder")
    assert isinstance(module, EncoderDecoder)
    with torch.no_grad():
        torch.testing.assert_close(module(image())[0, :, 2, 2], torch.tensor(EXPECTED[name]), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_configs_that_an_editor_of_windows_has_saved_are_read(encoding: str, tmp_path: Path) -> None:
    path, choices = folder_of("fcn", tmp_path)
    expected = recognise(str(path), choices).config
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert source_of(str(path)) == "mmseg"
    found = recognise(str(path), choices).config
    assert (found.classes, found.preprocessing) == (expected.classes, expected.preprocessing)


def test_networks_trained_on_blue_first_see_it_first(tmp_path: Path) -> None:
    path, choices = folder_of("uper", tmp_path)
    straight = SOURCES["mmseg"].network(recognise(str(path), choices).config).get_submodule("trunk.encoder")
    path.write_text(path.read_text().replace("bgr_to_rgb=True", "bgr_to_rgb=False"))
    found = recognise(str(path), choices)
    assert found.config.preprocessing.mean == pytest.approx((0.406, 0.456, 0.485))
    turned = SOURCES["mmseg"].network(found.config).get_submodule("trunk.encoder")
    with torch.no_grad():
        assert torch.equal(turned(image().flip(1)), straight(image()))


def test_a_config_stands_on_others_and_replaces_what_it_says(tmp_path: Path) -> None:
    path, _ = folder_of("uper", tmp_path)
    path.rename(tmp_path / "base.py")
    path.write_text(
        "_base_ = ['base.py']\ncrop_size = (32, 32)\nmodel = dict(decode_head=dict(num_classes=2), "
        "backbone=dict(_delete_=True, type='ResNet', depth=18))"
    )
    config = read_config(path)
    assert config["crop_size"] == [32, 32]
    assert config["model"]["backbone"] == {"type": "ResNet", "depth": 18}
    assert (config["model"]["decode_head"]["num_classes"], config["model"]["decode_head"]["channels"]) == (2, 8)
    (tmp_path / "base.py").unlink()
    with pytest.raises(UserError, match=r"based on base\.py, which does not exist.*it is complete"):
        read_config(path)
    path.write_text("_base_ = 'config.py'")
    with pytest.raises(UserError, match="based on itself"):
        read_config(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("'UPerHead'", "'EncHead'", r"EncoderDecoder of ResNetV1c, EncHead, which is not built here.*mmdeploy"),
        ("'EncoderDecoder'", "'CascadeEncoderDecoder'", "CascadeEncoderDecoder of"),
        ("depth=18", "depth=int('18')", r"has int\('18'\), which is code, not data"),
        ("type='UPerHead'", "type='UPerHead', extra=3", "unknown fields: extra"),
        ("num_classes=3", "num_classes=4", r"conv_seg\.weight"),
    ],
)
def test_other_networks_are_refused_with_the_way_out(tmp_path: Path, old: str, new: str, message: str) -> None:
    path, choices = folder_of("uper", tmp_path)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(UserError, match=message):
        SOURCES["mmseg"].network(recognise(str(path), replace(choices, classes=())).config)


def test_of_several_checkpoints_the_best_or_the_last_is_taken(tmp_path: Path) -> None:
    path, _ = folder_of("uper", tmp_path)
    content = (tmp_path / "weights.safetensors").read_bytes()
    for name in ("iter_20.pth", "iter_100.pth"):
        (tmp_path / name).write_bytes(content)
    assert recognise(str(path)).config.network.options["weights"] == str(tmp_path / "iter_100.pth")
    (tmp_path / "best_mIoU_iter_20.pth").write_bytes(content)
    assert recognise(str(path)).config.network.options["weights"] == str(tmp_path / "best_mIoU_iter_20.pth")
    for weights in tmp_path.glob("*.pth"):
        weights.unlink()
    with pytest.raises(UserError, match=r"0 checkpoints.*--weights"):
        recognise(str(path))


class Buffer:
    """Stands for mmengine's record of a training, which refers to its own methods."""

    def __init__(self) -> None:
        self.methods = {"mean": self.mean}

    def mean(self) -> float:
        return 0.0


def test_the_checkpoint_of_a_training_has_more_in_it_than_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = folder_of("uper", tmp_path)
    module = types.ModuleType("mmengine.logging.history_buffer")
    monkeypatch.setattr(Buffer, "__module__", module.__name__)
    monkeypatch.setattr(module, "Buffer", Buffer, raising=False)
    for name in ("mmengine", "mmengine.logging", module.__name__):
        monkeypatch.setitem(sys.modules, name, module)
    state = load_file(tmp_path / "weights.safetensors")
    torch.save({"state_dict": state, "message_hub": {"loss": Buffer()}, "meta": {"iter": 3}}, tmp_path / "iter_3.pth")
    network = SOURCES["mmseg"].network(recognise(str(path)).config)
    weights = network.get_submodule("trunk.encoder").state_dict()
    assert all(torch.equal(weights[key], tensor) for key, tensor in state.items())
