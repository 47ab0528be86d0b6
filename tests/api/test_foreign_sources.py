"""Networks and predictions of other programs are rows: opened, shown, scored, compared, and knocked out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import segmentation_models_pytorch as smp
import torch
import torchvision
from PIL import Image

import segview
from segview.api.variants import predictor
from segview.core.base.errors import UserError
from segview.core.base.trust import ConsentNeeded, trust
from tests.networks.adapters.foreign_folders import bundle, dataset_json, mmseg_folder, nnunet_folder
from tests.networks.adapters.foreign_networks import (
    GATED,
    Attentive,
    exported_file,
    lightning_file,
    onnx_file,
    sam_folder,
    script_file,
    small,
    transformers_folder,
)

CLASSES = ("background", "polyp")
LABELS = {"background": 0, "polyp": 1}
SIZES = {"spatial_dims": 2, "in_channels": 3, "out_channels": 2, "channels": [4, 8, 16], "strides": [2, 2]}
REFERENCE = "unet-mobilenet_v2-c"

# SWIG's modules, which lightning imports, and what transformers says of its own names.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@dataclass(frozen=True)
class Case:
    """A kind of source.

    Attributes:
        make: Writes one into a folder, by the library that it is of, and returns its path.
        shown: Whether attention is found that is shown.
        changed: Whether that can be left out.
        said: What the user has to say of it.
    """

    make: Callable[[Path], Path | str]
    shown: bool = True
    changed: bool = True
    said: dict[str, Any] | None = None


def stored(kind: str, folder: Path) -> Path:
    """Write predictions that are nearly right, as many programs do."""
    theirs = folder / "theirs"
    theirs.mkdir()
    for mask in sorted((folder / "pairs" / "masks").iterdir()):
        labels = np.asarray(Image.open(mask))
        shares = np.where(labels > 0, 0.9, 0.2).astype(np.float32)
        if kind == "masks":
            Image.fromarray(labels * 255).save(theirs / f"{mask.stem}_pred.png")
        elif kind == "probabilities":
            Image.fromarray(shares).save(theirs / f"{mask.stem}.tif")
        else:
            both = np.stack([1 - shares, shares])[:, None].astype(np.float16)
            np.savez(theirs / f"{mask.stem}.npz", probabilities=both)
            Image.fromarray(labels).save(theirs / f"{mask.stem}.png")
            (theirs / f"{mask.stem}.pkl").write_bytes(b"\x80")
    if kind == "nnU-Net":
        (theirs / "dataset.json").write_text(dataset_json(LABELS))
        for name in ("plans.json", "predict_from_raw_data_args.json"):
            (theirs / name).write_text("{}")
    return theirs


def own(folder: Path) -> str:
    (folder / "net.py").write_text(GATED)
    return f"{folder / 'net.py'}:build"


def monai_bundle(folder: Path) -> Path:
    nets: Any = pytest.importorskip("monai.networks.nets", reason="the extra [monai] is not installed")
    path = bundle(folder / "theirs", {"_target_": "AttentionUnet", **SIZES})
    network = nets.AttentionUnet(**SIZES)
    torch.save(network.state_dict(), path / "models" / "model.pt")
    return path


def monai_program(folder: Path) -> Path:
    path = bundle(folder / "theirs")
    script_file(path / "models" / "model.ts", small(2))
    return path


def of_torchvision(folder: Path) -> Path:
    make = torchvision.models.segmentation.lraspp_mobilenet_v3_large
    torch.save(make(weights=None, weights_backbone=None, num_classes=2).state_dict(), folder / "theirs.pth")
    return folder / "theirs.pth"


def of_smp(folder: Path) -> Path:
    torch.save(smp.MAnet("mobilenet_v2", encoder_weights=None).state_dict(), folder / "theirs.pt")
    return folder / "theirs.pt"


def smp_folder(folder: Path) -> Path:
    network = smp.Unet("resnet18", encoder_weights=None, decoder_attention_type="scse")
    network.save_pretrained(folder / "theirs")
    return folder / "theirs"


def of_transformers(kind: str, folder: Path) -> Path:
    return transformers_folder(folder / "theirs", kind, CLASSES, loud=True)


def onnx(folder: Path, *, dynamic: bool) -> Path:
    return onnx_file(folder / "theirs.onnx", Attentive().eval(), dynamic=dynamic, size=(64, 96))


SIZED = {"classes": CLASSES, "input_size": (64, 96)}
FAST: dict[str, Case] = {
    "masks": Case(partial(stored, "masks"), shown=False, changed=False),
    "probabilities": Case(partial(stored, "probabilities"), shown=False, changed=False),
    "predictions of nnU-Net": Case(partial(stored, "nnU-Net"), shown=False, changed=False),
    "ONNX": Case(partial(onnx, dynamic=True), said=SIZED),
    "one's own module": Case(own, said={**SIZED, "mean": (0.5,) * 3, "std": (0.5,) * 3}),
    "SegFormer": Case(partial(of_transformers, "SegformerForSemanticSegmentation")),
}
SLOW: dict[str, Case] = {
    "ONNX, windows": Case(partial(onnx, dynamic=False), changed=False),
    "exported program": Case(
        lambda folder: exported_file(folder / "a.pt2", Attentive().eval()), shown=False, changed=False
    ),
    "TorchScript": Case(lambda folder: script_file(folder / "a.pt", small(2)), shown=False, changed=False, said=SIZED),
    "Mask2Former": Case(partial(of_transformers, "Mask2FormerForUniversalSegmentation")),
    "OneFormer": Case(partial(of_transformers, "OneFormerForUniversalSegmentation")),
    "EoMT": Case(partial(of_transformers, "EomtForUniversalSegmentation")),
    "BEiT": Case(partial(of_transformers, "BeitForSemanticSegmentation")),
    "DPT": Case(partial(of_transformers, "DPTForSemanticSegmentation")),
    "UPerNet": Case(partial(of_transformers, "UperNetForSemanticSegmentation"), shown=False, changed=False),
    "MobileViT": Case(partial(of_transformers, "MobileViTForSemanticSegmentation")),
    "SAM": Case(lambda folder: sam_folder(folder / "theirs", "SamModel")),
    "HQ-SAM": Case(lambda folder: sam_folder(folder / "theirs", "SamHQModel")),
    "SAM 2": Case(lambda folder: sam_folder(folder / "theirs", "Sam2Model")),
    "MONAI": Case(monai_bundle),
    "MONAI, program": Case(monai_program, shown=False, changed=False, said=SIZED),
    "nnU-Net": Case(lambda folder: nnunet_folder(folder, LABELS)[0], shown=False, changed=False),
    "mmsegmentation": Case(lambda folder: mmseg_folder("segformer", folder, "best.pth", classes=2)),
    "Lightning": Case(lambda folder: lightning_file(folder / "theirs.ckpt"), said=SIZED),
    "torchvision": Case(of_torchvision, said=SIZED),
    "segmentation_models_pytorch": Case(of_smp, said=SIZED),
    "its folder": Case(smp_folder),
}
CASES = [
    *(pytest.param(case, id=name) for name, case in FAST.items()),
    *(pytest.param(case, id=name, marks=pytest.mark.slow) for name, case in SLOW.items()),
]


@pytest.fixture
def pairs(tmp_path: Path, kvasir: Path) -> Path:
    """Two polyps of Kvasir-SEG with class indices as masks."""
    folder = tmp_path / "pairs"
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    for name in ("0", "1"):
        Image.open(kvasir / f"test/images/{name}.jpg").save(folder / f"images/{name}.png")
        mask = np.asarray(Image.open(kvasir / f"test/masks/{name}.jpg").convert("L")) > 127
        Image.fromarray(mask.astype(np.uint8)).save(folder / f"masks/{name}.png")
    return folder


@pytest.fixture(autouse=True)
def ending_processes() -> Any:
    yield
    predictor().close()


def opened(case: Case, folder: Path) -> segview.Variant:
    torch.manual_seed(0)
    source = case.make(folder)
    try:
        return segview.load(source, **(case.said or {}))
    except ConsentNeeded as needed:
        trust(needed.source, needed.fingerprint)
    return segview.load(source, **(case.said or {}))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("case", CASES)
def test_what_others_made_is_a_row_like_any_other(tmp_path: Path, pairs: Path, case: Case) -> None:
    variant = opened(case, tmp_path)
    assert len(variant.classes) == 2
    if case.said:
        assert variant.classes == CLASSES
        assert variant.config.preprocessing.input_size == (64, 96)
    image = pairs / "images" / "0.png"
    prediction = segview.predict(image, variant)
    assert prediction.variant.classes == variant.classes
    assert (
        prediction.mask().shape == prediction.maps["uncertainty"].array().shape == segview.read_image(image).shape[:2]
    )
    found = [name for name in prediction.maps if name.endswith(("/attended", "/spatial", "/both"))]
    found += [name for name in prediction.charts if name.endswith("/channel")]
    assert bool(found) == case.shown
    for name in found:
        shown = prediction.maps[name].array() if name in prediction.maps else np.asarray(prediction.charts[name].values)
        assert np.isfinite(shown).all()
    assert prediction.figure().width > 500
    table = segview.evaluate(pairs, [variant, REFERENCE])
    assert table.left_out == ()
    assert np.isfinite(table.to_numpy("Dice")).all()
    (pair,) = table.compare("Dice", against=REFERENCE).pairs
    assert (pair.variant, pair.images) == (variant.name, 2)
    assert bool(prediction.changes) == case.changed
    for change in prediction.changes[:1]:
        without = segview.predict(image, segview.load(variant, change=change))
        assert not np.array_equal(without.probability(), prediction.probability())


def test_what_is_said_of_one_file_makes_two_rows(tmp_path: Path, pairs: Path) -> None:
    path = onnx_file(tmp_path / "net.onnx", small(2))
    rows = [segview.load(path, input_size=(side, side), name=f"at {side}") for side in (64, 128)]
    table = segview.evaluate(pairs, rows)
    assert list(table.means()) == ["at 64", "at 128"]
    scores = table.to_numpy("Dice")
    assert (scores[:, 0] != scores[:, 1]).any()


def test_of_keras_the_way_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "net.keras").write_bytes(b"PK")
    with pytest.raises(UserError, match=r"a Keras model.* Export it to ONNX"):
        segview.load(tmp_path / "net.keras")
