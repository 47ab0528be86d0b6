"""Pointers of Git LFS, which stand in place of files that were not fetched."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError

_POINTER = b"version https://git-lfs"


def refuse_pointer(source: Path, head: bytes) -> None:
    """Refuse a file that holds a pointer of Git LFS, by its first bytes.

    Raises:
        UserError: it does.
    """
    if head.startswith(_POINTER):
        raise UserError("{source} is refused. It is a pointer of Git LFS: run 'git lfs pull' there.", source=source)
