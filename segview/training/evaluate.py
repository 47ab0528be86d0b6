"""Scoring a variant on pairs of image and mask."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from segview.core.errors import UserError
from segview.core.request import Merge, Request, checked_merge, checked_scales, checked_threshold
from segview.core.spec import Score, VariantConfig
from segview.data.datasets import Pair, read_pair
from segview.data.transforms import resized, resized_mask
from segview.inference.devices import resolve
from segview.inference.predict import Predictor
from segview.metrics.counts import Counts, counts_at, level_counts
from segview.metrics.scores import OVER_IMAGES, OVER_PIXELS, SCORES, over_images, over_pixels

Resolution = Literal["network", "image"]


@dataclass(frozen=True)
class Protocol:
    """How a variant is scored.

    Attributes:
        resolution: ``network``: image and mask are first brought to the network's input size (mask by nearest
            neighbour), as in the A to D experiment; ``image``: the mask is scored at the image's own size.
        scales: Multiples of the network's input size, as for a ``Request``; and so are ``merge``, ``flip``, ``device``.
        threshold: Of the probability, or None for the variant's own.
    """

    resolution: Resolution = "network"
    scales: tuple[float, ...] = (1.0,)
    merge: Merge = "average"
    flip: bool = False
    threshold: float | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        object.__setattr__(self, "scales", checked_scales(self.scales))
        checked_merge(self.merge)
        checked_threshold(self.threshold)


@dataclass(frozen=True)
class ImageScore:
    """The counts of one image."""

    image: Path
    counts: Counts


def evaluate(
    predictor: Predictor, variant: Path, pairs: Sequence[Pair], protocol: Protocol
) -> Generator[ImageScore | UserError]:
    """Yield the counts of each pair, or why it could not be scored.

    Raises:
        UserError: the variant cannot be read or does not tell one target from the background, or there is no such
            device.
    """
    resolve(protocol.device)
    config = predictor.variant(variant).config
    if len(config.classes) != 2:
        raise UserError(f"{config.name} has {len(config.classes)} classes; scores need a target and a background.")
    for pair in pairs:
        try:
            yield ImageScore(pair.image, _counts(predictor, variant, pair, protocol))
        except UserError as error:
            yield error


def summary(scores: Sequence[ImageScore], config: VariantConfig, protocol: Protocol, data: str) -> tuple[Score, ...]:
    """Return every score as the mean over images and over all pixels.

    Raises:
        UserError: there is no image to take the mean of.
    """
    if not scores:
        raise UserError(f"Nothing could be scored in {data}.")
    counts = [one.counts for one in scores]
    size = _measured_at(config, protocol)
    return tuple(
        Score(name=name, value=round(mean(score, counts), 4), over=over, data=data, count=len(counts), size=size)
        for over, mean in ((OVER_IMAGES, over_images), (OVER_PIXELS, over_pixels))
        for name, score in SCORES.items()
    )


def _measured_at(config: VariantConfig, protocol: Protocol) -> str:
    """Return the resolution, and whatever else is not the plain way to score the variant."""
    rows, columns = config.preprocessing.input_size
    parts = [f"{rows} × {columns}" if protocol.resolution == "network" else "each image's own"]
    if protocol.scales != (1.0,):
        merged = f", merged by {protocol.merge}" if len(protocol.scales) > 1 else ""
        parts.append(f"scales {', '.join(f'{scale:g}' for scale in protocol.scales)}{merged}")
    if protocol.flip:
        parts.append("with the mirrored image")
    if protocol.threshold is not None and protocol.threshold != config.threshold:
        parts.append(f"threshold {protocol.threshold:g}")
    return "; ".join(parts)


def _counts(predictor: Predictor, variant: Path, pair: Pair, protocol: Protocol) -> Counts:
    pixels, truth = read_pair(pair)
    if protocol.resolution == "network":
        pixels, truth = at_input_size(pixels, truth, predictor.variant(variant).config.preprocessing.input_size)
    request = Request(
        pair.image, variant, protocol.scales, merge=protocol.merge, flip=protocol.flip, device=protocol.device
    )
    *_, prediction = predictor.predict(request, pixels)
    if prediction.target is None:
        raise UserError(f"{variant} gave no probability of a target.")
    threshold = prediction.threshold if protocol.threshold is None else protocol.threshold
    return counts_at(level_counts(prediction.target.values, truth), threshold)


def at_input_size(
    pixels: NDArray[np.uint8], truth: NDArray[np.uint8], size: tuple[int, int]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return picture and mask at a network's input size, the mask by nearest neighbour."""
    return resized(pixels, size).permute(1, 2, 0).numpy(), resized_mask(truth, size)[0].numpy()
