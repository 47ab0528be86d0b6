"""Renaming runs, and moving runs to the bin."""

from __future__ import annotations

import contextlib
from pathlib import Path

import tomlkit

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, exists
from segview.core.base.text_files import read_text
from segview.core.runs.run_folder import RunFolder
from segview.core.runs.run_names import is_run_name

BIN = "removed"
"""Folder beside the runs to which removed runs are moved."""


def rename_run(folder: Path, name: str) -> Path:
    """Rename a run that has ended, also in its plan, and return its new folder.

    The variant that it made keeps its name, because it may be in use.

    Raises:
        UserError: the name is in use or not valid, the run is training, or the folder cannot be written.
    """
    if not is_run_name(name):
        raise UserError(
            "A run cannot be named {name}. Use at most 80 letters and digits, and after the first also . + - and _.",
            name=name,
        )
    target = folder.with_name(name)
    if target == folder:
        return folder
    if exists(target):
        raise UserError("There is a run {name} already. Choose another name.", name=name)
    _refuse_in_use(folder)
    try:
        folder.rename(target)
    except OSError as error:
        raise _unchanged_error(folder, error) from error
    # The folder's name is the name of the run; the plan should have the same name for its readers.
    with contextlib.suppress(OSError, ValueError, UserError):
        plan = tomlkit.parse(read_text(target / "plan.toml"))
        plan["name"] = name
        atomic_write(target / "plan.toml", tomlkit.dumps(plan))
    return target


def remove_run(folder: Path) -> Path:
    """Move a run that has ended to the bin beside the runs, and return its folder there.

    Raises:
        UserError: the run is training, or the folder cannot be moved.
    """
    _refuse_in_use(folder)
    place = folder.parent / BIN
    try:
        place.mkdir(exist_ok=True)
        target, number = place / folder.name, 1
        while exists(target):
            number += 1
            target = place / f"{folder.name}-{number}"
        folder.rename(target)
    except OSError as error:
        raise _unchanged_error(folder, error) from error
    return target


def _refuse_in_use(folder: Path) -> None:
    if RunFolder(folder).lock.is_held():
        raise UserError("The run {name} is being trained. Stop it first.", name=folder.name)


def _unchanged_error(folder: Path, error: OSError) -> UserError:
    return UserError("The run {folder} cannot be changed: {reason}.", folder=folder, reason=error.strerror)
