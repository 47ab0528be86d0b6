"""The gain of fine-tuning on corrected masks: Dice of held-out images before and after, and of the corrected ones.

Run it from the checkout: ``nice -n 19 python benchmarks/fine_tuning.py``. A simulated clicker corrects images of
Kvasir-SEG that the variant was not trained on; the true masks are used by the clicker alone, what is learnt are those
that it made. The best epoch is chosen on further images, and the held-out ones are those of the test folder.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import numpy as np
import torch
from clicks import DATA, next_click
from PIL import Image

from segview.core.base.places import models_folder
from segview.core.plans.fine_tuning import FineTuning
from segview.core.requests.clicks import Click
from segview.core.runs.run import Epoch
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Variant
from segview.data.datasets import Pair, pairs
from segview.data.images import read_mask, read_pixels
from segview.inference.clicks.refiner import Refiner
from segview.inference.rendering.export import write_png
from segview.networks.storage.checkpoint import LoadedVariant, load_variant
from segview.training.loop.fit import fit
from segview.training.runs.fine_tuning import fine_tuning_plan


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", default="unet-mobilenet_v2-a")
    parser.add_argument("--images", type=int, default=50, help="to correct, and as many known ones mixed in")
    parser.add_argument("--clicks", type=int, default=5, help="for each image, at most")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    folder = models_folder() / options.variant
    before = load_variant(folder)
    pool = sorted(pairs(options.data / "train"), key=lambda pair: pair.image.name)
    random.Random(0).shuffle(pool)  # as the plans of the shipped variants split them
    known, fresh, choosing = pool[: options.images], pool[-200:][: options.images], pool[-40:]
    test = pairs(options.data / "test")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        made = [_correct(pair, before, options.clicks) for pair in fresh]
        _write(work / "corrected", fresh, [mask for mask, _ in made])
        _write(work / "known", known, [read_mask(pair.mask) for pair in known])
        _write(work / "choosing", choosing, [read_mask(pair.mask) for pair in choosing])
        plan = fine_tuning_plan(
            Variant(folder, read_config(folder)),
            work / "corrected",
            FineTuning(name="taught", known=str(work / "known"), epochs=options.epochs),
            validation=work / "choosing",
        )
        for step in fit(plan, root=work, folder=work / "run"):
            if isinstance(step, Epoch):
                print(f"epoch {step.number}: Dice {step.validation_dice:.4f} on the {len(choosing)} it is chosen by")
        after = load_variant(work / "run" / "best")
    clicks = sum(count for _, count in made)
    print(
        f"{options.variant}, {len(fresh)} images corrected with {clicks} clicks, {len(known)} known, seed {plan.seed}"
    )
    for where, chosen in (("corrected", fresh), (f"held out ({len(test)})", test)):
        old, new = ([_dice(pair, one) for pair in chosen] for one in (before, after))
        better = sum(b > a for a, b in zip(old, new, strict=True))
        print(
            f"Dice, mean over images, {where}: before {statistics.fmean(old):.4f}, after {statistics.fmean(new):.4f}, "
            f"better on {better} of {len(chosen)}"
        )


def _correct(pair: Pair, variant: LoadedVariant, most: int) -> tuple[np.ndarray, int]:
    """Return the mask that so many clicks make, and how many it took to an IoU of 0.95."""
    truth, refiner = read_mask(pair.mask) > 0, Refiner(read_pixels(pair.image), variant)
    clicks: list[Click] = []
    mask = refiner.mask(clicks)
    while len(clicks) < most and (mask & truth).sum() < 0.95 * (mask | truth).sum():
        clicks.append(next_click(mask == 1, truth))
        mask = refiner.mask(clicks)
    return mask, len(clicks)


def _write(folder: Path, chosen: Sequence[Pair], masks: Sequence[np.ndarray]) -> None:
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    for pair, mask in zip(chosen, masks, strict=True):
        (folder / "images" / pair.image.name).write_bytes(pair.image.read_bytes())
        write_png(folder / "masks" / f"{pair.image.stem}.png", Image.fromarray(mask * np.uint8(255)))


def _dice(pair: Pair, variant: LoadedVariant) -> float:
    with torch.inference_mode():
        mask = Refiner(read_pixels(pair.image), variant).mask([]) == 1
    truth = read_mask(pair.mask) > 0
    return 2 * int((mask & truth).sum()) / max(1, int(mask.sum() + truth.sum()))


if __name__ == "__main__":
    main()
