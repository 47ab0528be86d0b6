"""Images on which something failed: marked in the list, listed alone, and asked once more from the wall."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from segview.core.requests.ranking import Measures
from segview.core.requests.request import Failure
from segview.gui.images.dock import ImagesDock
from segview.gui.images.image_list import Role
from segview.tasks.answer import AnswerImage, OpenImage
from segview.tasks.ranking import RankImages, RankStep
from tests.gui import made, walls
from tests.gui.held_tasks import HeldTasks


@pytest.fixture
def session(qapp):
    session = made.session("one", "two", count=3)
    assert session.image is not None
    session.receiver.take_image(made.image(session.image))
    return session


@pytest.fixture
def dock(qtbot, session):
    dock = ImagesDock(session)
    qtbot.addWidget(dock)
    dock.resize(260, 600)
    dock.show()
    return dock


def marked(dock) -> list[str]:
    indexes = map(dock.model.index, range(dock.model.rowCount()))
    return [Path(one.data()).stem[-1] for one in indexes if one.data(Role.FAILED)]


def test_a_failed_variant_marks_its_image_until_it_answers_or_is_unticked(qtbot, dock, session):
    first, second = session.requests()
    session.receiver.fail_prediction(first, Failure(first, "The weights do not fit."))
    assert marked(dock) == ["0"]
    index = dock.model.index(0)
    assert "Failed: The weights do not fit." in index.data(Qt.ItemDataRole.ToolTipRole)
    assert ", failed" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    session.ask(ticked=(second.variant,))
    assert marked(dock) == []
    session.ask(ticked=(first.variant, second.variant))
    assert marked(dock) == ["0"]
    session.receiver.take_prediction(made.prediction(session.requests()[0], made.half(0.1, 0.9)))
    assert marked(dock) == []


def test_failures_of_reading_and_measuring_are_listed_alone(qtbot, dock, session):
    session.ranking.choose("uncertain")
    qtbot.waitUntil(lambda: bool(session.tasks.asked(RankImages)))
    for image, problem in zip(session.listing.paths, ("", "", "It is torn."), strict=True):
        session.tasks.answer(RankImages, RankStep(measures=Measures(image, problem=problem)))
    session.ask(image=session.listing.paths[1])
    session.tasks.refuse(OpenImage(session.listing.paths[1]), "It is no image.")
    session.ranking.choose("")
    box = dock.findChild(QComboBox, "images/state")
    qtbot.waitUntil(lambda: box.itemText(box.count() - 1) == "Failed (2)")
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert dock.model.rowCount() == 2
    assert marked(dock) == ["1", "2"]


def test_what_failed_can_be_asked_once_more_or_left_out(qtbot):
    tasks = HeldTasks()
    session = walls.session("unet-a", "unet-d", tasks=tasks)
    wall = walls.shown(qtbot, session)
    session.receiver.take_image(walls.opened_image())
    request = session.requests()[0]
    session.receiver.fail_prediction(request, Failure(request, "There is not enough memory."))
    told = walls.panel(wall, "unet-a/why it failed")
    again, without = (one for one in told.findChildren(QPushButton))
    assert [again.text(), without.text()] == ["Try again", "Leave it out"]
    # Above the sentence: messages lie over the lower end of the wall.
    qtbot.waitUntil(lambda: again.mapTo(told, again.rect().bottomLeft()).y() <= told.message.geometry().top())
    before = len(tasks.asked(AnswerImage))
    again.click()
    assert tasks.asked(AnswerImage)[before:].count(AnswerImage(request)) == 1
    session.receiver.fail_prediction(request, Failure(request, "There is not enough memory."))
    panel = walls.panel(wall, "unet-a/why it failed")
    panel.findChildren(QPushButton)[1].click()
    assert session.ticked == (session.requests()[0].variant,)
    assert walls.names(wall)[0] == "unet-d/image"
    assert all(not one.isVisible() for panel in wall.panels for one in panel.findChildren(QPushButton))
