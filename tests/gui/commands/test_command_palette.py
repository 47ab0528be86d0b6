"""The command palette and the list of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QMainWindow, QTextBrowser, QVBoxLayout, QWidget

from segview.gui.commands.action_table import ENTRIES, GESTURES
from segview.gui.commands.actions import Actions
from segview.gui.commands.command_palette import KEYS, CommandPalette, rank
from segview.gui.commands.key_list import KeyList
from tests.gui import made

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(qapp):
    return made.session("one", "two")


@pytest.fixture
def window(qtbot, session):
    window = QMainWindow()
    body = QWidget()
    layout = QVBoxLayout(body)
    for name in ("first", "second", "third"):
        layout.addWidget(QLineEdit(objectName=name))
    window.setCentralWidget(body)
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def actions(window, session):
    return Actions(session, window)


@pytest.fixture
def palette(window, actions):
    palette = CommandPalette(window, lambda: actions.all)
    actions.bind(palette=palette.open, stop=lambda: pytest.fail("stopped"))
    return palette


def typed(palette):
    return palette.findChild(QLineEdit, "palette/typed")


def rows(palette):
    found = palette.findChild(QListWidget, "palette/list")
    return [found.item(row).text() for row in range(found.count())]


def test_every_visible_action_is_listed_with_its_key(qtbot, window, actions, palette):
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert palette.isVisible()
    assert typed(palette).hasFocus()
    visible = [one for one in actions.all if one.isVisible() and one.objectName() != "action/palette"]
    assert rows(palette) == [one.text().removesuffix("…") for one in visible]
    found = palette.findChild(QListWidget, "palette/list")
    keys = {found.item(row).text(): found.item(row).data(KEYS) for row in range(found.count())}
    assert keys["Next image"] == "D or PgDown"
    assert keys["Mask"].split() == ["on", "S"]
    assert keys["Outline only"].split() == ["off", "O"]
    assert "Variant one" in keys
    assert "Variant 3" not in keys


def test_typing_and_enter_run_the_best(qtbot, window, actions, palette, session):
    palette.open()
    qtbot.keyClicks(typed(palette), "gt")
    assert rows(palette)[0] == "Ground truth"
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert not session.look.truth
    assert not palette.isVisible()


def test_arrow_keys_choose(qtbot, palette, session):
    palette.open()
    qtbot.keyClicks(typed(palette), "threshold")
    assert rows(palette)[:2] == ["Lower threshold", "Higher threshold"]
    qtbot.keyClick(typed(palette), Qt.Key.Key_Up)
    qtbot.keyClick(typed(palette), Qt.Key.Key_Down)
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert session.look.threshold == 0.51


def test_page_down_moves_in_the_list_and_not_to_the_next_image(qtbot, palette, session):
    palette.open()
    image = session.image
    qtbot.keyClick(typed(palette), Qt.Key.Key_PageDown)
    assert session.image == image
    assert palette.findChild(QListWidget, "palette/list").currentRow() > 5


def test_escape_closes_and_gives_the_focus_back(qtbot, window, actions, palette):
    field = window.findChild(QLineEdit, "second")
    field.setFocus()
    actions.set_working(True)
    palette.open()
    qtbot.keyClick(typed(palette), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert field.hasFocus()


def test_clicking_runs(qtbot, palette, session):
    palette.open()
    qtbot.keyClicks(typed(palette), "uncertainty")
    found = palette.findChild(QListWidget, "palette/list")
    place = found.visualItemRect(found.item(0)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.look.uncertainty
    assert not palette.isVisible()


def test_it_closes_when_the_focus_goes_elsewhere(qtbot, window, palette):
    palette.open()
    window.findChild(QLineEdit, "first").setFocus()
    assert not palette.isVisible()


def test_disabled_commands_are_greyed_and_passed_over(qtbot, palette, actions):
    palette.open()
    found = palette.findChild(QListWidget, "palette/list")
    qtbot.keyClicks(typed(palette), "save masks")
    assert rows(palette)[0] == "Save masks"
    assert not found.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_nothing_fits_runs_nothing(qtbot, palette, session):
    palette.open()
    look = session.look
    qtbot.keyClicks(typed(palette), "qqqq")
    assert rows(palette) == []
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert session.look == look


def test_it_fits_a_small_window(qtbot, window, palette):
    window.resize(400, 300)
    palette.open()
    assert window.rect().contains(palette.geometry())


# ---- ranking


def test_letters_must_come_in_order():
    assert rank("tg", "Ground truth") is None
    assert rank("gt", "Ground truth") is not None
    assert rank("", "anything") == 0


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("gt", "Ground truth", "Lighter"),
        ("run", "Run again", "Ground truth, no"),
        ("zi", "Zoom in", "Resize image"),
        ("mask", "Save masks", "Maximise a stick"),
    ],
)
def test_starts_of_words_and_runs_of_letters_rank_higher(query, better, worse):
    first, second = rank(query, better), rank(query, worse)
    assert first is not None
    assert second is not None
    assert first >= second


# ---- the list of keys


def test_the_list_of_keys_names_every_action_and_gesture(qtbot, window, actions):
    dialog = KeyList(window, lambda: actions.groups)
    actions.bind(keys=dialog.open)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert dialog.isVisible()
    text = "\n".join(browser.toPlainText() for browser in dialog.findChildren(QTextBrowser))
    for entry in ENTRIES:
        one = window.findChild(QAction, f"action/{entry.name}")
        assert (one.text().removesuffix("…") in text) is one.isVisible()
    for group in actions.groups:
        assert group in text
    for gesture, meaning in GESTURES:
        assert gesture in text
        assert meaning in text
    assert "D or PgDown" in text
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()


def test_keys_in_the_list_are_no_markup(qtbot, window, actions):
    dialog = KeyList(window, lambda: actions.groups)
    dialog.open()
    text = "\n".join(browser.toPlainText() for browser in dialog.findChildren(QTextBrowser))
    line = next(line for line in text.splitlines() if "Narrower" in line)
    following = text.splitlines()[text.splitlines().index(line) + 1]
    assert "<" in line + following
