"""`segview predict` whose parts run elsewhere: jobs of Slurm, and a Ray cluster of which a machine is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.clusters.slurm import parameters
from tests.cli.test_batches import add_images, contents, lines
from tests.ray_cluster import environment_of_ray, lose_one, said, two_workers


@pytest.fixture
def many(tmp_path: Path) -> Path:
    add_images(tmp_path / "many images", range(12))
    return tmp_path / "many images"


def test_words_for_sbatch_are_read() -> None:
    assert parameters("partition=gpu, time=90,gpus_per_node=1") == {
        "timeout_min": 90,
        "slurm_partition": "gpu",
        "slurm_gpus_per_node": 1,
    }
    assert parameters("auto") == parameters("local")
    with pytest.raises(UserError, match="'partition' is no option"):
        parameters("partition")


def test_where_there_is_no_slurm_it_is_said(command, many, tiny_variant, tmp_path) -> None:
    pytest.importorskip("submitit", reason="the extra [slurm] is not installed")
    ran = command("predict", many, "-v", tiny_variant("A"), "--out", tmp_path / "out", "--slurm", "auto")
    assert ran.status == 2
    assert "--slurm local" in ran.err


def test_parts_by_hand_and_elsewhere_are_told_apart(command, many, tiny_variant, tmp_path) -> None:
    arguments = ("predict", many, "-v", tiny_variant("A"), "--out", tmp_path / "out", "--part", "1/2")
    ran = command(*arguments, "--slurm", "local")
    assert (ran.status, "one of --ray, --slurm and --part" in ran.err) == (2, True)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_jobs_of_slurm_make_a_whole(command, many, tiny_variant, tmp_path) -> None:
    pytest.importorskip("submitit", reason="the extra [slurm] is not installed")
    (many / "broken.png").write_text("no image")
    out, table = tmp_path / "out", tmp_path / "table.csv"
    arguments = ("predict", many, "-v", tiny_variant("A"), "--scales", "1", "--only", "masks")
    ran = command(*arguments, "--out", out, "--slurm", "local", "--shards", "2", "--csv", table)
    assert ran.status == 1
    assert "12 of 13 images" in ran.out
    assert "broken.png" in ran.err
    assert len(list(out.glob("results.*-of-2.jsonl"))) == 2
    assert table.read_text().count("\n") > 12
    assert command(*arguments, "--out", tmp_path / "whole").status == 1
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_prediction_outlives_a_machine(tiny_variant, tmp_path) -> None:
    environment = environment_of_ray()
    folder = tmp_path / "many"
    folder.mkdir()
    chance = np.random.default_rng(0)
    for number in range(60):
        Image.fromarray(chance.integers(0, 255, (480, 640, 3), np.uint8)).save(folder / f"{number:02}.png")
    with two_workers(environment) as cluster:
        address = said(cluster, "address")
        arguments = ["predict", str(folder), "-v", str(tiny_variant("A")), "--scales", "1", "--only", "masks"]
        more = ["--out", str(tmp_path / "out"), "--ray", address, "--shards", "2"]
        child = subprocess.Popen(
            [sys.executable, "-m", "segview", *arguments, *more],
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        wait_for_lines(tmp_path / "out", child)
        lose_one(cluster)
        output, _ = child.communicate(timeout=400)
    assert child.returncode == 0, output
    assert "60 of 60 images" in output
    assert sorted(Path(str(line["image"])).name for line in lines(tmp_path / "out")) == sorted(os.listdir(folder))


def wait_for_lines(out: Path, child: subprocess.Popen[str]) -> None:
    """Wait until both parts have written something."""
    end = time.monotonic() + 300
    while len({path for path in out.glob("results.*.jsonl") if path.stat().st_size}) < 2:
        assert time.monotonic() < end
        assert child.poll() is None
        time.sleep(0.05)
