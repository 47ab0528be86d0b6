"""Paths that cannot be used, one of each kind, as remembered or typed paths become over the years."""

from __future__ import annotations

import os
import stat
from pathlib import Path

FILES = ("pipe", "socket", "empty", "text")
"""Kinds that are there."""

BAD_PATHS = ("missing", "long name", "long path", "file in between", "loop", "zero byte", "locked", *FILES)


def bad_path(tmp_path: Path, kind: str) -> Path:
    """Return a path of a kind, and make what it needs."""
    place = tmp_path / "bad"
    place.mkdir(exist_ok=True)
    made = {
        "missing": place / "missing",
        "long name": place / ("n" * 5000),
        "long path": place.joinpath(*["deep"] * 2000),
        "file in between": place / "file" / "inside",
        "loop": place / "loop",
        "pipe": place / "pipe",
        "socket": place / "socket",
        "zero byte": place / "zero\0byte",
        "locked": place / "locked" / "inside",
        "empty": place / "empty",
        "text": place / "text",
    }[kind]
    if kind == "file in between":
        made.parent.touch()
    elif kind == "loop" and not os.path.islink(made):
        made.symlink_to(made)
    elif kind == "pipe" and not os.path.exists(made):
        os.mkfifo(made)
    elif kind == "socket" and not os.path.exists(made):
        os.mknod(made, stat.S_IFSOCK | 0o600)
    elif kind == "locked" and not os.path.exists(made.parent):
        made.parent.mkdir(mode=0)  # for root, who may look into it, it is empty
    elif kind == "empty":
        made.touch()
    elif kind == "text":
        made.write_text("a text, and nothing else\n")
    return made
