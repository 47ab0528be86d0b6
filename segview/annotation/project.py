"""A project in one file: images, variants, settings, labels and decisions, with paths relative to the file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from segview.annotation.verdict import Verdict
from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.files import atomic_write, exists, resolve_path
from segview.core.base.frozen import Frozen
from segview.core.base.places import models_folder
from segview.core.base.text_files import read_json
from segview.core.requests.label_list import LabelList
from segview.core.requests.settings import PredictionSettings, ViewSettings

ENDING = ".segview"
LARGEST = 64 * 2**20
"""Most bytes of a project file, enough for some hundred thousand decisions."""

SHIPPED = "shipped:"
"""Prefix of the name of a variant that comes with segview, independent of the place of installation."""


class Project(Frozen):
    """A project; its paths are absolute in memory and relative in the file.

    Attributes:
        folder: Folder of the images, or "" if single files were opened.
        files: Files that were opened.
        image: Image that was shown.
        variants: Folders of the variants that were opened or ticked.
        ticked: Those of ``variants`` that were ticked.
        labels: The user's own list of labels, or None.
        decisions: The last decision on each image.
    """

    format: Literal[1] = 1
    folder: str = ""
    files: tuple[str, ...] = ()
    image: str = ""
    variants: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    order: str = Field(default="", description="Of the images; empty for their names")
    view: ViewSettings = ViewSettings()
    prediction_settings: PredictionSettings = PredictionSettings()
    labels: LabelList | None = None
    decisions: tuple[Verdict, ...] = ()

    def with_paths(self, move: Callable[[str], str]) -> Project:
        """Return a copy with each path changed by ``move``."""

        def every(paths: Iterable[str]) -> tuple[str, ...]:
            return tuple(move(path) for path in paths)

        return self.model_copy(
            update={
                "folder": move(self.folder),
                "files": every(self.files),
                "image": move(self.image),
                "variants": every(self.variants),
                "ticked": every(self.ticked),
                "decisions": tuple(one.model_copy(update={"image": move(one.image)}) for one in self.decisions),
            }
        )


def write_project(path: Path, project: Project) -> None:
    """Write a project, whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    home = resolve_path(path.parent)
    # Not by pydantic, which cannot write file names that are not valid UTF-8.
    content = project.with_paths(lambda one: _relative(one, home)).model_dump(mode="json", exclude_none=True)
    atomic_write(path, json.dumps(content, indent=1) + "\n")


def read_project(path: Path) -> Project:
    """Return a project with absolute paths.

    Raises:
        UserError: it cannot be read, is damaged or of another version, or its images do not exist.
    """
    try:
        project = Project.model_validate(read_json(path, LARGEST))
    except OSError as error:
        raise UserError("The project {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    except ValidationError as error:
        raise UserError(
            "{path} is no project of this version: {problem}", path=path, problem=explain(error, Project)
        ) from error
    except ValueError as error:
        raise UserError("{path} is no project of segview, or is damaged.", path=path) from error
    home = resolve_path(path.parent)
    found = project.with_paths(lambda one: _absolute(one, home))
    places = [found.folder] if found.folder else found.files
    missing = [one for one in places if not exists(Path(one))]
    if missing and len(missing) == len(places):
        raise UserError(
            "The images of {path} are not at {place}. Move the file back to its place beside the "
            "images, or move the images.",
            path=path.name,
            place=missing[0],
        )
    return found


def _relative(path: str, home: Path) -> str:
    if not path:
        return ""
    place = Path(path)
    if place.parent == models_folder():
        return SHIPPED + place.name
    try:
        return Path(os.path.relpath(resolve_path(place), home)).as_posix()
    except ValueError:  # on another drive
        return str(place)


def _absolute(path: str, home: Path) -> str:
    if not path:
        return ""
    if path.startswith(SHIPPED):
        return str(models_folder() / path.removeprefix(SHIPPED))
    return os.path.normpath(home / path)
