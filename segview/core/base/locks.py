"""Locks on open files: they end with the process that holds them, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def take_lock(file: int, *, shared: bool = False) -> bool:
    """Lock an open file, by its descriptor, without waiting, and return False where another has it.

    Where the system or the file system knows no locks, nobody has one. A lock that is ``shared`` is refused only by one
    that is not: with it, those who look whether a file is locked do not take each other for its holder.

    Raises:
        OSError: the file cannot be locked for another reason.
    """
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL):
            raise
    return True


def bears_name(file: int, path: Path) -> bool:
    """Tell whether an open file is still the one at a path: its holder may have moved or removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except OSError:
        return False
