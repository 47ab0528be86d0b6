"""Replacement of several files of one folder as a set: either all or none are replaced.

The last file of a set is its main file. Renaming the new main file to its final name commits the set. Before the
first rename, a hidden folder beside the files contains all new files, copies of the other old files, and a record,
``set.json``. As long as the new main file is still in this folder, the set is not committed and the old files are
valid: the next reader or writer restores them. Afterwards the new files are valid, and all have their final names.
A lock shows whether a writer is alive or was killed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Generator, Mapping
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.locks import bears_name, take_lock
from segview.core.base.set_record import RECORD, SetPart, SetRecord, read_record
from segview.core.base.staging import SET_PREFIX, as_bytes, check_replaceable, mode_for, sync_folder, write_whole

_LOCK, _UNREAD = "lock", "set.new"
_PATIENCE = 10.0  # seconds to wait for another writer of the same set
_RETRY_SECONDS = 0.02  # between two attempts to take the lock


def write_together(contents: Mapping[Path, bytes | str | Path], *, key: str = "") -> None:
    """Write files of one folder, all or none; the last one is the main file.

    Sets that share a file need the same key; by default it is the name of the main file. A path instead of a content is
    a file in the same folder that is already written; it is moved.

    Raises:
        UserError: the folder cannot be written, the disk is full, or another program writes the set; the old files
            remain valid.
    """
    *_, main = contents
    place = _place(main.parent, key or main.name)
    try:
        main.parent.mkdir(parents=True, exist_ok=True)
        for path in contents:
            check_replaceable(path)
        with _hold(place, patience=_PATIENCE):
            _recover(place)
            _empty(place)
            record = _stage(place, contents)
            _put(place, record)
    except OSError as error:
        raise UserError(
            "{main} could not be written: {value}. The earlier content is still valid. Free some "
            "space or choose a folder that you may write to.",
            main=main,
            value=error.strerror or error,
        ) from error


def in_force(path: Path, key: str = "") -> Path:
    """Return the path of the valid content of a file of a set: the path itself, unless a writer was killed.

    A set that a killed writer left is restored first, if this process may write in the folder.
    """
    place = _place(path.parent, key or path.name)
    if not os.path.isdir(place):
        return path
    with contextlib.suppress(OSError), _hold(place, new=False):
        _recover(place)
    with contextlib.suppress(OSError):
        record = read_record(place)
        part = next((one for one in record.parts if one.name == path.name), None) if record else None
        if record is not None and part is not None and record.waits(place) and not os.path.exists(place / part.new):
            return place / (part.old or part.new)
    return path


def settle(folder: Path) -> None:
    """Restore the sets that killed writers left in a folder, if this process has permission."""
    with contextlib.suppress(OSError):
        for place in folder.glob(f"{SET_PREFIX}*"):
            with contextlib.suppress(OSError), _hold(place, new=False):
                _recover(place)


def _place(folder: Path, key: str) -> Path:
    return folder / f"{SET_PREFIX}{hashlib.sha256(os.fsencode(key)).hexdigest()[:16]}"


@contextlib.contextmanager
def _hold(place: Path, *, new: bool = True, patience: float = 0.0) -> Generator[None]:
    """Lock a set against other processes; its hidden folder is created before and removed afterwards.

    The folder stays if its content is still needed.

    Raises:
        OSError: another process has the lock, or the folder cannot be created.
    """
    end = time.monotonic() + patience
    while (lock := _lock(place, new=new)) is None:
        if time.monotonic() >= end:
            raise OSError(errno.EBUSY, "Another program writes it just now")
        time.sleep(_RETRY_SECONDS)
    try:
        yield
    finally:
        _clear(place)
        if sys.platform == "win32":  # open files cannot be removed on Windows
            os.close(lock)
        with contextlib.suppress(OSError):
            if not os.path.lexists(place / RECORD):
                os.unlink(place / _LOCK)
                os.rmdir(place)
        if sys.platform != "win32":
            os.close(lock)


def _lock(place: Path, *, new: bool) -> int | None:
    """Return the descriptor that holds a set's lock, or None if another process has the lock."""
    if new:
        with contextlib.suppress(FileExistsError):
            os.mkdir(place)
    try:
        handle = os.open(place / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except FileNotFoundError:  # the last holder has just removed the folder
        return None
    except OSError:
        with contextlib.suppress(OSError):
            os.rmdir(place)
        raise
    if take_lock(handle) and bears_name(handle, place / _LOCK):
        return handle
    os.close(handle)
    return None


def _stage(place: Path, contents: Mapping[Path, bytes | str | Path]) -> SetRecord:
    """Write the new files, copies of the old ones and the record into the hidden folder; then the set can be put."""
    parts: list[SetPart] = []
    *_, main = contents
    for number, (path, content) in enumerate(contents.items()):
        new, old = f"new-{number}", f"old-{number}"
        if isinstance(content, Path):
            os.replace(content, place / new)
        else:
            write_whole(place / new, as_bytes(content))
        _flush(place / new)
        os.chmod(place / new, mode_for(path))
        before = path != main and os.path.lexists(path)
        if before:
            _keep(path, place / old)
        parts.append(SetPart(name=path.name, new=new, old=old if before else None))
    record = SetRecord(parts=tuple(parts))
    write_whole(place / _UNREAD, json.dumps(record.model_dump()).encode())
    _flush(place / _UNREAD)
    os.replace(place / _UNREAD, place / RECORD)
    sync_folder(place)
    sync_folder(place.parent)
    return record


def _keep(path: Path, old: Path) -> None:
    """Keep a file's content under a second name by a hard link, or by a copy if the file system has no links."""
    try:
        os.link(path, old, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, old, follow_symlinks=False)
        _flush(old)


def _flush(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _put(place: Path, record: SetRecord) -> None:
    """Rename the new files to their final names, the main one last.

    Raises:
        OSError: a rename failed; the old files are restored now, or by the next call of ``_recover``.
    """
    try:
        for part in record.parts[:-1]:
            os.replace(place / part.new, place.parent / part.name)
        sync_folder(place.parent)
        os.replace(place / record.parts[-1].new, place.parent / record.parts[-1].name)
    except OSError:
        with contextlib.suppress(OSError):
            _recover(place)
        raise
    sync_folder(place.parent)


def _recover(place: Path) -> None:
    """Restore the files that an uncommitted set has replaced.

    Raises:
        OSError: they could not be restored; the record stays.
    """
    record = read_record(place)
    if record is not None and record.waits(place):
        for part in reversed(record.parts[:-1]):
            if os.path.lexists(place / part.new):  # it was not renamed yet
                continue
            if part.old is None:
                (place.parent / part.name).unlink(missing_ok=True)
            elif os.path.lexists(place / part.old):
                os.replace(place / part.old, place.parent / part.name)
        sync_folder(place.parent)
    (place / RECORD).unlink(missing_ok=True)


def _clear(place: Path) -> None:
    """Remove the content of a set's hidden folder, unless it is still needed."""
    with contextlib.suppress(OSError):
        record = read_record(place)
        if record is not None and record.waits(place):
            return
        # The record must go first: without the new main file beside it, it would mean that the set was committed.
        (place / RECORD).unlink(missing_ok=True)
        _empty(place)


def _empty(place: Path) -> None:
    """Remove everything except the lock from a set's hidden folder without a record.

    A leftover may be a hard link to a valid file, so nothing here may be overwritten in place.

    Raises:
        OSError: a file cannot be removed.
    """
    for path in place.iterdir():
        if path.name != _LOCK:
            path.unlink()
