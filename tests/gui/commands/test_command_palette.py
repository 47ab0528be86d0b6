"""The command palette and the list of keys."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QMainWindow, QTextBrowser, QVBoxLayout, QWidget

from segview.gui.commands.action_table import ENTRIES, GESTURES
from segview.gui.commands.actions import Actions
from segview.gui.commands.command_palette import KEYS, CommandPalette
from segview.gui.commands.key_list import KeyList
from segview.gui.commands.matching import fit, nearest_commands
from segview.gui.commands.offers import offers
from segview.gui.commands.synonyms import SYNONYMS, synonyms
from segview.gui.view.view_dock import ViewDock
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
def palette(window, session, actions):
    dock = ViewDock(session, window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    actions.add_docks([dock])
    palette = CommandPalette(window, lambda: [*offers(actions, session), *dock.maps.offers()])
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
    shown = rows(palette)
    visible = [one for one in actions.all if one.isVisible() and one.objectName() != "action/palette"]
    assert len(set(shown)) == len(shown)
    assert {one.text().removesuffix("…") for one in visible} <= set(shown)
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
    assert not session.view.truth
    assert not palette.isVisible()


def test_arrow_keys_choose(qtbot, palette, session):
    palette.open()
    qtbot.keyClicks(typed(palette), "threshold")
    assert rows(palette)[:2] == ["Lower threshold", "Higher threshold"]
    qtbot.keyClick(typed(palette), Qt.Key.Key_Up)
    qtbot.keyClick(typed(palette), Qt.Key.Key_Down)
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert session.view.threshold == 0.51


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


def test_it_closes_although_the_widget_before_is_gone(qtbot, window, palette):
    before = window.findChild(QLineEdit, "second")
    before.setFocus()
    palette.open()
    shiboken6.delete(before)
    with qtbot.captureExceptions() as errors:
        qtbot.keyClick(typed(palette), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert not errors


def test_clicking_runs(qtbot, palette, session):
    palette.open()
    qtbot.keyClicks(typed(palette), "uncertainty")
    found = palette.findChild(QListWidget, "palette/list")
    place = found.visualItemRect(found.item(0)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.view.uncertainty
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


def test_what_nothing_fits_is_told_and_runs_nothing(qtbot, palette, session):
    palette.open()
    view = session.view
    qtbot.keyClicks(typed(palette), "otsu")
    assert rows(palette) == ["There is no command “otsu”."]
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert session.view == view
    assert palette.isVisible()


def test_what_may_have_been_meant_is_offered_and_runs_once_it_is_chosen(qtbot, palette, session):
    palette.open()
    view = session.view
    qtbot.keyClicks(typed(palette), "thresold")
    assert rows(palette)[:2] == ["There is no command “thresold”. Did you mean:", "Lower threshold"]
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert session.view == view
    qtbot.keyClick(typed(palette), Qt.Key.Key_Down)
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert session.view.threshold == 0.49
    assert not palette.isVisible()


def test_what_cannot_be_done_is_not_replaced_by_another_command(qtbot, palette, session):
    palette.open()
    qtbot.keyClicks(typed(palette), "mask export")
    assert rows(palette)[0] == "Export the mask"
    before = session.view, session.ticked, session.image
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert (session.view, session.ticked, session.image) == before
    assert palette.isVisible()


def test_every_variant_has_a_command_under_its_shown_name(qtbot, palette, session):
    session.know(tuple(made.variant(f"otsu-{number}") for number in range(10)))
    palette.open()
    qtbot.keyClicks(typed(palette), "otsu-7")
    assert rows(palette) == ["Variant otsu-7"]
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert [folder.name for folder in session.ticked] == ["one", "two", "otsu-7"]
    palette.open()
    qtbot.keyClicks(typed(palette), "untick otsu-7")
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert [folder.name for folder in session.ticked] == ["one", "two"]
    session.catalogue.hide_names(tuple(one.folder for one in session.catalogue.shown))
    palette.open()
    qtbot.keyClicks(typed(palette), "otsu")
    assert rows(palette) == ["There is no command “otsu”."]
    typed(palette).clear()
    qtbot.keyClicks(typed(palette), "variant 2")
    assert rows(palette)[0] == "Variant 2"
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert [folder.name for folder in session.ticked] == ["one"]


def test_every_map_has_a_command(qtbot, palette, session):
    assert "uncertainty" in session.view.maps
    palette.open()
    qtbot.keyClicks(typed(palette), "map uncert")
    assert rows(palette)[0] == "Map uncertainty"
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert "uncertainty" not in session.view.maps
    palette.open()
    qtbot.keyClicks(typed(palette), "show map uncertainty")
    qtbot.keyClick(typed(palette), Qt.Key.Key_Return)
    assert "uncertainty" in session.view.maps


def test_it_fits_a_small_window(qtbot, window, palette):
    window.resize(400, 300)
    palette.open()
    assert window.rect().contains(palette.geometry())


# ---- ranking


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Ground truth", "gt"),
        ("Ground truth", "truth gr"),
        ("Full screen", "fullscreen"),
        ("Variant unet-mobilenet_v2-c", "unet c"),
        ("Variant unet-mobilenet_v2-c", "v2-c"),
        ("Zoom in", "zi"),
        ("Maximise a panel", "xim"),
        ("anything", ""),
    ],
)
def test_words_their_beginnings_and_initials_fit(text, query):
    assert fit(query, text) is not None


@pytest.mark.parametrize(
    ("text", "query"),
    [("Scores on tissue only", "otsu"), ("Maximise a stick", "mask"), ("Ground truth", "tg"), ("Lighter", "gt")],
)
def test_letters_that_merely_come_in_order_do_not_fit(text, query):
    assert fit(query, text) is None


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("mask", ("Mask", ()), ("Save masks", ())),
        ("mask", ("Save masks", ()), ("Unmasked", ())),
        ("export", ("Export the mask", ()), ("Save masks", ("export masks",))),
        ("paint", ("Brush", ("paint",)), ("Repainted", ())),
    ],
)
def test_what_fits_better_ranks_higher(query, better, worse):
    first, second = fit(query, *better), fit(query, *worse)
    assert first is not None
    assert second is not None
    assert first > second


def test_what_was_meant_is_the_nearest_word():
    known = [("Brush", ("paint",)), ("Eraser", ("rubber",)), ("Undo", ())]
    assert nearest_commands("erazer", known) == [1]
    assert nearest_commands("ruber", known) == [1]
    assert nearest_commands("xyz", known) == []


def test_every_command_has_synonyms_and_is_found_by_each(window, session):
    pane = {name for name in SYNONYMS if name.startswith("dock/")}
    named = {entry.name for entry in ENTRIES if not entry.name.startswith("variant_")}
    assert named | pane == set(SYNONYMS)
    for entry in ENTRIES:
        for synonym in synonyms(SYNONYMS.get(entry.name, "")):
            assert fit(synonym, entry.text, synonyms(SYNONYMS[entry.name])) is not None


@pytest.mark.parametrize(
    ("query", "command"),
    [
        ("exit", "quit"),
        ("cut-off", "threshold_down"),
        ("magic wand", "region"),
        ("freehand", "lasso"),
        ("edit outline", "polygon"),
        ("rubber", "eraser"),
        ("shortcuts", "keys"),
        ("screenshot", "save_wall"),
        ("cancel", "stop"),
        ("Grad-CAM", "compute"),
        ("COCO", "import_mask"),
        ("anonymous", "blind"),
        ("approve", "accept"),
        ("fill hole", "part"),
        ("eyedropper", "pick_class"),
        ("recompute", "run"),
        ("transparent", "opacity_down"),
        ("bilinear", "smooth"),
        ("gold standard", "truth"),
        ("specular", "artefacts"),
        ("clipboard", "copy_readout"),
        ("load directory", "open_folder"),
        ("maximize", "maximise"),
    ],
)
def test_a_synonym_finds_its_command_first(palette, actions, query, command):
    palette.open()
    typed(palette).setText(query)
    assert rows(palette)[0] == actions[command].text().removesuffix("…")


# ---- the list of keys


def test_the_list_of_keys_names_every_action_and_gesture(qtbot, window, actions):
    dialog = KeyList(window, lambda: actions.groups)
    actions.bind(keys=dialog.open)
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
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
