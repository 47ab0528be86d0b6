"""The tour, by keys alone, on the controls of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from segview.gui.app.controller import Controller
from segview.gui.help.callout import Callout, beside
from segview.gui.help.tour_steps import STEPS
from segview.gui.shell.window import Window
from tests.gui.windows import image_folder, start


@pytest.fixture
def opened(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path
) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield window, controller
    window.close()


def card(window: Window) -> Callout:
    found = window.findChild(Callout, "tour")
    assert found is not None
    return found


def test_six_steps_point_at_controls_and_enter_goes_on(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, controller = opened
    tour = window.help.tour
    assert not controller.state().toured
    window.commands["tour"].trigger()
    assert len(STEPS) == 6
    for number, step in enumerate(STEPS, 1):
        shown = card(window)
        assert shown.title.text() == step.title
        assert shown.place.text() == f"{number} of 6"
        target = window.findChild(QWidget, step.targets[0])
        assert target is not None
        spot = window.findChild(QWidget, "tour/spotlight")
        if target.isVisible():
            inside = QRect(target.mapTo(window, QPoint()), target.size()).intersected(window.rect())
            assert spot.geometry().contains(inside)
        assert window.rect().contains(shown.geometry())
        assert shown.text.height() >= shown.text.heightForWidth(shown.text.width())
        qtbot.waitUntil(shown.next.hasFocus)
        qtbot.keyClick(shown.next, Qt.Key.Key_Return)
    assert not tour.running
    assert tour.seen
    assert controller.state().toured


def test_escape_ends_it_and_it_can_be_taken_again(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    tour = window.help.tour
    tour.begin()
    qtbot.keyClick(card(window).next, Qt.Key.Key_Right)
    qtbot.keyClick(card(window).next, Qt.Key.Key_Backspace)
    assert card(window).place.text() == "1 of 6"
    qtbot.keyClick(card(window).next, Qt.Key.Key_Escape)
    assert not tour.running
    assert tour.seen
    qtbot.waitUntil(lambda: window.findChild(Callout, "tour") is None)
    tour.begin()
    assert card(window).place.text() == "1 of 6"
    tour.end()


def test_it_ends_although_the_widget_before_is_gone(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    before = QLineEdit(window)
    before.show()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    window.help.tour.begin()
    shiboken6.delete(before)
    window.help.tour.end()
    assert not window.help.tour.running


def test_the_card_stays_inside_when_the_window_shrinks(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    window.help.tour.begin()
    window.resize(900, 640)
    qtbot.waitUntil(lambda: window.rect().contains(card(window).geometry()))
    window.help.tour.end()


def test_the_window_is_usable_meanwhile(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    window.help.tour.begin()
    before = window.session.image
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.session.image != before
    assert window.help.tour.running
    window.help.tour.end()


def test_it_comes_by_itself_once(opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    # The signal itself: an image that was read ahead of time comes without it.
    window.help.welcome()
    window.session.image_opened.emit()
    assert window.help.tour.running
    window.help.tour.end()
    window.help.welcome()
    window.session.image_opened.emit()
    assert not window.help.tour.running


@pytest.mark.parametrize(
    "target", [QRect(0, 0, 200, 800), QRect(1000, 0, 200, 800), QRect(0, 0, 1200, 60), QRect(0, 740, 1200, 60)]
)
def test_a_card_lies_beside_its_target(target: QRect) -> None:
    room, size = QRect(0, 0, 1200, 800), QSize(360, 180)
    placed = QRect(beside(target, size, room), size)
    assert room.contains(placed)
    assert not placed.intersects(target)


def test_a_card_lies_over_what_fills_the_window() -> None:
    room, size = QRect(0, 0, 1200, 800), QSize(360, 180)
    assert room.contains(QRect(beside(room, size, room), size))
