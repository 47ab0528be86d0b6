"""Optimisers, schedules of their learning rates, and the moving average of the weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer
from torch.optim.lr_scheduler import (
    ConstantLR,
    CosineAnnealingLR,
    LRScheduler,
    OneCycleLR,
    PolynomialLR,
    ReduceLROnPlateau,
)
from torch.optim.swa_utils import AveragedModel

from segview.core.base.registry import Registry
from segview.core.plans.plan import TrainingPlan
from segview.networks.base.network import SegmentationNetwork

Groups = list[dict[str, Any]]
"""Groups of parameters, each with its learning rate."""


def optimizer_of(network: SegmentationNetwork, plan: TrainingPlan) -> Optimizer:
    """Return the optimiser of a plan, with the encoder's weights in its first group and all others in its second."""
    encoder = list(network.trunk.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    rest = [parameter for parameter in network.parameters() if id(parameter) not in known]
    rates = (plan.learning_rate * plan.encoder_learning_rate_factor, plan.learning_rate)
    groups: Groups = [{"params": some, "lr": rate} for some, rate in zip((encoder, rest), rates, strict=True)]
    return OPTIMISERS[plan.optimiser.name](groups, plan)


def schedule_of(optimizer: Optimizer, plan: TrainingPlan, steps: int) -> LRScheduler:
    """Return the schedule of a plan with ``steps`` steps in each epoch."""
    # With a warm-up of less than one step, OneCycleLR divides by zero.
    return SCHEDULES[plan.schedule.name](optimizer, plan, max(3, steps * plan.epochs))


def after_step(schedule: LRScheduler) -> None:
    """Advance a schedule that goes by steps."""
    if not isinstance(schedule, ReduceLROnPlateau):
        schedule.step()


def after_epoch(schedule: LRScheduler, dice: float) -> None:
    """Advance a schedule that goes by epochs, by the Dice of the validation images."""
    if isinstance(schedule, ReduceLROnPlateau):
        schedule.step(dice)


def average_of(network: nn.Module, decay: float) -> AveragedModel | None:
    """Return an exponential moving average of a network's weights and the statistics of its norms; None for decay 0.

    The decay of step n is the smaller of ``decay`` and (1 + n) / (10 + n), because early weights change fast.
    """

    @torch.no_grad()
    def update(own: list[Tensor], current: list[Tensor], count: Tensor | int) -> None:
        if own[0].is_floating_point():
            n = int(count)
            for one, now in zip(own, current, strict=True):
                one.lerp_(now, 1 - min(decay, (1 + n) / (10 + n)))
        else:
            for one, now in zip(own, current, strict=True):
                one.copy_(now)

    return AveragedModel(network, multi_avg_fn=update, use_buffers=True) if decay else None  # pyright: ignore[reportArgumentType]


def _sgd(groups: Groups, plan: TrainingPlan) -> Optimizer:
    momentum = plan.optimiser.parameters.get("momentum", 0.9)
    return SGD(groups, lr=plan.learning_rate, momentum=momentum, weight_decay=plan.weight_decay, fused=True)


def _adam(groups: Groups, plan: TrainingPlan) -> Optimizer:
    return Adam(groups, weight_decay=plan.weight_decay, fused=True)


def _adamw(groups: Groups, plan: TrainingPlan) -> Optimizer:
    return AdamW(groups, weight_decay=plan.weight_decay, fused=True)


OPTIMISERS: Registry[Callable[[Groups, TrainingPlan], Optimizer]] = Registry(
    "optimiser", {"adamw": _adamw, "adam": _adam, "sgd": _sgd}
)


def _one_cycle(optimizer: Optimizer, plan: TrainingPlan, steps: int) -> LRScheduler:
    return OneCycleLR(
        optimizer,
        [group["lr"] for group in optimizer.param_groups],
        total_steps=steps,
        pct_start=max(0.1, 2 / steps),
        final_div_factor=100,
        cycle_momentum=plan.optimiser.name != "sgd",
    )


def _constant(optimizer: Optimizer, _plan: TrainingPlan, _steps: int) -> LRScheduler:
    return ConstantLR(optimizer, factor=1.0, total_iters=1)


def _cosine(optimizer: Optimizer, _plan: TrainingPlan, steps: int) -> LRScheduler:
    return CosineAnnealingLR(optimizer, T_max=steps)


def _polynomial(optimizer: Optimizer, plan: TrainingPlan, steps: int) -> LRScheduler:
    return PolynomialLR(optimizer, total_iters=steps, power=plan.schedule.parameters.get("power", 0.9))


def _plateau(optimizer: Optimizer, plan: TrainingPlan, _steps: int) -> LRScheduler:
    given = plan.schedule.parameters
    return ReduceLROnPlateau(optimizer, mode="max", factor=given.get("factor", 0.1), patience=int(given.get("wait", 5)))


SCHEDULES: Registry[Callable[[Optimizer, TrainingPlan, int], LRScheduler]] = Registry(
    "schedule",
    {
        "one_cycle": _one_cycle,
        "constant": _constant,
        "cosine": _cosine,
        "polynomial": _polynomial,
        "plateau": _plateau,
    },
)
