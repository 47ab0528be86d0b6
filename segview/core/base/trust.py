"""External code that the user has agreed to run, by the hash of its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, read_small
from segview.core.base.places import state_folder
from segview.core.base.text import Text


class ConsentNeeded(UserError):
    """A file contains code that runs only after the user agrees.

    Attributes:
        source: The file.
        fingerprint: SHA-256 of the code.
    """

    def __init__(self, source: Path, fingerprint: str, what: Text) -> None:
        super().__init__(
            Text(
                "{source} is {what}: opening it runs its code, which may do whatever you may do on this computer. "
                "Agree only if you know where it comes from (--trust on the command line).",
                source=source,
                what=what,
            )
        )
        self.source, self.fingerprint = source, fingerprint


def check_trusted(source: Path, fingerprint: str, what: Text) -> None:
    """Refuse code that the user has not agreed to run.

    Raises:
        ConsentNeeded: the user has not agreed yet, or its files have changed since.
    """
    if fingerprint not in _agreed():
        raise ConsentNeeded(source, fingerprint, what)


def trust(source: Path, fingerprint: str) -> None:
    """Save that the user has agreed to run code.

    Raises:
        UserError: it cannot be saved.
    """
    atomic_write(_file(), json.dumps(_agreed() | {fingerprint: str(source)}, indent=2) + "\n")


def _agreed() -> dict[str, str]:
    try:
        content: object = json.loads(read_small(_file()))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, str]", content) if isinstance(content, dict) else {}


def _file() -> Path:
    return state_folder() / "trusted.json"
