"""Locks on open files; they end with the process that holds them, also if it is killed."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def take_lock(file: int, *, shared: bool = False) -> bool:
    """Lock an open file, by its descriptor, without waiting; return False if another process has the lock.

    If the system or the file system has no locks, this always succeeds. A ``shared`` lock conflicts only with exclusive
    ones: processes that only test a lock use it, so that they do not mistake each other for the holder.

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
    """Return whether an open file is still the one at a path: another process may have moved or removed it."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except OSError:
        return False
