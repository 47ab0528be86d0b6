"""What the engine answers: maps and charts, quantised once so that looking at them is a change of lookup table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from segview.core.request import Request

Array = NDArray[np.generic]
LEVELS = 65535


class Kind(StrEnum):
    """How the numbers of a map are read; it chooses the panel, the name never does."""

    LABELS = "labels"
    PROBABILITY = "probability"
    UNCERTAINTY = "uncertainty"
    SCALAR = "scalar"
    SIGNED = "signed"


@dataclass(frozen=True, eq=False)
class Map:
    """A picture of numbers that covers exactly the image, at any resolution.

    Attributes:
        name: ``group/member``, as in ``probability/polyp``, ``cbam/spatial``, ``scale/0.5/probability/polyp``.
        values: Rows × columns. Class indices (uint8) for labels; otherwise uint16 levels, 0 for the lower end of
            ``span`` and 65535 for the upper one. Read-only.
        kind: How the numbers are read.
        span: The absolute scale the levels stand for, the same for every picture.
        unit: What the numbers are, for the colour bar; empty for a plain number.
    """

    name: str
    values: Array
    kind: Kind
    span: tuple[float, float] = (0.0, 1.0)
    unit: str = ""

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or 0 in self.values.shape:
            raise ValueError(f"map {self.name} has shape {self.values.shape}, not rows × columns")
        expected = np.uint8 if self.kind is Kind.LABELS else np.uint16
        if self.values.dtype != expected:
            raise ValueError(f"map {self.name} is {self.values.dtype}, not {np.dtype(expected)}")
        if not self.span[0] < self.span[1]:
            raise ValueError(f"map {self.name} has the empty span {self.span}")
        self.values.setflags(write=False)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.values.shape[0], self.values.shape[1]

    @classmethod
    def quantised(
        cls, name: str, numbers: Array, kind: Kind, *, span: tuple[float, float] = (0.0, 1.0), unit: str = ""
    ) -> Map:
        """Return a map of real numbers, clipped to ``span`` and rounded to 65536 levels."""
        low, high = span
        scaled = (np.asarray(numbers, np.float32) - np.float32(low)) * np.float32(LEVELS / (high - low))
        levels = np.clip(np.rint(np.nan_to_num(scaled, nan=0.0)), 0, LEVELS).astype(np.uint16)
        return cls(name, levels, kind, span, unit)

    def real(self) -> NDArray[np.float32]:
        """Return the numbers the levels stand for (labels: the class indices), as float32."""
        if self.kind is Kind.LABELS:
            return self.values.astype(np.float32)
        low, high = self.span
        return (self.values.astype(np.float32) * np.float32((high - low) / LEVELS) + np.float32(low)).astype(np.float32)

    def at(self, row: float, column: float) -> float:
        """Return the number under an image point, given as fractions of height and width in 0 to 1."""
        rows, columns = self.shape
        r = min(max(int(row * rows), 0), rows - 1)
        c = min(max(int(column * columns), 0), columns - 1)
        level = float(self.values[r, c])
        if self.kind is Kind.LABELS:
            return level
        low, high = self.span
        return low + level * (high - low) / LEVELS


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
class Prediction:
    """One variant's answer on one image; it grows while it is computed.

    Attributes:
        request: The question this answers.
        size: Rows and columns of the image.
        classes: Class names, background first.
        threshold: The variant's own threshold for the target's probability.
        maps: Maps by name, in the order in which they are shown.
        charts: Charts by name.
        timings: Seconds by stage (``load``, ``forward``, ``maps``, ``total``).
        path: How it was computed, in words: device, precision, and any fall-back taken.
        scales_done: The scales merged so far.
        complete: Whether every scale of the request is in.
    """

    request: Request
    size: tuple[int, int]
    classes: tuple[str, ...]
    threshold: float = 0.5
    maps: Mapping[str, Map] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
    path: str = ""
    scales_done: tuple[float, ...] = ()
    complete: bool = False

    def __post_init__(self) -> None:
        for name in ("maps", "charts", "timings"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def target(self) -> Map | None:
        """The probability of the target (the last class), where the variant tells one class from background."""
        return self.maps.get(f"probability/{self.classes[-1]}") if len(self.classes) == 2 else None

    @property
    def nbytes(self) -> int:
        """Bytes held by maps and charts."""
        return sum(m.values.nbytes for m in self.maps.values()) + sum(c.values.nbytes for c in self.charts.values())

    def with_timing(self, stage: str, seconds: float) -> Prediction:
        """Return the same prediction with one more timing."""
        return replace(self, timings={**self.timings, stage: seconds})
