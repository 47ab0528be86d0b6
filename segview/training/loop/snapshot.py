"""Snapshot of a run: its complete state in one file, to continue as if it had not been interrupted."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.files import atomic_write, exists
from segview.training.distributed import processes

_KEY = "segview"
_CHANCE, _GLOBAL_CHANCE, _GPU_CHANCE = "chance", "global chance", "gpu chance"


@dataclass
class Training:
    """The state of a run that changes while it trains.

    Attributes:
        network: The network: weights and statistics of norms.
        optimizer: The optimiser: moments and learning rates of its groups.
        schedule: The schedule of learning rates.
        chance: Random generator for the order and augmentation of pairs.
        average: Moving average of the weights, or None.
    """

    network: nn.Module
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    chance: torch.Generator
    average: AveragedModel | None = None


@dataclass(frozen=True)
class Progress:
    """The progress of a run.

    Attributes:
        epoch: Number of the last finished epoch; 0 before the first.
        best: Selection score of the best epoch; −∞ before the first.
        best_epoch: Number of the best epoch.
    """

    epoch: int = 0
    best: float = -math.inf
    best_epoch: int = 0

    def has_waited(self, patience: int) -> bool:
        """Return whether at least ``patience`` epochs came after the best one."""
        return bool(self.best_epoch) and self.epoch - self.best_epoch >= patience


def save_snapshot(path: Path, training: Training, progress: Progress) -> None:
    """Write a snapshot, whole or not at all; all processes of a training call this, and the main process writes.

    Raises:
        UserError: the file cannot be written; the older snapshot, if any, is untouched.
    """
    tensors = {f"network/{name}": tensor for name, tensor in training.network.state_dict().items()}
    if training.average is not None:
        tensors |= {f"average/{name}": tensor for name, tensor in training.average.state_dict().items()}
    optimizer = training.optimizer.state_dict()
    numbers: dict[str, dict[str, Any]] = {}
    for place, state in optimizer["state"].items():
        for name, value in state.items():
            if isinstance(value, Tensor):
                tensors[f"optimizer/{place}/{name}"] = value
            else:
                numbers.setdefault(str(place), {})[name] = value
    tensors[_CHANCE] = training.chance.get_state()
    for name, state in _global_chances().items():
        tensors |= {_of_process(place, name): one for place, one in enumerate(processes.all_gather(state))}
    if not processes.is_main_process():
        return
    # The format cannot store tensors that share memory or that are in channels-last order.
    apart = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    rest = {
        "progress": vars(progress),
        "groups": optimizer["param_groups"],
        "numbers": numbers,
        "schedule": {name: value for name, value in training.schedule.state_dict().items() if _is_plain(value)},
    }
    atomic_write(path, save(apart, metadata={_KEY: json.dumps(rest)}))


def recall(path: Path, training: Training) -> Progress:
    """Restore a training from its snapshot, and return its progress; without a snapshot, return the initial progress.

    Raises:
        UserError: the snapshot cannot be read, or belongs to another network.
    """
    if not exists(path):
        return Progress()
    try:
        with safe_open(path, framework="pt") as file:  # pyright: ignore[reportUnknownVariableType]
            rest: Mapping[str, Any] = json.loads(file.metadata()[_KEY])
            tensors: dict[str, Tensor] = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        training.network.load_state_dict(_below("network", tensors))
        if training.average is not None:
            training.average.load_state_dict(_below("average", tensors))
        training.optimizer.load_state_dict(
            {"state": _moments(tensors, rest["numbers"]), "param_groups": rest["groups"]}
        )
        _lie_like_their_weights(training.optimizer)
        training.schedule.load_state_dict(dict(rest["schedule"]))
        training.chance.set_state(tensors[_CHANCE])
        _set_global_chances(tensors)
        return Progress(**rest["progress"])
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, RuntimeError) as error:
        raise UserError(
            "The run cannot go on from {path}: {error}. Remove the file to train from the start.",
            path=path,
            error=first_sentence(error),
        ) from error


def _global_chances() -> dict[str, Tensor]:
    """Return the states of torch's global random generators, used by dropout; each process has its own."""
    gpu = {_GPU_CHANCE: torch.cuda.get_rng_state()} if torch.cuda.is_available() else {}
    return {_GLOBAL_CHANCE: torch.get_rng_state(), **gpu}


def _set_global_chances(tensors: Mapping[str, Tensor]) -> None:
    """Restore the random states of this process; a process without a saved state keeps its own."""
    for name, put in ((_GLOBAL_CHANCE, torch.set_rng_state), (_GPU_CHANCE, torch.cuda.set_rng_state)):
        state = tensors.get(_of_process(processes.rank(), name))
        if state is not None and (name != _GPU_CHANCE or torch.cuda.is_available()):
            put(state)


def _of_process(place: int, name: str) -> str:
    return f"{name}/{place}" if place else name


def _moments(tensors: Mapping[str, Tensor], numbers: Mapping[str, Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
    moments: dict[int, dict[str, Any]] = {int(place): dict(values) for place, values in numbers.items()}
    for name, tensor in _below("optimizer", tensors).items():
        place, _, kind = name.partition("/")
        moments.setdefault(int(place), {})[kind] = tensor
    return moments


def _lie_like_their_weights(optimizer: torch.optim.Optimizer) -> None:
    """Give moments the memory format of their weights: fused kernels iterate over both in memory order."""
    for weight, state in optimizer.state.items():
        for name, value in state.items():
            if isinstance(value, Tensor) and value.shape == weight.shape:
                state[name] = torch.empty_like(weight).copy_(value)


def _below(part: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(f"{part}/"): tensor for name, tensor in tensors.items() if name.startswith(f"{part}/")}


def _is_plain(value: object) -> bool:
    return isinstance(value, int | float | str | list | bool | type(None))
