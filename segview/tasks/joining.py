"""The task that joins a table file to images by their file names."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

Columns = Mapping[str, tuple[float | str | None, ...]]


@dataclass(frozen=True)
class JoinTable(Task[Columns]):
    """Read the columns of a table, with one value for each image; a missing value is None.

    Attributes:
        file: File of comma-, semicolon- or tab-separated values.
        images: The images, in their order.
    """

    lane: ClassVar[Lane] = Lane.FILES

    file: Path
    images: tuple[Path, ...]


def join_table(task: JoinTable, services: Services) -> Generator[Columns]:
    """Yield the columns."""
    from segview.core.comparison.joining import joined_columns

    yield joined_columns(task.file, tuple(map(str, task.images)))
