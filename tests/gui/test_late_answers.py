"""Dialogs and other objects that are gone while a question of theirs is being answered."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from segview.core.help.problem import Problem
from segview.core.requests.label_list import labels_of
from segview.gui.correction.labels_dialog import LabelsDialog
from segview.gui.help.about import About
from segview.gui.help.problem_dialog import ProblemDialog
from segview.tasks.help import DescribeProblem, FindLicences
from segview.tasks.labels import ReadLabels
from segview.tasks.task import Task
from tests.gui.held_tasks import HeldTasks

T = TypeVar("T")

GUI = Path(__file__).resolve().parent.parent.parent / "segview" / "gui"


def about(tasks: HeldTasks) -> QDialog:
    dialog = About()
    tasks.ask(FindLicences(), dialog.set_licences)
    return dialog


def problem(tasks: HeldTasks) -> QDialog:
    dialog = ProblemDialog(lambda path, problem: None)
    tasks.ask(DescribeProblem("", ""), dialog.set_problem)
    return dialog


def made(child: T | None) -> T:
    assert child is not None
    return child


def labels(tasks: HeldTasks) -> QDialog:
    dialog = LabelsDialog(tasks, Path("/images"), None, known=False, chosen=lambda *_: "", save=lambda _: None)
    made(dialog.findChild(QPushButton, "labels/file")).click()
    made(dialog.findChild(QFileDialog, "choose/labels")).fileSelected.emit("/labels.txt")
    return dialog


@pytest.mark.parametrize(
    ("opened", "kind", "answer"),
    [
        (about, FindLicences, ()),
        (problem, DescribeProblem, Problem({"log.txt": "nothing"})),
        (labels, ReadLabels, labels_of(["polyp"])),
    ],
)
def test_an_answer_or_a_failure_that_comes_late_is_dropped(
    opened, kind: type[Task], answer: object, qapp: QApplication
) -> None:
    tasks = HeldTasks()
    lost: list[object] = []
    tasks.otherwise = lost.append
    dialog = opened(tasks)
    shiboken6.delete(dialog)
    tasks.answer(kind, answer)
    tasks.fail(kind, "It could not be read.")


class Asker(QObject):
    """Asks in each way in which the window asks, and counts what it hears."""

    heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.calls = 0

    def method(self, *_: object) -> None:
        self.calls += 1
        self.heard.emit()

    def receivers(self) -> list[Callable[..., object]]:
        def nested(*given: object) -> None:
            self.method(*given)

        return [
            self.method,
            partial(self.method, 1),
            partial(partial(self.method, 1), 2),
            lambda *given: self.method(*given),
            nested,
            partial(nested, 1),
        ]


@pytest.mark.parametrize("way", range(6))
def test_answers_and_failures_reach_no_object_that_was_deleted_with_its_parent(way: int, qapp: QApplication) -> None:
    tasks, parent = HeldTasks(), QObject()
    asker = Asker(parent)
    receiver = asker.receivers()[way]
    tasks.ask(FindLicences(), receiver, failed=receiver)
    tasks.answer(FindLicences, ())
    tasks.fail(FindLicences, "It could not be read.")
    assert asker.calls == 2
    shiboken6.delete(parent)
    tasks.answer(FindLicences, ())
    tasks.fail(FindLicences, "It could not be read.")
    assert asker.calls == 2


def test_no_signal_is_a_receiver() -> None:
    """The owner of a signal's ``emit`` cannot be found, so that it would be called after the owner was deleted."""
    found = [
        f"{path.name}: {ast.unparse(call)}"
        for path in GUI.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).split(".")[-1] in {"ask", "letter"}
        and any(ast.unparse(to).endswith(".emit") for to in (*call.args, *(one.value for one in call.keywords)))
    ]
    assert found == []


def nested_receivers(text: str) -> Iterator[str]:
    """Yield the questions of dialogs whose answers go to a function of the moment: it would outlive the dialog."""
    for one in ast.walk(ast.parse(text)):
        if isinstance(one, ast.ClassDef) and any(ast.unparse(base) == "QDialog" for base in one.bases):
            nested = {
                inner.name
                for method in one.body
                for inner in ast.walk(method)
                if isinstance(inner, ast.FunctionDef) and inner is not method
            }
            for call in ast.walk(one):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "ask":
                    receivers = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
                    if any(isinstance(to, ast.Lambda) or ast.unparse(to) in nested for to in receivers):
                        yield ast.unparse(call)


def test_answers_to_a_dialog_go_to_its_methods() -> None:
    found = {
        f"{path.name}: {one}"
        for path in GUI.rglob("*.py")
        for one in nested_receivers(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_a_receiver_that_would_outlive_its_dialog_is_found() -> None:
    code = (
        "class D(QDialog):\n    def read(self):\n        def take(found): self.put(found)\n        tasks.ask(Q(), {})"
    )
    assert list(nested_receivers(code.format("take")))
    assert list(nested_receivers(code.format("self.take, failed=lambda failure: self.tell(failure)")))
    assert not list(nested_receivers(code.format("self.take, failed=self.fail")))
