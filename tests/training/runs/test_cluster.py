"""A sweep on a Ray cluster of two workers on this machine, of which one is killed."""

from __future__ import annotations

import os
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
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

Make = Callable[[str, int], Path]
TOKEN = "0123456789abcdef" * 4
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
# The head has no processor to give away: both trials are on the workers.
CLUSTER = """
import sys
from ray.cluster_utils import Cluster
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "num_gpus": 0, "include_dashboard": False})
workers = [cluster.add_node(num_cpus=1, num_gpus=0) for _ in range(2)]
cluster.wait_for_nodes()
print("address", cluster.address, flush=True)
sys.stdin.readline()
cluster.remove_node(workers[0], allow_graceful=False)
print("killed", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def environment() -> dict[str, str]:
    pytest.importorskip("ray", reason="the extra [cluster] is not installed")
    tokens = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": TOKEN, "RAY_USAGE_STATS_ENABLED": "0"}
    return {**os.environ, **tokens, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def cluster(environment: dict[str, str]) -> Generator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    yield child
    child.communicate("\n\n", timeout=60)


def said(child: subprocess.Popen[str], word: str) -> str:
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith(word):
            return line.removeprefix(word).strip()
    raise AssertionError(f"the cluster ended before it said {word}")


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
    assert cluster.stdin is not None
    cluster.stdin.write("\n")
    cluster.stdin.flush()
    said(cluster, "killed")
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
