"""Steps of writing a file atomically: temporary files, permissions, and flushing to the disk."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path

from segview.core.base.locks import bears_name, take_lock

TEMPORARY_PREFIX = ".segview-"
SET_PREFIX = f"{TEMPORARY_PREFIX}set-"

_EFFECTIVE = os.access in os.supports_effective_ids


def temporary_beside(path: Path) -> tuple[Path, int | None]:
    """Return a temporary file beside a path, and the descriptor whose lock shows that its writer is alive, or None.

    Its name is derived from that of the path, so that the next writer of the same file reuses what a killed one left.
    It is short: a suffix on the real name could exceed the limit of 255 bytes for names.
    """
    suffix = path.suffix[:16]
    if sys.platform != "win32":  # on Windows open files cannot be renamed
        name = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
        temporary = path.with_name(f"{TEMPORARY_PREFIX}{name}{suffix}")
        with contextlib.suppress(FileNotFoundError, FileExistsError, PermissionError):
            held = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            if _is_ours(held, temporary):
                return temporary, held
            os.close(held)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=suffix, dir=path.parent)
    os.close(handle)
    return Path(name), None


def _is_ours(held: int, temporary: Path) -> bool:
    """Return whether a temporary file belongs to this user and no other writer holds its lock."""
    state = os.fstat(held)
    own = stat.S_ISREG(state.st_mode) and state.st_nlink == 1 and state.st_uid == os.geteuid()
    return own and take_lock(held) and bears_name(held, temporary)


def check_replaceable(path: Path) -> None:
    """Check that a file is not write-protected; a rename would replace it anyway.

    Raises:
        PermissionError: it is write-protected.
    """
    if os.path.exists(path) and not os.access(path, os.W_OK, effective_ids=_EFFECTIVE):
        raise PermissionError(errno.EACCES, "It is write-protected")


def mode_for(path: Path) -> int:
    """Return the permissions of the file that is replaced, or the default ones of a new file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def as_bytes(data: bytes | str) -> bytes:
    """Return a file's content as bytes in UTF-8; lone surrogates are escaped as in JSON."""
    return data.encode(errors="backslashreplace") if isinstance(data, str) else data


def write_whole(path: Path, content: bytes) -> None:
    """Write a temporary file, and check its size; the caller must flush it to the disk.

    Raises:
        OSError: the disk is full, or the file is shorter than its content.
    """
    with open(path, "wb") as file:
        file.write(content)
    if path.stat().st_size != len(content):
        raise OSError(f"only {path.stat().st_size} of {len(content)} bytes were taken")


def sync_folder(folder: Path) -> None:
    """Flush a folder's list of files to the disk."""
    # It fails on some network file systems, and without permission to list the folder; the new file exists anyway.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
