"""Ray clusters: connecting to one, and running commands on it."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Generator, Sequence
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from segview.core.base.errors import UserError
from segview.core.clusters.calls import POLL_SECONDS, Ended, carry_out

RETRIES = 10
"""Number of times that a task is restarted on another machine after its machine was lost."""

CONNECT_SECONDS = 5.0


def join_cluster(address: str) -> ModuleType:
    """Connect to a cluster, and return the module ray, whose ``shutdown`` disconnects and ends the own tasks.

    The administrator of the cluster starts it and provides its token.

    Args:
        address: Address of the cluster, or ``auto`` for the one that this machine belongs to.

    Raises:
        UserError: Ray is not installed, or there is no cluster at that address.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise UserError("Ray is not installed. Run: pip install 'segview[cluster]'") from error
    try:
        if address != "auto":
            _reach(address)  # ray itself would retry for minutes
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(
            "There is no Ray cluster at {address}, or its token is not known here. Start one with 'ray "
            "start --head', and give its address, or 'auto' on one of its machines.",
            address=address,
        ) from error
    return ray


def task_of(ray: ModuleType, function: object) -> Any:  # noqa: ANN401 - Ray has no type for it
    """Return a function as a Ray task with one GPU if the cluster has any, else one CPU, in a process of its own."""
    machine = {"num_gpus": 1} if ray.cluster_resources().get("GPU") else {"num_cpus": 1}
    return ray.remote(max_retries=RETRIES, max_calls=1, **machine)(function)


def on_ray(commands: Sequence[Sequence[str]], address: str) -> Generator[tuple[Ended, ...]]:
    """Run commands on a cluster; yield those that have ended since the last check.

    A command whose machine is lost restarts on another one. Closing the generator ends all commands.

    Raises:
        UserError: as for ``join_cluster``.
    """
    ray = join_cluster(address)
    try:
        task, here = task_of(ray, carry_out), os.getcwd()
        under_way = {task.remote(list(arguments), here): place for place, arguments in enumerate(commands)}
        while under_way:
            ended, _ = ray.wait(list(under_way), num_returns=len(under_way), timeout=POLL_SECONDS)
            yield tuple(Ended(under_way.pop(one), _problem(ray, one)) for one in ended)
    finally:
        ray.shutdown()


def _problem(ray: ModuleType, task: object) -> str:
    try:
        ray.get(task)
    except ray.exceptions.RayError as error:
        return f"The cluster lost it {RETRIES} times: {type(error).__name__}."
    return ""


def _reach(address: str) -> None:
    """Check that a server listens at an address.

    Raises:
        OSError: there is none.
        ValueError: the address is not valid.
    """
    place = urlsplit(address if "//" in address else f"//{address}")
    socket.create_connection((place.hostname or "", place.port or 0), CONNECT_SECONDS).close()
