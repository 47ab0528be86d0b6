"""A sweep on a Ray cluster of two workers on this machine, of which one is killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.runs.run_folder import RunFolder
from segview.training.runs.cluster import run_on_cluster
from segview.training.runs.sweep import is_done
from tests.ray_cluster import environment_of_ray, lose_one, said, two_workers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

Make = Callable[[str, int], Path]
SWEEP = """
name = "tiny"
heads = ["A", "C"]
activations = ["none"]
epochs = 12
batch = 3
preprocessing = { input_size = [64, 64] }
[networks.unet]
encoder = "mobilenet_v2"
decoder_channels = [16, 16, 8, 8, 8]
[data.discs]
train = ["train"]
validation_pairs = 4
test = ["test"]
"""


@pytest.fixture
def environment() -> dict[str, str]:
    return environment_of_ray()


@pytest.fixture
def cluster(environment: dict[str, str]) -> Generator[subprocess.Popen[str]]:
    with two_workers(environment) as child:
        yield child


def test_a_sweep_outlives_a_machine(
    make_pairs: Make, cluster: subprocess.Popen[str], environment: dict[str, str], tmp_path: Path
) -> None:
    make_pairs("train", 10)
    make_pairs("test", 3)
    (tmp_path / "sweep.toml").write_text(SWEEP)
    command = [sys.executable, "-m", "segview", "sweep", str(tmp_path / "sweep.toml"), "--runs", str(tmp_path / "runs")]
    address = said(cluster, "address")
    sweep = subprocess.Popen(
        [*command, "--ray", address, "--device", "cpu"], env=environment, text=True, stdout=subprocess.PIPE
    )
    folders = [tmp_path / "runs" / "tiny" / f"unet-{head}-none-discs-0" for head in "ac"]
    end = time.monotonic() + 300
    while not all(RunFolder(folder).read().epochs for folder in folders):
        assert time.monotonic() < end
        assert sweep.poll() is None
        time.sleep(0.2)
    lose_one(cluster)
    output, _ = sweep.communicate(timeout=400)
    assert sweep.returncode == 0, output
    assert "2 of 2 trials are done" in output
    for folder in folders:
        assert is_done(folder, scored=True)
        # Each epoch once: it went on, and did not begin anew.
        assert [epoch.number for epoch in RunFolder(folder).read().epochs] == list(range(1, 13))


def test_no_cluster_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no Ray cluster at 127\.0\.0\.1:1"):
        list(run_on_cluster({}, root=tmp_path, folder=tmp_path, address="127.0.0.1:1"))
