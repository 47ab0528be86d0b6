"""`segview predict` on folders: taken up after kills, shared among processes, and only what is asked for."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import ROOT


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twelve images of noise, without ground truths."""
    folder = tmp_path / "many"
    add_images(folder, range(12))
    return folder


def add_images(folder: Path, numbers: Iterable[int]) -> None:
    folder.mkdir(exist_ok=True)
    chance = np.random.default_rng(0)
    for number in numbers:
        Image.fromarray(chance.integers(0, 255, (48, 64, 3), np.uint8)).save(folder / f"{number:02}.png")


def lines(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for path in sorted(out.glob("results*.jsonl")) for line in path.read_bytes().splitlines()]


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.rglob("*.png")}


def killed(arguments: list[str], out: Path, more: int) -> bytes:
    """Run the program until it has written so many more lines, kill it, and return the whole lines there are."""
    path = out / "results.jsonl"
    before = path.read_bytes().count(b"\n") if path.exists() else 0
    with subprocess.Popen([sys.executable, "-m", "segview", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        while child.poll() is None:
            if path.exists() and path.read_bytes().count(b"\n") >= before + more:
                os.kill(child.pid, signal.SIGKILL)
                break
            time.sleep(0.001)
    content = path.read_bytes()
    return content[: content.rfind(b"\n") + 1]


@pytest.mark.parametrize("kills", [1, pytest.param(20, marks=pytest.mark.slow)])
@pytest.mark.timeout(600)
def test_nothing_is_done_twice_after_kills(command, many, tiny_variant, out, tmp_path, kills) -> None:
    arguments = ["predict", str(many), "-v", str(tiny_variant("A")), "--scales", "1", "--only", "masks", "--out"]
    add_images(many, range(12, 40 if kills > 1 else 12))
    chance, kept = random.Random(1), b""
    for _ in range(kills):
        now = killed([*arguments, str(out)], out, chance.choice((1, 1, 2)))
        # What was told before a kill is never told again, and its files are not written again.
        assert now.startswith(kept)
        kept = now
    times = {path: path.stat().st_mtime_ns for line in map(json.loads, kept.splitlines()) for path in paths(line, out)}
    ran = command(*arguments, out)
    assert ran.status == 0
    assert (out / "results.jsonl").read_bytes().startswith(kept)
    assert sorted(str(line["image"]) for line in lines(out)) == sorted(map(str, many.iterdir()))
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert f"{len(kept.splitlines())} were there before" in ran.out
    assert command(*arguments, tmp_path / "whole").status == 0
    assert contents(out) == contents(tmp_path / "whole")
    assert not [path for path in out.iterdir() if path.name.startswith(".segview")]


def paths(line: dict[str, dict[str, int]], out: Path) -> list[Path]:
    return [out / name for name in line["files"]]


def test_parts_make_a_whole(command, many, tiny_variant, out, tmp_path) -> None:
    arguments = ("predict", many, "-v", tiny_variant("B"), "--scales", "1", "--only", "masks")
    for number in (3, 1, 2):
        assert command(*arguments, "--part", f"{number}/3", "--out", out).status == 0
    assert len(lines(out)) == 12
    assert len(list(out.glob("results.*-of-3.jsonl"))) == 3
    assert command(*arguments, "--out", tmp_path / "whole").status == 0
    assert contents(out) == contents(tmp_path / "whole")
    assert "12 were there before" in command(*arguments, "--out", out).out


def test_only_what_is_asked_for_is_written(command, dataset, tiny_variant, out) -> None:
    arguments = ("predict", dataset / "images" / "first.png", "-v", tiny_variant("A"), "--scales", "1", "--json")
    endings = {"masks": "mask.png", "probabilities": "probability.png", "maps": "maps.npz"}
    for only, ending in endings.items():
        ran = command(*arguments, "--only", only, "--out", out / only)
        assert sorted(path.name for path in (out / only).iterdir()) == [f"first.tiny-a.{ending}", "results.jsonl"]
        (line,) = lines(out / only)
        assert line["records"] == ran.json
        assert ran.json[0]["scores"]["dice"] is not None
    refused = command(*arguments, "--only", "mask", "--out", out)
    assert (refused.status, "Did you mean 'masks'" in refused.err) == (2, True)


def test_another_question_is_answered_anew_and_the_same_one_is_not(command, dataset, tiny_variant, out) -> None:
    arguments = ("predict", dataset, "-v", tiny_variant("A"), "--scales", "1", "--out", out, "--json")
    first = command(*arguments).json
    again = command(*arguments).json
    assert again == first
    assert len(lines(out)) == 2
    assert command(*arguments, "--threshold", "0.7").json[0]["threshold"] == 0.7
    assert len(lines(out)) == 4
    assert command(*arguments, "--again").json[0]["made"] >= first[0]["made"]
    assert len(lines(out)) == 6


def test_a_changed_or_new_image_is_predicted(command, dataset, tiny_variant, out) -> None:
    arguments = ("predict", dataset / "images", "-v", tiny_variant("A"), "--scales", "1", "--out", out)
    command(*arguments)
    first = dataset / "images" / "first.png"
    shutil.copy(first, dataset / "images" / "0.png")
    Image.open(first).rotate(180).save(first)
    assert "3 of 3 images × 1 variants" in (ran := command(*arguments)).out
    assert "1 were there before" in ran.out
    assert [Path(str(line["image"])).stem for line in lines(out)] == ["first", "second", "0", "first"]


def test_another_ground_truth_scores_anew(command, dataset, tiny_variant, out) -> None:
    arguments = ("predict", dataset / "images", "-v", tiny_variant("A"), "--scales", "1", "--out", out, "--json")
    before = command(*arguments).json
    truth = dataset / "masks" / "first.png"
    Image.fromarray(255 - np.asarray(Image.open(truth))).save(truth)
    after = command(*arguments).json
    assert after[0]["scores"]["dice"] != before[0]["scores"]["dice"]
    assert after[1] == before[1]


def test_the_table_is_of_all_images_whenever_they_were_done(command, many, tiny_variant, out, tmp_path) -> None:
    arguments = ("predict", many, "-v", tiny_variant("A"), "--scales", "1", "--only", "masks", "--out", out)
    tables = [tmp_path / "one.csv", tmp_path / "two.csv"]
    assert command(*arguments, "--csv", tables[0]).status == 0
    for path in sorted(out.glob("*.mask.png"))[:3]:
        path.unlink()
    assert "9 were there before" in command(*arguments, "--csv", tables[1]).out
    assert tables[0].read_text() == tables[1].read_text()
    assert tables[0].read_text().count("\n") > 12


def test_many_results_are_spread_over_folders(command, many, tiny_variant, out) -> None:
    arguments = ("predict", many, "-v", tiny_variant("A"), "--scales", "1", "--only", "masks", "--spread", "--out", out)
    assert command(*arguments).status == 0
    assert not list(out.glob("*.png"))
    assert len(list(out.glob("[0-9a-f][0-9a-f]/*.mask.png"))) == 12
    assert "12 were there before" in command(*arguments).out


def test_two_programs_do_not_write_one_file_of_results(command, many, tiny_variant, out) -> None:
    add_images(many, range(12, 40))
    arguments = ["predict", str(many), "-v", str(tiny_variant("A")), "--scales", "1", "--out", str(out)]
    with subprocess.Popen([sys.executable, "-m", "segview", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        while not (out / "results.jsonl").exists() and child.poll() is None:
            time.sleep(0.01)
        ran = command(*arguments)
        child.kill()
    assert (ran.status, "Another segview is writing" in ran.err) == (2, True)
