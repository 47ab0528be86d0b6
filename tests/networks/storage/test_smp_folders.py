"""Folders that segmentation_models_pytorch wrote are variants as they are."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any, cast

import pytest
import segmentation_models_pytorch as smp
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.variants.spec import Head
from segview.networks.architectures.smp_network import CLASSES
from segview.networks.base.tap import capture
from segview.networks.storage.checkpoint import CONFIG, WEIGHTS, load_variant, read_config, weights_bytes
from segview.networks.storage.smp_config import SMP_CLASSES
from segview.networks.storage.smp_folder import write_smp_folder

SMALL: dict[str, Any] = {"encoder_name": "tu-test_resnet", "encoder_weights": None}
NARROW: dict[str, dict[str, Any]] = {
    "DPT": {
        "encoder_name": "tu-test_vit",
        "decoder_intermediate_channels": (8, 8, 8, 8),
        "decoder_fusion_channels": 8,
    },
    "MAnet": {"decoder_channels": (16, 16, 8, 8, 8)},
    "Unet": {"decoder_channels": (16, 16, 8, 8, 8)},
    "UnetPlusPlus": {"decoder_channels": (16, 16, 8, 8, 8)},
    "UPerNet": {"decoder_channels": 16},
}


def _saved(folder: Path, name: str, **arguments: Any) -> nn.Module:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        network = getattr(smp, name)(**{**SMALL, **NARROW.get(name, {}), **arguments})
    network.save_pretrained(folder, dataset="Kvasir-SEG", metrics={"dice": 0.9})
    return network.eval()


def _edit(folder: Path, **fields: Any) -> None:
    content = json.loads((folder / CONFIG).read_text())
    (folder / CONFIG).write_text(json.dumps({**content, **fields}))


def _image(*size: int) -> Tensor:
    return torch.randn(1, 3, *size, generator=torch.Generator().manual_seed(2))


def test_the_two_tables_of_classes_agree_with_the_library() -> None:
    assert set(SMP_CLASSES) == set(CLASSES) == {known.__name__ for known in smp.MODEL_ARCHITECTURES_MAPPING.values()}
    assert all(CLASSES[name] is getattr(smp, name) for name in SMP_CLASSES)


@torch.no_grad()
@pytest.mark.parametrize("name", SMP_CLASSES)
def test_every_class_answers_as_in_its_own_library(name: str, tmp_path: Path) -> None:
    original = _saved(tmp_path, name, classes=2)
    variant = load_variant(tmp_path)
    x = _image(160, 160)
    assert torch.equal(variant.network(x), original(x))
    for size in ((97, 65), (130, 97)):
        assert variant.network(_image(*size)).shape == (1, 2, *size)


@torch.no_grad()
def test_one_output_map_is_head_a(tmp_path: Path) -> None:
    original = _saved(tmp_path / "my polyps", "Unet", classes=1, activation="sigmoid", aux_params={"classes": 4})
    variant = load_variant(tmp_path / "my polyps")
    config = variant.config
    assert (config.name, config.network.architecture, config.network.head) == ("my polyps", "smp", Head.A)
    assert config.classes == ("background", "target")
    assert config.preprocessing.input_size == (224, 224)
    assert config.preprocessing.mean == (0.485, 0.456, 0.406)
    assert "are assumed" in config.summary
    x = _image(64, 64)
    with capture(variant.network) as captured:
        logits = variant.network(x)
    masks, _labels = original(x)
    assert torch.equal(logits.sigmoid(), masks)
    assert torch.equal(captured["output"].tensor, logits)
    assert captured["output"].tap.channels == ("target",)


def test_several_output_maps_are_head_plain(tmp_path: Path) -> None:
    _saved(tmp_path, "FPN", classes=4, activation="softmax2d")
    config = read_config(tmp_path)
    assert config.network.head is Head.PLAIN
    assert config.classes == ("class 0", "class 1", "class 2", "class 3")


def test_a_folder_may_say_what_the_library_does_not_ask(tmp_path: Path) -> None:
    _saved(tmp_path, "Unet", classes=1)
    notes = {
        "name": "Polyps",
        "classes": ["mucosa", "polyp"],
        "preprocessing": {"input_size": [96, 128], "mean": [0, 0, 0], "std": [1, 1, 1]},
        "threshold": 0.3,
    }
    _edit(tmp_path, _segview=notes)
    config = read_config(tmp_path)
    assert (config.name, config.classes, config.threshold) == ("Polyps", ("mucosa", "polyp"), 0.3)
    assert config.preprocessing.input_size == (96, 128)
    with contextlib.redirect_stdout(io.StringIO()):
        smp.from_pretrained(str(tmp_path))  # the library passes over the note
    _edit(tmp_path, _segview={"treshold": 0.3})
    with pytest.raises(UserError, match="treshold: "):
        read_config(tmp_path)


@torch.no_grad()
def test_weights_written_by_segview_open_in_the_library(tmp_path: Path) -> None:
    _saved(tmp_path, "Unet", classes=1)
    network = load_variant(tmp_path).network
    network.get_parameter("head.0.weight").add_(1)
    (tmp_path / WEIGHTS).write_bytes(weights_bytes(network, half=False))
    with contextlib.redirect_stdout(io.StringIO()):
        opened = cast("nn.Module", smp.from_pretrained(str(tmp_path))).eval()
    x = _image(64, 64)
    assert torch.equal(opened(x), network(x))


def test_a_network_without_colour_is_normalised_to_minus_one_to_one(tmp_path: Path) -> None:
    _saved(tmp_path, "Unet", classes=1, in_channels=1)
    assert read_config(tmp_path).preprocessing.mean == (0.5,)
    assert load_variant(tmp_path).network(torch.zeros(1, 1, 64, 64)).shape == (1, 1, 64, 64)


@torch.no_grad()
def test_maps_that_stop_short_of_the_input_are_brought_to_its_size(tmp_path: Path) -> None:
    _saved(tmp_path, "FPN", classes=1, upsampling=1)
    assert load_variant(tmp_path).network(_image(70, 90)).shape == (1, 1, 70, 90)


@pytest.mark.parametrize(
    "name", ["create_model", "from_pretrained", "encoders", "__class__", "os.system", "unet", "", 5, None, ["Unet"]]
)
def test_no_other_name_is_looked_up_in_the_library(tmp_path: Path, name: object) -> None:
    _saved(tmp_path, "Unet", classes=1)
    _edit(tmp_path, _model_class=name)
    with pytest.raises(UserError, match=r"_model_class: .* is not a network class"):
        read_config(tmp_path)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"encoder_name": "tu-hf-hub:somebody/network"}, "is not an encoder"),
        ({"encoder_name": ["resnet18"]}, "encoder_name: give the name of an encoder"),
        ({"checkpoint_path": "evil.pth"}, "'checkpoint_path' is not an option of Unet"),
        ({"pretrained_cfg_overlay": {"file": "evil.pth"}}, "'pretrained_cfg_overlay' is not an option of Unet"),
        ({"classes": 0}, "classes"),
        ({"classes": "two"}, "classes"),
        ({"in_channels": 4}, "of another shape: encoder"),
        ({"encoder_depth": 4}, "cannot be built"),
        ({"activation": "tanh"}, "does not fit 1 output maps"),
        ({"classes": 3, "activation": "sigmoid"}, "overlapping classes are not supported"),
        ({"decoder_interpolation": 3}, "cannot run at 224 × 224"),
        ({"decoder_use_norm": "identity"}, "keys are unexpected: decoder"),
    ],
)
def test_arguments_that_do_not_fit_are_refused(tmp_path: Path, fields: dict[str, Any], message: str) -> None:
    _saved(tmp_path, "Unet", classes=1)
    _edit(tmp_path, **fields)
    with pytest.raises(UserError, match=message):
        load_variant(tmp_path)


def test_pretrained_weights_named_in_the_config_are_not_asked_for(tmp_path: Path) -> None:
    _saved(tmp_path, "Unet", classes=1)
    _edit(tmp_path, encoder_weights="imagenet")
    load_variant(tmp_path)


def test_a_folder_without_weights_says_so(tmp_path: Path) -> None:
    _saved(tmp_path, "Unet", classes=1)
    (tmp_path / WEIGHTS).unlink()
    with pytest.raises(UserError, match=r"model\.safetensors cannot be read"):
        read_config(tmp_path)


@torch.no_grad()
@pytest.mark.parametrize("name", ["Unet", "UnetPlusPlus", "MAnet", "Linknet", "PSPNet"])
@pytest.mark.parametrize("normalised", [True, False])
def test_arguments_of_earlier_releases_have_their_meaning(tmp_path: Path, name: str, normalised: bool) -> None:
    original = _saved(tmp_path, name, decoder_use_norm=normalised)
    content = json.loads((tmp_path / CONFIG).read_text())
    del content["decoder_use_norm"]
    content.pop("decoder_interpolation", None)
    content["psp_use_batchnorm" if name == "PSPNet" else "decoder_use_batchnorm"] = normalised
    (tmp_path / CONFIG).write_text(json.dumps(content))
    x = _image(64, 64)
    assert torch.equal(load_variant(tmp_path).network(x), original(x))


@torch.no_grad()
@pytest.mark.parametrize(
    ("name", "encoder", "older"),
    [
        (
            "DeepLabV3",
            "resnet18",
            {"decoder.aspp.": "decoder.0.", "decoder.conv.": "decoder.1.", "decoder.bn.": "decoder.2."},
        ),
        ("Unet", "tu-regnetx_002", {"encoder.model.": "encoder."}),
        ("Unet", "tu-gernet_s", {"encoder.model.stages_": "encoder.stages.", "encoder.model.": "encoder."}),
    ],
)
def test_weights_under_the_names_of_earlier_releases_are_found(
    tmp_path: Path, name: str, encoder: str, older: dict[str, str]
) -> None:
    original = _saved(tmp_path, name, encoder_name=encoder)

    def old(key: str) -> str:
        return next((was + key.removeprefix(now) for now, was in older.items() if key.startswith(now)), key)

    state = load_file(tmp_path / WEIGHTS)
    renamed = {old(key): tensor for key, tensor in state.items()}
    assert renamed.keys() != state.keys()
    save_file(renamed, tmp_path / WEIGHTS)
    x = _image(64, 64)
    assert torch.equal(load_variant(tmp_path).network(x), original(x))


@torch.no_grad()
@pytest.mark.parametrize(
    ("head", "fields"),
    [("A", {}), ("B", {}), ("plain", {"classes": 3}), ("A", {"architecture": "smp", "decoder_channels": None})],
)
def test_a_variant_leaves_as_a_folder_of_the_library(
    tmp_path: Path, tiny_variant: Any, head: str, fields: dict[str, Any]
) -> None:
    if "architecture" in fields:
        fields = {**fields, "options": {"class": "Unet", "decoder_channels": [16, 16, 8, 8, 8]}}
    variant = load_variant(tiny_variant(head, **fields))
    write_smp_folder(variant, tmp_path / "theirs")
    with contextlib.redirect_stdout(io.StringIO()):
        theirs = smp.from_pretrained(str(tmp_path / "theirs")).eval()
    x = _image(64, 96)
    torch.testing.assert_close(theirs(x), variant.network(x), rtol=1e-4, atol=1e-5)
    again = load_variant(tmp_path / "theirs")
    torch.testing.assert_close(again.network(x), variant.network(x), rtol=1e-4, atol=1e-5)
    same = ("name", "classes", "preprocessing", "threshold", "scores")
    assert all(getattr(again.config, field) == getattr(variant.config, field) for field in same)


def test_what_the_library_does_not_have_is_not_written(tmp_path: Path, tiny_variant: Any) -> None:
    for head, fields in (("C", {}), ("B", {"output_activation": "selu"}), ("A", {"attention": "se"})):
        with pytest.raises(UserError, match="no network that segmentation_models_pytorch has"):
            write_smp_folder(load_variant(tiny_variant(head, **fields)), tmp_path / "theirs")
    assert not (tmp_path / "theirs").exists()


def test_weights_that_an_older_library_pickled_are_told_and_not_read(tmp_path: Path) -> None:
    _saved(tmp_path, "Unet", classes=1)
    torch.save(load_file(tmp_path / WEIGHTS), tmp_path / "pytorch_model.bin")
    (tmp_path / WEIGHTS).unlink()
    with pytest.raises(UserError, match=r"has its weights as pytorch_model\.bin, which may hold code and is not read"):
        load_variant(tmp_path)
