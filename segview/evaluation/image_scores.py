"""The scores of one prediction: pixel counts, and the numbers computed from them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.resampling import resample
from segview.core.variants.classes import IGNORED
from segview.evaluation.spreads import Spread, map_scores, spread_of
from segview.metrics.boundary import Boundary, boundary, boundary_f
from segview.metrics.calibration import calibration_error
from segview.metrics.confusion import CLASS_SCORES, Confusion, confusion
from segview.metrics.counts import Counts, counts_at, level_counts
from segview.metrics.hausdorff import hausdorff_95
from segview.metrics.scores import SCORES, pixel_scores

SIDE = 256
"""Side of the stored small copies of masks, in pixels."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class SmallMask:
    """A small mask as compressed bytes."""

    rows: int
    columns: int
    content: bytes

    @classmethod
    def of(cls, labels: Pixels) -> SmallMask:
        """Return a small copy of a mask, rows × columns of class indices."""
        small = resample(labels, _shrink_shape(labels.shape)).astype(np.uint8)
        return cls(small.shape[0], small.shape[1], zlib.compress(small.tobytes()))

    def pixels(self) -> Pixels:
        """Return its pixels, rows × columns of class indices."""
        return np.frombuffer(zlib.decompress(self.content), np.uint8).reshape(self.rows, self.columns)


@dataclass(frozen=True, eq=False)
class ImageScore:
    """Counts of one image.

    Attributes:
        image: Its file.
        counts: Pixel counts of a target and its background, or of many classes; None without ground truth.
        outlines: Pixel counts on outlines; None without ground truth.
        measured: Further numbers by the names of ``SCORE_KINDS``.
        mask: A copy of the mask, at most 256 pixels a side, compressed: there may be fifty thousand of them.
        spread: Pixel counts by probability, if there is one target class.
        of_reader: Whether the mask is that of a reader; this field is not stored.
        truth_resized: Whether the ground truth had another size, and was resized to the image.
    """

    image: Path
    counts: Counts | Confusion | None
    outlines: Boundary | None
    measured: Mapping[str, float] = field(default_factory=dict)
    mask: SmallMask | None = None
    spread: Spread | None = None
    of_reader: bool = False
    truth_resized: bool = False

    @property
    def small(self) -> Pixels | None:
        """The copy of the mask, rows × columns of class indices; None if there is none."""
        return None if self.mask is None else self.mask.pixels()

    def values(self) -> dict[str, float]:
        """Return every score by its name."""
        if isinstance(self.counts, Counts):
            found = {name: score(self.counts) for name, score in SCORES.items()}
        elif isinstance(self.counts, Confusion):
            found = {name: score(self.counts) for name, score in CLASS_SCORES.items()}
        else:
            found = {}
        edges = {} if self.outlines is None else {"boundary F": boundary_f(self.outlines)}
        return {**found, **edges, **self.measured}

    def quotients(self) -> dict[str, tuple[float, float]]:
        """Return numerator and denominator of each score that is a quotient of counts."""
        if not isinstance(self.counts, Counts):
            if self.counts is None:
                return {}
            return {"pixel accuracy": (float(self.counts.right.sum()), float(self.counts.true_pixels.sum()))}
        one = self.counts
        hit, false, missed = one.true_positive, one.false_positive, one.false_negative
        right = hit + one.true_negative
        return {
            "Dice": (2 * hit, 2 * hit + false + missed),
            "IoU": (hit, hit + false + missed),
            "precision": (hit, hit + false),
            "recall": (hit, hit + missed),
            "pixel accuracy": (right, right + false + missed),
        }

    def pack(self) -> bytes:
        """Return everything except the image's file as bytes for the store."""
        counts = self.counts
        content = {
            "counts": vars(counts) if isinstance(counts, Counts) else None,
            "confusion": counts.counts.tolist() if isinstance(counts, Confusion) else None,
            "outlines": None if self.outlines is None else [part.tolist() for part in vars(self.outlines).values()],
            "measured": dict(self.measured),
            "spread": None if self.spread is None else self.spread.tolist(),
            "shape": None if self.mask is None else (self.mask.rows, self.mask.columns),
            "resized": self.truth_resized,
        }
        head = zlib.compress(json.dumps(content).encode())
        return len(head).to_bytes(4, "big") + head + (b"" if self.mask is None else self.mask.content)

    @classmethod
    def unpack(cls, image: Path, data: bytes) -> ImageScore:
        """Return the scores that ``pack`` converted to bytes.

        Raises:
            ValueError: the bytes are damaged.
        """
        try:
            end = 4 + int.from_bytes(data[:4], "big")
            content = json.loads(zlib.decompress(data[4:end]))
            counts, cells, outlines, shape = (content[name] for name in ("counts", "confusion", "outlines", "shape"))
            spread = content["spread"]
            return cls(
                image,
                Counts(**counts) if counts else None if cells is None else Confusion(np.array(cells, np.int64)),
                None if outlines is None else Boundary(*(np.array(part, np.int64) for part in outlines)),
                content["measured"],
                None if shape is None else SmallMask(shape[0], shape[1], data[end:]),
                None if spread is None else np.array(spread, np.int64),
                truth_resized=content["resized"],
            )
        except (zlib.error, KeyError, TypeError) as error:
            raise ValueError(f"a kept score cannot be read: {error}") from error


