"""SeeNet against CAM, adversarial erasing and ACoL: how well attention learned from image labels finds the target.

python benchmarks/seenet.py train --runs FOLDER [--seeds 0,1,2] [--at-once 2]   # given again, it goes on
python benchmarks/seenet.py score --runs FOLDER [--scales 0.7,1,1.4]

``train`` makes the shipped plan of SeeNet with each network in its place and each seed, so that all have the same
images, windows, epochs and rates. ``score`` reads the runs that are done. Scale and threshold of each reading are
those with the best mIoU over all pixels of the pairs that a run did not train on, thresholds in steps of 0.01. The
scores are taken with both on the plan's test folders, which play no part in any choice: mIoU of target and background
over all pixels, and the mean over images of the target's Dice. The last lines compare the fused attention of SeeNet
with CAM: the differences of mIoU by seed, and of the target's IoU image by image, where an image counts by its mean
over the seeds, with the interval of the bootstrap (95 %).

Readings: ``A``, ``B`` … a branch alone; ``fused`` the larger of the branches; ``mirrored`` that of the mirrored image
too. All are divided by their largest number. That there is a polyp is known, as it is for the paper's masks.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import numpy as np
import torch
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.scales import parse_scales
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.requests.request import Request
from segview.core.runs.run_folder import RunFolder
from segview.data.datasets import Pair, pairs, read_pair
from segview.data.datasets.lists import listed_pairs
from segview.inference.passes.scales import at_size
from segview.inference.predict.predictor import Predictor
from segview.metrics.statistics import bootstrap_mean
from segview.training.runs.sweep import is_done, run_sweep

PLAN = Path(__file__).resolve().parents[1] / "models" / "plans" / "seenet-squeezenet1_1.toml"
NETWORKS: dict[str, tuple[str, dict[str, str | int | float]]] = {
    "CAM": ("cam", {}),
    "CAM with a convolution": ("cam", {"convolutions": 1}),
    "adversarial erasing": ("adversarial_erasing", {}),
    "ACoL": ("acol", {}),
    "SeeNet": ("seenet", {"convolutions": 1}),
}
"""Published are CAM on VGG16 with one convolution of its own, and SeeNet with two or three; see docs/seenet.md."""

LEVELS = 100
Counts = NDArray[np.int64]
"""Pixels of an image by truth (background, target) and level of attention: 2 × LEVELS + 1."""

Table = dict[str, dict[str, dict[int, "Scored"]]]
"""By network, reading and seed."""


@dataclass(frozen=True)
class Scored:
    """One reading of one run: what scale and threshold were chosen, and the test images with them."""

    scale: float
    threshold: float
    chosen_by: float
    miou: float
    dice: list[float]
    iou: list[float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    train, score = parts.add_parser("train"), parts.add_parser("score")
    for part in (train, score):
        part.add_argument("--runs", type=Path, required=True)
        part.add_argument("--seeds", type=lambda text: [int(seed) for seed in text.split(",")], default=[0, 1, 2])
    train.add_argument("--at-once", type=int, default=1)
    score.add_argument("--scales", type=parse_scales, default=(0.7, 1.0, 1.4))
    options = parser.parse_args()
    if options.part == "train":
        plans = {run: plan for of in trials(options.seeds).values() for run, plan in of.items()}
        for trial in run_sweep(plans, root=PLAN.parent, folder=options.runs, at_once=options.at_once):
            print(trial.name, trial.reason or "is trained.", flush=True)
        return
    tests = [pair for folder in read_plan(PLAN).data.test for pair in pairs((PLAN.parent / folder).resolve())]
    for line in report(read_runs(options.runs, options.seeds, tests, options.scales), len(tests)):
        print(line)


def read_runs(runs: Path, seeds: Sequence[int], tests: Sequence[Pair], scales: Sequence[float]) -> Table:
    """Return the scores of the runs that are done."""
    table: Table = defaultdict(lambda: defaultdict(dict))
    for network, of in trials(seeds).items():
        for name, plan in of.items():
            run = runs / name
            if not is_done(run, scored=True):
                print(f"{name} is not trained.", file=sys.stderr)
                continue
            held = held_back(run)
            for reading, scored in scores(run, held, tests, scales).items():
                table[network][reading][plan.seed] = scored
            print(f"{name}: {len(held)} pairs choose, {len(tests)} test", file=sys.stderr, flush=True)
    return table


def trials(seeds: Sequence[int]) -> dict[str, dict[str, TrainingPlan]]:
    """Return the plans of each network by the names of their runs, one for each seed."""
    shipped, found = read_plan(PLAN), dict[str, dict[str, TrainingPlan]]()
    for network, (architecture, options) in NETWORKS.items():
        spec = shipped.network.model_copy(update={"architecture": architecture, "options": options})
        stem = "-".join([architecture, *(f"{option}{value}" for option, value in options.items())])
        own = {f"{stem}-{seed}": seed for seed in seeds}
        found[network] = {
            name: shipped.model_copy(update={"name": name, "seed": seed, "network": spec, "watch": 0})
            for name, seed in own.items()
        }
    return found


def held_back(run: Path) -> list[Pair]:
    """Return the pairs of a run's folders that it did not train on."""
    files = RunFolder(run)
    plan = read_plan(files.plan)
    trained = {pair.image.resolve() for pair in listed_pairs(files.split / "train.txt")}
    every = [pair for place in plan.data.train for pair in pairs((run / place).resolve())]
    return [pair for pair in every if pair.image.resolve() not in trained]


