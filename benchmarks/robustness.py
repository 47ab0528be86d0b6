"""Robustness of variants: Dice under corruptions at five strengths, and the share of lesions found by size.

Looks at validation images alone: the last ``--images`` of the 200 that the plans in models/plans hold back. Corruptions
are laid on each image at its own size, the variant sees it at its input size, and its probability is scored at the
image's size. Strength 0 is the image as it is. What is found is by seed 0, the same for every variant.

python benchmarks/robustness.py [--variants FOLDER ...] [--before FOLDER ...] [--images 100] [--results FOLDER]

With ``--before`` each variant is also compared with another, in their order: Dice, mean of all corruptions, with the
95 % interval of the paired bootstrap over images. With ``--results`` a variant's numbers are kept by its weights'
SHA-256, and what is there is not computed again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import itertools

import numpy as np
import torch
from numpy.typing import NDArray
from skimage import measure
from torch.nn import functional

from segview.core.base.places import models_folder
from segview.core.plans.data_plan import DataPlan
from segview.core.variants.folders import find_variants, read_config
from segview.data.augmentation.corruptions import CORRUPTIONS, STRENGTHS, corrupt
from segview.data.datasets import Pair, read_pair
from segview.data.transforms import resized
from segview.metrics.statistics import paired_difference
from segview.networks.heads.output import probabilities
from segview.networks.storage.checkpoint import LoadedVariant, load_variant
from segview.training.data.network_input import network_input
from segview.training.data.splits import split

SHARED = Path(__file__).resolve().parents[2] / "shared/data/kvasir-seg/train"
SIZES = (0.0, 0.01, 0.02, 0.05, 0.15, 1.0)  # of the image: where one group of lesions ends and the next begins
LEAST = 0.0005  # of the image: what is smaller is a speck of the mask's JPEG, no lesion
FOUND = 0.5  # so much of a lesion has to be in the mask
BATCH = 10


@dataclass(frozen=True)
class Lesion:
    """A lesion: its share of the image, and the share of it that was found."""

    size: float
    found: float


@dataclass(frozen=True)
class Cell:
    """One corruption at one strength: Dice of each image, and each lesion."""

    dices: tuple[float, ...]
    lesions: tuple[Lesion, ...]


Result = dict[str, Cell]
"""By corruption and strength, as ``blur 3``; the images as they are are ``as it is 0``."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--variants", type=Path, nargs="+", default=None, help="folders; the shipped ones by default")
    parser.add_argument("--before", type=Path, nargs="+", default=(), help="one for each of --variants")
    parser.add_argument("--images", type=int, default=100)
    parser.add_argument("--results", type=Path, default=None)
    options = parser.parse_args()
    plan = DataPlan(train=(str(options.data),), train_pairs=600, validation_pairs=200)
    pairs = split(plan, Path())[1][-options.images :]
    folders = options.variants or shipped_variants()
    found = {folder.name: read_or_measure(folder, pairs, options.results) for folder in folders}
    show(found, len(pairs))
    if options.before:
        before = [read_or_measure(folder, pairs, options.results) for folder in options.before]
        show_differences(found, before)


def read_or_measure(folder: Path, pairs: Sequence[Pair], results: Path | None) -> Result:
    """Return the cells of a variant, which are kept in ``results`` from then on."""
    kept = results and results / f"{read_config(folder).weights_sha256[:12]}-{len(pairs)}.json"
    if kept and kept.is_file():
        return read(json.loads(kept.read_text()))
    result = measure_variant(load_variant(folder), [read_pair(pair) for pair in pairs])
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({name: asdict(cell) for name, cell in result.items()}))
    return result


def shipped_variants() -> list[Path]:
    """Return the shipped variants that find polyps."""
    every = [(one, read_config(one)) for one in find_variants(models_folder())]
    return [one for one, config in every if config.network.learns and "polyp" in config.classes]


def experiment_variants() -> list[Path]:
    """Return the shipped variants of the A to D experiment."""
    return [models_folder() / f"unet-mobilenet_v2-{letter}" for letter in "abcd"]


def read(content: dict[str, dict[str, list]]) -> Result:
    return {
        name: Cell(tuple(cell["dices"]), tuple(Lesion(**one) for one in cell["lesions"]))
        for name, cell in content.items()
    }


def measure_variant(variant: LoadedVariant, images: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]]) -> Result:
    """Return the cells of a variant."""
    cells = {"as it is 0": cell(variant, images)}
    for name in CORRUPTIONS:
        for strength in STRENGTHS:
            changed = [corrupt(*image, name, strength, seed=place) for place, image in enumerate(images)]
            cells[f"{name} {strength}"] = cell(variant, changed)
    return cells


