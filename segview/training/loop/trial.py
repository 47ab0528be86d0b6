"""A few real steps of a plan: how long they take, how much memory, and at which learning rates they learn."""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from segview.core.base.errors import UserError
from segview.core.base.process_memory import highest_memory
from segview.core.plans.plan import TrainingPlan
from segview.core.plans.training_config import SchedulePlan
from segview.core.plans.trial import DIVERGED, HIGHEST_RATE, LOWEST_RATE, Cost, Progress, RatePoint, smooth_losses
from segview.data.datasets import Pair
from segview.training.data.in_memory import InMemoryDataset
from segview.training.data.splits import split_of
from segview.training.loop.fit import check_network, network_of
from segview.training.loop.learner import Learner, enough_memory

STEPS = 5
"""Steps whose time is measured, after one that is not."""
LONGEST = 20.0
"""Seconds after which no further step is measured."""
RATES = 60
"""Learning rates that are tried."""
BATCHES = 16
"""Batches that the rates are tried on, again and again."""
CHUNK = 4


@dataclass(frozen=True, eq=False)
class _Sample:
    """Pairs of a plan.

    Attributes:
        training: Some of those that it trains on.
        validation: Some of those that it is validated on.
        counts: How many of both there are.
        seconds: To read one of them.
    """

    training: InMemoryDataset
    validation: InMemoryDataset
    counts: tuple[int, int]
    seconds: float


def cost(plan: TrainingPlan, *, root: Path, device: str = "cpu") -> Generator[Progress | Cost]:
    """Measure a few steps of a plan and a batch of its validation, and yield what a run would cost.

    Raises:
        UserError: as for ``fit``.
    """
    sample = yield from _sample(plan, root, batches=STEPS + 1)
    network = network_of(plan, root)
    # A schedule ends with the run, which may have fewer steps than are measured.
    plan = plan.model_copy(update={"schedule": SchedulePlan(name="constant")})
    steps = math.ceil(sample.counts[0] / plan.batch)
    learner = Learner(network, plan, steps=_steps(sample, plan), device=device)
    times: list[float] = []
    begun = time.perf_counter()
    while len(times) <= STEPS and (len(times) < 2 or time.perf_counter() - begun < LONGEST):
        last = time.perf_counter()
        with enough_memory():
            for _ in learner.epoch(sample.training, 1):
                now = time.perf_counter()
                times.append(now - last)
                yield Progress(what="steps", done=min(len(times), STEPS + 1), every=STEPS + 1)
                if len(times) > STEPS or (len(times) > 1 and now - begun > LONGEST):
                    break
                last = time.perf_counter()
    yield Progress(what="validation", done=0, every=1)
    last = time.perf_counter()
    with enough_memory():
        learner.scores(sample.validation)
    of_one = (time.perf_counter() - last) / len(sample.validation)
    yield Cost(
        device=device,
        pairs=sample.counts[0],
        validation_pairs=sample.counts[1],
        epochs=plan.epochs,
        reading=sample.seconds * sum(sample.counts),
        step=statistics.median(times[1:]),
        steps=steps,
        validation=of_one * sample.counts[1],
        memory=_memory(device, plan, sample),
        available=_available(device),
    )


def rates(plan: TrainingPlan, *, root: Path, device: str = "cpu") -> Generator[Progress | RatePoint]:
    """Train with a learning rate that rises from step to step, and yield the loss at each, until it rises.

    Raises:
        UserError: as for ``fit``.
    """
    plan = plan.model_copy(update={"schedule": SchedulePlan(name="constant"), "average_weights": 0.0})
    sample = yield from _sample(plan, root, batches=BATCHES)
    learner = Learner(network_of(plan, root), plan, steps=_steps(sample, plan), device=device)
    groups = learner.training.optimizer.param_groups
    shares = (plan.encoder_learning_rate_factor, 1.0)
    losses: list[float] = []
    number = 1
    while len(losses) < RATES:
        epoch = learner.epoch(sample.training, number)
        for _ in range(_steps(sample, plan)):
            rate = LOWEST_RATE * (HIGHEST_RATE / LOWEST_RATE) ** (len(losses) / (RATES - 1))
            for group, share in zip(groups, shares, strict=True):
                group["lr"] = rate * share
            try:
                with enough_memory():
                    loss = next(epoch).loss
            except UserError:
                if len(losses) < RATES // 4:
                    raise
                return  # the loss is no number any more: the rate is too high
            losses.append(loss)
            yield RatePoint(rate=rate, loss=loss)
            mean = smooth_losses(losses)
            if len(losses) == RATES or (len(losses) > RATES // 4 and mean[-1] > DIVERGED * mean.min()):
                return
        epoch.close()
        number += 1


def _sample(plan: TrainingPlan, root: Path, *, batches: int) -> Generator[Progress, None, _Sample]:
    """Read as many pairs as some batches have."""
    check_network(plan)
    training, validating = split_of(plan.data, root, masks=not plan.without_masks)
    begun = time.perf_counter()
    size, every = plan.augmentation.size_in_memory(plan.preprocessing.input_size), batches * plan.batch
    some = yield from _read(training[:every], plan, size)
    beside = validating[: min(plan.batch, 8)]
    other = InMemoryDataset.read(beside, plan.preprocessing.input_size, plan.data.labelling)
    seconds = (time.perf_counter() - begun) / (min(every, len(training)) + len(beside))
    return _Sample(some, other, (len(training), len(validating)), seconds)


def _read(
    chosen: Sequence[Pair | Path], plan: TrainingPlan, size: tuple[int, int]
) -> Generator[Progress, None, InMemoryDataset]:
    """Read pairs a few at a time, so that it can be told how far it is, and ended."""
    parts: list[InMemoryDataset] = []
    lost: UserError | None = None
    for start in range(0, len(chosen), CHUNK):
        try:
            parts.append(InMemoryDataset.read(chosen[start : start + CHUNK], size, plan.data.labelling))
        except UserError as error:
            lost = error
        yield Progress(what="reading", done=min(start + CHUNK, len(chosen)), every=len(chosen))
    if not parts:
        assert lost is not None
        raise lost
    images, masks = (torch.cat([getattr(part, name) for part in parts]) for name in ("images", "masks"))
    return InMemoryDataset(images, masks)


def _steps(sample: _Sample, plan: TrainingPlan) -> int:
    """Return how many steps go once over a sample."""
    return math.ceil(len(sample.training) / plan.batch)


def _memory(device: str, plan: TrainingPlan, sample: _Sample) -> int:
    """Return the bytes at the highest of a run that reads all pairs."""
    if device != "cpu":
        return torch.cuda.max_memory_reserved(device)
    rows, columns = plan.augmentation.size_in_memory(plan.preprocessing.input_size)
    area = plan.preprocessing.input_size[0] * plan.preprocessing.input_size[1]
    held = sum(part.images.nbytes + part.masks.nbytes for part in (sample.training, sample.validation))
    return highest_memory() - held + 4 * (sample.counts[0] * rows * columns + sample.counts[1] * area)


def _available(device: str) -> int:
    """Return the bytes that there are; 0 where that is not known."""
    if device != "cpu":
        return torch.cuda.mem_get_info(device)[1]
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0
