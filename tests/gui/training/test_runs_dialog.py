"""The table of all runs: filtered, sorted, compared, renamed and put away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Epoch, Run, State, Status
from segview.gui.session.session import Session
from segview.gui.training.all_runs import AllRuns
from segview.gui.training.runs_dialog import RunsDialog
from segview.tasks.runs import RemoveRuns, RenameRun
from tests.gui.held_tasks import HeldTasks, held


def run(name: str, dice: float, *, rate: float = 1e-3, state: State = State.FINISHED, loss: str = "dice") -> Run:
    plan = TrainingPlan.model_validate(
        {
            "name": name,
            "network": {"encoder": "mobilenet_v2", "head": "C"},
            "data": {"train": ["pairs"], "validation_pairs": 4},
            "learning_rate": rate,
            "loss": {"name": loss},
        }
    )
    epoch = Epoch(number=3, loss=0.1, seconds=60, images_per_second=9, best=True, validation_dice=dice)
    return Run(Path("/runs") / name, plan, status=Status(state=state), epochs=(epoch,))


@pytest.fixture
def runs() -> dict[Path, Run]:
    every = (run("a", 0.7), run("b", 0.9, rate=1e-2), run("c", 0.8, state=State.TRAINING, loss="focal"))
    return {one.folder: one for one in every}


@pytest.fixture
def dialog(qtbot: QtBot, runs: dict[Path, Run]) -> Iterator[RunsDialog]:
    session = Session(HeldTasks())
    button = AllRuns(session, lambda: runs)
    qtbot.addWidget(button)
    button.open()
    found = button.findChild(RunsDialog)
    assert found is not None
    yield found
    button.hide()


def names(dialog: RunsDialog) -> list[str]:
    return [row.name for row in dialog.table.numbers.rows]


def choose(dialog: RunsDialog, *rows: int) -> None:
    dialog.table.clearSelection()
    mode = dialog.table.selectionModel().SelectionFlag
    for row in rows:
        dialog.table.selectionModel().select(dialog.table.model().index(row, 0), mode.Select | mode.Rows)


def test_runs_are_filtered_by_words_and_sorted_by_numbers(dialog: RunsDialog) -> None:
    assert names(dialog) == ["a", "b", "c"]
    header = dialog.table.horizontalHeader()
    header.sectionClicked.emit(3)
    assert names(dialog) == ["a", "c", "b"]
    header.sectionClicked.emit(3)
    assert names(dialog) == ["b", "c", "a"]
    dialog.filter.setText("focal mobilenet")
    assert names(dialog) == ["c"]
    assert dialog.table.numbers.is_best(0, 3) is False
    dialog.filter.clear()
    assert [dialog.table.numbers.is_best(row, 3) for row in range(3)] == [True, False, False]


def test_the_curves_of_several_are_shown_together(dialog: RunsDialog, qtbot: QtBot) -> None:
    choose(dialog, 1, 0)
    with qtbot.waitSignal(dialog.chosen) as shown:
        qtbot.mouseClick(dialog.show_curves, Qt.MouseButton.LeftButton)
    assert shown.args == [(Path("/runs/a"), Path("/runs/b"))]


def test_a_run_is_renamed_and_the_list_is_asked_for_anew(dialog: RunsDialog, qtbot: QtBot) -> None:
    choose(dialog, 1)
    dialog.rename.click()
    asked = dialog.findChild(QInputDialog, "runs/name")
    assert asked is not None
    assert asked.textValue() == "b"
    asked.setTextValue("better")
    asked.accept()
    tasks = held(dialog._session)  # pyright: ignore[reportPrivateUsage]
    assert tasks.waiting(RenameRun) == [RenameRun(Path("/runs/b"), "better")]
    with qtbot.waitSignal(dialog.changed):
        tasks.answer(RenameRun, Path("/runs/better"))


def test_runs_are_removed_only_when_that_is_said_twice(dialog: RunsDialog) -> None:
    tasks = held(dialog._session)  # pyright: ignore[reportPrivateUsage]
    choose(dialog, 0, 1)
    dialog.remove.click()
    box = dialog.findChild(QMessageBox, "runs/removal")
    assert box is not None
    assert "a, b" in box.text()
    assert not tasks.waiting(RemoveRuns)
    destroy = next(one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.DestructiveRole)
    assert isinstance(destroy, QAbstractButton)
    destroy.click()
    assert tasks.waiting(RemoveRuns) == [RemoveRuns((Path("/runs/a"), Path("/runs/b")))]


def test_a_run_that_trains_keeps_its_name_and_its_place(dialog: RunsDialog) -> None:
    choose(dialog, 2)
    assert not dialog.rename.isEnabled()
    assert not dialog.remove.isEnabled()
    assert dialog.show_curves.isEnabled()
