"""Maps and charts, quantised once so that view settings only change a lookup table."""

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

# A number halfway between two levels gets the lower one, also if it is larger by float32's rounding error: a
# probability of exactly 0.5 must not exceed the threshold 0.5.
HALFWAY = 0.5 + 2**-6


class Kind(StrEnum):
    """The kind of a map, which alone (never its name) defines the meaning of the numbers and the panel."""

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
        """Whether the numbers are indices of names, without a scale."""
        return self in (Kind.LABELS, Kind.CHOICE, Kind.TRUTH, Kind.CLASS_ERRORS)


class Transfer(StrEnum):
    """The function from levels to numbers; maps that are functions of each other can share their values."""

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
    """A grid of numbers that covers exactly the image, at any resolution.

    Attributes:
        name: ``group/member``, as in ``probability/polyp``, ``cbam/spatial``, ``scale/0.5/probability/polyp``.
        values: Rows × columns. Labels: class indices (uint8). Choice: indices (uint8) of ``names``. Others: uint16
            levels, 0 to 65535. Components: rows × columns × 3. Read-only.
        kind: Meaning of the numbers. A mask contains the target's probability; it is drawn where that exceeds the
            present threshold. Zones contain attention, to which two present thresholds are applied. Errors contain the
            target's probability, which is compared with the truth at the present threshold and band.
        span: Absolute scale of the numbers, the same for every image.
        transfer: Function from levels to fractions of the span: x, 1 − x, or 1 − |2x − 1|.
        unit: Meaning of the numbers, for the colour bar; empty for plain numbers.
        names: Options of a choice.
        own: Whether it is one of the own maps of the variant, which it was built to provide; shown by default.
        truth: Ground truth for errors, class indices at the same size. Read-only.
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
        """Return the number for each of the 65536 levels (or the 256 indices), float32."""
        if self.kind.indexed:
            return np.arange(256, dtype=np.float32)
        low, high = self.span
        fractions = _fractions(self.transfer, np.arange(LEVELS + 1, dtype=np.float32))
        return (low + fractions * (high - low)).astype(np.float32)

    def array(self) -> NDArray[np.float32]:
        """Return the numbers, rows × columns, float32."""
        return self.table()[self.values]

    def at(self, row: float, column: float) -> float:
        """Return the number at an image point, given as fractions of height and width in 0 to 1.

        For components it is the first one; ``all_at`` returns all three.
        """
        return self.all_at(row, column)[0]

    def all_at(self, row: float, column: float) -> tuple[float, ...]:
        """Return the numbers at an image point: one, or one for each component."""
        rows, columns = self.shape
        r = min(max(int(row * rows), 0), rows - 1)
        c = min(max(int(column * columns), 0), columns - 1)
        found = self.values[r, c]
        if self.kind.indexed:
            return (float(found),)
        low, high = self.span
        levels = found if found.ndim else (found,)  # one by one: an array of one number takes ten times as long
        fractions = (_fractions(self.transfer, np.float32(level)) for level in levels)
        return tuple(low + float(fraction) * (high - low) for fraction in fractions)


def quantised(numbers: Array, span: tuple[float, float] = (0.0, 1.0)) -> NDArray[np.uint16]:
    """Return numbers as levels of ``span``, clipped and rounded, halves down; NaN becomes level 0."""
    low, high = span
    scaled = (np.asarray(numbers, np.float32) - np.float32(low)) * np.float32(LEVELS / (high - low))
    return np.clip(np.ceil(np.nan_to_num(scaled, nan=0.0) - np.float32(HALFWAY)), 0, LEVELS).astype(np.uint16)


def level_of(number: float, span: tuple[float, float] = (0.0, 1.0)) -> float:
    """Return the (unrounded) level that a number has in ``span``."""
    low, high = span
    return (number - low) / (high - low) * LEVELS


@dataclass(frozen=True, eq=False)
class Chart:
    """Numbers without a position in the image, such as channel attention or class scores.

    Attributes:
        name: As for maps, e.g. ``cbam/channel``.
        values: One number for each label, float32. Read-only.
        labels: Labels of the numbers.
        span: Absolute scale.
    """

    name: str
    values: NDArray[np.float32]
    labels: tuple[str, ...]
    span: tuple[float, float] = (0.0, 1.0)

    def __post_init__(self) -> None:
        if self.values.ndim != 1 or len(self.values) != len(self.labels):
            raise ValueError(f"chart {self.name} has {self.values.shape} values for {len(self.labels)} labels")
        self.values.setflags(write=False)
