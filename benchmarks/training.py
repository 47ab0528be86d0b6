"""The overhead of a run in a training step: reading, augmenting and reporting, beside the bare step.

Run it from the checkout: ``python benchmarks/training.py [--plan PLAN] [--steps 30] [--device auto]``. Steps of the
run, as ``segview train`` makes them, take turns with bare steps: the same network, loss and optimiser on a batch of the
same size that lies on the device, normalised, already. The ratio is of the medians; 1 would be no cost at all.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import torch

from segview.core.base.places import plans_folder
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.runs.run import Step
from segview.inference.backends.devices import resolve
from segview.networks.build import build
from segview.training.loop.fit import fit
from segview.training.loop.optimise import optimizer_of
from segview.training.loop.precision import autocast, prepare
from segview.training.losses import loss_of
from segview.training.losses.objective import objective

LIMIT = 0.95
WARM_UP = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", type=Path, default=plans_folder() / "unet-mobilenet_v2-a.toml")
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--device", default="auto")
    options = parser.parse_args()
    device, plan = resolve(options.device), read_plan(options.plan)
    bare, whole = bare_step(plan, device), list[float]()
    alone: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        run = fit(plan, root=options.plan.resolve().parent, folder=Path(folder), device=device)
        while len(whole) < options.steps + WARM_UP:
            start = time.perf_counter()
            item = next(run)
            if not isinstance(item, Step) or item.step == 1:
                continue  # the first step of an epoch has read the pairs, or validated
            whole.append(time.perf_counter() - start)
            start = time.perf_counter()
            bare()
            alone.append(time.perf_counter() - start)
        run.close()
    times = [statistics.median(some[WARM_UP:]) * 1000 for some in (alone, whole)]
    ratio = times[0] / times[1]
    rows, columns = plan.preprocessing.input_size
    print(
        f"{plan.name}, {device}, batch {plan.batch} of {rows} x {columns}, {plan.precision}, median of {options.steps}"
    )
    print(f"bare step {times[0]:.1f} ms, step of the run {times[1]:.1f} ms, ratio {ratio:.3f}   limit {LIMIT}", end="")
    print("   met" if ratio >= LIMIT else "   MISSED")


def bare_step(plan: TrainingPlan, device: str) -> Callable[[], None]:
    """Return a step on a batch that is there already."""
    torch.manual_seed(plan.seed)
    network = build(plan.network).train()
    prepare(network, device, plan.precision)
    optimizer, loss = optimizer_of(network, plan), loss_of(plan.loss)
    shape = (plan.batch, 3, *plan.preprocessing.input_size)
    images = torch.randn(shape, device=device).contiguous(memory_format=torch.channels_last)
    masks = (torch.rand((plan.batch, 1, *shape[2:]), device=device) > 0.8).float()

    def step() -> None:
        with autocast(device, plan.precision):
            value = objective(network, images, masks, loss, classes=plan.network.classes)
        optimizer.zero_grad(set_to_none=True)
        value.backward()
        optimizer.step()
        float(value.detach())

    return step


if __name__ == "__main__":
    main()
