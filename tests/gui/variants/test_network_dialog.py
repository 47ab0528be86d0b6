"""The form for what no file says of a network of another program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from segview.gui.session.session import Session
from segview.gui.variants.network_dialog import NetworkDialog
from segview.tasks.others import DescribeNetwork, Description, Draft
from tests.gui import made
from tests.gui.held_tasks import HeldTasks, held

SOURCE = Path("/theirs/net.onnx")
ASSUMED = ("the names of its 2 classes (--classes)", "the normalisation of ImageNet (--mean, --std)")


@pytest.fixture
def draft() -> Draft:
    one = made.variant("net")
    options = {"activation": "sigmoid", "output": 1}
    network = one.config.network.model_copy(update={"options": options})
    config = one.config.model_copy(update={"network": network, "classes": ("background", "target")})
    return Draft(SOURCE, replace(one, config=config), ASSUMED)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The owner of the form, which goes when it is closed."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(parent: QWidget, draft: Draft) -> tuple[NetworkDialog, Session]:
    session = Session(HeldTasks())
    form = NetworkDialog(draft, session, parent)
    form.show()
    return form, session


def press(form: NetworkDialog, text: str) -> None:
    (buttons,) = form.findChildren(QDialogButtonBox)
    next(one for one in buttons.buttons() if one.text() == text).click()


def test_it_says_what_was_recognised_and_marks_what_is_assumed(dialog: tuple[NetworkDialog, Session]) -> None:
    form, _ = dialog
    labels = [label.text() for label in form.labels]
    assert labels[:4] == ["Classes (assumed)", "Input size", "Mean (assumed)", "Standard deviation (assumed)"]
    assert form.classes.text() == "background, target"
    assert (form.activation.currentData(), form.output.text()) == ("sigmoid", "2")


def test_it_is_tried_and_opened_with_what_the_user_says(
    dialog: tuple[NetworkDialog, Session], draft: Draft, qtbot: QtBot
) -> None:
    form, session = dialog
    form.classes.setText("tissue, polyp")
    form.rows.setValue(352)
    form.mean.setText("0.5, x")
    press(form, "Try")
    assert held(session).asked(DescribeNetwork) == []
    assert "numbers separated by commas" in form.problem.text()
    form.mean.setText("0.5, 0.5, 0.5")
    press(form, "Try")
    (asked,) = held(session).waiting(DescribeNetwork)
    assert not asked.keep
    said = asked.description
    assert (said.classes, said.mean, said.activation, said.output) == (("tissue", "polyp"), (0.5,) * 3, "sigmoid", "2")
    assert isinstance(said, Description)
    held(session).answer(DescribeNetwork, replace(draft, assumed=()))
    assert [label.text() for label in form.labels][:1] == ["Classes"]
    press(form, "Open")
    held(session).fail(DescribeNetwork, "net.onnx has 3 classes, but 2 names were given.")
    assert "3 classes" in form.problem.text()
    press(form, "Open")
    with qtbot.waitSignals([session.opener.variants, form.accepted]):
        held(session).answer(DescribeNetwork, draft)


def test_of_a_network_without_weights_a_file_can_be_chosen(
    parent: QWidget, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(HeldTasks())
    assumed = (*ASSUMED, "its weights: they are as the code leaves them (--weights)")
    form = NetworkDialog(replace(draft, assumed=assumed), session, parent)
    assert form.form.isRowVisible(form.weights_row)
    assert "Assumed" not in form.summary.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/theirs/w.safetensors", ""))
    next(one for one in form.findChildren(QPushButton) if one.text() == "Browse…").click()
    press(form, "Try")
    (asked,) = held(session).waiting(DescribeNetwork)
    assert asked.description.weights == Path("/theirs/w.safetensors")
    held(session).answer(DescribeNetwork, replace(draft, assumed=()))
    assert form.form.isRowVisible(form.weights_row)
    other = NetworkDialog(draft, session, parent)
    assert not other.form.isRowVisible(other.weights_row)
