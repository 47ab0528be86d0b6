"""Tasks that read a list of labels from a file, and save one."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.text import Text
from segview.core.requests.label_list import LabelList
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class ReadLabels(Task[LabelList]):
    """Read the labels of a file."""

    path: Path


@dataclass(frozen=True, eq=False)
class SaveLabels(Task[str | Occupied]):
    """Write labels with their colours and keys; the answer is a sentence that says where."""

    labels: LabelList
    target: SaveTarget


def read_label_list(task: ReadLabels, services: Services) -> Generator[LabelList]:
    """Yield the labels."""
    from segview.annotation.label_files import read_labels

    yield read_labels(task.path)


def save_labels(task: SaveLabels, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.annotation.label_files import write_labels
    from segview.data.protection import in_the_way

    target = task.target
    if occupied := in_the_way(target):
        yield occupied
        return
    write_labels(target.path, task.labels)
    yield Text("The labels were written to {path}.", path=target.path)
