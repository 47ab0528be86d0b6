from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from segview.cli.status import ExitStatus
from segview.core.base.places import imported_folder
from tests.networks.adapters.foreign_networks import OWN, onnx_file, small


def test_a_dry_run_says_what_a_folder_holds_and_writes_nothing(command, dataset: Path) -> None:
    (dataset / "masks" / "second.png").rename(dataset / "masks" / "third.png")
    ran = command("open", dataset / "masks", "--dry-run", "--images", dataset / "images", "--classes", "rest,polyp")
    assert ran.status == 0
    assert "2 masks of one target" in ran.out
    assert "classes: rest, polyp" in ran.out
    assert "no prediction on second.png; no image for third.png" in ran.err
    assert not imported_folder().exists()


def test_an_opened_folder_is_known_by_its_name(command, dataset: Path, tmp_path: Path) -> None:
    shutil.copytree(dataset / "masks", dataset / "pred_theirs")
    assert command("open", dataset / "pred_theirs", "--name", "theirs", "--classes", "rest,polyp").status == 0
    assert command("open", dataset / "pred_theirs", "--name", "theirs", "--classes", "none,polyp").status == 0
    assert "theirs is there already" in command("open", dataset / "masks", "--name", "theirs").err
    scores = command("evaluate", dataset, "-v", "theirs", "--json").json["theirs"]
    assert {one["value"] for one in scores} == {1.0}
    assert {one["size"] for one in scores} == {"each image's own"}


def test_predictions_are_scored_drawn_and_ranked_by_their_folder(command, dataset: Path, tmp_path: Path) -> None:
    folder = dataset / "masks"
    ran = command("predict", dataset / "images", "-v", folder, "--out", tmp_path / "out", "--json")
    assert ran.status == 0
    assert [one["scores"]["dice"] for one in ran.json] == [1.0, 1.0]
    assert (tmp_path / "out" / "first.wall.png").is_file()
    assert command("rank", dataset / "images", "-v", folder).status == 0


def test_a_network_is_opened_shown_and_scored(command, dataset: Path, tmp_path: Path) -> None:
    path = onnx_file(tmp_path / "theirs.onnx", small(1))
    dry = command("open", path, "--dry-run", "--classes", "rest,polyp", "--input-size", "96x128")
    assert "NCHW, any size, logits" in dry.out
    assert "input: 96 × 128" in dry.out
    assert "assumed: the normalisation of ImageNet (--mean, --std)" in dry.out
    assert command("open", path, "--classes", "rest,polyp", "--input-size", "64").status == 0
    ran = command("evaluate", dataset, "-v", "theirs", "-v", path, "--scales", "1", "--json")
    assert list(ran.json) == ["theirs", "theirs-2"]
    assert command("predict", dataset / "images", "-v", "theirs", "--out", tmp_path / "out").status == 0


def test_code_is_run_where_it_is_trusted_alone(command, dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(OWN)
    refused = command("open", f"{tmp_path / 'net.py'}:build")
    assert refused.status == ExitStatus.WRONG_REQUEST
    assert "--trust" in refused.err
    assert command("open", f"{tmp_path / 'net.py'}:build", "--trust", "--name", "mine").status == 0
    assert command("predict", dataset / "images", "-v", "mine", "--out", tmp_path / "out").status == 0
    (tmp_path / "net.py").write_text(OWN.replace("relu", "tanh"))
    assert "opening it runs its code" in command("predict", dataset / "images", "-v", "mine").err


def test_numbers_that_are_none_are_told(command, tmp_path: Path) -> None:
    assert "--input-size is rows and columns" in command("open", tmp_path, "--input-size", "large").err
    assert "--mean takes numbers" in command("open", tmp_path, "--mean", "x").err


def test_a_variant_needs_not_be_opened(command, tiny_variant) -> None:
    assert "is a variant already" in command("open", tiny_variant("A")).err


@pytest.mark.slow
def test_a_variant_leaves_as_onnx_with_a_snippet(command, tiny_variant, tmp_path: Path) -> None:
    ran = command("export", tiny_variant("C"), "--onnx", tmp_path / "a.onnx")
    assert ran.status == 0
    assert "outputs: probability" in ran.out
    assert "onnxruntime.InferenceSession" in ran.out
    assert "is there already" in command("export", tiny_variant("C"), "--onnx", tmp_path / "a.onnx").err
