"""Post offices for tests: one in which questions wait for the test's own answers, and the real one with its threads."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from segview.gui.app.main_thread import MainThread
from segview.tasks.handlers import HANDLERS
from segview.tasks.lane import Ticket
from segview.tasks.office import Tasks
from segview.tasks.services import Services
from segview.tasks.task import Failure, Letter, Task

T = TypeVar("T")
K = TypeVar("K", bound=Task[Any])


class HeldTasks(Tasks):
    """Keeps what is asked, and hands over what the test says; no thread begins."""

    def __init__(self) -> None:
        super().__init__({}, Services(Path("/nowhere")), lambda call: call())
        self.sent: list[tuple[Ticket, Letter]] = []

    def send(self, *letters: Letter) -> Ticket:
        ticket = Ticket(letters, lambda failure: self.otherwise(failure))
        self.sent.extend((ticket, one) for one in letters)
        return ticket

    def asked(self, kind: type[K]) -> list[K]:
        """Return the questions of a kind so far."""
        return [one.task for _, one in self.sent if isinstance(one.task, kind)]

    def answer(self, kind: type[Task[T]], answer: T) -> None:
        """Answer the last question of a kind."""
        ticket, letter = self._last(kind)
        ticket.take(letter, answer)

    def fail(self, kind: type[Task[Any]], reason: str) -> None:
        """Have the last question of a kind fail."""
        ticket, letter = self._last(kind)
        ticket.fail(letter, Failure(letter.task, reason))

    def _last(self, kind: type[Task[Any]]) -> tuple[Ticket, Letter]:
        return next(pair for pair in reversed(self.sent) if isinstance(pair[1].task, kind))


class RealTasks(Tasks):
    """The window's own, with its journals in a folder of the test; what failed is in ``failures``."""

    def __init__(self, journals: Path) -> None:
        self.bridge = MainThread()
        super().__init__(HANDLERS, Services(journals), self.bridge.post)
        self.failures: list[Failure] = []
        self.otherwise = self.failures.append
