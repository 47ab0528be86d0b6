"""The task that measures the parts of a mask."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.annotation.measuring import Part
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class MeasureParts(Task[tuple[Part, ...]]):
    """Count and measure the parts of a mask.

    Attributes:
        mask: A copy of the mask.
        values: Classes whose parts are counted.
        spacing: Height and width of a pixel in millimetres; 1 and 1 if unknown.
    """

    lane: ClassVar[Lane] = Lane.MEASURING
    of_image: ClassVar[bool] = True

    mask: NDArray[np.uint8]
    values: tuple[int, ...]
    spacing: tuple[float, float] = (1.0, 1.0)


def measure_parts(task: MeasureParts, services: Services) -> Generator[tuple[Part, ...]]:
    """Yield the parts."""
    from segview.annotation.measuring import parts_of

    yield parts_of(task.mask, task.values, task.spacing)
