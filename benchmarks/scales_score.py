"""The gain of several scales: mIoU of each way to merge and each chain of scales, class by class."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from segview.core.variants.classes import IGNORED
from segview.core.variants.folders import is_variant
from segview.data.datasets import pairs, read_pair
from segview.data.transforms import resized, resized_mask
from segview.inference.backends.devices import execution_modes, resolve
from segview.inference.passes.forward import Forward, forward, network_input
from segview.inference.passes.scales import at_size, merge, merge_by_attention, stack_scales
from segview.metrics.confusion import Confusion, class_iou, confusion, mean_iou
from segview.networks.scale import ScaleNetwork
from segview.networks.storage.checkpoint import LoadedVariant, load_variant

Chain = tuple[float, ...]
FURTHER, HIERARCHICAL, JITTERED = "camvid-further", "camvid-hierarchical", "camvid-hierarchical-jittered"
EXPLICIT_PAIR, EXPLICIT = "camvid-explicit-pair", "camvid-explicit"


@dataclass(frozen=True)
class Line:
    """A line of the table: a run, how its scales are merged, and which they are."""

    run: str
    name: str
    chain: Chain
    how: str = ""


CHAINS = ((0.5, 1.0), (0.5, 1.0, 2.0), (0.25, 0.5, 1.0, 2.0))
LINES = (
    *(Line(FURTHER, "single scale", (scale,)) for scale in (0.5, 1.0, 2.0)),
    *(Line(FURTHER, "average", chain, "average") for chain in ((0.5, 1.0), (0.5, 1.0, 2.0))),
    *(Line(FURTHER, "maximum", chain, "max") for chain in ((0.5, 1.0), (0.5, 1.0, 2.0))),
    Line(EXPLICIT_PAIR, "explicit", (0.5, 1.0)),
    Line(EXPLICIT, "explicit", (0.5, 1.0, 2.0)),
    *(Line(HIERARCHICAL, "hierarchical", chain) for chain in CHAINS),
    *(Line(JITTERED, "hierarchical, jittered", chain) for chain in CHAINS),
)
# Of which it is told what each scale weighs.
SHARES = tuple(line for line in LINES if line.run != FURTHER and len(line.chain) < 4)
BASE = Line(FURTHER, "single scale", (1.0,))


class Tally:
    """Counts over the images.

    Attributes:
        counts: Pixels by true and found class, for each line.
        shares: Summed weights of each scale over the pixels of each true class, and the pixels where it weighs most.
    """

    def __init__(self, classes: Sequence[str]) -> None:
        self.classes = tuple(classes)
        self.counts: dict[Line, Confusion] = {}
        self.shares: dict[Line, dict[float, NDArray[np.float64]]] = defaultdict(dict)
        self.wins: dict[Line, dict[float, NDArray[np.float64]]] = defaultdict(dict)
        self.pixels = np.zeros(len(classes))

    def add(self, line: Line, labels: NDArray[np.uint8], truth: NDArray[np.uint8]) -> None:
        """Count the labels of an image."""
        one = confusion(labels, truth, len(self.classes))
        self.counts[line] = self.counts[line] + one if line in self.counts else one

    def weigh(self, line: Line, weights: Mapping[float, Tensor], truth: NDArray[np.uint8]) -> None:
        """Count what each scale weighed in an image, class by class of the truth."""
        scales = sorted(weights)
        planes = np.stack([at_size(weights[scale], truth.shape)[0].numpy() for scale in scales])
        winner, valid = planes.argmax(axis=0), truth != IGNORED
        for place, scale in enumerate(scales):
            for table, values in ((self.shares, planes[place]), (self.wins, winner == place)):
                known = table[line].setdefault(scale, np.zeros(len(self.classes)))
                known += np.bincount(truth[valid], values[valid], minlength=len(self.classes))


def print_scores(runs: Path, data: Path, *, images: int, at: str) -> None:
    """Print the tables of scores."""
    every = dict.fromkeys(line.run for line in LINES)
    variants = {run: load_variant(runs / run / "best") for run in every if is_variant(runs / run / "best")}
    for run in every - variants.keys():
        print(f"{run} is not trained in {runs}: what it would give is left out.")
    config = variants[FURTHER].config
    chosen = pairs(data)[:images]
    tally, start = Tally(config.classes), time.perf_counter()
    for pair in chosen:
        pixels, truth = read_pair(pair, config.labelling)
        if at == "network":
            size = config.preprocessing.input_size
            pixels, truth = resized(pixels, size).permute(1, 2, 0).numpy(), resized_mask(truth, size)[0].numpy()
        tally.pixels += np.bincount(truth[truth != IGNORED], minlength=len(tally.classes))
        for run, variant in variants.items():
            _count(tally, run, variant, pixels, truth)
    size = " × ".join(map(str, config.preprocessing.input_size)) if at == "network" else "each image's own size"
    print(f"{len(chosen)} images of {data.parent.name}/{data.name}, scored at {size}, over all pixels;")
    print(f"scale 1 is {' × '.join(map(str, config.preprocessing.input_size))}; {time.perf_counter() - start:.0f} s")
    for part in (_scores, _each, _deciding_scales):
        print()
        for text in part(tally):
            print(text)


def _count(tally: Tally, run: str, variant: LoadedVariant, pixels: NDArray[np.uint8], truth: NDArray[np.uint8]) -> None:
    lines = [line for line in LINES if line.run == run]
    scales = sorted({scale for line in lines for scale in line.chain})
    passes = {scale: _forward(variant, pixels, scale) for scale in scales}
    for line in lines:
        own = [passes[scale] for scale in line.chain]
        if isinstance(variant.network, ScaleNetwork):
            merged, weights = merge_by_attention(variant.network, own)
            if line in SHARES:
                tally.weigh(line, weights, truth)
        else:
            merged = merge(stack_scales(own), line.how) if line.how else own[0].probabilities
        tally.add(line, at_size(merged, truth.shape).argmax(dim=0).byte().numpy(), truth)


def _forward(variant: LoadedVariant, pixels: NDArray[np.uint8], scale: float) -> Forward:
    mode = execution_modes(resolve("cpu"))[0]
    x = network_input(pixels, scale, variant.config.preprocessing)
    with torch.inference_mode():
        return forward(variant.network, x, scale=scale, flip=False, mode=mode)


def _scores(tally: Tally) -> Iterator[str]:
    yield "| merged by | scales | mIoU | gain |\n|---|---|---|---|"
    base = mean_iou(tally.counts[BASE])
    for line, counts in tally.counts.items():
        score = mean_iou(counts)
        yield f"| {line.name} | {_words(line.chain)} | {score:.4f} | {_signed_text(score - base)} |"


def _each(tally: Tally) -> Iterator[str]:
    yield f"| IoU of | {' | '.join(f'{line.name} {_words(line.chain)}' for line in tally.counts)} |"
    yield "|---" * (1 + len(tally.counts)) + "|"
    found = [class_iou(counts) for counts in tally.counts.values()]
    for index, name in enumerate(tally.classes):
        yield f"| {name} | {' | '.join(f'{values[index]:.3f}' for values in found)} |"


def _deciding_scales(tally: Tally) -> Iterator[str]:
    lines = [line for line in SHARES if line in tally.shares]
    heads = [f"{line.name}, {_words(line.chain)}" for line in lines]
    yield f"| true class | share of the pixels | {' | '.join(heads)} |"
    yield "|---" * (2 + len(heads)) + "|"
    for index, name in enumerate(tally.classes):
        cells = [_weights(tally, line, index) for line in lines]
        yield f"| {name} | {100 * tally.pixels[index] / tally.pixels.sum():.1f} % | {' | '.join(cells)} |"


def _weights(tally: Tally, line: Line, index: int) -> str:
    """Return the mean weight of each scale on the pixels of a class, and the share of them where it weighs most."""
    pixels = max(tally.pixels[index], 1)
    scales = sorted(line.chain)
    weights = [f"{tally.shares[line][scale][index] / pixels:.2f}" for scale in scales]
    most = max(scales, key=lambda scale: tally.wins[line][scale][index])
    return f"{' / '.join(weights)}; {most:g} in {100 * tally.wins[line][most][index] / pixels:.0f} %"


def _words(chain: Chain) -> str:
    return ", ".join(f"{scale:g}" for scale in chain)


def _signed_text(value: float) -> str:
    return f"{value:+.4f}".replace("-", "−")
