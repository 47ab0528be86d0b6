"""A Ray cluster of two workers on this machine, of which one can be lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from tests.conftest import ROOT

TOKEN = "0123456789abcdef" * 4
# The head has no processor to give away: all that is asked for is done by the workers.
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


def environment_of_ray() -> dict[str, str]:
    """Return the environment of the cluster and of those that ask it; without Ray the test is skipped."""
    pytest.importorskip("ray", reason="the extra [cluster] is not installed")
    tokens = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": TOKEN, "RAY_USAGE_STATS_ENABLED": "0"}
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, **tokens, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"}


@contextmanager
def two_workers(environment: dict[str, str]) -> Generator[subprocess.Popen[str]]:
    """Start the cluster, and end it."""
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
    """Wait for a line that begins with a word, and return the rest of it."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith(word):
            return line.removeprefix(word).strip()
    raise AssertionError(f"the cluster ended before it said {word}")


def lose_one(cluster: subprocess.Popen[str]) -> None:
    """Have the cluster lose a worker."""
    assert cluster.stdin is not None
    cluster.stdin.write("\n")
    cluster.stdin.flush()
    said(cluster, "killed")
