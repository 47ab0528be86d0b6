"""The places of the panes: for a purpose, saved, remembered without drift, and away for a presentation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from segview.core.requests.state import State
from segview.gui.shell.layouts import LAYOUTS
from segview.gui.shell.window import Window
from segview.tasks.answer import scores_at
from tests.gui import made

Make = Callable[[State], Window]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Makes a window that begins with a state, as it is shown."""

    def shown(state: State) -> Window:
        window = Window(made.session("one", "two"), scores_at)
        qtbot.addWidget(window)
        window.place(state)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return shown


def places(window: Window) -> dict[str, tuple[int, ...]]:
    """Return where the window and each open pane lie, and whether a pane is before the others."""
    open_ones = {dock.objectName(): dock for dock in window.docks if dock.isVisible()}
    found: dict[str, tuple[int, ...]] = {
        name: (*_four(dock), not dock.visibleRegion().isEmpty()) for name, dock in open_ones.items()
    }
    return {**found, "window": _four(window)}


def _four(widget: QWidget) -> tuple[int, int, int, int]:
    place = widget.geometry()
    return place.x(), place.y(), place.width(), place.height()


def settle() -> None:
    """Have panes laid out, which the window does when it has its turn."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def do(window: Window, name: str) -> None:
    action = window.findChild(QAction, f"action/{name}")
    assert action is not None
    assert action.isEnabled()
    action.trigger()
    settle()


def test_nothing_drifts_from_start_to_start(make: Make) -> None:
    window = make(State())
    window.resizeDocks([window.images], [350], Qt.Orientation.Horizontal)
    window.resizeDocks([window.readout], [190], Qt.Orientation.Vertical)
    window.measures.raise_()
    settle()
    state = window.remember(State())
    window.close()
    window = make(state)  # a pixel may be rounded once, and not again
    first, state = places(window), window.remember(State())
    for _ in range(10):
        window.close()
        window = make(state)
        assert places(window) == first
        state = window.remember(State())


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (800, 500)])
def test_the_first_layout_fits_the_screen_and_leaves_room_for_the_wall(make: Make, size: tuple[int, int]) -> None:
    window = make(State())
    window.layouts.reset(QSize(*size))
    window.resize(*size)
    window.layouts.reset()
    settle()
    assert (window.width(), window.height()) == size
    assert window.centre.width() >= 0.45 * size[0]
    assert window.centre.height() >= 0.45 * size[1]
    for dock in window.docks:  # each can be opened, and the window does not outgrow its screen
        dock.show()
        dock.raise_()
    settle()
    assert (window.width(), window.height()) == size


def test_a_layout_for_a_purpose_shows_its_panes_and_reset_shows_all(make: Make) -> None:
    window = make(State())
    for name, layout in LAYOUTS.items():
        window.images.setFloating(True)
        do(window, f"layout_{name}")
        shown = {dock.objectName().removeprefix("dock/") for dock in window.docks if not dock.isHidden()}
        assert shown == set(layout.shown)
        assert not window.images.isFloating()
    do(window, "layout_train")
    assert window.training.height() > 0.4 * window.height()
    window.resize(1600, 1000)
    do(window, "layout_reset")
    assert not [dock for dock in window.docks if dock.isHidden()]


def test_a_persons_own_layout_is_named_taken_and_thrown_away(make: Make, qtbot: QtBot) -> None:
    window = make(State())
    do(window, "layout_correct")
    before = places(window)
    do(window, "layout_save")
    dialog = window.findChild(QInputDialog, "save_layout")
    assert dialog is not None
    dialog.setTextValue("two screens")
    dialog.accept()
    do(window, "layout_reset")
    menu = window.findChild(QMenu, "menu/Layout")
    assert menu is not None
    menu.aboutToShow.emit()
    own = next(one for one in menu.actions() if one.text() == "two screens")
    own.trigger()
    settle()
    assert places(window) == before
    assert make(window.remember(State())).layouts.own == window.layouts.own
    thrown = menu.findChild(QMenu, "menu/remove_layout")
    assert thrown is not None
    thrown.actions()[0].trigger()
    assert not window.remember(State()).appearance.layouts


def test_a_presentation_shows_the_wall_alone_and_esc_ends_it(make: Make, qtbot: QtBot) -> None:
    window = make(State())
    before, state = places(window), window.remember(State())
    do(window, "present")
    around = (*window.docks, window.menuBar(), window.statusBar(), window.centre.tabBar())
    assert window.isFullScreen()
    assert not [one for one in around if one.isVisible()]
    assert window.remember(State()) == state
    focus = window.focusWidget() or QWidget()
    qtbot.keyClick(focus if focus.isVisible() else window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    qtbot.waitUntil(lambda: places(window) == before)
    assert window.menuBar().isVisible()
