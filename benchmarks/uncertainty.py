"""Uncertainties compared on corrupted validation images: which of them tells where a mask is wrong?

Each method gives a probability and from it a mask, an uncertainty of each pixel and some scores of each image. Printed
with seed 0, over the images as they are and under every corruption of ``benchmarks/robustness.py``, strengths 2 and 4:

- Dice: mean over images, of the method's own mask.
- wrong in band: of the wrong pixels, the share with |p − 0.5| < 0.2; band: the share of all pixels that lie in it.
- AUROC: that a wrong pixel is less certain than a right one, mean over images.
- of each score of an image: Spearman's correlation with 1 − Dice of the reference's mask; and what 1 − Dice is left,
  mean over shares of images kept, where those with the highest score are looked at by a person first (AURC, Geifman and
  El-Yaniv, 2017). By chance that is the mean error; ``perfect`` is the least there can be.

Temperatures are those with the least cross entropy on validation images that are not among those scored. Networks
without dropout layers have no dropout passes.

python benchmarks/uncertainty.py [--variants A B C D] [--reference 1] [--images 40]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import numpy as np
import torch
from numpy.typing import NDArray
from robustness import BATCH, SHARED, experiment_variants
from scipy import optimize, stats
from torch.nn import functional

from segview.core.plans.data_plan import DataPlan
from segview.data.augmentation.corruptions import CORRUPTIONS, corrupt
from segview.data.datasets import read_pair
from segview.data.transforms import resized, resized_mask
from segview.inference.passes.dropout import drops
from segview.metrics.review_priority import expected_error
from segview.networks.heads.output import probabilities
from segview.networks.storage.checkpoint import LoadedVariant, load_variant
from segview.training.data.network_input import network_input
from segview.training.data.splits import split

Plane = NDArray[np.float32]
Image = tuple[NDArray[np.uint8], NDArray[np.uint8]]

BAND = 0.2
STRENGTHS = (2, 4)
SCALES = (0.75, 1.0, 1.25)
SIDE = 160  # as the review queue measures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--variants", type=Path, nargs="+", default=None, help="the shipped A to D by default")
    parser.add_argument("--reference", type=int, default=1, help="place of the variant whose mask is judged, from 0")
    parser.add_argument("--images", type=int, default=40)
    options = parser.parse_args()
    folders = options.variants or experiment_variants()
    variants = [load_variant(folder) for folder in folders]
    plan = DataPlan(train=(str(options.data),), train_pairs=600, validation_pairs=200)
    held = [read_pair(pair) for pair in split(plan, Path())[1]]
    fitting, scored = held[:40], held[-options.images :]
    temperature = fit_temperature(variants[options.reference], fitting)
    pixels: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    scores: dict[str, list[float]] = defaultdict(list)
    errors: list[float] = []
    for images in batches(scored):
        members = [planes(variant, images) for variant in variants]
        views = [members[options.reference], *predict_moved(variants[options.reference], images)]
        for place, (_, truth) in enumerate(images):
            true = small(truth)
            own = members[options.reference][place]
            errors.append(1 - dice(own > 0.5, true))
            methods = {
                "near 0.5": own,
                f"temperature {temperature:.2f}": scale_by_temperature(own, temperature),
                "flip and scales": np.mean([view[place] for view in views], axis=0),
                "ensemble": np.mean([member[place] for member in members], axis=0),
            }
            for name, p in methods.items():
                pixels[name].append(error_scores(p, true))
                scores[f"{name}: uncertain area"].append(float(np.mean(np.abs(p - 0.5) < BAND)))
                scores[f"{name}: expected 1 − Dice"].append(expected_error(p, p > 0.5))
            scores["flip and scales: disagreement"].append(disagreement([view[place] > 0.5 for view in views]))
            scores["ensemble: disagreement"].append(disagreement([member[place] > 0.5 for member in members]))
    show(pixels, scores, np.array(errors), [variant.config.name for variant in variants], options.reference)
    if not any(drops(variant.network) for variant in variants):
        print("\nNone of them has dropout layers: there are no dropout passes to compare.")


def batches(images: list[Image]) -> Iterator[list[Image]]:
    """Yield the images as they are, then under each corruption."""
    for name, strength in (("", 0), *((name, strength) for name in CORRUPTIONS for strength in STRENGTHS)):
        changed = [corrupt(*one, name, strength, seed=at) if name else one for at, one in enumerate(images)]
        yield from (changed[start : start + BATCH] for start in range(0, len(changed), BATCH))


@torch.inference_mode()
def planes(variant: LoadedVariant, images: list[Image], *, scale: float = 1, flip: bool = False) -> list[Plane]:
    """Return the target's probability in each image, ``SIDE`` pixels a side."""
    rows, columns = (round(side * scale / 32) * 32 for side in variant.config.preprocessing.input_size)
    batch = torch.stack([resized(one, (rows, columns)) for one, _ in images]).float() / 255
    batch = batch.flip(-1) if flip else batch
    target = probabilities(variant.network(network_input(batch, variant.config.preprocessing)))[:, 1:2]
    target = target.flip(-1) if flip else target
    return list(functional.interpolate(target, (SIDE, SIDE), mode="bilinear", antialias=True)[:, 0].numpy())


