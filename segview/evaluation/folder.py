"""Scoring a variant on pairs of image and mask."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.scales import checked_scales, scales_text, untrained_scales, untrained_text
from segview.core.requests.failures import attempt
from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure, Merge, Request, checked_merge, checked_threshold
from segview.core.variants.classes import IGNORED
from segview.core.variants.spec import Score, VariantConfig
from segview.data.artefacts import artefacts
from segview.data.datasets import Pair, read_pair
from segview.data.transforms import resized, resized_mask
from segview.inference.backends.devices import resolve
from segview.inference.predict.predictor import Predictor
from segview.inference.rendering.export import mask_of
from segview.metrics.boundary import Boundary, boundary, boundary_f
from segview.metrics.confusion import CLASS_SCORES, IOU_OF, Confusion, class_iou, confusion
from segview.metrics.counts import Counts, counts_at, level_counts
from segview.metrics.scores import OVER_IMAGES, OVER_PIXELS, SCORES, C, added, over_images, over_pixels

Resolution = Literal["network", "image"]
_ReadPair = tuple[NDArray[np.uint8], NDArray[np.uint8]]


@dataclass(frozen=True)
class Protocol:
    """How a variant is scored.

    Attributes:
        resolution: ``network``: image and mask are first brought to the network's input size (mask by nearest
            neighbour), as in the A to D experiment; ``image``: the mask is scored at the image's own size.
        scales: Multiples of the network's input size, as for a ``Request``; and so are ``merge``, ``flip``, ``device``.
            None is the scales that each variant was trained for.
        threshold: Of the probability, or None for the variant's own.
        tissue_only: Whether the pixels on artefacts count for nothing; they are found in each image at its own size.
    """

    resolution: Resolution = "network"
    scales: tuple[float, ...] | None = None
    merge: Merge = "average"
    flip: bool = False
    threshold: float | None = None
    device: str = "auto"
    tissue_only: bool = False

    def __post_init__(self) -> None:
        if self.scales is not None:
            object.__setattr__(self, "scales", checked_scales(self.scales))
        checked_merge(self.merge)
        checked_threshold(self.threshold)


@dataclass(frozen=True)
class ImageScore:
    """The counts of one image: of a target and its background, or of many classes; and of their outlines."""

    image: Path
    counts: Counts | Confusion
    outlines: Boundary


def evaluate(
    predictor: Predictor, variant: Path, pairs: Sequence[Pair], protocol: Protocol
) -> Generator[ImageScore | Failure]:
    """Yield the counts of each pair, or why it could not be scored.

    Raises:
        UserError: the variant cannot be read, or there is no such device.
    """
    resolve(protocol.device)
    config = predictor.variant(variant).config
    for pair, read in read_ahead(pairs, partial(_read, config, protocol)):
        if isinstance(read, Failure):
            yield read
        else:
            yield attempt(pair, partial(_scored, predictor, variant, pair, read, protocol), about=pair.image)


def _read(config: VariantConfig, protocol: Protocol, pair: Pair) -> _ReadPair:
    """Return image and ground truth as they are scored."""
    pixels, truth = read_pair(pair, config.labelling)
    if protocol.tissue_only:
        truth = np.where(artefacts(pixels) > 0, np.uint8(IGNORED), truth)
    if protocol.resolution == "network" and not config.is_stored:
        return at_input_size(pixels, truth, config.preprocessing.input_size)
    return pixels, truth


def _scored(predictor: Predictor, variant: Path, pair: Pair, read: _ReadPair, protocol: Protocol) -> ImageScore:
    return ImageScore(pair.image, *_counts(predictor, variant, pair, read, protocol))


def summary(scores: Sequence[ImageScore], config: VariantConfig, protocol: Protocol, data: str) -> tuple[Score, ...]:
    """Return every score as the mean over images and over all pixels; of many classes also the IoU of each.

    A class that is nowhere in the masks and nowhere found has no IoU.

    Raises:
        UserError: there is no image to take the mean of.
    """
    if not scores:
        raise UserError(f"Nothing could be scored in {data}.")
    size = _measured_at(config, protocol)
    if len(config.classes) == 2:
        values = _means(SCORES, [one.counts for one in scores if isinstance(one.counts, Counts)])
        each: list[tuple[str, str, float]] = []
    else:
        confusions = [one.counts for one in scores if isinstance(one.counts, Confusion)]
        values, each = _means(CLASS_SCORES, confusions), _each(config.classes, class_iou(added(confusions)))
    values += _means({"boundary F": boundary_f}, [one.outlines for one in scores])
    return tuple(
        Score(name=name, value=round(value, 4), over=over, data=data, count=len(scores), size=size)
        for name, over, value in (*values, *each)
    )


def _means(table: Mapping[str, Callable[[C], float]], counts: Sequence[C]) -> list[tuple[str, str, float]]:
    return [
        (name, over, mean(score, counts))
        for over, mean in ((OVER_IMAGES, over_images), (OVER_PIXELS, over_pixels))
        for name, score in table.items()
    ]


def _each(classes: Sequence[str], values: NDArray[np.float64]) -> list[tuple[str, str, float]]:
    pairs = zip(classes, values, strict=True)
    return [(f"{IOU_OF}{name}", OVER_PIXELS, float(value)) for name, value in pairs if not np.isnan(value)]


def _measured_at(config: VariantConfig, protocol: Protocol) -> str:
    """Return the resolution, and whatever else is not the plain way to score the variant."""
    rows, columns = config.preprocessing.input_size
    at_network = protocol.resolution == "network" and not config.is_stored
    parts = [f"{rows} × {columns}" if at_network else "each image's own"]
    scales = config.scales_for(protocol.scales)
    if scales != (1.0,) or scales != config.own_scales:
        how = f"weighed by {config.network.scale_attention} attention"
        how = how if config.network.scale_attention else f"merged by {protocol.merge}"
        outside = untrained_text(untrained_scales(scales, config.own_scales))
        mark = f" ({outside})" if outside else ""
        parts.append(f"scales {scales_text(scales)}{mark}{f', {how}' if len(scales) > 1 else ''}")
    if protocol.flip:
        parts.append("with the mirrored image")
    if len(config.classes) == 2 and protocol.threshold is not None and protocol.threshold != config.threshold:
        parts.append(f"threshold {protocol.threshold:g}")
    if protocol.tissue_only:
        parts.append("tissue only, without glare, border, text and insets")
    return "; ".join(parts)


def _counts(
    predictor: Predictor, variant: Path, pair: Pair, read: _ReadPair, protocol: Protocol
) -> tuple[Counts | Confusion, Boundary]:
    config, (pixels, truth) = predictor.variant(variant).config, read
    scales = config.scales_for(protocol.scales)
    request = Request(pair.image, variant, scales, merge=protocol.merge, flip=protocol.flip, device=protocol.device)
    *_, prediction = predictor.predict(request, pixels)
    if prediction.target is None:
        labels, classes = prediction.maps["labels"].values.astype(np.uint8), len(config.classes)
        return confusion(labels, truth, classes), boundary(labels, truth, classes)
    threshold = prediction.threshold if protocol.threshold is None else protocol.threshold
    counts = counts_at(level_counts(prediction.target.values, truth, truth == IGNORED), threshold)
    return counts, boundary(mask_of(prediction, threshold), truth, 2)


def at_input_size(
    pixels: NDArray[np.uint8], truth: NDArray[np.uint8], size: tuple[int, int]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return picture and mask at a network's input size, the mask by nearest neighbour."""
    return resized(pixels, size).permute(1, 2, 0).numpy(), resized_mask(truth, size)[0].numpy()
