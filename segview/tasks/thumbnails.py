"""Small images for lists."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from segview.core.images.image import Thumbnail
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class MakeThumbnail(Task[Thumbnail]):
    """Make a small copy of an image.

    Attributes:
        path: The image's file.
        side: Of the square that it fits into, in pixels.
    """

    lane: ClassVar[Lane] = Lane.THUMBNAILS

    path: Path
    side: int = 96


def thumbnail_made(task: MakeThumbnail, services: Services) -> Generator[Thumbnail]:
    """Yield the thumbnail."""
    from segview.data.images import thumbnail

    yield Thumbnail(task.path, thumbnail(task.path, task.side))
