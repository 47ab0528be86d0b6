"""File access; after a crash, a kill or a full disk, a written file has the old or the new content, never a part."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Generator
from io import BufferedReader
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.locks import bears_name
from segview.core.base.staging import (
    SET_PREFIX,
    TEMPORARY_PREFIX,
    as_bytes,
    check_replaceable,
    mode_for,
    sync_folder,
    temporary_beside,
    write_whole,
)

SMALL = 16_000_000
"""Size limit in bytes of small files, far above that of files written by hand."""

_AWKWARD = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')


@contextlib.contextmanager
def scratch_beside(path: Path) -> Generator[Path]:
    """Yield a temporary path in the folder of ``path``, which the block moves away; it is removed if the block fails.

    Raises:
        UserError: the folder cannot be written or the disk is full.
    """
    temporary, held = None, None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        check_replaceable(path)
        temporary, held = temporary_beside(path)
        yield temporary
        temporary = None
    except OSError as error:
        raise UserError(
            "{path} could not be written: {value}. The old file, if any, is untouched. Free some space or "
            "choose a folder that you may write to.",
            path=path,
            value=error.strerror or error,
        ) from error
    finally:
        if temporary is not None and (held is None or bears_name(held, temporary)):
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if held is not None:
            os.close(held)


@contextlib.contextmanager
def atomic_path(path: Path) -> Generator[Path]:
    """Yield a temporary path in the same folder, which replaces ``path`` when the block succeeds.

    For libraries that can only write to a path. The file is flushed to the disk before the rename, the folder after it.

    Raises:
        UserError: the folder cannot be written or the disk is full; the old file is untouched.
    """
    with scratch_beside(path) as temporary:
        yield temporary
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.chmod(temporary, mode_for(path))
        os.replace(temporary, path)
    sync_folder(path.parent)


def atomic_write(path: Path, data: bytes | str) -> None:
    """Write ``data`` to ``path``, completely or not at all.

    Text is written as UTF-8. Lone surrogates, which stand for bytes of file names that are not valid UTF-8, are escaped
    as in JSON.

    Raises:
        UserError: the folder cannot be written or the disk is full; the old file is untouched.
    """
    with atomic_path(path) as temporary:
        write_whole(temporary, as_bytes(data))


def remove_strays(folder: Path, *, older: float = 3600.0) -> int:
    """Remove the temporary files and folders that killed writers left in ``folder``, and return their number.

    Entries that changed within the last ``older`` seconds may belong to a running writer, and are not removed.
    """
    removed = 0
    for path in folder.glob(f"{TEMPORARY_PREFIX}*"):
        with contextlib.suppress(OSError):
            # Hidden folders of sets are cleaned up by ``file_set``.
            if path.name.startswith(SET_PREFIX) or path.lstat().st_mtime > time.time() - older:
                continue
            if is_folder(path) and not os.path.islink(path):
                shutil.rmtree(path)
            else:
                path.unlink()
            removed += 1
    return removed


def exists(path: Path) -> bool:
    """Return whether a path is that of a file or folder; False if this cannot be determined; never raises.

    ``Path.exists`` raises for a locked folder, a name that is too long, a link to itself, and a dead network drive.
    """
    return os.path.exists(path)


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file for reading; pipes and devices are refused, because reading them might block forever.

    Raises:
        OSError: it is not a regular file, or cannot be opened; ``strerror`` says why.
    """
    try:
        status = os.stat(path)
    except ValueError as error:
        raise OSError(errno.EINVAL, f"No file can have such a name ({error})", repr(str(path))) from error
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "It is a pipe or a device, not a file", str(path))
    return open(path, "rb")


def read_small(path: Path, limit: int = SMALL) -> bytes:
    """Return the content of a regular file that is expected to be small.

    Raises:
        OSError: it cannot be read, or is larger than ``limit`` bytes; ``strerror`` says why.
    """
    with open_regular(path) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"It has more than {limit:,} bytes", str(path))
    return content


def absence(path: Path) -> str:
    """Return the reason why there is nothing at a path, or an empty text if there is a file or folder."""
    try:
        os.stat(path)
    except OSError as error:
        return error.strerror or str(error)
    except ValueError as error:
        return str(error)
    return ""


def is_file(path: Path | os.DirEntry[str]) -> bool:
    """Return whether a path is that of a regular file; never raises. A ``DirEntry`` needs no access to the disk."""
    return _entry_is(path.is_file) if isinstance(path, os.DirEntry) else os.path.isfile(path)


def is_folder(path: Path | os.DirEntry[str]) -> bool:
    """Return whether a path is that of a folder; as ``is_file``."""
    return _entry_is(path.is_dir) if isinstance(path, os.DirEntry) else os.path.isdir(path)


def entries(folder: Path) -> tuple[Path, ...]:
    """Return the entries of a folder, in no order; empty if it does not exist or is a file.

    Raises:
        UserError: it cannot be listed.
    """
    try:
        return tuple(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be listed: {reason}. Check its permissions.",
            folder=folder,
            reason=error.strerror,
        ) from error
    except ValueError as error:
        raise UserError(
            "{folder} cannot be the name of a folder: {error}. Choose another.", folder=repr(str(folder)), error=error
        ) from error


def resolve_path(path: Path) -> Path:
    """Return an absolute path without symbolic links, as far as they can be followed; never raises.

    Until Python 3.12, ``Path.resolve`` raises for a link to itself.
    """
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def plain_name(text: str) -> str:
    """Return a text as part of a file name, with characters that a file system may refuse replaced by ``_``."""
    return _AWKWARD.sub("_", text)[:120].strip(". ") or "_"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with open_regular(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entry_is(kind: Callable[[], bool]) -> bool:
    try:
        return kind()
    except OSError:
        return False
