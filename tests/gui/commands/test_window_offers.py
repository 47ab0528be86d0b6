"""Offers of the command palette beside the table of commands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel, QLineEdit, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from segview.gui.commands.matching import fit
from segview.gui.commands.offers import Offer
from segview.gui.commands.window_offers import all_offers
from segview.gui.shell.appearance_menu import AppearanceMenus


class Window(QMainWindow):
    """A window with menus of its look."""

    def __init__(self):
        super().__init__()
        self.appearance = AppearanceMenus(self)


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    view = window.menuBar().addMenu("&View")
    view.addAction("Known")
    for menu in window.appearance.menus:
        view.addMenu(menu)
    pane = QDockWidget("Display", window)
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.addWidget(QLabel("no control"))
    for place in range(40):
        layout.addWidget(QLineEdit(accessibleName=f"Field {place}"))
    box = QComboBox(accessibleName="Device")
    box.addItems(["automatic", "cuda"])
    layout.addWidget(box)
    layout.addWidget(QLineEdit(accessibleName="Known"))
    layout.addWidget(QLineEdit(accessibleName="Hidden", visible=False))
    layout.addWidget(QLineEdit(accessibleName="Disabled", enabled=False))
    scrolled = QScrollArea(widgetResizable=True)
    scrolled.setWidget(body)
    pane.setWidget(scrolled)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, pane)
    window.resize(500, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def offered(window):
    known = [Offer("Known", lambda: None)]
    return all_offers(window, window.findChildren(QDockWidget), known)


def found(window, typed):
    return [one.text for one in offered(window) if fit(typed, one.text, one.synonyms) is not None]


def test_what_menus_hold_is_offered_with_the_menu_and_its_synonyms(window):
    assert "Theme: Dark" in found(window, "dark mode")
    assert "Language: 한국어" in found(window, "korean")
    dark = next(one for one in offered(window) if one.text == "Theme: Dark")
    assert dark.on is False
    dark.do()
    assert window.appearance.appearance.theme == "dark"
    window.appearance.menus[0].actions()[0].trigger()


def test_every_control_is_offered_once_by_its_name_and_by_its_choices(window):
    texts = [one.text for one in offered(window)]
    assert texts.count("Known") == 1
    assert {"Hidden", "Disabled", "no control"}.isdisjoint(texts)
    assert found(window, "cuda") == ["Device"]


def test_a_control_that_is_chosen_is_seen_and_has_the_focus(qtbot, window):
    pane = window.findChild(QDockWidget)
    pane.hide()
    next(one for one in offered(window) if one.text == "Field 39").do()
    field = next(one for one in pane.findChildren(QLineEdit) if one.accessibleName() == "Field 39")
    qtbot.waitUntil(field.hasFocus)
    assert not field.visibleRegion().isEmpty()


def test_hidden_actions_of_menus_are_not_offered(window):
    window.menuBar().actions()[0].menu().addAction(QAction("Ghost", window, visible=False))
    assert found(window, "ghost") == []
