"""The task that changes a mask by clicks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

from segview.core.requests.clicks import Followed, Refine
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class FollowClicks(Task[Followed]):
    """Change a mask by clicks."""

    lane: ClassVar[Lane] = Lane.CLICKS

    refine: Refine


def follow_clicks(task: FollowClicks, services: Services) -> Generator[Followed]:
    """Yield the mask after all clicks."""
    yield services.clicks.follow(task.refine)
