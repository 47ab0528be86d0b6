"""The thread that runs jobs, and what it works on between them."""

import threading

import pytest

from segview.core.base.errors import UserError
from segview.gui.worker import Worker


class Jobs:
    """Jobs that go on only when they are let, and tell what they did."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.go = threading.Semaphore(0)

    def answer(self, question):
        self.told.append(f"answer {question}")
        yield f"answer {question}"

    def aside(self, question):
        try:
            for number in range(question):
                self.told.append(f"aside {number}")
                yield number
                self.go.acquire(timeout=5)
        finally:
            self.told.append("closed")


@pytest.fixture
def jobs():
    return Jobs()


@pytest.fixture
def worker(qapp, jobs):
    worker = Worker(jobs.answer, name="predictor", aside=jobs.aside)
    yield worker
    jobs.go.release(100)
    worker.close()


def received(worker):
    items = []
    worker.yielded.connect(lambda _question, item: items.append(item))
    return items


def test_what_is_asked_aside_waits_while_there_is_something_else_and_then_goes_on(qtbot, worker, jobs):
    items = received(worker)
    worker.ask_aside(3)
    qtbot.waitUntil(lambda: items == [0])
    worker.ask("one")
    jobs.go.release()
    qtbot.waitUntil(lambda: len(items) > 2)
    assert items[1:3] == [1, "answer one"]  # the step that was under way is finished, and then the question comes
    jobs.go.release(2)
    qtbot.waitUntil(lambda: items == [0, 1, "answer one", 2])
    qtbot.waitUntil(lambda: jobs.told[-1] == "closed")


def test_a_new_question_aside_replaces_the_last_and_none_ends_it(qtbot, worker, jobs):
    items = received(worker)
    worker.ask_aside(100)
    qtbot.waitUntil(lambda: items == [0])
    worker.ask_aside(2)
    jobs.go.release(3)
    qtbot.waitUntil(lambda: items == [0, 0, 1])
    assert jobs.told == ["aside 0", "aside 1", "closed", "aside 0", "aside 1", "closed"]
    worker.ask_aside(100)
    qtbot.waitUntil(lambda: len(items) == 4)
    worker.ask_aside(None)
    jobs.go.release()
    qtbot.waitUntil(lambda: jobs.told.count("closed") == 3)
    assert len(items) == 4


def test_only_what_is_answered_makes_the_worker_busy(qtbot, worker, jobs):
    busy = []
    worker.working.connect(busy.append)
    items = received(worker)
    jobs.go.release(2)
    worker.ask_aside(2)
    qtbot.waitUntil(lambda: items == [0, 1])
    assert busy == []
    worker.ask("one")
    qtbot.waitUntil(lambda: busy == [True, False])


def test_stopping_leaves_what_is_asked_aside(qtbot, worker, jobs):
    items = received(worker)
    worker.ask_aside(2)
    qtbot.waitUntil(lambda: items == [0])
    worker.stop()
    jobs.go.release(2)
    qtbot.waitUntil(lambda: items == [0, 1])


def test_closing_ends_what_is_asked_aside(qtbot, worker, jobs):
    items = received(worker)
    worker.ask_aside(100)
    qtbot.waitUntil(lambda: items == [0])
    jobs.go.release()
    worker.close()
    assert not worker.isRunning()
    assert jobs.told[-1] == "closed"


def test_an_error_aside_is_told_once_and_the_thread_goes_on(qtbot, jobs):
    def fails(question):
        yield "begun"
        raise UserError("It is broken.")

    worker = Worker(jobs.answer, name="predictor", aside=fails)
    items, failures = received(worker), []
    worker.failed.connect(failures.append)
    worker.ask_aside("all")
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert (failures[0].question, failures[0].reason) == ("all", "It is broken.")
    worker.ask("one")
    qtbot.waitUntil(lambda: items == ["begun", "answer one"])
    worker.close()
    assert len(failures) == 1


def test_without_a_job_for_it_nothing_is_asked_aside(qapp, jobs):
    with pytest.raises(ValueError, match="no job"):
        Worker(jobs.answer, name="errands").ask_aside("all")
