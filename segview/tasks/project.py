"""Tasks that save a project, and open one with its decisions."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from segview.annotation.adopting import adopt
from segview.annotation.project import Project, read_project, write_project
from segview.core.base.text import Text
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class OpenProject(Task[Project]):
    """Read a project and import its decisions; later decisions on this computer stay."""

    path: Path


@dataclass(frozen=True, eq=False)
class SaveProject(Task[str | Occupied]):
    """Write a project; the answer is a sentence that says where."""

    project: Project
    target: SaveTarget


def open_project(task: OpenProject, services: Services) -> Generator[Project]:
    """Yield the project, once its decisions are on the disk."""
    project = read_project(task.path)
    adopt(services.decisions, project.decisions)
    yield project


def save_project(task: SaveProject, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.data.protection import in_the_way

    target = task.target
    if occupied := in_the_way(target):
        yield occupied
        return
    write_project(target.path, task.project)
    yield Text("The project is {path}.", path=target.path)
