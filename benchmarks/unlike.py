"""Does a variant notice images that are unlike those it was validated on, and what does that cost?

The reference is made of validation images, as ``segview reference`` makes it; test images of the same data are what is
known, and images of other data, or the test images corrupted, are what is not. Printed: the share of each that lies far
(distance above 1), and the AUROC of the distance against that of the test images. Then the time of a forward pass with
everything that is listened to, with and without the summary of the encoder, the median of alternating passes.

python benchmarks/unlike.py [--variants FOLDER …] [--shared FOLDER] [--images 60]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import numpy as np
import torch
from numpy.typing import NDArray
from robustness import experiment_variants
from scipy.stats import rankdata

from segview.core.plans.data_plan import DataPlan
from segview.data.augmentation.corruptions import CORRUPTIONS, corrupt
from segview.data.datasets import find_images
from segview.data.images import read_pixels
from segview.inference.backends.devices import execution_modes
from segview.inference.passes.forward import forward, network_input
from segview.networks.base.tap import SUMMARY
from segview.networks.storage.checkpoint import LoadedVariant, load_variant
from segview.networks.storage.reference import Reference
from segview.training.data.splits import split

Pixels = NDArray[np.uint8]
TRAIN, HOME = "kvasir-seg/train", ("kvasir-seg/validation/images", "kvasir-seg/test/images")
"""Both folders of ``HOME`` are test images: the shipped variants were validated on 200 of the 800 others."""
ELSEWHERE = {
    "larynx": "larynx/**/*",
    "streets": "camvid/test/**/*",
    "roads": "roads/images/*",
    "clothing": "clothing/images/*",
    "satellite": "ottawa/images/*",
}
STRENGTH = 5
REPEATS = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--variants", type=Path, nargs="+", default=None, help="the shipped A to D by default")
    parser.add_argument("--images", type=int, default=60)
    options = parser.parse_args()
    folders = options.variants or experiment_variants()
    for folder in folders:
        judge(load_variant(folder), options.shared, options.images)


def judge(variant: LoadedVariant, shared: Path, count: int) -> None:
    plan = DataPlan(train=(str(shared / TRAIN),), train_pairs=600, validation_pairs=200)
    known = [pair.image for pair in split(plan, Path())[1]]
    home = [path for place in HOME for path in find_images(shared / place)]
    made = Reference.of(np.stack([features(variant, read_pixels(path)) for path in known]))
    at_home = [made.distance(features(variant, read_pixels(path))) for path in spread(home, count)]
    print(f"\n{variant.config.name}, {len(known)} known images\n\n| images | far | AUROC |\n|---|---|---|")
    print(f"| test ({len(at_home)}) | {np.mean(np.array(at_home) > 1):.3f} | |")
    for name, images in others(shared, home, count):
        found = np.array([made.distance(features(variant, pixels)) for pixels in images])
        print(f"| {name} ({len(found)}) | {np.mean(found > 1):.3f} | {auroc(at_home, found):.3f} |", flush=True)
    print(f"\nThe summary adds {100 * cost(variant, read_pixels(home[0])):.2f} % to a forward pass.")


def others(shared: Path, home: list[Path], count: int) -> Iterator[tuple[str, list[Pixels]]]:
    for name, pattern in ELSEWHERE.items():
        files = [path for path in sorted(shared.glob(pattern)) if path.suffix in (".jpg", ".png")]
        files = [path for path in files if not {"mask", "masks", "labels"} & set(path.parts)]
        yield name, [read_pixels(path) for path in spread(files, count)]
    plain = [read_pixels(path) for path in spread(home, count)]
    masks = [np.zeros(pixels.shape[:2], np.uint8) for pixels in plain]
    for name in CORRUPTIONS:
        pairs = enumerate(zip(plain, masks, strict=True))
        yield f"test, {name} {STRENGTH}", [corrupt(*pair, name, STRENGTH, seed=seed)[0] for seed, pair in pairs]


def spread(files: list[Path], count: int) -> list[Path]:
    return files[:: max(1, len(files) // count)][:count]


def features(variant: LoadedVariant, pixels: Pixels) -> NDArray[np.float32]:
    x = network_input(pixels, 1.0, variant.config.preprocessing)
    done = forward(variant.network, x, scale=1.0, flip=False, mode=execution_modes("cpu")[0])
    return done.tap_outputs[SUMMARY].tensor.flatten().numpy()


def auroc(home: list[float], elsewhere: NDArray[np.float64]) -> float:
    ranks = rankdata([*home, *elsewhere])[len(home) :]
    pairs = len(home) * len(elsewhere)
    return float((ranks.sum() - len(elsewhere) * (len(elsewhere) + 1) / 2) / pairs)


class NoSummary(torch.nn.Module):
    """Takes the place of the summary tap, and records nothing."""

    every = False


def cost(variant: LoadedVariant, pixels: Pixels) -> float:
    """Return the share that capturing the summary and comparing it adds to a pass."""
    trunk: Any = variant.network.trunk
    mode = execution_modes("cpu")[0]
    x, tap = network_input(pixels, 1.0, variant.config.preprocessing), variant.network.trunk.summary
    made = Reference.of(np.random.default_rng(0).normal(size=(40, features(variant, pixels).size)).astype(np.float32))

    def time_pass(run: Callable[[], object]) -> float:
        start = time.process_time()
        run()
        return time.process_time() - start

    def plain() -> None:
        trunk.summary = NoSummary()
        forward(variant.network, x, scale=1.0, flip=False, mode=mode)

    def with_summary() -> None:
        trunk.summary = tap
        made.distance(
            forward(variant.network, x, scale=1.0, flip=False, mode=mode).tap_outputs[SUMMARY].tensor.flatten().numpy()
        )

    plain()
    with_summary()
    pairs = [(time_pass(plain), time_pass(with_summary)) for _ in range(REPEATS)]
    return statistics.median(after for _, after in pairs) / statistics.median(before for before, _ in pairs) - 1


if __name__ == "__main__":
    main()
