"""Writing files so that a crash, a kill or a full disk leaves the old or the new content, never half of it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from segview.core.errors import UserError

TEMPORARY_PREFIX = ".segview-"


@contextlib.contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the same folder, which replaces ``path`` when the block ends well.

    For savers that insist on a path. The file is flushed to the disk before the rename and the folder after it.

    Raises:
        UserError: the folder cannot be written or the disk is full; the old file is untouched.
    """
    path = Path(path)
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A short random name: a suffix on the real one could overflow the 255 bytes a name may have.
        handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=path.suffix[:16], dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            f"{path} could not be written: {error.strerror or error}. The old file, if any, is untouched. "
            "Free some space or choose a folder that you may write to."
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def atomic_write(path: Path, data: bytes | str) -> None:
    """Write ``data`` to ``path`` whole or not at all (text as UTF-8).

    Raises:
        UserError: the folder cannot be written or the disk is full; the old file is untouched.
    """
    content = data.encode() if isinstance(data, str) else data
    with atomic_path(path) as temporary:
        with open(temporary, "wb") as file:
            file.write(content)
        if temporary.stat().st_size != len(content):
            raise OSError(f"only {temporary.stat().st_size} of {len(content)} bytes were taken")


def remove_strays(folder: Path) -> int:
    """Remove what killed writers left in ``folder``; return how many files that were."""
    strays = [path for path in folder.glob(f"{TEMPORARY_PREFIX}*") if path.is_file()]
    for path in strays:
        with contextlib.suppress(OSError):
            path.unlink()
    return len(strays)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
