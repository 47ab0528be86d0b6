"""The bars above the wall: they come and go, and no panel moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from segview.core.requests.state import State
from segview.gui.shell.window import Window
from segview.tasks.answer import scores_at
from tests.gui import made


def panels(window: Window) -> list[QRect]:
    return [QRect(panel.mapTo(window, QPoint()), panel.size()) for panel in window.wall.panels]


@pytest.mark.parametrize("size", [QSize(1600, 1000), QSize(1280, 720), QSize(800, 500)], ids=lambda size: size.width())
def test_no_panel_moves_when_a_bar_of_tools_comes_or_goes(qtbot: QtBot, size: QSize) -> None:
    session = made.session("one", "two")
    window = Window(session, scores_at)
    qtbot.addWidget(window)
    window.place(State())
    window.layouts.reset(size)
    window.resize(size)
    window.show()
    session.receiver.take_image(made.image(session.listing.paths[0]))
    qtbot.waitUntil(lambda: bool(window.wall.panels))
    start = window.findChild(QToolButton, "start/correct_empty")
    assert isinstance(start, QToolButton)
    assert start.isVisible()
    before = panels(window)
    start.click()
    assert window.correction.isVisible()
    assert not start.isVisible()
    assert panels(window) == before
    window.commands["alter"].trigger()
    assert window.altering.isVisible()
    window.commands["swipe"].trigger()
    qtbot.waitUntil(lambda: window.wall.swiping.on)
    assert panels(window) == before
    window.commands["unalter"].trigger()
    window.commands["swipe"].trigger()
    session.correction.discard()
    assert start.isVisible()
    assert panels(window) == before
