"""The result of verifying a figure, a report or a mask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Verified:
    """The result of making a file again.

    Attributes:
        path: The file.
        kind: ``figure``, ``report``, ``plot`` or ``mask``.
        differs: Differences in words; empty if the files are equal.
        notes: Further remarks, such as other versions.
    """

    path: Path
    kind: str
    differs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether the result is the same."""
        return not self.differs
