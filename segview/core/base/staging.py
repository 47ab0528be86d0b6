"""Steps on the way of a new content to its place: temporary files, what they take over of the old one, the disk."""

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
    """Return a file to write anew beside a path, and the descriptor whose lock says that its writer lives.

    Its name follows from that of the path, so that the next writer of the same file takes up what a killed one left.
    It is short: a suffix on the real name could overflow the 255 bytes that a name may have.
    """
    suffix = path.suffix[:16]
    if sys.platform != "win32":  # where what is open cannot be renamed
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
    """Tell whether no other writer has a temporary file, and it is none that somebody else has put there."""
    state = os.fstat(held)
    own = stat.S_ISREG(state.st_mode) and state.st_nlink == 1 and state.st_uid == os.geteuid()
    return own and take_lock(held) and bears_name(held, temporary)


def check_replaceable(path: Path) -> None:
    """Make sure that a file is not write-protected: a rename would not mind.

    Raises:
        PermissionError: it is.
    """
    if os.path.exists(path) and not os.access(path, os.W_OK, effective_ids=_EFFECTIVE):
        raise PermissionError(errno.EACCES, "It is write-protected")


def mode_for(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new one."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def as_bytes(data: bytes | str) -> bytes:
    """Return a file's content as bytes; what UTF-8 cannot say is escaped as JSON does it."""
    return data.encode(errors="backslashreplace") if isinstance(data, str) else data


def write_whole(path: Path, content: bytes) -> None:
    """Write a temporary file; whether the disk took all of it is checked, and flushing it is left to the caller.

    Raises:
        OSError: the disk is full, or took less than it was given.
    """
    with open(path, "wb") as file:
        file.write(content)
    if path.stat().st_size != len(content):
        raise OSError(f"only {path.stat().st_size} of {len(content)} bytes were taken")


def sync_folder(folder: Path) -> None:
    """Have the disk know which files a folder holds."""
    # Some network file systems cannot, nor can who may write in a folder and not list it: the new file is there anyhow.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
