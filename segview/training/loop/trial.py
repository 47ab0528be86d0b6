"""A few real steps of a plan, to measure their time and memory or to find a learning rate."""

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
"""Number of measured steps, after one that is not measured."""
LONGEST = 20.0
"""Seconds after which no further step is measured."""
RATES = 60
"""Number of learning rates to try."""
BATCHES = 16
"""Number of batches on which the rates are tried, repeatedly."""
CHUNK = 4


@dataclass(frozen=True, eq=False)
class _Sample:
    """A sample of the pairs of a plan.

    Attributes:
        training: Some training pairs.
        validation: Some validation pairs.
        counts: Numbers of all training and all validation pairs.
        seconds: Time to read one pair.
    """

    training: InMemoryDataset
    validation: InMemoryDataset
    counts: tuple[int, int]
    seconds: float


def cost(plan: TrainingPlan, *, root: Path, device: str = "cpu") -> Generator[Progress | Cost]:
    """Measure a few steps of a plan and a batch of its validation, and yield the estimated cost of a run.

    Raises:
        UserError: as for ``fit``.
    """
    sample = yield from _sample(plan, root, batches=STEPS + 1)
    network = network_of(plan, root)
    # The plan's own schedule could end before all steps are measured.
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
    """Train with a learning rate that rises from step to step, and yield the loss of each step, until it diverges.

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
                return  # the loss became NaN: the rate is too high
            losses.append(loss)
            yield RatePoint(rate=rate, loss=loss)
            mean = smooth_losses(losses)
            if len(losses) == RATES or (len(losses) > RATES // 4 and mean[-1] > DIVERGED * mean.min()):
                return
        epoch.close()
        number += 1


def _sample(plan: TrainingPlan, root: Path, *, batches: int) -> Generator[Progress, None, _Sample]:
    """Read enough pairs for a number of batches."""
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
    """Read pairs a few at a time, so that progress can be shown and reading can be cancelled."""
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
    """Return the number of steps of an epoch over a sample."""
    return math.ceil(len(sample.training) / plan.batch)


def _memory(device: str, plan: TrainingPlan, sample: _Sample) -> int:
    """Return the peak memory in bytes of a run that reads all pairs."""
    if device != "cpu":
        return torch.cuda.max_memory_reserved(device)
    rows, columns = plan.augmentation.size_in_memory(plan.preprocessing.input_size)
    area = plan.preprocessing.input_size[0] * plan.preprocessing.input_size[1]
    held = sum(part.images.nbytes + part.masks.nbytes for part in (sample.training, sample.validation))
    return highest_memory() - held + 4 * (sample.counts[0] * rows * columns + sample.counts[1] * area)


def _available(device: str) -> int:
    """Return the memory of the device in bytes, or 0 if it is not known."""
    if device != "cpu":
        return torch.cuda.mem_get_info(device)[1]
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0
