"""Dispatch: each task goes to its lane, and each answer to the receiver that the caller named."""

import importlib
import pkgutil
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Generator
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import ClassVar

import pytest

import segview.tasks
from segview.core.base.errors import UserError
from segview.tasks.dispatch import Tasks, run
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task, submission
from segview.tasks.training import FindRuns
from tests.conftest import ROOT

PATIENCE = 20


@dataclass(frozen=True)
class Slow(Task[str]):
    pass


@dataclass(frozen=True)
class Save(Task[int]):
    lane: ClassVar[Lane] = Lane.SAVES

    number: int


@dataclass(frozen=True)
class Aside(Task[str]):
    lane: ClassVar[Lane] = Lane.ASIDE


class Post:
    """Deliveries that the test makes, and tasks whose slow ones wait for it."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.calls: queue.SimpleQueue = queue.SimpleQueue()
        handlers = dict((Slow.by(self.slow), Save.by(self.save), Aside.by(self.aside)))
        self.tasks = Tasks(handlers, Services(Path("/nowhere")), self.calls.put)

    def slow(self, task: Slow, services: Services) -> Generator[str]:
        assert self.go.wait(PATIENCE)
        yield "slow"

    def save(self, task: Save, services: Services) -> Generator[int]:
        yield task.number

    def aside(self, task: Aside, services: Services) -> Generator[str]:
        yield "aside"

    def until(self, done) -> None:
        while not done():
            self.calls.get(timeout=PATIENCE)()


@pytest.fixture
def post():
    post = Post()
    yield post
    post.go.set()
    post.tasks.close()
    assert not post.tasks.is_running


def kinds() -> set[type[Task]]:
    """Every kind of question in the package."""
    for module in pkgutil.iter_modules(segview.tasks.__path__):
        importlib.import_module(f"segview.tasks.{module.name}")

    def below(kind: type[Task]) -> set[type[Task]]:
        return {kind, *(found for one in kind.__subclasses__() for found in below(one))}

    return {kind for kind in below(Task) if kind.__module__.startswith("segview.tasks.")} - {Task}


def test_every_question_has_a_handler():
    assert kinds() == set(HANDLERS)


def test_every_question_is_a_frozen_dataclass_in_a_lane():
    for kind in kinds():
        assert is_dataclass(kind), kind
        assert vars(kind)["__dataclass_params__"].frozen, kind
        assert kind.lane in Lane, kind


def test_a_save_waits_for_nothing_that_is_slow(post):
    answers: list[str | int] = []
    post.tasks.ask(Slow(), answers.append)
    for number in range(3):
        post.tasks.ask(Save(number), answers.append)
    post.until(lambda: len(answers) == 3)  # while the slow one is not let
    assert answers == [0, 1, 2]
    post.go.set()
    post.until(lambda: answers == [0, 1, 2, "slow"])


def test_what_is_sent_together_is_answered_in_order(post):
    answers: list[int] = []
    post.tasks.send(submission(Save(1), answers.append), submission(Save(2), answers.append))
    post.until(lambda: answers == [1, 2])


def test_tasks_of_several_lanes_are_not_sent_together(post):
    with pytest.raises(ValueError, match="one lane"):
        post.tasks.send(submission(Save(1)), submission(Slow()))
    with pytest.raises(ValueError, match="one lane"):
        post.tasks.send()


def test_what_is_asked_aside_is_answered(post):
    answers: list[str] = []
    post.tasks.ask(Aside(), answers.append)
    post.until(lambda: answers == ["aside"])


def test_failures_go_to_whoever_takes_the_rest(post, caplog):
    failures: list = []
    post.tasks.otherwise = failures.append
    post.tasks.ask(FindRuns(Path()))  # it has no handler here
    post.until(lambda: len(failures) == 1)
    assert failures[0].bug
    assert "FindRuns" in caplog.text


def test_what_waits_in_a_queue_is_done_before_the_end(post):
    answers: list[int] = []
    for number in range(50):
        post.tasks.ask(Save(number), answers.append)
    post.tasks.close()
    post.until(lambda: answers == list(range(50)))


def test_a_question_is_answered_in_this_thread_too(tmp_path):
    (runs,) = run(HANDLERS, FindRuns(tmp_path), Services(tmp_path))
    assert runs == ()


TYPED = """
from collections.abc import Generator
from pathlib import Path

from segview.core.runs.run import Run
from segview.tasks.dispatch import Tasks
from segview.tasks.services import Services
from segview.tasks.task import submission
from segview.tasks.training import FindRuns

def runs(found: tuple[Run, ...]) -> None: ...
def number(count: int) -> None: ...
def numbers(task: FindRuns, services: Services) -> Generator[int]:
    yield 3

def ask(tasks: Tasks) -> None:
    tasks.ask(FindRuns(Path()), runs)
    tasks.send(submission(FindRuns(Path()), runs))
    tasks.ask(FindRuns(Path()), number)  # wrong
    tasks.send(submission(FindRuns(Path()), runs), submission(FindRuns(Path()), number))  # wrong
    FindRuns.by(numbers)  # wrong
"""


def test_answers_and_handlers_of_another_type_are_refused(tmp_path):
    (tmp_path / "typed.py").write_text(TYPED)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    settings = f'{{"extraPaths": ["{ROOT}"], "typeCheckingMode": "strict"}}'
    (tmp_path / "pyrightconfig.json").write_text(settings)
    command = [Path(sys.executable).with_name("pyright"), "--pythonpath", sys.executable, "typed.py"]
    report = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    wrong = [number for number, line in enumerate(TYPED.splitlines(), 1) if line.endswith("# wrong")]
    found = [int(line.split("typed.py:")[1].split(":")[0]) for line in report.stdout.splitlines() if "error:" in line]
    assert found == wrong, report.stdout + report.stderr


def test_nothing_is_handed_to_who_is_gone():
    gone: set[object] = set()
    calls: queue.SimpleQueue = queue.SimpleQueue()
    go = threading.Event()

    def save(task: Save, services: Services) -> Generator[int]:
        assert go.wait(PATIENCE)
        if task.number < 0:
            raise UserError("There is no room.")
        yield task.number

    tasks = Tasks(dict((Save.by(save),)), Services(Path("/nowhere")), calls.put, lambda one: one not in gone)
    here: list[int] = []
    there: list[int] = []
    failures: list[object] = []
    to_here, to_there, to_failures = here.append, there.append, failures.append
    tasks.ask(Save(1), to_there)
    tasks.ask(Save(-1), to_there, failed=to_failures)
    tasks.ask(Save(2), to_here)
    gone |= {to_there, to_failures}
    go.set()
    while not here:
        calls.get(timeout=PATIENCE)()
    tasks.close()
    assert (here, there, failures) == ([2], [], [])
