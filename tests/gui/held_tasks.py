"""Dispatchers of tasks for tests: one whose tasks wait for answers of the test, and the real one with its threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from segview.core.requests.request import Failure, Inspect, Request
from segview.gui.app.main_thread import MainThread, exists
from segview.gui.session.session import Session
from segview.tasks.answer import AnswerImage, ComputeMaps
from segview.tasks.corrections import PutAway
from segview.tasks.dispatch import Tasks
from segview.tasks.handlers import HANDLERS
from segview.tasks.lane import Ticket
from segview.tasks.services import Services
from segview.tasks.task import Lane, Submission, Task

T = TypeVar("T")
K = TypeVar("K", bound=Task[Any])


class HeldTasks(Tasks):
    """Keeps what is asked, and hands over what the test says; no thread begins."""

    def __init__(self) -> None:
        super().__init__({}, Services(Path("/nowhere")), lambda call: call(), exists)
        self.sent: list[tuple[Ticket, Submission]] = []

    def send(self, *submissions: Submission, lane: Lane | None = None) -> Ticket:
        ticket = self._ticket(submissions)
        self.sent.extend((ticket, one) for one in submissions)
        return ticket

    def waiting(self, kind: type[K]) -> list[K]:
        """Return the questions of a kind that are still wanted."""
        return [one.task for ticket, one in self.sent if isinstance(one.task, kind) and not ticket.dropped]

    def asked(self, kind: type[K]) -> list[K]:
        """Return the questions of a kind so far."""
        return [one.task for _, one in self.sent if isinstance(one.task, kind)]

    def together(self, kind: type[K]) -> list[K]:
        """Return the questions of a kind that were sent together last."""
        tickets = [ticket for ticket, one in self.sent if isinstance(one.task, kind)]
        return [one.task for one in tickets[-1].submissions if isinstance(one.task, kind)] if tickets else []

    def reply(self, task: Task[T], answer: T) -> None:
        """Answer this very question."""
        ticket, submission = next(pair for pair in reversed(self.sent) if pair[1].task == task)
        ticket.take(submission, answer)

    def answer(self, kind: type[Task[T]], answer: T, *, place: int = -1) -> None:
        """Answer a question of a kind, by default the last."""
        ticket, submission = self._sent(kind, place)
        ticket.take(submission, answer)

    def handle(self, kind: type[Task[Any]]) -> None:
        """Have the last question of a kind answered by its own handler, in this thread."""
        ticket, submission = self._sent(kind, -1)
        for answer in HANDLERS[kind](submission.task, self._services):
            ticket.take(submission, answer)

    def refuse(self, task: Task[Any], reason: str) -> None:
        """Have this very question fail."""
        ticket, submission = next(pair for pair in reversed(self.sent) if pair[1].task == task)
        ticket.fail(submission, Failure(task, reason))

    def fail(self, kind: type[Task[Any]], reason: str) -> None:
        """Have the last question of a kind fail."""
        ticket, submission = self._sent(kind, -1)
        ticket.fail(submission, Failure(submission.task, reason))

    def _sent(self, kind: type[Task[Any]], place: int) -> tuple[Ticket, Submission]:
        return [pair for pair in self.sent if isinstance(pair[1].task, kind)][place]


class RealTasks(Tasks):
    """The window's own, with its journals in a folder of the test; what failed is in ``failures``."""

    def __init__(self, journals: Path) -> None:
        self.bridge = MainThread()
        super().__init__(HANDLERS, Services(journals), self.bridge.post, exists)
        self.failures: list[Failure] = []
        self.otherwise = self.failures.append

    def leave(self) -> None:
        """Let others have the corrections, and end, as the window does that closes."""
        self.ask(PutAway())
        self.close()


def let_runs_end() -> None:
    """Wait for the processes of runs that have said their last word and still have to leave."""
    for thread in threading.enumerate():
        if thread.name.startswith("end of "):
            thread.join(60)


def overheard(tasks: Tasks) -> list[Task[Any]]:
    """Return the list of what will have been asked of the predicting lane from now on."""
    seen: list[Task[Any]] = []
    send = tasks.send

    def heard(*submissions: Submission, lane: Lane | None = None) -> Ticket:
        if lane is None:
            seen.extend(one.task for one in submissions if one.task.lane is Lane.PREDICTION)
        return send(*submissions, lane=lane)

    tasks.send = heard
    return seen


def requests_in(seen: list[Task[Any]]) -> list[Request]:
    """Return what variants were asked."""
    return [one.request for one in seen if isinstance(one, AnswerImage)]


def maps_in(seen: list[Task[Any]]) -> list[Inspect]:
    """Return the maps that were asked for."""
    return [one for task in seen if isinstance(task, ComputeMaps) for one in task.questions]


def held(session: Session) -> HeldTasks:
    """Return the dispatcher of a session, which holds the tasks."""
    assert isinstance(session.tasks, HeldTasks)
    return session.tasks


@contextmanager
def nothing_is_asked(tasks: Tasks) -> Iterator[None]:
    """Fail where the engine is asked for anything inside."""
    assert isinstance(tasks, HeldTasks)
    before = len(tasks.sent)
    yield
    assert [one.task for _, one in tasks.sent[before:] if one.task.lane is Lane.PREDICTION] == []