def predict_moved(variant: LoadedVariant, images: list[Image]) -> list[list[Plane]]:
    """Return the target's probability in the mirrored images, and at other scales."""
    return [
        planes(variant, images, flip=True),
        *(planes(variant, images, scale=scale) for scale in SCALES if scale != 1),
    ]


def fit_temperature(variant: LoadedVariant, images: list[Image]) -> float:
    """Return the temperature with the least cross entropy."""
    found = np.concatenate([one.ravel() for start in range(0, len(images), BATCH)
                            for one in planes(variant, images[start : start + BATCH])])  # fmt: skip
    true = np.concatenate([small(truth).ravel() for _, truth in images])

    def entropy(log_temperature: float) -> float:
        p = scale_by_temperature(found, float(np.exp(log_temperature)))
        return -float(np.mean(np.log(np.where(true, p, 1 - p).clip(1e-6))))

    return float(np.exp(optimize.fminbound(entropy, -1.5, 2.5)))


def scale_by_temperature(p: Plane, temperature: float) -> Plane:
    logits = np.log(p.clip(1e-6, 1 - 1e-6) / (1 - p).clip(1e-6, 1))
    return (1 / (1 + np.exp(-logits / temperature))).astype(np.float32)


def small(truth: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return resized_mask(truth, (SIDE, SIDE))[0].numpy() == 1


def dice(mask: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    total = int(mask.sum()) + int(other.sum())
    return 2 * int((mask & other).sum()) / total if total else 1.0


def disagreement(masks: list[NDArray[np.bool_]]) -> float:
    return 1 - float(np.mean([dice(one, other) for one, other in combinations(masks, 2)]))


def error_scores(p: Plane, true: NDArray[np.bool_]) -> tuple[float, ...]:
    """Return Dice, wrong pixels, those in the band, the band's share of all, and the AUROC or NaN."""
    wrong, certainty = (p > 0.5) != true, np.abs(p - 0.5)
    inside = certainty < BAND
    count = int(wrong.sum())
    auroc = np.nan
    if 0 < count < wrong.size:
        ranks = stats.rankdata(-certainty.ravel())
        auroc = (ranks[wrong.ravel()].sum() - count * (count + 1) / 2) / (count * (wrong.size - count))
    return dice(p > 0.5, true), count, int((wrong & inside).sum()), float(inside.mean()), auroc


def rejection_error(errors: NDArray[np.float64], order: NDArray[np.int64]) -> float:
    """Return the area under the risk-coverage curve of images that are rejected in an order."""
    left = errors[order[::-1]]
    return float(np.mean(np.cumsum(left) / np.arange(1, len(left) + 1)))


def show(
    pixels: dict[str, list[tuple[float, ...]]],
    scores: dict[str, list[float]],
    errors: NDArray[np.float64],
    names: list[str],
    reference: int,
) -> None:
    print(f"{len(errors)} images, seed 0; reference {names[reference]}, ensemble of {', '.join(names)}\n")
    print("| method | Dice | wrong in band | band | AUROC |\n|---|---|---|---|---|")
    for name, values in pixels.items():
        found, wrong, inside, band, auroc = np.array(values).T
        share = inside.sum() / wrong.sum()
        print(f"| {name} | {found.mean():.3f} | {share:.3f} | {band.mean():.3f} | {np.nanmean(auroc):.3f} |")
    print("\n| score of an image | Spearman | AURC |\n|---|---|---|")
    for name, values in scores.items():
        order = np.argsort(-np.array(values), kind="stable")
        r, _ = stats.spearmanr(values, errors)
        print(f"| {name} | {r:.3f} | {rejection_error(errors, order):.4f} |")
    print(
        f"| by chance | 0 | {errors.mean():.4f} |\n| perfect | 1 | {rejection_error(errors, np.argsort(-errors)):.4f} |"
    )


if __name__ == "__main__":
    main()
