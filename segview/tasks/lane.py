"""The thread of a lane: it answers what it is asked, and hands every answer to another thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
from typing import Any

from segview.core.requests.failures import failure_of
from segview.core.requests.request import Failure
from segview.tasks.task import Letter, Task

Post = Callable[[Callable[[], object]], object]
"""Has something called in the thread of those that ask."""

Handle = Callable[[Task[Any]], Generator[Any]]
"""Yields the answers of a question."""

Exists = Callable[[Callable[..., object]], bool]
"""Says whether what would take an answer still exists: a dialog may have been closed while it waited."""


class Ticket:
    """Letters that were sent together, and whether they are still wanted.

    Args:
        letters: Questions, and who takes their answers.
        otherwise: Takes the failures that nobody takes who asked.
        answered: Is told of every answer, before it is handed over.
        exists: Says whether who asked is still there; what comes later is dropped.
    """

    def __init__(
        self,
        letters: Sequence[Letter],
        otherwise: Callable[[Failure], object],
        answered: Callable[[Task[Any]], object] = lambda task: None,
        exists: Exists = lambda receiver: True,
    ) -> None:
        self.letters = tuple(letters)
        self._tell_answered, self._exists = answered, exists
        self.dropped = False
        self._otherwise = otherwise
        self._cancelled = False

    def drop(self) -> None:
        """End the answering at the next yield; what has been yielded is still handed over."""
        self.dropped = True

    def cancel(self) -> None:
        """End the answering at the next yield, and hand nothing over any more."""
        self.dropped = self._cancelled = True

    def take(self, letter: Letter, item: object) -> None:
        """Hand an answer over."""
        if self._cancelled:
            return
        # First, so that what is said of the answer itself stays.
        self._tell_answered(letter.task)
        if letter.then is not None and self._exists(letter.then):
            letter.then(item)

    def fail(self, letter: Letter, failure: Failure) -> None:
        """Hand a failure over."""
        receiver = letter.failed or self._otherwise
        if not self._cancelled and self._exists(receiver):
            receiver(failure)

    def answer_letters(self, handle: Handle, post: Post) -> Generator[None]:
        """Answer letter by letter, and yield after each answer; what fails costs its own letter alone."""
        lost = False
        for letter in self.letters:
            if lost and not letter.needed:
                continue
            lost = False
            try:
                with closing(handle(letter.task)) as items:
                    for item in items:
                        if self.dropped:
                            return
                        post(partial(self.take, letter, item))
                        yield
            except Exception as error:  # nothing that is asked may take the thread with it
                lost = letter.needed
                failure = failure_of(error, letter.task, about=letter.task.about)
                post(partial(self.fail, letter, failure))
            if self.dropped:
                return


class LaneThread:
    """Answers tickets in a thread of its own, which begins with the first one.

    In a queue, one follows the other. Else a new ticket drops the one that waits or is being answered. Beside them
    there may be one ticket that is answered yield by yield, while there is no other.

    Args:
        name: Name of the thread.
        handle: Yields the answers of a question.
        post: Has what is handed over called in the thread of those that ask.
        working: Called there when answering begins and ends; not for what is answered aside.
        queue: Whether tickets queue.
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
        """Whether the thread is there."""
        return self._thread is not None and self._thread.is_alive()

    def put(self, ticket: Ticket) -> None:
        """Have a ticket answered."""
        with self._changed:
            if not self._queue:
                self._drop()
            self._waiting.append(ticket)
            self._begin()

    def put_aside(self, ticket: Ticket | None) -> None:
        """Have a ticket answered while there is no other; it drops the last one, and None drops it only."""
        with self._changed:
            if self._aside is not None:
                self._aside.drop()
            self._aside = ticket
            self._begin()

    def stop(self) -> None:
        """Drop what waits and what is being answered; what is answered aside stays."""
        with self._changed:
            self._drop()

    def close(self, *, finish: bool = False) -> None:
        """End the thread at the next yield and wait for it; with ``finish``, after all that waits in the queue."""
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
                aside = aside or (wanted, wanted.answer_letters(self._handle, self._post))
                if not self._step(aside):
                    aside = None
        if aside is not None:
            aside[1].close()

    def _answer(self, ticket: Ticket) -> None:
        self._tell(working=True)
        for _ in ticket.answer_letters(self._handle, self._post):
            pass
        with self._changed:
            self._current = None
        self._tell(working=False)

    def _step(self, aside: tuple[Ticket, Generator[None]]) -> bool:
        """Go on to the next yield of what is answered aside; return whether there was one."""
        for _ in aside[1]:
            return True
        with self._changed:
            if self._aside is aside[0]:
                self._aside = None
        return False

    def _tell(self, *, working: bool) -> None:
        if self._working is not None:
            self._post(partial(self._working, working))
