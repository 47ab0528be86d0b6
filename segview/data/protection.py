"""Protection of files that a save must not replace: images, ground truths, variants, runs, corrections."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import exists, resolve_path
from segview.core.base.places import (
    imported_folder,
    journals_folder,
    models_folder,
    resources_folder,
    runs_folder,
    state_folder,
)
from segview.core.images.frames import DICOM_ENDINGS, SEGMENTATION_ENDING, file_and_number
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.variants.folders import is_variant
from segview.data.datasets.listing import is_image_name
from segview.data.datasets.names import marked_key
from segview.data.frames import FRAME_ENDINGS
from segview.data.own_files import ABOUT_ENDING, has_name_of_result, is_own

_KEPT: tuple[tuple[Callable[[], Path], str], ...] = (
    (models_folder, "a shipped variant"),
    (resources_folder, "a file of segview itself"),
    (imported_folder, "an imported variant"),
    (runs_folder, "a training run"),
    (journals_folder, "where corrections and decisions are kept"),
    (state_folder, "where the settings are kept"),
)
_RUN_FILES = ("epochs.jsonl", "status.json", "last.safetensors")
_KEPT_ENDINGS = (".journal", ".decisions", ".seen", ".safetensors")


def existing_files(paths: Sequence[Path], in_use: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the files to be written that already exist, so that the user can be asked.

    Different names of one file are recognised: links, and names on a case-insensitive file system.

    Args:
        paths: The files to be written.
        in_use: Images and ground truths that are open.

    Raises:
        UserError: an existing file must never be replaced, even with the user's consent; the message says why.
    """
    there = tuple(path for path in paths if os.path.lexists(path))
    for path in there:
        if reason := _refusal(path):
            raise UserError(
                "{path} is {reason}, which is never replaced. Choose another name or folder.", path=path, reason=reason
            )
    if there and (path := _in_use(there, in_use)):
        raise UserError(
            "{path} is an open image or ground truth, which is never replaced. Choose another name or folder.",
            path=path,
        )
    return there


def check_beside(paths: Sequence[Path], in_use: Iterable[Path]) -> None:
    """Check that no file to be written would later be taken for an image or a ground truth.

    Args:
        paths: The files to be written.
        in_use: Images and ground truths that are open.

    Raises:
        UserError: a file has the name of an image, and is in the folder of an open image or ground truth.
    """
    alike = [path for path in paths if is_image_name(path.name) and marked_key(path.stem, among_masks=False) is None]
    alike = [path for path in alike if not has_name_of_result(path)]
    folders = (
        {resolve_path(folder) for folder in {file_and_number(one)[0].parent for one in in_use}}
        if alike
        else set[Path]()
    )
    if path := next((path for path in alike if resolve_path(path.parent) in folders), None):
        raise UserError(
            "{path} would be read as an image or a ground truth, because it is in a folder of open "
            "files. Choose another folder.",
            path=path,
        )


def in_the_way(target: SaveTarget, files: Sequence[Path] = (), in_use: Iterable[Path] = ()) -> Occupied | None:
    """Return the files that a save would replace without the user's consent, or None if it may write.

    Args:
        target: The target of the save, and the user's consent.
        files: The files to be written; by default the target itself.
        in_use: Images and ground truths that are open, in addition to those of the target.

    Raises:
        UserError: as for ``existing_files`` and ``check_beside``.
    """
    written, open_now = files or (target.path,), (*in_use, *target.in_use)
    there = existing_files(written, open_now)
    check_beside(written, open_now)
    return Occupied(there) if there and not target.replace else None


@dataclass(frozen=True)
class Replacing:
    """The user's choice to replace existing files.

    Attributes:
        allowed: Whether they may be replaced.
        how: Option with which the user allows it, for error messages; "" if there is none.
    """

    allowed: bool = False
    how: str = ""


def check_free(paths: Sequence[Path], replacing: Replacing, *, in_use: Iterable[Path] = ()) -> None:
    """Check that files can be written without replacing files of other programs; segview's results may be replaced.

    Args:
        paths: The files to be written.
        replacing: Whether files of other programs may be replaced too; images, ground truths, variants, runs and
            corrections never may.
        in_use: Images and ground truths that are read meanwhile.

    Raises:
        UserError: a file must not be replaced.
    """
    in_use = tuple(in_use)
    foreign = [path for path in existing_files(paths, in_use) if not replacing.allowed and not is_own(path)]
    check_beside(paths, in_use)
    if foreign and replacing.how:
        raise UserError(
            "{path} is there already, and segview did not write it. Give another name, or {how} to replace it.",
            path=foreign[0],
            how=replacing.how,
        )
    if foreign:
        raise UserError(
            "{path} is there already, and segview did not write it. Give another name, or move it away.",
            path=foreign[0],
        )


def check_new(path: Path, replacing: Replacing, *, in_use: Iterable[Path] = ()) -> None:
    """Check that a file does not exist yet, or may be replaced.

    Raises:
        UserError: it exists and may not be replaced.
    """
    if existing_files((path,), in_use) and not replacing.allowed:
        raise UserError(
            "{path} is there already. Give another name, or {how} to replace it.", path=path, how=replacing.how
        )


def check_new_folder(folder: Path) -> None:
    """Check that a folder does not exist, or is empty.

    Raises:
        UserError: it is not empty, is a file, or cannot be listed.
    """
    if not os.path.lexists(folder):
        return
    try:
        empty = not any(True for _ in folder.iterdir())
    except OSError as error:
        raise UserError(
            "{folder} cannot be a new folder: {reason}. Give another.", folder=folder, reason=error.strerror
        ) from error
    if not empty:
        raise UserError("{folder} is there already. Give another folder, or remove it first.", folder=folder)


def _refusal(path: Path) -> str:
    """Return the kind of an existing file that must not be replaced, in words; "" if it may be."""
    if os.path.isdir(path):
        return "a folder"
    home = resolve_path(path)
    for folder, words in _KEPT:
        if home.is_relative_to(resolve_path(folder())):
            return f"in {folder()}, {words}"
    if path.name.lower().endswith(_KEPT_ENDINGS):
        return "a file of segview's own, or the weights of a network"
    if is_variant(path.parent):
        return "in the folder of a variant"
    if any(exists(above / "plan.toml") and _is_run(above) for above in (home.parent, *home.parents[1:3])):
        return "in the folder of a training run"
    if _may_be_image(path) and not is_own(path):
        return "an image or a ground truth"
    if path.name.endswith(ABOUT_ENDING) and not is_own(path):
        return "no file of segview's, though it has the name of one"
    return ""


def _is_run(folder: Path) -> bool:
    return any(exists(folder / name) for name in _RUN_FILES)


def _may_be_image(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(SEGMENTATION_ENDING):
        return False
    return is_image_name(path.name) or name.endswith((*FRAME_ENDINGS, *DICOM_ENDINGS))


def _in_use(paths: Sequence[Path], in_use: Iterable[Path]) -> Path | None:
    """Return the first of the files that is the same file as one in use, under any name; else None."""
    known = {found for one in in_use if (found := _file(file_and_number(one)[0])) is not None}
    return next((path for path in paths if _file(path) in known), None)


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
