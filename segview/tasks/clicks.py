"""A mask that follows clicks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.core.requests.clicks import Refine
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class FollowClicks(Task[NDArray[np.uint8]]):
    """Have a mask follow clicks; the answer has class indices, rows × columns of the image."""

    lane: ClassVar[Lane] = Lane.CLICKS

    refine: Refine


def followed(task: FollowClicks, services: Services) -> Generator[NDArray[np.uint8]]:
    """Yield the mask with every click obeyed."""
    yield services.clicks.answer(task.refine)
