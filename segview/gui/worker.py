"""A thread that runs jobs: generators whose every yield is handed to the window."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from segview.core.errors import UserError, first_sentence
from segview.core.request import Failure

Job = Callable[[object], Iterator[object]]
_log = logging.getLogger(__name__)


class Worker(QThread):
    """Runs ``job(question)`` for the questions it is asked and emits what the job yields.

    Unless it is told to keep a queue, it has a one-place mailbox: a new question replaces one that waits, and ends the
    one that runs at its next yield.

    Signals:
        yielded(object, object): the question, and what its job yielded.
        failed(Failure): the job ended with an error; the thread goes on with the next question.
        working(bool): whether a question is being answered.
    """

    yielded = Signal(object, object)
    failed = Signal(object)
    working = Signal(bool)

    def __init__(self, job: Job, *, name: str, queue: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._job, self._queue = job, queue
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
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if not self._waiting:
                    return
                question = self._waiting.popleft()
                self._stopping = False
            self.working.emit(True)
            self._answer(question)
            self.working.emit(False)

    def _answer(self, question: object) -> None:
        try:
            for item in self._job(question):
                if self._superseded():
                    return
                self.yielded.emit(question, item)
        except UserError as error:
            self.failed.emit(Failure(question, str(error)))
        except Exception as error:  # a job must not take the thread with it
            _log.exception("a job failed")
            reason = f"segview made an error ({type(error).__name__}: {first_sentence(error)})."
            self.failed.emit(Failure(question, reason, bug=True))

    def _superseded(self) -> bool:
        with self._changed:
            return self._stopping or (not self._queue and (self._closing or bool(self._waiting)))
