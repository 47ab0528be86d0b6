"""Cost and gain of several scales: one alone, their average and maximum, explicit and hierarchical attention.

python benchmarks/scales.py cost [--size 192 256] [--batch 8] [--rounds 12]
python benchmarks/scales.py train --runs FOLDER    # one after the other; given again, it goes on
python benchmarks/scales.py score --runs FOLDER [--images 233] [--at network|image]

The comparison of Tao et al. (2020) on CamVid, with DeepLab v3+ on MobileNetV2. ``cost`` trains nothing: it counts
multiply-adds, and in one run takes turns with training steps of all kinds, of which the shortest counts; the memory
is that of a process of its own for each. ``train`` makes the plans of benchmarks/plans: a plain trunk, from whose
weights explicit and hierarchical attention and the trunk itself go on for as many epochs each. ``score`` prints mIoU
over all pixels of the test images for each way to merge and each chain of scales, what each class gains by it, and
which scale decides about each class.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scales_cost import print_costs
from scales_score import print_scores

from segview.cli.train import train
from segview.core.plans.plan import read_plan
from segview.core.runs.run import State
from segview.core.runs.run_folder import RunFolder
from segview.training.runs.launch import write_plan

PLANS = Path(__file__).resolve().parent / "plans"
TRUNK = "camvid-plain"
ORDER = (
    TRUNK,
    "camvid-further",
    "camvid-hierarchical",
    "camvid-hierarchical-jittered",
    "camvid-explicit-pair",
    "camvid-explicit",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    cost = parts.add_parser("cost")
    cost.add_argument("--size", type=int, nargs=2, default=(192, 256), metavar=("ROWS", "COLUMNS"))
    cost.add_argument("--batch", type=int, default=8)
    cost.add_argument("--rounds", type=int, default=12)
    cost.add_argument("--width", choices=("small", "paper"), default="small")
    trains, score = parts.add_parser("train"), parts.add_parser("score")
    for part in (trains, score):
        part.add_argument("--runs", type=Path, required=True)
    score.add_argument("--images", type=int, default=233)
    score.add_argument("--at", choices=("network", "image"), default="network")
    options = parser.parse_args()
    if options.part == "cost":
        plan = read_plan(PLANS / f"{TRUNK}.toml")
        print_costs(plan, tuple(options.size), batch=options.batch, rounds=options.rounds, width=options.width)
    elif options.part == "train":
        train_all(options.runs)
    else:
        data = PLANS / read_plan(PLANS / f"{TRUNK}.toml").data.test[0]
        print_scores(options.runs, data, images=options.images, at=options.at)


def train_all(runs: Path) -> None:
    """Train what is not trained yet, the trunk first, whose weights the others begin with."""
    for name in ORDER:
        files = RunFolder(runs / name)
        if files.status().state is State.FINISHED:
            print(f"{name} is trained.")
            continue
        plan = read_plan(PLANS / f"{name}.toml")
        if plan.taught:
            plan = plan.model_copy(update={"taught": str((runs / TRUNK / "best").resolve())})
        train(write_plan(plan, PLANS, runs=runs), runs=runs, device="auto", background=False, tied=False)


if __name__ == "__main__":
    main()
