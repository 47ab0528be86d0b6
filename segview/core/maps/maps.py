"""Maps and charts, quantised once so that looking at them is a change of lookup table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]
Indices = NDArray[np.uint8] | NDArray[np.uint16]
LEVELS = 65535

Float = TypeVar("Float", np.float32, NDArray[np.float32])

# A number halfway between two levels takes the lower one, and so does one above it by no more than float32's own
# errors: a probability of exactly 0.5 does not exceed the threshold 0.5.
HALFWAY = 0.5 + 2**-6


class Kind(StrEnum):
    """The kind of a map: it says how the numbers are read and chooses the panel, the name never does."""

    LABELS = "labels"
    MASK = "mask"
    PROBABILITY = "probability"
    UNCERTAINTY = "uncertainty"
    SCALAR = "scalar"
    SIGNED = "signed"
    COMPONENTS = "components"
    ZONES = "zones"
    CHOICE = "choice"
    TRUTH = "truth"
    ERRORS = "errors"
    CLASS_ERRORS = "class errors"

    @property
    def indexed(self) -> bool:
        """Whether the numbers are indices of names, which have no scale."""
        return self in (Kind.LABELS, Kind.CHOICE, Kind.TRUTH, Kind.CLASS_ERRORS)


class Transfer(StrEnum):
    """The function from levels to numbers, so that maps which are functions of one another share their values."""

    LINEAR = "linear"
    COMPLEMENT = "complement"
    TENT = "tent"


def _fractions(transfer: Transfer, levels: Float) -> Float:
    x = levels / np.float32(LEVELS)
    if transfer is Transfer.LINEAR:
        return cast(Float, x)
    return cast(Float, 1 - x if transfer is Transfer.COMPLEMENT else 1 - np.abs(2 * x - 1))


@dataclass(frozen=True, eq=False)
class Map:
    """An image of numbers that covers exactly the image, at any resolution.

    Attributes:
        name: ``group/member``, as in ``probability/polyp``, ``cbam/spatial``, ``scale/0.5/probability/polyp``.
        values: Rows × columns. Indices (uint8) of classes for labels, of ``names`` for a choice; otherwise uint16
            levels, 0 to 65535. Components are rows × columns × 3. Read-only.
        kind: How the numbers are read. A mask holds the target's probability, and is where that exceeds the threshold
            of the moment. Zones hold attention, and are what two thresholds of the moment make of it. Errors hold the
            target's probability, and are what threshold and band of the moment make of it beside the truth.
        span: The absolute scale of the numbers, the same for every image.
        transfer: How levels become fractions of the span: as they are, as 1 − x, or as 1 − |2x − 1|.
        unit: What the numbers are, for the colour bar; empty for a plain number.
        names: What there is to choose from, for a choice.
        own: Whether the variant exists for it, so that it is shown without being asked for.
        truth: Ground truth at the same size, class indices, for errors. Read-only.
    """

    name: str
    values: Indices
    kind: Kind
    span: tuple[float, float] = (0.0, 1.0)
    transfer: Transfer = Transfer.LINEAR
    unit: str = ""
    names: tuple[str, ...] = ()
    own: bool = False
    truth: NDArray[np.uint8] | None = None

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
        if self.truth is not None and self.truth.shape != self.values.shape:
            raise ValueError(f"the truth of map {self.name} has shape {self.truth.shape}, not {self.values.shape}")
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

    def array(self) -> NDArray[np.float32]:
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
        found = self.values[r, c]
        if self.kind.indexed:
            return (float(found),)
        low, high = self.span
        levels = found if found.ndim else (found,)  # one by one: an array for a number costs ten times as much
        fractions = (_fractions(self.transfer, np.float32(level)) for level in levels)
        return tuple(low + float(fraction) * (high - low) for fraction in fractions)


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
    """Numbers that have no image: channel attention, class scores.

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
