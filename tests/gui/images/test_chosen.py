"""Several images that are chosen in the list, and what is done with all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QMainWindow

from segview.annotation.verdict import Decision
from segview.gui.commands.actions import Actions
from segview.gui.images.dock import ImagesDock
from tests.gui import made

TOLD: list[str] = []
SELECT = QItemSelectionModel.SelectionFlag.Select


@pytest.fixture
def session(qapp):
    return made.session("one", count=6)


@pytest.fixture
def dock(qtbot, session):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = ImagesDock(session, window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    dock.many.offer(Actions(session, window), dock.choose_all, TOLD.append)
    TOLD.clear()
    return dock


def choose(dock, *rows: int) -> None:
    dock.view.clearSelection()
    for row in rows:
        dock.view.selectionModel().select(dock.model.index(row), SELECT)


def test_one_row_is_the_image_that_is_shown_and_several_leave_it(session, dock) -> None:
    choose(dock, 3)
    assert session.image == session.listing.paths[3]
    choose(dock, 3, 1, 4)
    assert session.image == session.listing.paths[3]
    assert dock.many.images == tuple(session.listing.paths[row] for row in (1, 3, 4))


def test_another_setting_leaves_the_choice(session, dock) -> None:
    choose(dock, 3)
    choose(dock, 3, 1, 4)
    session.ask(ticked=())
    assert len(dock.many.images) == 3
    session.ask(image=session.listing.paths[0])
    assert dock.many.images == (session.listing.paths[0],)


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control])
def test_the_image_that_is_turned_to_is_chosen_alone_whatever_keys_are_held(qtbot, session, dock, key) -> None:
    held = {
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    }
    choose(dock, 3)
    qtbot.keyPress(dock.view, key, held[key])
    session.ask(image=session.listing.paths[0])
    qtbot.keyRelease(dock.view, key)
    assert dock.many.images == (session.listing.paths[0],)


def test_chosen_images_are_decided_on_and_taken_back_one_by_one(session, dock) -> None:
    choose(dock, 1, 2, 4)
    said = dock.many.decide(Decision.REJECTED)
    assert said.startswith("3 images are rejected")
    states = [session.review.verdicts.state(image) for image in session.listing.paths]
    assert [state is Decision.REJECTED for state in states] == [False, True, True, False, True, False]
    assert session.review.undo() == session.listing.paths[4]
    assert session.review.verdicts.state(session.listing.paths[4]) is Decision.OPEN
    choose(dock, 1, 2, 4)
    assert dock.many.decide(Decision.OPEN).startswith("2 images are open")


def test_the_window_offers_it_and_says_what_was_done(session, dock) -> None:
    dock.choose_all()
    assert len(dock.many.images) == 6
    dock.many._actions["skip_chosen"].trigger()
    assert TOLD == ["6 images are skipped now. Z takes that back, one by one."]
    dock.many.show_menu(dock.view.mapToGlobal(dock.view.rect().center()))
    texts = [action.text() for action in dock.many._menu.actions()]
    assert texts[0] == "6 chosen images"
    assert "Reject the chosen images" in texts
    dock.many._menu.close()


def test_chosen_images_can_be_exported(session, dock) -> None:
    choose(dock, 0, 5)
    assert next(iter(dock.many.sets().items())) == (
        "2 chosen images",
        (session.listing.paths[0], session.listing.paths[5]),
    )
    choose(dock, 5)
    assert list(dock.many.sets()) == ["All but rejected ones"]
