"""Dispatch of tasks to their lanes, and of answers to the receivers that the caller names."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, TypeVar

from segview.core.base.libraries import import_whole_first
from segview.core.requests.request import Failure
from segview.tasks.lane import Exists, LaneThread, Post, Ticket
from segview.tasks.services import Services
from segview.tasks.task import Handler, Lane, Submission, Task, submission

T = TypeVar("T")


class Tasks:
    """Dispatcher: sends tasks to the threads of their lanes, and answers to their receivers.

    Args:
        handlers: The handler of each task class.
        services: Objects that the handlers share.
        post: Runs a callable in the thread that asked.
        exists: Returns whether the receiver of an answer still exists.

    Attributes:
        otherwise: Called with each failure that has no receiver of its own.
        answered: Called with the task of each answer, before the answer is delivered.
        working: Called with a lane, and whether it works, when it begins and ends work on a ticket.
    """

    def __init__(
        self,
        handlers: Mapping[type[Task[Any]], Handler],
        services: Services,
        post: Post,
        exists: Exists = lambda receiver: True,
    ) -> None:
        import_whole_first()  # the lanes import libraries later, in several threads at once
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
        """Send a task; ``then`` is called with each answer, ``failed`` with the failure if there is one."""
        return self.send(submission(task, then, failed=failed))

    def send(self, *submissions: Submission, lane: Lane | None = None) -> Ticket:
        """Send tasks of one lane, to be answered one after the other as one ticket.

        Args:
            submissions: The tasks with their receivers.
            lane: A lane to use instead of their own.

        Raises:
            ValueError: the tasks belong to several lanes, or there are no tasks.
        """
        own = {one.task.lane for one in submissions}
        if len(own) != 1:
            raise ValueError("what is sent together takes one lane")
        ticket = self._ticket(submissions)
        lane = lane or own.pop()
        if lane is Lane.ASIDE:
            self._threads[Lane.PREDICTION].put_aside(ticket)
        else:
            self._threads[lane].put(ticket)
        return ticket

    def stop(self, lane: Lane) -> None:
        """Stop answering the tasks of a lane."""
        if lane is Lane.ASIDE:
            self._threads[Lane.PREDICTION].put_aside(None)
        else:
            self._threads[lane].stop()

    def close(self, lanes: Sequence[Lane] = tuple(Lane)) -> None:
        """End the threads of lanes and join them; the tasks of queues are completed first.

        When the last thread has ended, the processes that run networks of other programs are ended too.
        """
        for lane in lanes:
            if lane is not Lane.ASIDE:
                self._threads[lane].close(finish=lane.queue)
        if not self.is_running:
            self._services.close()

    @property
    def is_running(self) -> bool:
        """Whether any thread is alive."""
        return any(thread.is_running for thread in self._threads.values())

    def _ticket(self, submissions: Sequence[Submission]) -> Ticket:
        return Ticket(
            submissions,
            lambda failure: self.otherwise(failure),
            lambda task: self.answered(task),
            lambda one: self._exists(one),
        )

    def _handle(self, task: Task[Any]) -> Generator[Any]:
        handler = self._handlers[type(task)]
        # Tasks of the lane ASIDE run in the prediction thread too, but are not foreground work: nobody waits for them.
        if task.lane is not Lane.PREDICTION:
            yield from handler(task, self._services)
            return
        with self._services.foreground.busy():
            yield from handler(task, self._services)

    def _telling(self, lane: Lane) -> Callable[[bool], object]:
        return lambda working: self.working(lane, working)


def run(handlers: Mapping[type[Task[Any]], Handler], task: Task[T], services: Services) -> Generator[T]:
    """Yield the answers of a task, computed in the calling thread."""
    yield from handlers[type(task)](task, services)
