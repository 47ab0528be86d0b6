"""The window as assistive technology sees it: every control has a name, also in pages and dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from segview.core.base.places import plans_folder
from segview.core.plans.plan import read_plan
from segview.core.requests.state import State
from segview.gui.commands.key_list import KeyList
from segview.gui.help.about import About
from segview.gui.help.help_window import HelpWindow
from segview.gui.help.problem_dialog import ProblemDialog
from segview.gui.session.labelling import choose_labels
from segview.gui.shell.export_dialog import ExportDialog
from segview.gui.shell.window import Window
from segview.gui.training.fine_tune_dialog import FineTuneDialog
from segview.gui.training.plan_dialog import PlanDialog
from segview.gui.training.runs_dialog import RunsDialog
from segview.tasks.answer import scores_at
from tests.gui import made

ROLE = QAccessible.Role
CONTROLS = (
    *(ROLE.Button, ROLE.ButtonMenu, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText),
    *(ROLE.Slider, ROLE.SpinBox, ROLE.List, ROLE.Table, ROLE.Tree, ROLE.PageTab, ROLE.ProgressBar, ROLE.Dialog),
)
WHOLE = (ROLE.List, ROLE.Table, ROLE.Tree, ROLE.ComboBox, ROLE.SpinBox)
"""Controls that are read with their content: cells and choices have the texts of the models behind them."""


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """The window with every pane open and every page made."""
    window = Window(made.session("one", "two"), scores_at)
    qtbot.addWidget(window)
    window.place(State())
    window.show()
    for dock in window.docks:
        dock.show()
    centre = window.centre
    for page in (centre.compare, centre.explanations, centre.film, window.curves.content, window.training.curves):
        page.show()
    return window


def everything(one: QAccessibleInterface, way: tuple[str, ...] = ()) -> Iterator[tuple[QAccessibleInterface, str]]:
    """Yield what is in a tree, with the way to it."""
    if not one.isValid():
        return
    here = one.object()
    way = (*way, (here.objectName() or type(here).__name__) if here is not None else str(one.role()))
    yield one, "/".join(way[-4:])
    if one.role() not in WHOLE:
        for place in range(one.childCount()):
            yield from everything(one.child(place), way)


def is_empty(widget: object) -> bool:
    """Say whether something is a bar of tabs that has none yet: it is called as its tab."""
    return isinstance(widget, QTabBar) and not widget.count()


def nameless(widget: QWidget) -> set[str]:
    """Return the ways to what takes keys or is a control, and has no name."""
    tree = QAccessible.queryAccessibleInterface(widget)
    assert tree is not None
    found = list(everything(tree))
    assert len(found) > 3
    return {
        way
        for one, way in found
        if not is_empty(one.object())
        and (one.role() in CONTROLS or one.state().focusable)
        and not one.text(QAccessible.Text.Name).strip()
    }


def test_every_control_of_the_window_has_a_name(window: Window) -> None:
    for place in range(window.centre.count()):
        window.centre.setCurrentIndex(place)
    assert not nameless(window)


def test_every_control_of_the_dialogs_has_a_name(window: Window, qtbot: QtBot) -> None:
    session = window.session
    variants = session.catalogue.shown
    plan = read_plan(next(iter(sorted(plans_folder().glob("*.toml")))))
    choose_labels(session, window, lambda labels: None)
    dialogs = [
        HelpWindow(window),
        KeyList(window, lambda: window.commands.groups),
        About(window),
        ProblemDialog(lambda path, problem: None, window),
        ExportDialog({"All": session.listing.paths}, Path("/masks"), window),
        PlanDialog(plan, Path("/runs"), tasks=session.tasks, root=plans_folder(), parent=window),
        FineTuneDialog(variants, corrected=3, images=5, parent=window),
        RunsDialog(session, dict, window),
    ]
    shown = [*dialogs, *(one for one in window.findChildren(QDialog) if one not in dialogs)]
    assert len(shown) > len(dialogs)
    for dialog in shown:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.show()
        assert not nameless(dialog), dialog.objectName()
        dialog.close()


def test_every_command_of_the_menus_can_be_reached_by_keys(window: Window) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    letters = [action.text() for action in window.menuBar().actions()]
    assert all("&" in text for text in letters)
    assert len(set(letters)) == len(letters)
    reached = {action.objectName() for menu in menus if isinstance(menu, QWidget) for action in menu.actions()}
    assert {"action/open_folder", "action/export", "action/full_screen"} <= reached
