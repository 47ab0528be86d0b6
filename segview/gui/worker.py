"""A thread that runs jobs: generators whose every yield is handed to the window."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from segview.core.requests.failures import failure_of

Job = Callable[[object], Iterator[object]]


class _Aside:
    """A question that is worked on between others."""

    def __init__(self, question: object) -> None:
        self.question = question
        self._items: Iterator[object] | None = None

    def next(self, job: Job) -> object:
        """Return the next thing that the job yields.

        Raises:
            StopIteration: there is none.
        """
        if self._items is None:
            self._items = job(self.question)
        return next(self._items)

    def close(self) -> None:
        """Let the job clean up, where it has something to."""
        if isinstance(self._items, Generator):
            self._items.close()


class Worker(QThread):
    """Runs ``job(question)`` for the questions it is asked and emits what the job yields.

    Unless it is told to keep a queue, it has a one-place mailbox: a new question replaces one that waits, and ends the
    one that runs at its next yield. Beside it there may be one question to work on while no other waits or runs.

    Signals:
        yielded(object, object): the question, and what its job yielded.
        failed(Failure): the job ended with an error; the thread goes on with the next question.
        working(bool): whether a question is being answered.
    """

    yielded = Signal(object, object)
    failed = Signal(object)
    working = Signal(bool)

    def __init__(
        self, job: Job, *, name: str, queue: bool = False, aside: Job | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._job, self._queue, self._aside_job = job, queue, aside
        self._aside: _Aside | None = None
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._stopping = False

    def ask(self, question: object) -> None:
        """Have a question answered; starts the thread at the first one."""
        with self._changed:
            if not self._queue:
                self._waiting.clear()
            self._waiting.append(question)
            self._changed.notify()
        if not self.isRunning() and not self._closing:
            self.start()

    def ask_aside(self, question: object | None) -> None:
        """Have a question answered, yield by yield, while there is no other; it replaces the last one, None ends it."""
        if question is not None and self._aside_job is None:
            raise ValueError(f"the worker {self.objectName()} has no job for what is asked aside")
        with self._changed:
            self._aside = None if question is None else _Aside(question)
            self._changed.notify()
        if question is not None and not self.isRunning() and not self._closing:
            self.start()

    def stop(self) -> None:
        """End what runs at its job's next yield, and forget what waits; the thread stays for the next question."""
        with self._changed:
            self._waiting.clear()
            self._stopping = True

    def close(self, *, finish: bool = False) -> None:
        """End the thread at its job's next yield and wait for it; with ``finish``, after what waits in the queue."""
        with self._changed:
            if not finish:
                self._waiting.clear()
            self._closing = True
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        """Answer questions until the worker is closed."""
        going: _Aside | None = None
        while True:
            with self._changed:
                while not self._waiting and not self._closing and self._aside is None and going is None:
                    self._changed.wait()
                if not self._waiting and self._closing:
                    break
                question = self._waiting.popleft() if self._waiting else None
                self._stopping = False
                wanted = self._aside
            if question is not None:
                self.working.emit(True)
                self._answer(question)
                self.working.emit(False)
                continue
            if going is not wanted and going is not None:
                going.close()
            going = wanted
            if going is not None:
                self._go_on(going)
        if going is not None:
            going.close()

    def _go_on(self, aside: _Aside) -> None:
        """Take the next yield of what is asked aside."""
        assert self._aside_job is not None
        try:
            item = aside.next(self._aside_job)
        except StopIteration:
            self._forget(aside)
        except Exception as error:
            self._forget(aside)
            self._fail(aside.question, error)
        else:
            with self._changed:
                wanted = self._aside is aside and not self._closing
            if wanted:
                self.yielded.emit(aside.question, item)

    def _forget(self, aside: _Aside) -> None:
        with self._changed:
            if self._aside is aside:
                self._aside = None

    def _answer(self, question: object) -> None:
        try:
            for item in self._job(question):
                if self._superseded():
                    return
                self.yielded.emit(question, item)
        except Exception as error:  # a job must not take the thread with it
            self._fail(question, error)

    def _fail(self, question: object, error: Exception) -> None:
        self.failed.emit(failure_of(error, question))

    def _superseded(self) -> bool:
        with self._changed:
            return self._stopping or (not self._queue and (self._closing or bool(self._waiting)))
