"""The result of a check of a figure, a report or a mask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Verified:
    """The result of making something again.

    Attributes:
        path: The file.
        kind: What it is: ``figure``, ``report`` or ``mask``.
        differs: What differs, in words; nothing where it is equal.
        notes: What is to be known beside that, such as other versions.
    """

    path: Path
    kind: str
    differs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether it came out the same."""
        return not self.differs
