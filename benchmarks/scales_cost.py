"""The cost of training and inference at several scales: multiply-adds, time of a training step, memory."""

from __future__ import annotations

import math
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import torch
from torch.utils.flop_counter import FlopCounterMode

from segview.core.plans.plan import TrainingPlan
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build, outline
from segview.networks.scale import ScaleNetwork
from segview.training.loop.optimise import optimizer_of
from segview.training.loop.precision import autocast, prepare
from segview.training.losses import loss_of
from segview.training.losses.objective import objective

Size = tuple[int, int]
Step = Callable[[], None]
MIB = 2**20


@dataclass(frozen=True)
class Kind:
    """One way to train: its name, its scale attention, and the scales it trains with."""

    name: str
    attention: str = ""
    scales: tuple[float, ...] = (1.0,)

    def spec(self, plan: TrainingPlan, width: str) -> NetworkSpec:
        """Return its network."""
        changes: dict[str, object] = {"size": width}
        if self.attention:
            changes |= {"scale_attention": self.attention, "trained_scales": self.scales}
        return plan.network.model_copy(update=changes)


PLAIN, EXPLICIT = Kind("plain"), Kind("explicit", "explicit", (0.5, 1.0, 2.0))
HIERARCHICAL = Kind("hierarchical", "hierarchical", (0.5, 1.0))
KINDS = (PLAIN, EXPLICIT, HIERARCHICAL)
CHAINS: tuple[tuple[Kind, str, tuple[float, ...]], ...] = (
    (PLAIN, "single scale", (1.0,)),
    (PLAIN, "average or maximum", (0.5, 1.0, 2.0)),
    (EXPLICIT, "explicit", (0.5, 1.0, 2.0)),
    (HIERARCHICAL, "hierarchical", (0.5, 1.0)),
    (HIERARCHICAL, "hierarchical", (0.5, 1.0, 2.0)),
)


def print_costs(plan: TrainingPlan, size: Size, *, batch: int, rounds: int, width: str) -> None:
    """Print the table of costs, each also as a multiple of the plain trunk's at scale 1."""
    work = {kind: training_work(kind.spec(plan, width), size) for kind in KINDS}
    times = step_times(plan, size, batch=batch, rounds=rounds, width=width)
    memory = {kind: peak_memory(plan, kind, size, batch=batch, width=width) for kind in KINDS}
    rows, columns = size
    print(f"{plan.network.architecture} on {plan.network.encoder}, width {width}, {plan.network.classes} classes;")
    print(f"scale 1 is {rows} × {columns}; batch {batch}, {plan.precision}, {torch.get_num_threads()} threads;")
    print(f"the shortest of {rounds} rounds, in each of which every kind makes a step")
    print()
    print("| trained as | scales | multiply-adds of an image | time of a step | memory of a step |")
    print("|---|---|---|---|---|")
    base = work[PLAIN]
    for kind in KINDS:
        scales = ", ".join(f"{scale:g}" for scale in kind.scales)
        adds = f"{work[kind] / 1e9:.2f} G ({work[kind] / base:.2f} ×)"
        spent = f"{times[kind]:.2f} s ({times[kind] / times[PLAIN]:.2f} ×)"
        held = f"{memory[kind] / MIB:,.0f} MiB ({memory[kind] / memory[PLAIN]:.2f} ×)"
        print(f"| {kind.name} | {scales} | {adds} | {spent} | {held} |")
    print()
    print("| inference | scales | multiply-adds of an image |\n|---|---|---|")
    for kind, name, chain in CHAINS:
        adds = inference_work(kind.spec(plan, width), size, chain)
        print(f"| {name} | {', '.join(f'{scale:g}' for scale in chain)} | {adds / 1e9:.2f} G ({adds / base:.2f} ×) |")


def training_work(spec: NetworkSpec, size: Size) -> int:
    """Return the multiply-adds of the outputs that a training step makes of one image; backward takes twice these."""
    network = outline(spec).train()
    return _work(lambda: network.outputs(torch.empty(2, 3, *size, device="meta"))) // 2


def inference_work(spec: NetworkSpec, size: Size, chain: Sequence[float]) -> int:
    """Return the multiply-adds of a chain of scales on one image."""
    network = outline(spec).eval()

    def passes() -> None:
        images = {scale: torch.empty(1, 3, *(round(side * scale) for side in size), device="meta") for scale in chain}
        if isinstance(network, ScaleNetwork):
            network.merge({scale: network.forward_scale(image) for scale, image in images.items()})
        else:
            for image in images.values():
                network(image)

    return _work(passes)


def step_times(plan: TrainingPlan, size: Size, *, batch: int, rounds: int, width: str) -> dict[Kind, float]:
    """Return the shortest time of a step of each kind: that which was least disturbed."""
    steps = {kind: training_step(plan, kind, size, batch=batch, width=width) for kind in KINDS}
    for step in steps.values():
        step()
    shortest = dict.fromkeys(KINDS, math.inf)
    for _ in range(rounds):
        for kind, step in steps.items():
            start = time.perf_counter()
            step()
            shortest[kind] = min(shortest[kind], time.perf_counter() - start)
    return shortest


def training_step(plan: TrainingPlan, kind: Kind, size: Size, *, batch: int, width: str) -> Step:
    """Return a whole training step of a kind, as ``segview train`` makes it, on images of noise."""
    torch.manual_seed(plan.seed)
    own = plan.model_copy(update={"network": kind.spec(plan, width)})
    network: SegmentationNetwork = build(own.network).train()
    prepare(network, "cpu", own.precision)
    optimizer, loss = optimizer_of(network, own), loss_of(own.loss)
    images = torch.randn(batch, 3, *size).contiguous(memory_format=torch.channels_last)
    masks = torch.randint(0, own.network.classes, (batch, 1, *size)).float()

    def step() -> None:
        with autocast("cpu", own.precision):
            total = objective(network, images, masks, loss, classes=own.network.classes)
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # pyright: ignore[reportUnknownMemberType]
        optimizer.step()

    return step


def peak_memory(plan: TrainingPlan, kind: Kind, size: Size, *, batch: int, width: str) -> int:
    """Return by how many bytes training makes a process of its own grow, the weights not counted; on Linux alone."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measure_growth, (plan, kind, size, batch, width))


def _measure_growth(plan: TrainingPlan, kind: Kind, size: Size, batch: int, width: str) -> int:
    step = training_step(plan, kind, size, batch=batch, width=width)
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # forgets the largest so far
    for _ in range(2):  # the optimiser's state is there from the end of the first
        step()
    return _memory("VmHWM") - before


def _memory(which: str) -> int:
    """Return what Linux says of this process's memory, in bytes: now, or at its largest."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(which))


def _work(passes: Callable[[], object]) -> int:
    counter = FlopCounterMode(display=False)
    with torch.no_grad(), counter:
        passes()
    return counter.get_total_flops() // 2