def score_prediction(prediction: Prediction, truth: Pixels | None, *, threshold: float, band: float) -> ImageScore:
    """Return the scores of a complete prediction.

    Args:
        prediction: A prediction of one target, or of many classes.
        truth: Class indices and ``IGNORED``, rows × columns, or None if unknown.
        threshold: Threshold of the target's probability.
        band: Half-width of the uncertain range around 0.5.
    """
    image, labels = prediction.request.image, labels_of(prediction, threshold)
    if prediction.target is None:
        return _of_classes(prediction, labels, truth, band)
    small = SmallMask.of(labels)
    left_out = None if truth is None else truth == IGNORED
    levels = level_counts(prediction.target.values, truth, left_out)
    found = pixel_scores(levels, threshold, band)
    share = 1 / max(found.pixels, 1)
    target = None if truth is None else (truth != 0) & (truth != IGNORED)
    measured = {"area": found.area * share, "uncertain area": found.uncertain * share, **map_scores(prediction, target)}
    spread = spread_of(levels)
    if truth is None:
        return ImageScore(image, None, None, measured, small, spread)
    measured |= {
        "confident errors": (found.wrong_certain or 0) * share,
        "uncertain errors": (found.wrong_uncertain or 0) * share,
        "calibration error": calibration_error(levels),
        "Hausdorff 95": hausdorff_95(labels, truth, 2),
    }
    return ImageScore(image, counts_at(levels, threshold), boundary(labels, truth, 2), measured, small, spread)


def labels_of(prediction: Prediction, threshold: float) -> Pixels:
    """Return class indices of the image, rows × columns."""
    from segview.inference.rendering.export import mask_of

    if prediction.target is None:
        return prediction.maps["labels"].values.astype(np.uint8)
    return mask_of(prediction, threshold)


def _of_classes(prediction: Prediction, labels: Pixels, truth: Pixels | None, band: float) -> ImageScore:
    small = SmallMask.of(labels)
    image, classes = prediction.request.image, len(prediction.classes)
    counted = np.ones_like(labels, np.bool_) if truth is None else truth != IGNORED
    share = 1 / max(int(counted.sum()), 1)
    uncertain = prediction.maps["uncertainty"].array() >= 1 - 2 * band
    things = counted if prediction.background is None else counted & (labels != prediction.background)
    measured = {"area": things.sum() * share, "uncertain area": (uncertain & counted).sum() * share}
    measured |= map_scores(prediction, None)
    if truth is None:
        return ImageScore(image, None, None, _plain(measured), small)
    wrong = counted & (labels != truth)
    measured |= {
        "confident errors": (wrong & ~uncertain).sum() * share,
        "uncertain errors": (wrong & uncertain).sum() * share,
        "Hausdorff 95": hausdorff_95(labels, truth, classes),
    }
    outlines = boundary(labels, truth, classes)
    return ImageScore(image, confusion(labels, truth, classes), outlines, _plain(measured), small)


def _plain(measured: Mapping[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in measured.items()}


def _shrink_shape(shape: tuple[int, ...]) -> tuple[int, int]:
    factor = min(1.0, SIDE / max(shape))
    return max(1, round(shape[0] * factor)), max(1, round(shape[1] * factor))
