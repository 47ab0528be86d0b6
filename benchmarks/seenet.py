"""SeeNet against CAM, adversarial erasing and ACoL: how well attention that knows labels alone finds the target.

python benchmarks/seenet.py RUN … [--test FOLDER …] [--scales 0.5,0.7,1] [--out ROWS.json]

RUN is the folder of a run of ``segview train`` with a network that learns from image labels; runs that differ in their
seed alone become one row. Scale and threshold of each reading are those with the best mIoU over all pixels of the pairs
that its run did not train on, thresholds in steps of 0.01. The scores are taken with both on the test folders, which
play no part in any choice: mIoU of target and background over all pixels, and the mean over images of the target's
Dice. The last lines compare the fused attention of SeeNet with CAM, image by image and seed by seed, with the
percentile interval of the bootstrap (95 %).

Readings: ``A``, ``B`` … a branch alone; ``fused`` the larger of the branches; ``mirrored`` that of the mirrored picture
too. All are divided by their largest number. That there is a polyp is known, as it is for the paper's masks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
from numpy.typing import NDArray

from segview.core.plan import read_plan
from segview.core.prediction import Prediction
from segview.core.request import Request, parse_scales
from segview.core.run_folder import RunFolder
from segview.data.datasets import Pair, pairs, read_pair
from segview.data.datasets.lists import listed_pairs
from segview.inference.predict import Predictor
from segview.inference.scales import at_size
from segview.metrics.statistics import bootstrap_mean

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "kvasir-seg"
LEVELS = 100
Counts = NDArray[np.int64]
"""Pixels of an image by truth (background, target) and level of attention: 2 × LEVELS + 1."""


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
    parser.add_argument("runs", type=Path, nargs="+", metavar="RUN")
    parser.add_argument("--test", type=Path, nargs="+", default=[DATA / "validation", DATA / "test"])
    parser.add_argument("--scales", type=parse_scales, default=(0.5, 0.7, 1.0))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    test = [pair for folder in options.test for pair in pairs(folder)]
    table: dict[str, dict[str, dict[int, Scored]]] = defaultdict(lambda: defaultdict(dict))
    for run in options.runs:
        plan = read_plan(RunFolder(run).plan)
        held = held_back(run)
        for reading, scored in scores(run, held, test, options.scales).items():
            table[plan.network.architecture][reading][plan.seed] = scored
        print(f"{run.name}: {len(held)} pairs choose the threshold, {len(test)} test", file=sys.stderr, flush=True)
    for line in report(table, len(test)):
        print(line)
    if options.out:
        options.out.write_text(json.dumps(table, default=vars))


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
    """Yield the ways to read where the target is, at the picture's size."""
    target = answer.classes[1]
    planes: dict[str, NDArray[np.float32]] = {}
    for name, one in answer.maps.items():
        if name.startswith("cam/") and name.endswith(f"/{target}"):
            planes[name.split("/")[1]] = at_size(torch.from_numpy(one.real())[None], answer.size)[0].numpy()
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


def report(table: dict[str, dict[str, dict[int, Scored]]], images: int) -> Iterator[str]:
    """Yield the lines of the table, and of the comparison."""
    yield f"| network | reading | seeds | scale | threshold | validation mIoU | mIoU | Dice, {images} images |"
    yield "|---|---|---|---|---|---|---|---|"
    for network, rows in sorted(table.items()):
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
    if "cam" in table and "seenet" in table:
        yield ""
        yield from compared(table["seenet"]["mirrored"], table["cam"])


def several(values: Sequence[float]) -> str:
    """Return the mean, and the values themselves where there are several."""
    return f"{np.mean(values):.3f}" + (f" ({', '.join(f'{one:.3f}' for one in values)})" if len(values) > 1 else "")


def compared(seenet: dict[int, Scored], cam: dict[str, dict[int, Scored]]) -> Iterator[str]:
    """Yield how much larger SeeNet's IoU of the target is, as a mean over the images of each seed that both have."""
    for reading, of in cam.items():
        for seed in sorted(seenet.keys() & of.keys()):
            gains = np.subtract(seenet[seed].iou, of[seed].iou)
            mean, low, high = bootstrap_mean(gains.tolist())
            better = f"better on {(gains > 0).sum()} of {len(gains)} images"
            other = f"CAM ({reading})"
            yield f"SeeNet − {other}, seed {seed}: IoU {mean:+.3f} ({low:+.3f} to {high:+.3f}), {better}"


if __name__ == "__main__":
    main()
