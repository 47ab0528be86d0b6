"""Exit statuses, and the counter of failures in a batch."""

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
    """Some items of a batch failed and were printed; all others are done."""
    WRONG_REQUEST = 2
    """An option is wrong, or an input cannot be used; nothing was done."""
    BUG = 3
    """A bug of segview, in the command or in an item of a batch; details are in its log."""
    INTERRUPTED = 130


STATUSES = (
    "Exit status: 0 all done; 1 some items failed, the others are done; 2 wrong usage or input; 3 an error of segview, "
    "whose log is named; 130 interrupted."
)


@dataclass
class Failures:
    """The failed items of a batch: each reason is printed once, when it is added, and all failures are counted."""

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
        """Print the number of failed items, and exit with the matching status; do nothing if there are none.

        Args:
            what: The items, in the plural.
            total: Number of all items, if known.
        """
        status = self.status(what, total)
        if status is not ExitStatus.DONE:
            raise typer.Exit(status)

    def status(self, what: str, total: int | None = None) -> ExitStatus:
        """Print the number of failed items, if any, and return the matching status.

        Args:
            what: The items, in the plural.
            total: Number of all items, if known.
        """
        if not self.count:
            return ExitStatus.DONE
        ours = f", {self.bugs} by an error of segview" if self.bugs else ""
        print_problem(f"Of {'the' if total is None else total} {what}, {self.count} failed{ours}.")
        return ExitStatus.BUG if self.bugs else ExitStatus.SOME_FAILED
