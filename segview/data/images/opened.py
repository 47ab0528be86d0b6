"""Opening the file of an image."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

from segview.core.base.errors import UserError
from segview.data.refusals import unreadable


def open_regular_file(path: Path) -> IO[bytes]:
    """Open a regular file that is not empty; a pipe is refused, because reading it could block forever.

    Raises:
        UserError: it is not a regular file, is empty, or cannot be opened.
    """
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise IsADirectoryError
        if not S_ISREG(status.st_mode):
            raise UserError("{path} cannot be read: it is a device or a pipe, not a file. Choose an image.", path=path)
        if status.st_size == 0:
            raise UserError("{path} is empty: it has 0 bytes. Copy it again from where it came from.", path=path)
        return open(path, "rb")
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:
        raise UserError(
            "{path} cannot be the name of a file: {error}. Choose another.", path=repr(str(path)), error=error
        ) from error
