"""Scores of a variant on many images, and their summary."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.scales import scales_text, untrained_scales, untrained_text
from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure
from segview.core.variants.spec import Score, VariantConfig
from segview.data.datasets import Pair
from segview.evaluation.evaluator import Evaluator
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol, Sample
from segview.evaluation.score_store import ScoreStore
from segview.inference.predict.predictor import Predictor
from segview.metrics.boundary import boundary_f
from segview.metrics.confusion import CLASS_SCORES, IOU_OF, Confusion, class_iou
from segview.metrics.counts import Counts
from segview.metrics.scores import OVER_IMAGES, OVER_PIXELS, SCORES, C, over_images, over_pixels, sum_counts


def evaluate(
    predictor: Predictor,
    variant: Path,
    samples: Sequence[Pair | Sample],
    protocol: Protocol,
    *,
    store: ScoreStore | None = None,
) -> Generator[ImageScore | Failure]:
    """Yield the scores of each image, or the failure to score it.

    Args:
        predictor: Runs the variant.
        variant: Folder of the variant.
        samples: The images.
        protocol: Settings of the scoring.
        store: Cache of scores; stored ones are not computed again.

    Raises:
        UserError: the variant cannot be read, or there is no such device.
    """
    evaluator = Evaluator(predictor, variant, protocol, store)
    kept = {sample: evaluator.known_score(sample) for sample in samples}
    reading = read_ahead([sample for sample in samples if kept[sample] is None], evaluator.read)
    with closing(reading):
        for sample in samples:
            known = kept[sample]
            if known is not None:
                yield known
                continue
            _, read = next(reading)
            yield read if isinstance(read, Failure) else evaluator.score_read(sample, read)


def summary(scores: Sequence[ImageScore], config: VariantConfig, protocol: Protocol, data: str) -> tuple[Score, ...]:
    """Return every score as the mean over images and over all pixels; with many classes also the IoU of each class.

    A class that occurs in no mask and no prediction has no IoU.

    Raises:
        UserError: no image was scored.
    """
    if not any(one.counts is not None for one in scores):
        raise UserError("Nothing could be scored in {data}.", data=data)
    size = _conditions(config, protocol, sum(one.truth_resized for one in scores))
    if len(config.classes) == 2:
        values = _means(SCORES, [one.counts for one in scores if isinstance(one.counts, Counts)])
        each: list[tuple[str, str, float]] = []
    else:
        confusions = [one.counts for one in scores if isinstance(one.counts, Confusion)]
        values, each = _means(CLASS_SCORES, confusions), _each(config.classes, class_iou(sum_counts(confusions)))
    values += _means({"boundary F": boundary_f}, [one.outlines for one in scores if one.outlines is not None])
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


def _conditions(config: VariantConfig, protocol: Protocol, resized: int) -> str:
    """Return the resolution, all settings that differ from the variant's defaults, and resized masks, in words."""
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
    if resized:
        parts.append(f"{resized} ground truth{'' if resized == 1 else 's'} resized to the image")
    return "; ".join(parts)
