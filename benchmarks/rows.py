"""Rows of the one table of all benchmarks: a ratio to a limit that was measured in the same run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One measured ratio.

    Attributes:
        what: What was measured.
        beside: What it is a ratio to.
        ratio: Median over rounds that took turns.
        limit: What it may be.
        ms: Milliseconds of what was measured, which differ between machines.
    """

    what: str
    beside: str
    ratio: float
    limit: float
    ms: float

    @property
    def met(self) -> bool:
        """Whether the ratio keeps to its limit."""
        return self.ratio <= self.limit

    @property
    def text(self) -> str:
        """The row of the table."""
        verdict = "met" if self.met else "**missed**"
        return f"| {self.what} | {self.beside} | {self.ratio:.2f} | {self.limit:g} | {verdict} | {self.ms:.1f} |"


def write_rows(path: Path | None, rows: Iterable[Row]) -> None:
    """Write rows to the file that collects them, where there is one."""
    if path is not None:
        path.write_text(json.dumps([asdict(row) for row in rows]))


def read_rows(path: Path) -> list[Row]:
    """Return the rows that a benchmark wrote."""
    return [Row(**row) for row in json.loads(path.read_text())]
