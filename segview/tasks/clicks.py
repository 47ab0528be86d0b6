"""A mask that follows clicks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

from segview.core.requests.clicks import Followed, Refine
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class FollowClicks(Task[Followed]):
    """Have a mask follow clicks."""

    lane: ClassVar[Lane] = Lane.CLICKS

    refine: Refine


def follow_clicks(task: FollowClicks, services: Services) -> Generator[Followed]:
    """Yield the mask with every click obeyed."""
    yield services.clicks.follow(task.refine)
