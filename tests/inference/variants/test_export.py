"""A variant exported as ONNX gives the same numbers, and opens again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import segmentation_models_pytorch as smp
import torch

from segview.core.base.errors import UserError
from segview.core.base.trust import ConsentNeeded, trust
from segview.core.requests.request import Request
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.export import TOLERANCE, export_onnx, export_smp
from segview.inference.variants.finding import foreign_variant
from segview.inference.variants.loading import load
from tests.networks.adapters.foreign_networks import GATED, sam_folder, transformers_folder

pytest.importorskip("onnxscript", reason="the extra [onnx] is not installed")


@pytest.mark.parametrize("head", ["C", pytest.param("A", marks=pytest.mark.slow)])
def test_a_variant_is_exported_with_its_attention_and_opens_again(
    tmp_path: Path, tiny_variant: Any, polyp_image: Path, head: str
) -> None:
    folder = tiny_variant(head)
    done = export_onnx(load(folder), tmp_path / "a.onnx")
    assert done.difference <= TOLERANCE
    assert done.outputs[0] == "probability"
    assert ("attention/cbam/spatial" in done.outputs) == (head == "C")
    variant, assumed = foreign_variant(str(done.path))
    assert not assumed
    config = load(folder).config
    assert (variant.classes, variant.config.preprocessing.mean) == (config.classes, config.preprocessing.mean)
    both = [[*Predictor().predict(Request(polyp_image, place))][-1] for place in (folder, done.path)]
    before, after = (one.maps[f"probability/{config.classes[1]}"].array() for one in both)
    np.testing.assert_allclose(before, after, atol=1e-3)


HUB = {
    "SegformerForSemanticSegmentation": 4,
    "BeitForSemanticSegmentation": 4,
    "MobileViTForSemanticSegmentation": 6,
    "Mask2FormerForUniversalSegmentation": 6,
    "EomtForUniversalSegmentation": 4,
    "SamModel": 5,
}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
@pytest.mark.parametrize("kind", HUB)
def test_a_network_of_transformers_is_exported_with_the_attention_that_was_found(tmp_path: Path, kind: str) -> None:
    made = sam_folder if kind.startswith("Sam") else transformers_folder
    done = export_onnx(load(made(tmp_path / "theirs", kind)), tmp_path / "a.onnx")
    assert done.difference <= TOLERANCE
    assert len(done.outputs) == 1 + HUB[kind]
    assert foreign_variant(str(done.path))[0].classes == load(tmp_path / "theirs").config.classes


def test_a_network_that_onnx_does_not_know_is_refused_by_a_plain_sentence(tmp_path: Path) -> None:
    text = GATED.replace("y = self.conv(x).relu()", "y = self.conv(x); y = y + torch.searchsorted(torch.rand(4), y)")
    (tmp_path / "net.py").write_text(text)
    variant = load(Path(agreed(f"{tmp_path / 'net.py'}:build")))
    with pytest.raises(UserError, match=r"cannot be expressed in ONNX: [^\x1b\n]*searchsorted"):
        export_onnx(variant, tmp_path / "a.onnx")
    assert not (tmp_path / "a.onnx").exists()


@torch.no_grad()
def test_weights_of_segmentation_models_pytorch_become_a_folder_of_it(tmp_path: Path) -> None:
    torch.manual_seed(0)
    theirs = smp.FPN("mobilenet_v2", encoder_weights=None).eval()
    torch.save(theirs.state_dict(), tmp_path / "theirs.pt")
    difference = export_smp(load(tmp_path / "theirs.pt", finds_attention=False), tmp_path / "folder")
    assert difference <= TOLERANCE
    again: Any = smp.from_pretrained(str(tmp_path / "folder"))
    x = torch.rand(1, 3, 64, 64)
    torch.testing.assert_close(again.eval()(x), theirs(x))
    assert load(tmp_path / "folder").config.network.architecture == "smp"


def test_what_is_no_network_of_the_library_is_not_written_as_one(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(GATED)
    with pytest.raises(UserError, match="is no network that segmentation_models_pytorch has"):
        export_smp(load(Path(agreed(f"{tmp_path / 'net.py'}:build"))), tmp_path / "folder")
    assert not (tmp_path / "folder").exists()


def agreed(source: str) -> str:
    """A source that may run from now on."""
    with pytest.raises(ConsentNeeded) as needed:
        foreign_variant(source)
    trust(needed.value.source, needed.value.fingerprint)
    return source


def test_ones_own_network_is_exported_with_the_gate_that_was_found(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(GATED)
    done = export_onnx(load(Path(agreed(f"{tmp_path / 'net.py'}:build"))), tmp_path / "a.onnx")
    assert done.outputs == ("probability", "attention/Net/spatial")


def test_what_has_no_weights_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "masks").mkdir()
    np.save(tmp_path / "masks" / "a.npy", np.zeros((4, 4), bool))
    with pytest.raises(UserError, match="no weights"):
        export_onnx(load(tmp_path / "masks"), tmp_path / "a.onnx")
    assert not (tmp_path / "a.onnx").exists()
