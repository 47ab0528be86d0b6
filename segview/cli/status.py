"""Exit statuses, and the count of what failed in a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import typer

from segview.cli.output import complain
from segview.core.requests.request import Failure


class ExitStatus(IntEnum):
    """The exit status of every command."""

    DONE = 0
    SOME_FAILED = 1
    """Some items of a batch failed, and were named; all others are done."""
    WRONG_REQUEST = 2
    """A wrong option, or something that the command needs and that cannot be used; nothing was done."""
    BUG = 3
    """An error of segview, in all or in one item of a batch; its log says more."""
    INTERRUPTED = 130


STATUSES = (
    "Exit status: 0 all done; 1 some items failed, the others are done; 2 wrong usage or input; 3 an error of segview, "
    "whose log is named; 130 interrupted."
)


@dataclass
class Losses:
    """Items of a batch that failed: each is named when it fails, once for all variants, and all are counted."""

    failed: int = 0
    bugs: int = 0
    _told: set[str] = field(default_factory=set[str])

    def lose(self, failure: Failure, *, who: str = "left out:") -> None:
        """Name an item that failed."""
        if failure.reason not in self._told:
            complain(failure.reason, who=who)
        self._told.add(failure.reason)
        self.failed += 1
        self.bugs += failure.bug

    def leave(self, what: str, total: int | None = None) -> None:
        """Say how many items failed, and end the command with the status for it; do nothing where none did.

        Args:
            what: The items, as a plural.
            total: How many there were, where that is known.
        """
        status = self.status(what, total)
        if status is not ExitStatus.DONE:
            raise typer.Exit(status)

    def status(self, what: str, total: int | None = None) -> ExitStatus:
        """Say how many items failed, if any did, and return the status for it.

        Args:
            what: The items, as a plural.
            total: How many there were, where that is known.
        """
        if not self.failed:
            return ExitStatus.DONE
        ours = f", {self.bugs} by an error of segview" if self.bugs else ""
        complain(f"Of {'the' if total is None else total} {what}, {self.failed} failed{ours}.")
        return ExitStatus.BUG if self.bugs else ExitStatus.SOME_FAILED
