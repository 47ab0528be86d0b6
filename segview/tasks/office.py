"""The post office: whoever asks a question says who takes the answers."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, TypeVar

from segview.core.base.libraries import import_whole_first
from segview.core.requests.request import Failure
from segview.tasks.lane import Exists, LaneThread, Post, Ticket
from segview.tasks.services import Services
from segview.tasks.task import Handler, Lane, Letter, Task, letter

T = TypeVar("T")


class Tasks:
    """Takes questions to the threads of their lanes, and the answers back.

    Args:
        handlers: A handler for each kind of question.
        services: What the handlers share.
        post: Has something called in the thread of those that ask.
        exists: Says whether what would take an answer still exists.

    Attributes:
        otherwise: Takes the failures that nobody takes who asked.
        answered: Is told of every answer, before it is handed over.
        working: Is told when a lane begins to answer a question, and when it has done.
    """

    def __init__(
        self,
        handlers: Mapping[type[Task[Any]], Handler],
        services: Services,
        post: Post,
        exists: Exists = lambda receiver: True,
    ) -> None:
        import_whole_first()  # each lane imports what it needs, when it needs it
        self._handlers, self._services, self._exists = handlers, services, exists
        self.otherwise: Callable[[Failure], object] = lambda failure: None
        self.answered: Callable[[Task[Any]], object] = lambda task: None
        self.working: Callable[[Lane, bool], object] = lambda lane, working: None
        self._threads = {
            lane: LaneThread(lane.label, self._handle, post, working=self._telling(lane), queue=lane.queue)
            for lane in Lane
            if lane is not Lane.ASIDE
        }

    def ask(
        self,
        task: Task[T],
        then: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Failure], object] | None = None,
    ) -> Ticket:
        """Have a question answered; ``then`` takes each answer, ``failed`` what is told where there is none."""
        return self.send(letter(task, then, failed=failed))

    def send(self, *letters: Letter, lane: Lane | None = None) -> Ticket:
        """Have questions of one lane answered one after the other, as if they were one.

        Args:
            letters: The questions.
            lane: Another lane than their own.

        Raises:
            ValueError: they are of several lanes, or there is none.
        """
        own = {one.task.lane for one in letters}
        if len(own) != 1:
            raise ValueError("what is sent together takes one lane")
        ticket = self._ticket(letters)
        lane = lane or own.pop()
        if lane is Lane.ASIDE:
            self._threads[Lane.PREDICTION].put_aside(ticket)
        else:
            self._threads[lane].put(ticket)
        return ticket

    def stop(self, lane: Lane) -> None:
        """Have what is asked in a lane answered no further."""
        if lane is Lane.ASIDE:
            self._threads[Lane.PREDICTION].put_aside(None)
        else:
            self._threads[lane].stop()

    def close(self, lanes: Sequence[Lane] = tuple(Lane)) -> None:
        """End the threads of lanes and wait for them; what waits in a queue is done before.

        With the last of them, the processes end in which networks of other programs run.
        """
        for lane in lanes:
            if lane is not Lane.ASIDE:
                self._threads[lane].close(finish=lane.queue)
        if not self.is_running:
            self._services.close()

    @property
    def is_running(self) -> bool:
        """Whether there is a thread that has not ended."""
        return any(thread.is_running for thread in self._threads.values())

    def _ticket(self, letters: Sequence[Letter]) -> Ticket:
        return Ticket(
            letters,
            lambda failure: self.otherwise(failure),
            lambda task: self.answered(task),
            lambda one: self._exists(one),
        )

    def _handle(self, task: Task[Any]) -> Generator[Any]:
        handler = self._handlers[type(task)]
        # What is asked to be answered aside is of another kind: nobody waits for it.
        if task.lane is not Lane.PREDICTION:
            yield from handler(task, self._services)
            return
        with self._services.foreground.busy():
            yield from handler(task, self._services)

    def _telling(self, lane: Lane) -> Callable[[bool], object]:
        return lambda working: self.working(lane, working)


def run(handlers: Mapping[type[Task[Any]], Handler], task: Task[T], services: Services) -> Generator[T]:
    """Yield the answers of a question in this thread, as they come."""
    yield from handlers[type(task)](task, services)
