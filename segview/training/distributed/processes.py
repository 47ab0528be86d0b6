"""Processes started by torchrun that train one network: each takes its share of every batch."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from datetime import timedelta
from typing import TypeVar, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, distributed, nn
from torch.nn.parallel import DistributedDataParallel

from segview.core.base.errors import UserError
from segview.core.runs.run import Command
from segview.inference.backends.devices import resolve

Number = TypeVar("Number", np.int64, np.float32, np.bool_)

# Long enough to read images from a slow disk; the end of another process is noticed at once anyway.
PATIENCE = timedelta(hours=1)
_ENDED = ("Connection closed by peer", "Connection reset by peer", "Broken pipe")


@contextlib.contextmanager
def process_group(device: str) -> Generator[str]:
    """Join the process group of torchrun, and yield the device of this process; without torchrun, the given device.

    Each process uses the GPU with the number of its local rank.

    Raises:
        UserError: there is no such device, or no GPU for each process.
    """
    if not distributed.is_available() or not distributed.is_torchelastic_launched() or os.environ["WORLD_SIZE"] == "1":
        yield resolve(device)
        return
    own = _own_device(device)
    if own.startswith("cuda"):
        torch.cuda.set_device(own)
    # Small messages between the processes always go over the CPU.
    distributed.init_process_group("cpu:gloo,cuda:nccl" if own != "cpu" else "gloo", timeout=PATIENCE)
    try:
        yield own
    finally:
        distributed.destroy_process_group()


def _own_device(device: str) -> str:
    kind = resolve(device)
    if kind == "cpu":
        return kind
    if ":" in kind:
        raise UserError(
            "Several processes cannot share {device}. Give --device auto, and choose GPUs by CUDA_VISIBLE_DEVICES.",
            device=device,
        )
    place, there = int(os.environ["LOCAL_RANK"]), torch.cuda.device_count()
    if place >= there:
        raise UserError(
            "There is no GPU for each process: lower --nproc-per-node to {there}, or give --device cpu.", there=there
        )
    return f"cuda:{place}"


def size() -> int:
    """Return the number of processes that train together; 1 if there is only this one."""
    return distributed.get_world_size() if distributed.is_available() and distributed.is_initialized() else 1


def rank() -> int:
    """Return this process's number among all processes, from 0."""
    return distributed.get_rank() if size() > 1 else 0


def local_size() -> int:
    """Return the number of these processes on this machine."""
    return int(os.environ["LOCAL_WORLD_SIZE"]) if size() > 1 else 1


def local_rank() -> int:
    """Return this process's number among those on its machine, from 0."""
    return int(os.environ["LOCAL_RANK"]) if size() > 1 else 0


def all_agree(own: bool) -> bool:
    """Say whether ``own`` is True in all processes."""
    return all(bool(one) for one in all_gather(torch.tensor([own])))


def is_main_process() -> bool:
    """Say whether this is the process that writes files, prints and reads commands."""
    return rank() == 0


def barrier() -> None:
    """Wait until all processes have called this."""
    all_gather(torch.zeros(1))  # on the CPU: torch's own barrier needs to know which GPU it is for


def shard(count: int) -> slice:
    """Return this process's part of ``count`` items; the sizes of parts differ by at most one."""
    whole, more = divmod(count, size())
    start = rank() * whole + min(rank(), more)
    return slice(start, start + whole + (rank() < more))


def all_reduce_sums(sums: Tensor) -> Tensor:
    """Return sums over all processes, with a gradient that is right after DistributedDataParallel has averaged it."""
    if size() == 1:
        return sums
    total = sums.detach().clone()
    distributed.all_reduce(total)
    # DistributedDataParallel takes the mean of the processes' gradients; a sum needs the sum of them.
    return total + size() * (sums - sums.detach())


def all_reduce(own: Tensor) -> Tensor:
    """Return the sum of all processes' tensors, for use inside a network; its gradient is summed over processes too."""
    return own if size() == 1 else cast("Tensor", _Sum.apply(own))


class _Sum(torch.autograd.Function):
    @staticmethod
    def forward(ctx: object, own: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        del ctx
        total = own.detach().clone()
        distributed.all_reduce(total)
        return total

    @staticmethod
    def backward(ctx: object, gradient: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        del ctx
        total = gradient.clone()
        distributed.all_reduce(total)
        return total


def all_gather_rows(own: NDArray[Number]) -> NDArray[Number]:
    """Return the rows of all processes' tables as one table, by rank."""
    if size() == 1:
        return own
    counts = all_gather(torch.tensor([len(own)]))
    table = torch.from_numpy(own)
    padded = table.new_zeros((int(max(counts)), own.shape[1]))
    padded[: len(own)] = table
    tables = zip(all_gather(padded), counts, strict=True)
    return np.concatenate([table[: int(count)].numpy() for table, count in tables])


def all_reduce_counts(own: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the sum of all processes' arrays."""
    return np.sum(all_gather_rows(own.reshape(1, -1)), axis=0).reshape(own.shape)


def all_gather(own: Tensor) -> list[Tensor]:
    """Return the tensors of all processes by rank; they must be on the CPU and have the same shape."""
    if size() == 1:
        return [own]
    every = [torch.empty_like(own) for _ in range(size())]
    distributed.all_gather(every, own)
    return every


def broadcast_command(command: Command | None) -> Command | None:
    """Return the command that the main process has received."""
    known = (None, *Command)
    return known[int(all_gather(torch.tensor(known.index(command)))[0])]


def synchronise_gradients(objective: nn.Module, *, in_parts: bool) -> nn.Module:
    """Return a module whose gradients are, after each backward, those of all processes' shares together.

    ``in_parts`` allows losses that leave some weights without a gradient; then each graph is searched for them.
    """
    return DistributedDataParallel(objective, find_unused_parameters=in_parts) if size() > 1 else objective


def lost_a_process(error: BaseException) -> bool:
    """Say whether an error means that another process of the run is gone."""
    if not isinstance(error, RuntimeError) or size() == 1:
        return False
    return isinstance(error, distributed.DistError) or any(words in str(error) for words in _ENDED)
