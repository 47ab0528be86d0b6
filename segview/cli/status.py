"""Exit statuses, and the count of what failed in a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import typer

from segview.cli.output import print_problem
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
class Failures:
    """The failed items of a batch: each is printed when it is added, once for all variants, and all are counted."""

    count: int = 0
    bugs: int = 0
    _printed: set[str] = field(default_factory=set[str])

    def add(self, failure: Failure, *, label: str = "left out:") -> None:
        """Print and count an item that failed."""
        if failure.reason not in self._printed:
            print_problem(failure.reason, label=label)
        self._printed.add(failure.reason)
        self.count += 1
        self.bugs += failure.bug

    def exit_if_any(self, what: str, total: int | None = None) -> None:
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
        if not self.count:
            return ExitStatus.DONE
        ours = f", {self.bugs} by an error of segview" if self.bugs else ""
        print_problem(f"Of {'the' if total is None else total} {what}, {self.count} failed{ours}.")
        return ExitStatus.BUG if self.bugs else ExitStatus.SOME_FAILED