def cell(variant: LoadedVariant, images: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]]) -> Cell:
    dices: list[float] = []
    lesions: list[Lesion] = []
    for start in range(0, len(images), BATCH):
        some = images[start : start + BATCH]
        for probability, (_, truth) in zip(target_of(variant, [one for one, _ in some]), some, strict=True):
            mask, true = probability > variant.config.threshold, truth == 1
            total = int(mask.sum()) + int(true.sum())
            dices.append(2 * int((mask & true).sum()) / total if total else 1.0)
            lesions += [
                Lesion(float(part.area / true.size), float(mask[tuple(part.coords.T)].mean()))
                for part in measure.regionprops(measure.label(true))
                if part.area >= LEAST * true.size
            ]
    return Cell(tuple(dices), tuple(lesions))


@torch.inference_mode()
def target_of(variant: LoadedVariant, images: list[NDArray[np.uint8]]) -> list[NDArray[np.float32]]:
    """Return the probability of the target in each image, at its own size."""
    size = variant.config.preprocessing.input_size
    batch = torch.stack([resized(one, size) for one in images]).float() / 255
    target = probabilities(variant.network(network_input(batch, variant.config.preprocessing)))[:, 1:2]
    return [
        functional.interpolate(one[None], image.shape[:2], mode="bilinear", align_corners=False)[0, 0].numpy()
        for one, image in zip(target, images, strict=True)
    ]


def show(found: dict[str, Result], count: int) -> None:
    print(f"Dice, mean over {count} validation images, seed 0, one variant each\n")
    print("| variant | corruption | " + " | ".join(f"{strength}" for strength in (0, *STRENGTHS)) + " |")
    print("|---|---|" + "---|" * (1 + len(STRENGTHS)))
    for name, result in found.items():
        clean = np.mean(result["as it is 0"].dices)
        for corruption in CORRUPTIONS:
            row = [clean, *(np.mean(result[f"{corruption} {strength}"].dices) for strength in STRENGTHS)]
            print(f"| {name} | {corruption} | " + " | ".join(f"{value:.3f}" for value in row) + " |")
        means = [float(np.mean(by_image(result, strength))) for strength in STRENGTHS]
        print(f"| **{name}** | mean of all | " + " | ".join(f"{value:.3f}" for value in (clean, *means)) + " |")
    print(f"\nLesions found (at least {FOUND:.0%} of one is in the mask), by share of the image\n")
    groups = [f"{low:.0%} to {high:.0%}" for low, high in itertools.pairwise(SIZES)]
    print("| variant | images | " + " | ".join(groups) + " |")
    print("|---|---|" + "---|" * len(groups))
    for name, result in found.items():
        every = [lesion for key, one in result.items() if key != "as it is 0" for lesion in one.lesions]
        for what, lesions in (("as they are", result["as it is 0"].lesions), ("corrupted", every)):
            print(f"| {name} | {what} | " + " | ".join(recalls(lesions)) + " |")


def by_image(result: Result, strength: int) -> NDArray[np.float64]:
    """Return the Dice of each image at a strength, mean of all corruptions; at strength 0 as the image is."""
    if strength == 0:
        return np.array(result["as it is 0"].dices)
    return np.mean([result[f"{corruption} {strength}"].dices for corruption in CORRUPTIONS], axis=0)


def show_differences(found: dict[str, Result], before: Sequence[Result]) -> None:
    """Print the gain of each variant over the one before it."""
    strengths = (0, *STRENGTHS)
    print("\nDice, mean of all corruptions: the difference from before, with the 95 % interval over images\n")
    print("| variant | " + " | ".join(f"{strength}" for strength in strengths) + " |")
    print("|---|" + "---|" * len(strengths))
    for (name, now), then in zip(found.items(), before, strict=True):
        gains = [paired_difference(list(by_image(now, one)), list(by_image(then, one))) for one in strengths]
        texts = [f"{gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})" for gain in gains]
        print(f"| {name} | " + " | ".join(texts) + " |")


def recalls(lesions: tuple[Lesion, ...] | list[Lesion]) -> list[str]:
    """Return the share of the lesions of each size that were found, and how many there are."""
    texts: list[str] = []
    for low, high in itertools.pairwise(SIZES):
        group = [lesion.found >= FOUND for lesion in lesions if low <= lesion.size < high]
        texts.append(f"{np.mean(group):.2f} of {len(group)}" if group else "–")
    return texts


if __name__ == "__main__":
    main()
