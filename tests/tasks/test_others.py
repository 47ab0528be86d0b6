from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from segview.core.base.places import imported_folder, samples_folder
from segview.tasks.dispatch import run
from segview.tasks.files import Open, Opened
from segview.tasks.handlers import HANDLERS
from segview.tasks.others import DescribeNetwork, Description, Draft
from segview.tasks.services import Services
from tests.networks.adapters.foreign_networks import OWN, onnx_file, small


def opened(tmp_path: Path, task: Open) -> list[Opened]:
    return [one for one in run(HANDLERS, task, Services(tmp_path / "journals")) if one.counted is None]


def samples(tmp_path: Path) -> Path:
    shutil.copytree(samples_folder() / "images", tmp_path / "images")
    return tmp_path / "images"


def test_masks_dropped_on_images_are_a_row(tmp_path: Path) -> None:
    images = samples(tmp_path)
    theirs = shutil.copytree(samples_folder() / "masks", tmp_path / "theirs")
    (theirs / "sample-01.png").rename(theirs / "other.png")
    found, last = opened(tmp_path, Open((theirs,), listed=tuple(sorted(images.iterdir()))))
    assert [one.name for one in found.variants] == ["theirs"]
    assert "no prediction on sample-01.jpg; no image for other.png" in last.note


def test_images_and_masks_that_are_opened_together_are_told_apart(tmp_path: Path) -> None:
    images = samples(tmp_path)
    theirs = shutil.copytree(samples_folder() / "masks", tmp_path / "theirs")
    first, second = opened(tmp_path, Open((images, theirs)))
    assert first.images is not None
    assert first.images.folder == images
    assert [one.name for one in second.variants] == ["theirs"]


def test_predictions_beside_the_images_are_offered_and_not_run(tmp_path: Path) -> None:
    images = samples(tmp_path)
    for name in ("pred_a", "predictions/b"):
        shutil.copytree(samples_folder() / "masks", tmp_path / name)
    (tmp_path / "predictions" / "empty").mkdir()
    first, second = opened(tmp_path, Open((images,)))
    assert first.images is not None
    assert [one.name for one in second.offered] == ["pred_a", "b"]
    assert not second.variants


def described(tmp_path: Path, source: Path, *, keep: bool, **said: Any) -> Draft:
    (found,) = run(HANDLERS, DescribeNetwork(source, Description(**said), keep=keep), Services(tmp_path / "journals"))
    return found


def test_a_network_of_which_something_is_assumed_is_described_before_it_is_a_row(tmp_path: Path) -> None:
    source = onnx_file(tmp_path / "theirs.onnx", small(1))
    (found,) = opened(tmp_path, Open((source,)))
    assert not found.variants
    assert found.draft is not None
    assert any("the normalisation of ImageNet" in one for one in found.draft.assumed)
    said: dict[str, Any] = {"classes": ("tissue", "polyp"), "mean": (0.5,) * 3, "std": (0.5,) * 3}
    tried = described(tmp_path, source, keep=False, **said)
    assert tried.variant.config.classes == ("tissue", "polyp")
    assert not any("normalisation" in one for one in tried.assumed)
    assert not (imported_folder() / "theirs").exists()
    kept = described(tmp_path, source, keep=True, **said).variant
    assert kept.folder == imported_folder() / "theirs"
    assert kept.config.preprocessing.mean == (0.5,) * 3
    (tmp_path / "other").mkdir()
    again = described(tmp_path, onnx_file(tmp_path / "other" / "theirs.onnx", small(1)), keep=True)
    assert again.variant.name == "theirs-2"


def test_code_waits_for_consent(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(OWN)
    (asked,) = opened(tmp_path, Open((tmp_path / "net.py",)))
    assert asked.consent is not None
    assert not asked.variants
    (found,) = opened(tmp_path, Open((tmp_path / "net.py",), trusted=(asked.consent,)))
    assert found.draft is not None
    assert found.draft.variant.name == "net-Net"
