"""The thread of a lane: it runs the handlers of tasks and posts their answers to another thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
from typing import Any

from segview.core.requests.failures import failure_of
from segview.core.requests.request import Failure
from segview.tasks.task import Submission, Task

Post = Callable[[Callable[[], object]], object]
"""Runs a callable in the thread that asked."""

Handle = Callable[[Task[Any]], Generator[Any]]
"""Runs the handler of a task: a generator of its answers."""

Exists = Callable[[Callable[..., object]], bool]
"""Returns whether the receiver of an answer still exists: a dialog may have been closed in the meantime."""


class Ticket:
    """Submissions that were sent together, and the state of their cancellation.

    Args:
        submissions: Tasks with the receivers of their answers.
        otherwise: Called with each failure whose submission has no receiver for failures.
        answered: Called with the task of each answer, before the answer is delivered.
        exists: Returns whether a receiver still exists; answers to others are discarded.
    """

    def __init__(
        self,
        submissions: Sequence[Submission],
        otherwise: Callable[[Failure], object],
        answered: Callable[[Task[Any]], object] = lambda task: None,
        exists: Exists = lambda receiver: True,
    ) -> None:
        self.submissions = tuple(submissions)
        self._tell_answered, self._exists = answered, exists
        self.dropped = False
        self._otherwise = otherwise
        self._cancelled = False

    def drop(self) -> None:
        """Stop at the next yield; answers that were yielded before are still delivered."""
        self.dropped = True

    def cancel(self) -> None:
        """Stop at the next yield, and deliver nothing more."""
        self.dropped = self._cancelled = True

    def take(self, submission: Submission, item: object) -> None:
        """Deliver an answer to its receiver."""
        if self._cancelled:
            return
        # Before the receiver: a message that the receiver shows must not be cleared.
        self._tell_answered(submission.task)
        if submission.then is not None and self._exists(submission.then):
            submission.then(item)

    def fail(self, submission: Submission, failure: Failure) -> None:
        """Deliver a failure to its receiver."""
        receiver = submission.failed or self._otherwise
        if not self._cancelled and self._exists(receiver):
            receiver(failure)

    def answer_submissions(self, handle: Handle, post: Post) -> Generator[None]:
        """Answer the submissions in turn, and yield after each answer; a failure ends only its own submission."""
        lost = False
        for submission in self.submissions:
            if lost and not submission.needed:
                continue
            lost = False
            try:
                with closing(handle(submission.task)) as items:
                    for item in items:
                        if self.dropped:
                            return
                        post(partial(self.take, submission, item))
                        yield
            except Exception as error:  # no task may end the thread
                lost = submission.needed
                failure = failure_of(error, submission.task, about=submission.task.about)
                post(partial(self.fail, submission, failure))
            if self.dropped:
                return


class LaneThread:
    """Worker thread that answers tickets; it starts with the first ticket.

    With ``queue``, tickets are answered in their order. Otherwise a new ticket replaces the one that waits or runs.
    In addition there may be one idle ticket, which is answered step by step while there is no other.

    Args:
        name: Name of the thread.
        handle: Runs the handler of a task.
        post: Runs a callable in the thread that asked.
        working: Called in that thread when work on a ticket begins and ends; not called for the idle ticket.
        queue: Whether tickets wait for each other.
    """

    def __init__(
        self,
        name: str,
        handle: Handle,
        post: Post,
        *,
        working: Callable[[bool], object] | None = None,
        queue: bool = False,
    ) -> None:
        self._name, self._handle, self._post, self._working, self._queue = name, handle, post, working, queue
        self._waiting: deque[Ticket] = deque()
        self._aside: Ticket | None = None
        self._current: Ticket | None = None
        self._changed = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether the thread is alive."""
        return self._thread is not None and self._thread.is_alive()

    def put(self, ticket: Ticket) -> None:
        """Add a ticket to be answered."""
        with self._changed:
            if not self._queue:
                self._drop()
            self._waiting.append(ticket)
            self._begin()

    def put_aside(self, ticket: Ticket | None) -> None:
        """Set the idle ticket, which replaces the one before; None only removes it."""
        with self._changed:
            if self._aside is not None:
                self._aside.drop()
            self._aside = ticket
            self._begin()

    def stop(self) -> None:
        """Drop all tickets that wait or run, except the idle one."""
        with self._changed:
            self._drop()

    def close(self, *, finish: bool = False) -> None:
        """End the thread at the next yield and join it; with ``finish``, answer all waiting tickets first."""
        with self._changed:
            if not finish:
                self._drop()
            if self._aside is not None:
                self._aside.drop()
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _drop(self) -> None:
        for ticket in (*self._waiting, *([self._current] if self._current else [])):
            ticket.drop()
        self._waiting.clear()

    def _begin(self) -> None:
        self._changed.notify()
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._run, name=self._name)
            self._thread.start()

    def _run(self) -> None:
        aside: tuple[Ticket, Generator[None]] | None = None
        while True:
            with self._changed:
                while not (self._waiting or self._closing or aside or self._aside):
                    self._changed.wait()
                self._current = self._waiting.popleft() if self._waiting else None
                if self._current is None and self._closing:
                    break
                if self._aside is not None and self._aside.dropped:
                    self._aside = None
                wanted = self._aside
            if self._current is not None:
                self._answer(self._current)
                continue
            if aside is not None and aside[0] is not wanted:
                aside[1].close()
                aside = None
            if wanted is not None:
                aside = aside or (wanted, wanted.answer_submissions(self._handle, self._post))
                if not self._step(aside):
                    aside = None
        if aside is not None:
            aside[1].close()

    def _answer(self, ticket: Ticket) -> None:
        self._tell(working=True)
        for _ in ticket.answer_submissions(self._handle, self._post):
            pass
        with self._changed:
            self._current = None
        self._tell(working=False)

    def _step(self, aside: tuple[Ticket, Generator[None]]) -> bool:
        """Run the idle ticket to its next yield; return False if it has ended."""
        for _ in aside[1]:
            return True
        with self._changed:
            if self._aside is aside[0]:
                self._aside = None
        return False

    def _tell(self, *, working: bool) -> None:
        if self._working is not None:
            self._post(partial(self._working, working))
