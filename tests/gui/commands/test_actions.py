"""The actions of the window and their keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget

from segview.core.requests.label_list import KEYS
from segview.core.requests.settings import ViewSettings
from segview.core.variants.ablation import Ablation
from segview.gui.commands.action_table import ENTRIES
from segview.gui.commands.actions import BOUND, Actions, key_texts
from segview.gui.images.dock import ImagesDock
from segview.gui.session.changing import change
from segview.gui.session.session import Session
from segview.gui.variants.dock import VariantsDock
from segview.gui.variants.variant_list import Role
from segview.gui.view.view_dock import ViewDock
from segview.gui.widgets.controls import NumberBox, limits
from segview.tasks.answer import AnswerImage
from segview.tasks.files import Open
from tests.gui import made
from tests.gui.held_tasks import HeldTasks, nothing_is_asked

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(qapp):
    return made.session("one", "two", "three", count=5)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def actions(window, session):
    return Actions(session, window)


def action(window, name):
    found = window.findChild(QAction, f"action/{name}")
    assert found is not None
    return found


# ---- the table


def test_no_key_is_given_twice():
    keys = [QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys]
    assert "" not in keys
    assert sorted(keys) == sorted(set(keys))


def test_names_are_given_once_and_all_are_made(window, actions):
    names = [entry.name for entry in ENTRIES]
    assert sorted(names) == sorted(set(names))
    for entry in ENTRIES:
        assert action(window, entry.name) is actions[entry.name]
        assert [QKeySequence(key) for key in entry.keys] == actions[entry.name].shortcuts()


def test_every_action_stands_in_one_group(actions):
    listed = [one for group in actions.groups.values() for one in group]
    assert len(listed) == len(ENTRIES)
    assert set(listed) == set(actions.all)


def test_fields_are_those_of_the_look():
    for entry in ENTRIES:
        if entry.by:
            low, high = limits(entry.field)
            assert low < high
        elif entry.field:
            assert isinstance(getattr(ViewSettings(), entry.field), bool)


def test_a_held_key_repeats_moves_and_no_switches(actions):
    for name in ("next_image", "previous_image", "opacity_up", "threshold_down", "zoom_in"):
        assert actions[name].autoRepeat()
    for name in ("mask", "uncertainty", "variant_1", "run", "maximise", "open_folder"):
        assert not actions[name].autoRepeat()


# ---- what the session alone can do


@pytest.mark.parametrize(
    ("key", "field"),
    [("S", "mask"), ("G", "truth"), ("U", "uncertainty"), ("T", "attention"), ("O", "contour_only"), ("M", "smooth")],
)
def test_letters_switch_what_is_drawn(qtbot, window, actions, session, key, field):
    before = getattr(session.view, field)
    with nothing_is_asked(session.tasks):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"))
    assert getattr(session.view, field) is not before
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"))
    assert getattr(session.view, field) is before


def test_switches_follow_the_look(window, actions, session):
    assert action(window, "mask").isChecked()
    session.show(mask=False, uncertainty=True)
    assert not action(window, "mask").isChecked()
    assert action(window, "uncertainty").isChecked()


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        (Qt.Key.Key_Minus, "opacity", 0.35),
        (Qt.Key.Key_Equal, "opacity", 0.45),
        (Qt.Key.Key_Comma, "threshold", 0.49),
        (Qt.Key.Key_Period, "threshold", 0.51),
        (Qt.Key.Key_Less, "band", 0.19),
        (Qt.Key.Key_Greater, "band", 0.21),
    ],
)
def test_keys_move_numbers(qtbot, window, actions, session, key, field, value):
    qtbot.keyClick(window, key)
    assert getattr(session.view, field) == value


@pytest.mark.parametrize("field", ["opacity", "threshold", "band"])
def test_numbers_stop_at_their_limits(window, actions, session, field):
    low, high = limits(field)
    for _ in range(120):
        action(window, f"{field}_up").trigger()
    assert getattr(session.view, field) == high
    for _ in range(120):
        action(window, f"{field}_down").trigger()
    assert getattr(session.view, field) == low
    assert ViewSettings.model_validate(dict(session.view)) == session.view


@pytest.mark.parametrize(("onwards", "back"), [(Qt.Key.Key_D, Qt.Key.Key_A), (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)])
def test_next_and_previous_image(qtbot, window, actions, session, onwards, back):
    steps: list[int] = []
    actions.bind_steps(steps.append)
    for key in (onwards, back, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(window, key)
    assert steps == [1, -1, len(session.listing.paths), -len(session.listing.paths)]


def test_digits_tick_variants(qtbot, window, actions, session):
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert session.ticked == (Path("/elsewhere/one"), Path("/elsewhere/three"))
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert len(session.ticked) == 3
    qtbot.keyClick(window, Qt.Key.Key_9)
    assert len(session.ticked) == 3
    assert action(window, "variant_2").text() == "Variant two"
    assert not action(window, "variant_4").isVisible()
    session.know((made.variant("four"),))
    assert action(window, "variant_4").isVisible()
    assert not action(window, "variant_4").isChecked()


def test_a_digit_stays_with_its_variant(qtbot, window, actions, session):
    one, two, three = (variant.folder for variant in session.catalogue.shown)
    numbers = dict(session.catalogue.numbers)
    assert numbers == {one: 1, two: 2, three: 3}
    change(session, one, Ablation(crf=True))
    changed = session.ticked[1]
    assert [variant.folder for variant in session.catalogue.shown] == [one, changed, two, three]
    assert session.catalogue.numbers == {**numbers, changed: 4}
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert session.ticked == (one, changed, three)
    session.catalogue.forget(one)
    assert not action(window, "variant_1").isVisible()
    session.know((made.variant("four"),))
    assert session.catalogue.numbers[Path("/elsewhere/four")] == 5
    qtbot.keyClick(window, Qt.Key.Key_3)
    assert session.ticked == (changed,)
    session.know((made.variant("one"),))
    assert action(window, "variant_1").text() == "Variant one"
    names = [session.catalogue.shown[row].name for row in range(len(session.catalogue.shown))]
    dock = VariantsDock(session, window)
    keys = [dock.model.index(row).data(Role.KEY) for row in range(len(names))]
    shown = {"one": "1", "one with CRF": "4", "two": "2", "three": "3", "four": "5"}
    assert dict(zip(names, keys, strict=True)) == shown


def test_blind_digits_are_those_of_the_neutral_names(qtbot, window, actions, session):
    one, two, three = (variant.folder for variant in session.catalogue.shown)
    session.catalogue.hide_names((three, one, two))
    assert action(window, "variant_1").text() == "Variant 1"
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert three not in session.ticked
    session.catalogue.hide_names(())
    assert session.catalogue.numbers == {one: 1, two: 2, three: 3}


def test_once_all_digits_are_used_those_of_variants_that_left_are_given_again(session):
    session.know(tuple(made.variant(f"more {number}") for number in range(8)))
    folders = [variant.folder for variant in session.catalogue.shown]
    assert [session.catalogue.numbers[folder] for folder in folders] == list(range(1, 12))
    session.catalogue.forget(folders[4])
    session.catalogue.forget(folders[1])
    session.know((made.variant("new"),))
    assert session.catalogue.numbers[Path("/elsewhere/new")] == 5
    assert [session.catalogue.numbers[folder] for folder in (folders[0], folders[2])] == [1, 3]


def test_run_asks_again(qtbot, window, actions, session):
    for request in session.requests():
        session.receiver.take_prediction(made.prediction(request, made.half(0.1, 0.9)))
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert [one.request for one in session.tasks.together(AnswerImage)] == list(session.requests())
    assert len(session.requests()) == 3


def test_tick_all_and_none(qtbot, window, actions, session):
    qtbot.keyClick(window, Qt.Key.Key_A, CONTROL | SHIFT)
    assert session.ticked == ()
    qtbot.keyClick(window, Qt.Key.Key_A, CONTROL)
    assert len(session.ticked) == 3


def test_reset_look(qtbot, window, actions, session):
    session.show(threshold=0.9, maps=(), smooth=True)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    assert session.view == ViewSettings()


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Qt.Key.Key_O, CONTROL, "choose/files"),
        (Qt.Key.Key_O, CONTROL | SHIFT, "choose/folder"),
        (Qt.Key.Key_V, CONTROL | SHIFT, "choose/variant"),
    ],
)
def test_opening_goes_through_a_chooser(qtbot, window, actions, session, tmp_path, key, modifiers, name):
    (tmp_path / "a.png").write_bytes(b"x")
    qtbot.keyClick(window, key, modifiers)
    dialog = window.findChild(QFileDialog, name)
    assert dialog.isVisible()
    chosen = tmp_path / "a.png" if name == "choose/files" else tmp_path
    dialog.selectFile(str(chosen))
    dialog.accept()
    assert session.tasks.asked(Open) == [Open((chosen,), listed=session.listing.paths)]


def test_full_screen_and_quit(qtbot, window, actions):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()


# ---- what the window does


def test_bound_actions_wait_for_their_callback(qtbot, window, actions):
    done = []
    assert all(not actions[name].isEnabled() for name in BOUND)
    actions.bind(**{name: lambda name=name: done.append(name) for name in BOUND})
    actions.set_working(True)
    # There is no answer, no image, no correction, no decision and nothing held back yet.
    probabilities = ("save_probabilities_png", "save_probabilities_npz", "save_figure", "save_report")
    correcting = (
        "correct",
        "correct_empty",
        "correct_truth",
        "copy_part",
        "paste_part",
        "paste_part_here",
        "import_mask",
        "export",
        "simplify",
        "snap",
        "follow_edges",
        *(f"label_{digit}" for digit in KEYS),
    )
    waiting = ("save_masks", *probabilities, *correcting, "undo_decision", "reveal")
    ready = [name for name in BOUND if name not in waiting]
    for name in ready:
        assert actions[name].isEnabled(), name
        actions[name].trigger()
    assert done == ready
    done.clear()
    for key, modifiers in (
        (Qt.Key.Key_F, None),
        (Qt.Key.Key_0, CONTROL),
        (Qt.Key.Key_K, CONTROL),
        (Qt.Key.Key_F1, None),
        (Qt.Key.Key_F1, SHIFT),
    ):
        qtbot.keyClick(window, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert done == ["fit", "fit", "palette", "help", "keys"]


def test_only_known_names_are_bound(actions):
    with pytest.raises(KeyError, match="mask"):
        actions.bind(mask=print)


def test_what_is_missing_disables(window, actions, session):
    actions.bind(save_masks=lambda: None, stop=lambda: None)
    assert not action(window, "save_masks").isEnabled()
    session.receiver.take_prediction(made.prediction(session.requests()[0], made.half(0.1, 0.9)))
    assert action(window, "save_masks").isEnabled()
    assert not action(window, "stop").isEnabled()
    actions.set_working(True)
    assert action(window, "stop").isEnabled()
    session.ask(ticked=())
    assert not action(window, "run").isEnabled()
    assert not action(window, "save_masks").isEnabled()


def test_in_an_empty_window_little_can_be_done(qtbot, window):
    actions = Actions(Session(HeldTasks()), window)
    enabled = {one.objectName().removeprefix("action/") for one in actions.all if one.isEnabled()}
    assert {"open_folder", "open_files", "open_variant", "quit", "mask", "full_screen"} <= enabled
    assert not enabled & {"next_image", "run", "tick_all", "variant_1", "find_image", "fit"}


def test_steps_can_pass_over_filtered_images(qtbot, window, actions, session):
    dock = ImagesDock(session, window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    actions.bind_steps(dock.steps.step)
    dock.findChild(QLineEdit, "images/filter").setText("3")
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert session.image == session.listing.paths[3]


def test_panes_are_shown_and_hidden(qtbot, window, actions, session):
    dock = ViewDock(session, window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    actions.add_docks([dock])
    shown = action(window, "dock/look")
    assert shown in actions.groups["View"]
    assert key_texts(shown) == ["Ctrl+1"]
    assert shown.isChecked()
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert not dock.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert dock.isVisible()


# ---- keys and text


def test_letters_typed_into_a_text_do_nothing_else(qtbot, window, actions, session):
    dock = ImagesDock(session, window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    typed = dock.findChild(QLineEdit, "images/filter")
    typed.setFocus()
    view, image, ticked = session.view, session.image, session.ticked
    qtbot.keyClicks(typed, "sgutdaio12,.-=<")
    assert typed.text() == "sgutdaio12,.-=<"
    assert (session.view, session.image, session.ticked) == (view, image, ticked)
    typed.clear()
    view = dock.findChild(QListView, "images/list")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert session.view.mask is not view.mask


def test_letters_reach_the_actions_from_a_number_box(qtbot, window, actions, session):
    body = QWidget()
    box = NumberBox()
    QVBoxLayout(body).addWidget(box)
    window.setCentralWidget(body)
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_1)
    qtbot.keyClick(box, Qt.Key.Key_S)
    assert box.value() == 1
    assert len(session.ticked) == 3
    assert not session.view.mask
