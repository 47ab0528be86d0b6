"""The number of clicks until a mask is right: click refinement against two baselines that do not generalise.

Run it from the checkout: ``python benchmarks/clicks.py`` (100 images of Kvasir-SEG's test folder, which no choice was
made on). ``--validation`` takes images that choices may be made on: of the 200 of the train folder that the shipped
variants kept for validation. The clicker knows the true mask and clicks the centre of the largest error: the maximum of
the distance transform of what is missing, or of what is too much. It stops at 20 clicks, or at the highest IoU asked.
The forced pixels and the region growing begin with the same clicker, each with its own mistakes: from the network's
mask with a disc painted at each click, and from an empty mask with the region that grows from each click.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from segview.annotation.region_tools import region
from segview.core.base.places import models_folder
from segview.core.requests.clicks import Click
from segview.data.datasets import Pair, pairs
from segview.data.images import read_mask, read_pixels
from segview.inference.clicks.discs import RADIUS
from segview.inference.clicks.refiner import Refiner
from segview.networks.storage.checkpoint import LoadedVariant, load_variant

Mask = NDArray[np.bool_]
Follow = Callable[[list[Click]], Mask]

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "kvasir-seg"
IOUS = (0.80, 0.85, 0.90)
MOST = 20
LIMIT_MS = 150.0
TOLERANCE = 12.0
METHODS = ("click refinement", "forced pixels", "region growing")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", default="unet-mobilenet_v2-a")
    parser.add_argument("--images", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the choice where there are more images")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--validation", action="store_true", help="images that choices may be made on")
    options = parser.parse_args()
    torch.set_num_threads(1)
    chosen = _pairs(options.data, options.validation, options.images, options.seed)
    variant = load_variant(models_folder() / options.variant)
    where = "kept for validation" if options.validation else "of the test folder"
    print(f"{len(chosen)} images {where} of Kvasir-SEG, seed {options.seed}, variant {options.variant}, one thread")
    taken: dict[str, list[list[float]]] = {name: [] for name in METHODS}
    times: list[float] = []
    disobeyed: dict[str, int] = dict.fromkeys(METHODS, 0)
    opening: list[float] = []
    for pair in chosen:
        image, truth = read_pixels(pair.image), read_mask(pair.mask) > 0
        for name, follow in _methods(image, variant, opening).items():
            curve, spent, wrong = _simulate(follow, truth)
            disobeyed[name] += wrong
            taken[name].append(curve)
            times += spent if name == METHODS[0] else []
    _report(taken, times, opening)
    told = ", ".join(f"{name} {count}" for name, count in disobeyed.items())
    print(f"clicked pixels that were wrong after a later click: {told}")


def _pairs(folder: Path, validation: bool, count: int, seed: int) -> list[Pair]:
    """Return pairs in an order of chance; those for validation as the plans of the shipped variants split them."""
    found = sorted(pairs(folder / ("train" if validation else "test")), key=lambda pair: pair.image.name)
    if validation:
        random.Random(0).shuffle(found)
        found = found[-200:]
    random.Random(seed).shuffle(found)
    return found[:count]


def _methods(image: NDArray[np.uint8], variant: LoadedVariant, opening: list[float]) -> dict[str, Follow]:
    start = time.perf_counter()
    refiner = Refiner(image, variant)
    opening.append((time.perf_counter() - start) * 1000)
    first = refiner.mask([]) == 1
    rows, columns = np.indices(first.shape)
    radius = max(2.0, RADIUS * max(first.shape))
    grown: dict[Click, Mask] = {}

    def force_pixels(clicks: list[Click]) -> Mask:
        mask = first.copy()
        for click in clicks:
            mask[np.hypot(rows - click.row, columns - click.column) <= radius] = click.belongs
        return mask

    def grow_regions(clicks: list[Click]) -> Mask:
        mask = np.zeros_like(first)
        for click in clicks:
            if click not in grown:
                grown[click] = region(image, click.row, click.column, tolerance=TOLERANCE)
            mask[grown[click]] = click.belongs
        return mask

    return dict(zip(METHODS, (lambda clicks: refiner.mask(clicks) == 1, force_pixels, grow_regions), strict=True))


def _simulate(follow: Follow, truth: Mask) -> tuple[list[float], list[float], int]:
    """Return the IoU after 0, 1, 2 … clicks, the milliseconds of each, and the count of clicks not obeyed."""
    clicks: list[Click] = []
    mask = follow(clicks)
    curve, spent, wrong = [_iou(mask, truth)], [], 0
    while curve[-1] < IOUS[-1] and len(clicks) < MOST:
        clicks.append(next_click(mask, truth))
        start = time.perf_counter()
        mask = follow(clicks)
        spent.append((time.perf_counter() - start) * 1000)
        wrong += sum(bool(mask[click.row, click.column]) != click.belongs for click in clicks)
        curve.append(_iou(mask, truth))
    return curve, spent, wrong


def next_click(mask: Mask, truth: Mask) -> Click:
    """Return the click at the centre of the largest error."""
    errors = {belongs: _depth(error) for belongs, error in ((True, truth & ~mask), (False, mask & ~truth))}
    belongs = bool(errors[True].max() >= errors[False].max())
    row, column = np.unravel_index(int(errors[belongs].argmax()), truth.shape)
    return Click(int(row), int(column), belongs=belongs)


def _depth(error: Mask) -> NDArray[np.float64]:
    # The border of the image is the border of an error there too.
    return np.asarray(distance_transform_edt(np.pad(error, 1)))[1:-1, 1:-1]


def _iou(mask: Mask, truth: Mask) -> float:
    union = int((mask | truth).sum())
    return int((mask & truth).sum()) / union if union else 1.0


def _report(taken: dict[str, list[list[float]]], times: list[float], opening: list[float]) -> None:
    columns = "".join(f"{f'NoC@{iou * 100:.0f}':>9}{'failed':>8}" for iou in IOUS)
    print(f"NoC: clicks to that IoU, mean over images, {MOST} where it is not reached; failed: share not reached")
    print(f"{'':20}{columns}{'IoU at 0':>10}{'1':>7}{'3':>7}{'5':>7}   mean over images")
    at_85: dict[str, float] = {}
    for name, curves in taken.items():
        line = ""
        for iou in IOUS:
            needed = [next((at for at, reached in enumerate(curve) if reached >= iou), None) for curve in curves]
            noc = statistics.fmean(MOST if one is None else one for one in needed)
            at_85[name] = noc if iou == 0.85 else at_85.get(name, 0.0)
            line += f"{noc:9.2f}{needed.count(None) / len(needed):8.1%}"
        means = [statistics.fmean(curve[min(at, len(curve) - 1)] for curve in curves) for at in (0, 1, 3, 5)]
        print(f"{name:20}{line}{means[0]:10.3f}" + "".join(f"{mean:7.3f}" for mean in means[1:]))
    ratio = at_85[METHODS[0]] / at_85[METHODS[1]]
    print(f"NoC@85 over that of forced pixels: {ratio:.2f}, limit 0.50: {'met' if ratio <= 0.5 else 'MISSED'}")
    late = float(np.percentile(times, 95))
    print(
        f"ms per click, {len(times)} clicks: median {statistics.median(times):.0f}, 95th percentile {late:.0f}, "
        f"limit {LIMIT_MS:.0f}: {'met' if late <= LIMIT_MS else 'MISSED'}; once for each image: "
        f"median {statistics.median(opening):.0f}"
    )


if __name__ == "__main__":
    main()
