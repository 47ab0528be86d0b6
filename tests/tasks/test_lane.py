"""The thread of a lane: what it answers, what it drops, and what it works on between."""

import queue
import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import pytest

from segview.core.base.errors import UserError
from segview.core.base.places import log_file
from segview.tasks.lane import LaneThread, Ticket
from segview.tasks.task import Failure, Task, submission

PATIENCE = 20


@dataclass(frozen=True)
class Count(Task[int]):
    """Count to a number, each only when the test lets it."""

    last: int


@dataclass(frozen=True)
class Say(Task[str]):
    text: str


class Stage:
    """A lane whose deliveries are made by the test."""

    def __init__(self, *, queued: bool = False) -> None:
        self.calls: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.go = threading.Semaphore(0)
        self.events: list[str] = []
        self.items: list[object] = []
        self.failures: list[Failure] = []
        self.busy: list[bool] = []
        self.lane = LaneThread("lane", self.handle, self.calls.put, working=self.busy.append, queue=queued)

    def handle(self, task: Task[Any]) -> Generator[Any]:
        if isinstance(task, Say):
            if task.text.startswith("fail"):
                raise UserError("It is broken.")
            if task.text == "bug":
                raise RuntimeError("a bug\nin two lines")
            yield task.text
            return
        assert isinstance(task, Count)
        try:
            for number in range(task.last):
                self.events.append(f"{number}")
                yield number
                assert self.go.acquire(timeout=PATIENCE)
        finally:
            self.events.append("closed")

    def ticket(self, *tasks: Task[Any], needed: bool = False) -> Ticket:
        return Ticket([submission(task, self.items.append, needed=needed) for task in tasks], self.failures.append)

    def put(self, *tasks: Task[Any], needed: bool = False) -> Ticket:
        ticket = self.ticket(*tasks, needed=needed)
        self.lane.put(ticket)
        return ticket

    def aside(self, task: Task[Any]) -> Ticket:
        ticket = self.ticket(task)
        self.lane.put_aside(ticket)
        return ticket

    def until(self, done) -> None:
        while not done():
            self.calls.get(timeout=PATIENCE)()


@pytest.fixture
def stage():
    stage = Stage()
    yield stage
    stage.go.release(1000)
    stage.lane.close()


@pytest.fixture
def queued():
    stage = Stage(queued=True)
    yield stage
    stage.go.release(1000)
    stage.lane.close()


def test_the_thread_begins_with_the_first_question(stage):
    assert not stage.lane.is_running
    stage.put(Say("one"))
    stage.until(lambda: stage.items == ["one"])
    assert stage.lane.is_running
    stage.lane.close()
    assert not stage.lane.is_running


def test_the_newest_question_ends_the_one_before_at_its_next_yield(stage):
    stage.put(Count(100))
    stage.until(lambda: stage.items == [0])
    stage.put(Say("left out"))
    stage.put(Say("newest"))
    stage.go.release()
    stage.until(lambda: len(stage.items) == 2)
    assert stage.items == [0, "newest"]
    assert stage.events[-1] == "closed"


def test_in_a_queue_all_is_answered_also_when_it_closes(queued):
    for number in range(20):
        queued.put(Say(f"{number}"))
    queued.lane.close(finish=True)
    queued.until(lambda: len(queued.items) == 20)
    assert queued.items == [f"{number}" for number in range(20)]


def test_closing_drops_what_waits(stage):
    stage.put(Count(100))
    stage.until(lambda: stage.items == [0])
    stage.put(Say("waits"))
    stage.go.release()
    stage.lane.close()
    assert stage.items == [0]
    stage.put(Say("late"))
    assert not stage.lane.is_running


def test_stopping_ends_what_runs_and_the_thread_stays(stage):
    stage.put(Count(100))
    stage.until(lambda: stage.items == [0])
    stage.lane.stop()
    stage.go.release()
    stage.until(lambda: stage.busy == [True, False])
    assert (stage.items, stage.events[-1]) == ([0], "closed")
    stage.put(Say("one"))
    stage.until(lambda: stage.items == [0, "one"])


