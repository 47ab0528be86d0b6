"""Processes that train one network together, as torchrun starts them: each takes its share of every batch."""

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

# Long enough for the slowest disk that images are read from; a process that ends is noticed at once.
PATIENCE = timedelta(hours=1)
_ENDED = ("Connection closed by peer", "Connection reset by peer", "Broken pipe")


@contextlib.contextmanager
def process_group(device: str) -> Generator[str]:
    """Take part in what torchrun started, and yield the device of this process; alone, the device that is asked for.

    On GPUs each process has the one of its place on its machine.

    Raises:
        UserError: there is no such device, or no GPU for each process.
    """
    if not distributed.is_available() or not distributed.is_torchelastic_launched() or os.environ["WORLD_SIZE"] == "1":
        yield resolve(device)
        return
    own = _own_device(device)
    if own.startswith("cuda"):
        torch.cuda.set_device(own)
    # What is said between the processes, and small, goes over the CPU in any case.
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
    """Return how many processes train together; 1 where this one is alone."""
    return distributed.get_world_size() if distributed.is_available() and distributed.is_initialized() else 1


def rank() -> int:
    """Return this process's place among them, from 0."""
    return distributed.get_rank() if size() > 1 else 0


def local_size() -> int:
    """Return how many of them are on this machine."""
    return int(os.environ["LOCAL_WORLD_SIZE"]) if size() > 1 else 1


def local_rank() -> int:
    """Return this process's place among those on its machine, from 0."""
    return int(os.environ["LOCAL_RANK"]) if size() > 1 else 0


def all_agree(own: bool) -> bool:
    """Say whether something holds in all processes."""
    return all(bool(one) for one in all_gather(torch.tensor([own])))


def is_main_process() -> bool:
    """Say whether this is the process that writes, prints and listens."""
    return rank() == 0


def barrier() -> None:
    """Wait until all processes are here."""
    all_gather(torch.zeros(1))  # on the CPU, where torch's own barrier would ask which GPU it is for


def shard(count: int) -> slice:
    """Return the part of so many in a row that is this process's; parts differ by one at most."""
    whole, more = divmod(count, size())
    start = rank() * whole + min(rank(), more)
    return slice(start, start + whole + (rank() < more))


def all_reduce_sums(sums: Tensor) -> Tensor:
    """Return sums over what all processes hold, with the gradient that DistributedDataParallel turns into theirs."""
    if size() == 1:
        return sums
    total = sums.detach().clone()
    distributed.all_reduce(total)
    # It takes the mean of the processes' gradients, where that of a sum is the sum of theirs.
    return total + size() * (sums - sums.detach())


def all_reduce(own: Tensor) -> Tensor:
    """Return the sum of all processes' tensors, for use inside a network: its gradient is the sum of theirs."""
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
    """Return the tensors of all processes by rank; they lie on the CPU and have one shape."""
    if size() == 1:
        return [own]
    every = [torch.empty_like(own) for _ in range(size())]
    distributed.all_gather(every, own)
    return every


def broadcast_command(command: Command | None) -> Command | None:
    """Return what the leading process was told."""
    known = (None, *Command)
    return known[int(all_gather(torch.tensor(known.index(command)))[0])]


def synchronise_gradients(objective: nn.Module, *, in_parts: bool) -> nn.Module:
    """Return a module whose gradients are, after each backward, those of all processes' shares together.

    With ``in_parts`` a loss may leave some weights without a gradient, which takes a look at each graph.
    """
    return DistributedDataParallel(objective, find_unused_parameters=in_parts) if size() > 1 else objective


def lost_a_process(error: BaseException) -> bool:
    """Say whether an error means that another process of the run is gone."""
    if not isinstance(error, RuntimeError) or size() == 1:
        return False
    return isinstance(error, distributed.DistError) or any(words in str(error) for words in _ENDED)