def scores(run: Path, held: Sequence[Pair], test: Sequence[Pair], scales: Sequence[float]) -> dict[str, Scored]:
    """Return every reading's scores on the test pairs, at the scale and threshold that the held pairs choose."""
    variant, found = RunFolder(run).best, dict[str, Scored]()
    held_at = {scale: counts(variant, held, scale) for scale in scales}
    test_at: dict[float, dict[str, list[Counts]]] = {}
    for reading in held_at[scales[0]]:
        value, scale, place = max(
            (mean_iou(total, place), scale, place)
            for scale, of in held_at.items()
            for total in [np.sum(of[reading], axis=0)]
            for place in range(LEVELS)
        )
        if scale not in test_at:
            test_at[scale] = counts(variant, test, scale)
        images = test_at[scale][reading]
        pairs_of_scores = [target_scores(one, place) for one in images]
        found[reading] = Scored(
            scale=scale,
            threshold=place / LEVELS,
            chosen_by=value,
            miou=mean_iou(np.sum(images, axis=0), place),
            dice=[dice for dice, _ in pairs_of_scores],
            iou=[iou for _, iou in pairs_of_scores],
        )
    return found


def counts(variant: Path, some: Sequence[Pair], scale: float) -> dict[str, list[Counts]]:
    """Return the counts of each pair by reading."""
    predictor, found = Predictor(), defaultdict(list)
    for pair in some:
        pixels, truth = read_pair(pair)
        *_, answer = predictor.predict(Request(pair.image, variant, (scale,), flip=True), pixels)
        for reading, plane in readings(answer):
            levels = np.floor(plane * LEVELS).astype(np.int64).clip(0, LEVELS)
            both = np.bincount((levels + (LEVELS + 1) * truth).ravel(), minlength=2 * (LEVELS + 1))
            found[reading].append(both.reshape(2, -1))
    return found


def readings(answer: Prediction) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the ways to read where the target is, at the image's size."""
    target = answer.classes[1]
    planes: dict[str, NDArray[np.float32]] = {}
    for name, one in answer.maps.items():
        if name.startswith("cam/") and name.endswith(f"/{target}"):
            planes[name.split("/")[1]] = at_size(torch.from_numpy(one.array())[None], answer.size)[0].numpy()
    mirrored = planes.pop("fused")
    yield from planes.items()
    if len(planes) > 1:
        yield "fused", np.max([*planes.values()], axis=0)
    yield "mirrored", mirrored


def mean_iou(of: Counts, place: int) -> float:
    """Return the mean of the IoUs of background and target, where levels from ``place`` on are the target."""
    missed, hit = of[1, :place].sum(), of[1, place:].sum()
    right, false = of[0, :place].sum(), of[0, place:].sum()
    return float(np.mean([hit / max(hit + missed + false, 1), right / max(right + missed + false, 1)]))


def target_scores(of: Counts, place: int) -> tuple[float, float]:
    """Return Dice and IoU of the target."""
    hit, wrong = of[1, place:].sum(), of[1, :place].sum() + of[0, place:].sum()
    return (2 * hit / (2 * hit + wrong), hit / (hit + wrong)) if hit + wrong else (1.0, 1.0)


def report(table: Table, images: int) -> Iterator[str]:
    """Yield the lines of the table, and of the comparison."""
    yield f"| network | reading | seeds | scale | threshold | validation mIoU | mIoU | Dice, {images} images |"
    yield "|---|---|---|---|---|---|---|---|"
    for network, rows in table.items():
        for reading, by_seed in rows.items():
            of = [by_seed[seed] for seed in sorted(by_seed)]
            cells = (
                ", ".join(map(str, sorted(by_seed))),
                ", ".join(f"{one.scale:g}" for one in of),
                ", ".join(f"{one.threshold:.2f}" for one in of),
                several([one.chosen_by for one in of]),
                several([one.miou for one in of]),
                several([float(np.mean(one.dice)) for one in of]),
            )
            yield f"| {network} | {reading} | {' | '.join(cells)} |"
    yield ""
    for network, rows in table.items():
        for reading in rows if network.startswith("CAM") and "SeeNet" in table else ():
            yield paired_comparison(table["SeeNet"]["mirrored"], rows[reading], f"{network} ({reading})")


def several(values: Sequence[float]) -> str:
    """Return the mean, and the values themselves where there are several."""
    return f"{np.mean(values):.3f}" + (f" ({', '.join(f'{one:.3f}' for one in values)})" if len(values) > 1 else "")


def paired_comparison(seenet: dict[int, Scored], other: dict[int, Scored], name: str) -> str:
    """Return how much better SeeNet finds the target, with the seeds that both have."""
    seeds = sorted(seenet.keys() & other.keys())
    miou = [seenet[seed].miou - other[seed].miou for seed in seeds]
    gains = np.mean([np.subtract(seenet[seed].iou, other[seed].iou) for seed in seeds], axis=0)
    mean, low, high = bootstrap_mean(gains.tolist())
    by_seed = ", ".join(f"{one:+.3f}" for one in miou)
    line = (
        f"SeeNet (mirrored) − {name}: mIoU {np.mean(miou):+.3f} ({by_seed}); IoU of the target by image "
        f"{mean:+.3f} ({low:+.3f} to {high:+.3f}), better on {(gains > 0).sum()} of {len(gains)}"
    )
    return line.replace("-0", "−0")


if __name__ == "__main__":
    main()