def test_of_a_cancelled_question_nothing_is_handed_over(stage):
    ticket = stage.put(Say("one"), Say("fails"))
    stage.until(lambda: True)
    ticket.cancel()
    stage.until(lambda: stage.busy == [True, False])
    assert (stage.items, stage.failures) == ([], [])


def test_what_fails_costs_its_own_question_alone(stage):
    stage.put(Say("one"), Say("fails"), Say("three"))
    stage.until(lambda: stage.busy == [True, False])
    assert stage.items == ["one", "three"]
    assert [(one.question, one.reason, one.bug) for one in stage.failures] == [(Say("fails"), "It is broken.", False)]


def test_without_what_is_needed_nothing_after_it_is_asked(stage):
    ticket = Ticket(
        [submission(Say("fails"), needed=True), submission(Say("left out"), stage.items.append)], stage.failures.append
    )
    stage.lane.put(ticket)
    stage.until(lambda: stage.busy == [True, False])
    assert stage.items == []
    assert len(stage.failures) == 1


def test_a_failure_goes_to_whoever_asked_to_have_it(stage):
    own: list[Failure] = []
    stage.lane.put(Ticket([submission(Say("fails"), failed=own.append)], stage.failures.append))
    stage.until(lambda: stage.busy == [True, False])
    assert ([one.reason for one in own], stage.failures) == (["It is broken."], [])


def test_a_bug_is_told_as_one_and_logged(stage, caplog):
    stage.put(Say("bug"), Say("after"))
    stage.until(lambda: stage.busy == [True, False])
    (failure,) = stage.failures
    report = f"segview made an error on the task Say (RuntimeError: a bug): see {log_file()}."
    assert failure == Failure(Say("bug"), report, bug=True)
    assert "the task Say" in caplog.text
    assert "in two lines" in caplog.text
    assert stage.items == ["after"]


def test_what_is_asked_aside_waits_while_there_is_something_else_and_then_goes_on(stage):
    stage.aside(Count(3))
    stage.until(lambda: stage.items == [0])
    stage.put(Say("one"))
    stage.go.release()
    stage.until(lambda: len(stage.items) > 2)
    assert stage.items[1:3] == [1, "one"]  # the step that was under way is finished, and then the question comes
    stage.go.release(2)
    stage.until(lambda: stage.items == [0, 1, "one", 2])


def test_a_new_question_aside_replaces_the_last_and_none_ends_it(stage):
    stage.aside(Count(100))
    stage.until(lambda: stage.items == [0])
    stage.aside(Count(2))
    stage.go.release(3)
    stage.until(lambda: stage.items == [0, 0, 1])
    stage.aside(Count(100))
    stage.until(lambda: len(stage.items) == 4)
    stage.lane.put_aside(None)
    stage.go.release()
    stage.put(Say("end"))
    stage.until(lambda: stage.items[-1] == "end")
    stage.lane.close()
    assert len(stage.items) == 5
    assert stage.events.count("closed") == 3


def test_only_what_is_not_aside_makes_the_lane_busy(stage):
    stage.go.release(2)
    stage.aside(Count(2))
    stage.until(lambda: stage.items == [0, 1])
    assert stage.busy == []
    stage.put(Say("one"))
    stage.until(lambda: stage.busy == [True, False])


def test_stopping_leaves_what_is_asked_aside(stage):
    stage.aside(Count(2))
    stage.until(lambda: stage.items == [0])
    stage.lane.stop()
    stage.go.release(2)
    stage.until(lambda: stage.items == [0, 1])


def test_closing_ends_what_is_asked_aside(stage):
    stage.aside(Count(100))
    stage.until(lambda: stage.items == [0])
    stage.go.release()
    stage.lane.close()
    assert stage.events[-1] == "closed"


def test_an_error_aside_is_told_once_and_the_thread_goes_on(stage):
    stage.aside(Say("fails"))
    stage.until(lambda: len(stage.failures) == 1)
    stage.put(Say("one"))
    stage.until(lambda: stage.items == ["one"])
    stage.lane.close()
    assert len(stage.failures) == 1
