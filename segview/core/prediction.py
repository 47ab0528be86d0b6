"""What the engine answers: maps and charts, quantised once so that looking at them is a change of lookup table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from segview.core.classes import Labelling, background_of
from segview.core.layers import Inside
from segview.core.measures import MapMeasures
from segview.core.request import Request

Array = NDArray[np.generic]
Indices = NDArray[np.uint8] | NDArray[np.uint16]
LEVELS = 65535

# A number halfway between two levels takes the lower one, and so does one above it by no more than float32's own
# errors: a probability of exactly 0.5 does not exceed the threshold 0.5.
HALFWAY = 0.5 + 2**-6


class Kind(StrEnum):
    """How the numbers of a map are read; it chooses the panel, the name never does."""

    LABELS = "labels"
    MASK = "mask"
    PROBABILITY = "probability"
    UNCERTAINTY = "uncertainty"
    SCALAR = "scalar"
    SIGNED = "signed"
    COMPONENTS = "components"
    ZONES = "zones"
    CHOICE = "choice"

    @property
    def indexed(self) -> bool:
        """Whether the numbers are indices of names, which have no scale."""
        return self in (Kind.LABELS, Kind.CHOICE)


class Transfer(StrEnum):
    """How levels become numbers, so that maps which are functions of one another share their values."""

    LINEAR = "linear"
    COMPLEMENT = "complement"
    TENT = "tent"


def _fractions(transfer: Transfer, levels: NDArray[np.float32]) -> NDArray[np.float32]:
    x = levels / np.float32(LEVELS)
    if transfer is Transfer.LINEAR:
        return x
    return 1 - x if transfer is Transfer.COMPLEMENT else 1 - np.abs(2 * x - 1)


@dataclass(frozen=True, eq=False)
class Map:
    """A picture of numbers that covers exactly the image, at any resolution.

    Attributes:
        name: ``group/member``, as in ``probability/polyp``, ``cbam/spatial``, ``scale/0.5/probability/polyp``.
        values: Rows × columns. Indices (uint8) of classes for labels, of ``names`` for a choice; otherwise uint16
            levels, 0 to 65535. Components are rows × columns × 3. Read-only.
        kind: How the numbers are read. A mask holds the target's probability, and is where that exceeds the threshold
            of the moment. Zones hold attention, and are what two thresholds of the moment make of it.
        span: The absolute scale of the numbers, the same for every picture.
        transfer: How levels become fractions of the span: as they are, as 1 − x, or as 1 − |2x − 1|.
        unit: What the numbers are, for the colour bar; empty for a plain number.
        names: What there is to choose from, for a choice.
    """

    name: str
    values: Indices
    kind: Kind
    span: tuple[float, float] = (0.0, 1.0)
    transfer: Transfer = Transfer.LINEAR
    unit: str = ""
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        three = self.kind is Kind.COMPONENTS
        if self.values.ndim != 2 + three or 0 in self.values.shape or (three and self.values.shape[2] != 3):
            wanted = "rows × columns" + " × 3" * three
            raise ValueError(f"map {self.name} has shape {self.values.shape}, not {wanted}")
        expected = np.uint8 if self.kind.indexed else np.uint16
        if self.values.dtype != expected:
            raise ValueError(f"map {self.name} is {self.values.dtype}, not {np.dtype(expected)}")
        if not -math.inf < self.span[0] < self.span[1] < math.inf:
            raise ValueError(f"map {self.name} has no scale in the span {self.span}")
        self.values.setflags(write=False)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.values.shape[0], self.values.shape[1]

    def table(self) -> NDArray[np.float32]:
        """Return the number that each of the 65536 levels stands for (indices: each of the 256), float32."""
        if self.kind.indexed:
            return np.arange(256, dtype=np.float32)
        low, high = self.span
        fractions = _fractions(self.transfer, np.arange(LEVELS + 1, dtype=np.float32))
        return (low + fractions * (high - low)).astype(np.float32)

    def real(self) -> NDArray[np.float32]:
        """Return the numbers the values stand for, rows × columns, float32."""
        return self.table()[self.values]

    def at(self, row: float, column: float) -> float:
        """Return the number under an image point, given as fractions of height and width in 0 to 1.

        Of components it is the first; all three are in ``all_at``.
        """
        return self.all_at(row, column)[0]

    def all_at(self, row: float, column: float) -> tuple[float, ...]:
        """Return the numbers under an image point: one, or that of each component."""
        rows, columns = self.shape
        r = min(max(int(row * rows), 0), rows - 1)
        c = min(max(int(column * columns), 0), columns - 1)
        levels = np.atleast_1d(self.values[r, c]).astype(np.float32)
        if self.kind.indexed:
            return (float(levels[0]),)
        low, high = self.span
        return tuple(low + float(fraction) * (high - low) for fraction in _fractions(self.transfer, levels))


def quantised(numbers: Array, span: tuple[float, float] = (0.0, 1.0)) -> NDArray[np.uint16]:
    """Return real numbers as levels of ``span``, clipped to it and rounded, halves down; NaN as the lower end."""
    low, high = span
    scaled = (np.asarray(numbers, np.float32) - np.float32(low)) * np.float32(LEVELS / (high - low))
    return np.clip(np.ceil(np.nan_to_num(scaled, nan=0.0) - np.float32(HALFWAY)), 0, LEVELS).astype(np.uint16)


def level_of(number: float, span: tuple[float, float] = (0.0, 1.0)) -> float:
    """Return the (unrounded) level that a number has in ``span``."""
    low, high = span
    return (number - low) / (high - low) * LEVELS


@dataclass(frozen=True, eq=False)
class Chart:
    """Numbers that have no picture: channel attention, class scores.

    Attributes:
        name: As for maps: ``cbam/channel``.
        values: One number for each label, float32. Read-only.
        labels: What the numbers belong to.
        span: The absolute scale to show.
    """

    name: str
    values: NDArray[np.float32]
    labels: tuple[str, ...]
    span: tuple[float, float] = (0.0, 1.0)

    def __post_init__(self) -> None:
        if self.values.ndim != 1 or len(self.values) != len(self.labels):
            raise ValueError(f"chart {self.name} has {self.values.shape} values for {len(self.labels)} labels")
        self.values.setflags(write=False)


@dataclass(frozen=True, eq=False)
class LevelCounts:
    """How many pixels of the image have each level of the target's probability.

    Everything that counts pixels at a threshold or in a band follows from it at once, whatever the image's size.

    Attributes:
        background: 65536 counts, int64: pixels that the ground truth calls background, or all where there is none.
            Read-only.
        target: 65536 counts, int64: pixels that the ground truth calls target, or None where there is none. Read-only.
    """

    background: NDArray[np.int64]
    target: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        for counts in (self.background, self.target):
            if counts is None:
                continue
            if counts.shape != (LEVELS + 1,):
                raise ValueError(f"counts have the shape {counts.shape}, not one number for each level")
            counts.setflags(write=False)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.background.nbytes + (0 if self.target is None else self.target.nbytes)


@dataclass(frozen=True)
class PixelScores:
    """What a threshold and a band make of one prediction; fractions in 0 to 1, counts in pixels of the image.

    Attributes:
        area: Pixels of the mask.
        pixels: Pixels of the image.
        uncertain: Pixels whose probability lies within the band around 0.5.
        dice: Of the mask and the ground truth, 1 where both are empty; None without ground truth. So for the others.
        iou: Likewise.
        wrong_uncertain: Wrong pixels inside the band (pattern 2 of Jeong et al., 2023).
        wrong_certain: Wrong pixels outside the band (pattern 1).
    """

    area: int
    pixels: int
    uncertain: int
    dice: float | None = None
    iou: float | None = None
    wrong_uncertain: int | None = None
    wrong_certain: int | None = None


@dataclass(frozen=True)
class ClassScores:
    """What the labels of more than two classes are worth against the ground truth; fractions in 0 to 1.

    Attributes:
        dice: Mean over the classes that are in the ground truth or were found. So for the next.
        iou: Likewise.
        accuracy: Share of the pixels whose class was found.
        each: IoU of each class; None for one that is neither in the ground truth nor found.
    """

    dice: float
    iou: float
    accuracy: float
    each: tuple[float | None, ...]


@dataclass(frozen=True, eq=False)
class Prediction:
    """One variant's answer on one image; it grows while it is computed.

    Attributes:
        request: The question this answers.
        size: Rows and columns of the image.
        classes: Class names, of two the background first.
        colours: Of the classes, as ``#rrggbb``; none where they are those of the window.
        threshold: The variant's own threshold for the target's probability.
        maps: Maps by name, in the order in which they are shown.
        charts: Charts by name.
        counts: Pixels by level of the target's probability, where the variant tells a target from background.
        timings: Seconds by stage (``load``, ``forward``, ``maps``, ``total``).
        path: How it was computed, in words: device, precision, and any fall-back taken.
        scales_done: The scales merged so far.
        complete: Whether every scale of the request is in.
        changes: What can be switched off in the variant, each written as in a ``Derivation``: ``without=cbam``.
        tissue_counts: As ``counts``, without the pixels on artefacts; None where those were not looked for.
        measures: What the maps have to do with mask, truth, artefacts and errors; of a whole answer.
        tissue_measures: The same without the pixels on artefacts.
        inside: What can be asked of its network.
        labelling: How the variant's classes stand in masks; None for a target and its background.
        truth: Ground truth in more than two classes, rows × columns of indices and ``IGNORED``, or None where it is
            not known; that of a target is the picture's.
        class_scores: Of the labels, where the truth is known.
    """

    request: Request
    size: tuple[int, int]
    classes: tuple[str, ...]
    threshold: float = 0.5
    colours: tuple[str, ...] = ()
    maps: Mapping[str, Map] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    counts: LevelCounts | None = None
    timings: Mapping[str, float] = field(default_factory=dict)
    path: str = ""
    scales_done: tuple[float, ...] = ()
    complete: bool = False
    changes: tuple[str, ...] = ()
    tissue_counts: LevelCounts | None = None
    measures: MapMeasures | None = None
    tissue_measures: MapMeasures | None = None
    inside: Inside = field(default_factory=Inside)
    labelling: Labelling | None = None
    truth: NDArray[np.uint8] | None = None
    class_scores: ClassScores | None = None

    def __post_init__(self) -> None:
        for name in ("maps", "charts", "timings"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def target(self) -> Map | None:
        """The probability of the target (the last class), where the variant tells one class from background."""
        return self.maps.get(f"probability/{self.classes[-1]}") if len(self.classes) == 2 else None

    @property
    def background(self) -> int | None:
        """The index of the class that stands for no thing, and leaves the picture free; None where there is none."""
        return background_of(self.classes)

    @property
    def nbytes(self) -> int:
        """Bytes held by maps, charts, counts and measures; values that maps share count once."""
        arrays = {id(array): array.nbytes for array in (one.values for one in self.maps.values())}
        charts = sum(chart.values.nbytes for chart in self.charts.values())
        rest = (self.counts, self.tissue_counts, self.measures, self.tissue_measures)
        return sum(arrays.values()) + charts + sum(0 if one is None else one.nbytes for one in rest)
