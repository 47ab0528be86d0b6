"""The looks of the whole window: theme and size of texts, changed while it is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from segview.core.requests.appearance import TEXT_SIZES
from segview.core.requests.state import State
from segview.gui.commands.offers import offers
from segview.gui.shell.window import Window
from segview.gui.wall.drawing.colour_bar import ColourBar
from segview.gui.wall.panels.figure_line import FigureLine
from segview.gui.widgets import theme
from segview.gui.widgets.roles import DARK, LIGHT
from segview.tasks.answer import scores_at
from tests.gui import made
from tests.gui.widgets.test_theme import contrast


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The window with all panes open and its pages made, without threads behind it."""
    font = qapp.font()
    theme.apply(qapp)
    session = made.session("one", "two")
    window = Window(session, scores_at)
    qtbot.addWidget(window)
    window.place(State())
    window.recall(State())
    window.resize(1600, 1000)
    window.show()
    for dock in window.docks:
        dock.show()
    centre = window.centre
    for page in (centre.compare, centre.explanations, centre.film, window.curves.content):
        page.ensurePolished()
    yield window
    window.hide()
    theme.apply(qapp)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def choose(window: Window, name: str) -> None:
    action = window.findChild(QAction, f"action/{name}")
    assert action is not None
    action.trigger()


def faint(window: Window) -> list[tuple[str, str, str]]:
    """Return who has a text that is too faint on its ground."""
    role, found = QPalette.ColorRole, list[tuple[str, str, str]]()
    for widget in window.findChildren(QWidget):
        widget.ensurePolished()
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isEnabled():
            continue
        palette, above = widget.palette(), widget
        while above.parentWidget() and not (above.autoFillBackground() or isinstance(above, QAbstractButton)):
            above = above.parentWidget()
        back = role.Button if isinstance(widget, QAbstractButton) else above.backgroundRole()
        text, ground = palette.color(widget.foregroundRole()), above.palette().color(back)
        if contrast(text, ground) < 4.5:
            found.append((widget.objectName(), text.name(), ground.name()))
    return found


@pytest.mark.parametrize(("name", "roles"), [("light", LIGHT), ("dark", DARK)])
def test_every_text_of_the_window_is_read_in_each_theme(window: Window, name: str, roles: object) -> None:
    other = "dark" if name == "light" else "light"
    for choice in (other, name):
        choose(window, f"theme_{choice}")
    assert theme.roles() == roles
    assert window.appearance.appearance.theme == name
    assert not faint(window)
    plot = window.curves.content.plots["dice"]
    assert plot.backgroundBrush().color() == QColor(theme.roles().base)
    assert plot.getAxis("left").textPen().color() == QColor(theme.roles().muted)
    window.banner.warn("This failed.")
    assert not faint(window)


def test_the_size_of_texts_is_changed_everywhere_and_remembered(window: Window) -> None:
    kinds = QLabel | QAbstractButton | QHeaderView | ColourBar | FigureLine
    labels = [one for one in window.findChildren(QWidget) if isinstance(one, kinds)]
    assert any(isinstance(one, FigureLine) for one in labels)
    before = {one: one.fontMetrics().height() for one in labels}
    for _ in range(3):
        choose(window, "larger_text")
    still = {
        (one.objectName(), type(one).__name__, type(one.parent()).__name__)
        for one, height in before.items()
        if one.fontMetrics().height() < 1.4 * height
    }
    assert not still
    assert window.remember(State()).appearance.text_size == TEXT_SIZES[TEXT_SIZES.index(1.0) + 3]
    choose(window, "normal_text")
    assert {one: one.fontMetrics().height() for one in labels} == before


def test_every_command_of_the_window_is_offered(window: Window) -> None:
    choose(window, "palette")
    offered = {offer.text for offer in offers(window.commands, window.session)}
    assert {dock.toggleViewAction().text() for dock in window.docks} <= offered
