"""``segview corrections``: what was corrected in the window, as files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.decisions import Decisions
from segview.annotation.verdict import Decision, Verdict
from segview.cli.app import run
from segview.core.base.places import journals_folder
from tests.annotation.seen import SIZE, draw, provenance, see, stroke


@pytest.fixture
def images(tmp_path: Path) -> list[Path]:
    """Four images, of which the first three are corrected and the third is rejected."""
    paths = [draw(tmp_path / "set" / f"{number}.png", number) for number in range(4)]
    store = CorrectionStore(journals_folder())
    for number, path in enumerate(paths[:3]):
        store.begin(path, provenance(see(path)), np.zeros(SIZE, np.uint8))
        store.add(path, stroke(number))
    store.close()
    rejected = Verdict.now(paths[2], Decision.REJECTED).of(see(paths[2]))
    Decisions(journals_folder()).add(rejected)
    return paths


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.name.endswith(".about.json"))


def test_each_correction_but_rejected_ones_is_a_file(images: list[Path], tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    assert run(["corrections", str(images[0].parent), "--out", str(out)]) == 0
    assert names(out) == ["0.mask.png", "1.mask.png"]
    assert "2 masks were written" in capsys.readouterr().out
    with Image.open(out / "0.mask.png") as mask:
        assert np.asarray(mask).max() == 255


def test_one_file_for_all_and_by_decision(images: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    given = ["corrections", str(images[0].parent), "--out", str(out), "--format", "coco_instances", "--one-file"]
    assert run([*given, "--decision", "rejected", "--decision", "open"]) == 0
    content = json.loads((out / "corrections.instances.json").read_text())
    assert [one["file_name"] for one in content["images"]] == ["0.png", "1.png", "2.png"]
    assert len(content["annotations"]) == 3


def test_files_that_are_there_stay_unless_it_is_said(images: list[Path], tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    given = ["corrections", str(images[0].parent), "--out", str(out)]
    assert run(given) == 0
    capsys.readouterr()
    (out / "0.mask.png").unlink()
    before = (out / "1.mask.png").read_bytes()
    assert run(given) == 2
    assert "is there already. Give another folder, or --overwrite" in " ".join(capsys.readouterr().err.split())
    assert names(out) == ["1.mask.png"]
    assert (out / "1.mask.png").read_bytes() == before
    assert run([*given, "--overwrite"]) == 0
    assert names(out) == ["0.mask.png", "1.mask.png"]


def test_what_is_wrong_is_said(images: list[Path], tmp_path: Path, capsys) -> None:
    folder = str(images[0].parent)
    assert run(["corrections", folder, "--out", str(tmp_path / "o"), "--format", "cocoo"]) == 2
    assert "Did you mean 'coco'" in capsys.readouterr().err
    assert run(["corrections", folder, "--out", str(tmp_path / "o"), "--one-file"]) == 2
    assert "a file for each image" in " ".join(capsys.readouterr().err.split())
    assert run(["corrections", folder, "--out", str(tmp_path / "o"), "--decision", "good"]) == 2
    assert "no decision 'good'" in capsys.readouterr().err
    assert run(["corrections", folder, "--out", folder]) == 2


def test_nothing_corrected_is_no_error(tmp_path: Path, capsys) -> None:
    draw(tmp_path / "set" / "1.png", 1)
    assert run(["corrections", str(tmp_path / "set"), "--out", str(tmp_path / "out"), "--format", "labelme"]) == 0
    assert "None of these images is corrected yet" in capsys.readouterr().out
