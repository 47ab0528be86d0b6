"""Variants without names: in the headers, the tables, the lists and what is exported."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QTextBrowser, QToolButton, QWidget

from segview.core.requests.state import StateFile
from segview.core.variants.ablation import Ablation
from segview.gui.app.controller import Controller
from segview.gui.review.blinding import blind, key_of, shuffle, without_names
from segview.gui.session.changing import change
from segview.gui.shell.window import Window
from segview.gui.wall.panels.panel import Panel
from segview.tasks.answer import AnswerImage
from tests.gui import made, windows
from tests.gui.held_tasks import held, nothing_is_asked
from tests.gui.windows import answered, image_folder, known, start, tick

CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("tiny-a", "tiny-b", "tiny-c", "tiny-d")


@pytest.fixture
def variants():
    return tuple(made.variant(name) for name in ("unet", "unet-a", "otsu"))


def test_the_order_is_a_shuffle_of_all(variants):
    orders = {shuffle(variants) for _ in range(60)}
    assert len(orders) == 6
    assert all(sorted(order) == sorted(one.folder for one in variants) for order in orders)


def test_neutral_names_follow_the_order_and_keep_their_numbers(variants):
    order = tuple(variants[place].folder for place in (2, 0, 1))
    assert [(one.name, one.folder.name) for one in blind(variants, order)] == [
        ("Variant 1", "otsu"),
        ("Variant 2", "unet"),
        ("Variant 3", "unet-a"),
    ]
    assert [one.name for one in blind(variants[1:], order)] == ["Variant 1", "Variant 3"]
    assert key_of(variants, order) == "Variant 1 was otsu, Variant 2 was unet, Variant 3 was unet-a"


def test_what_a_variant_is_run_with_stays(variants):
    [one, *_] = blind(variants, [variant.folder for variant in variants])
    real = variants[0].config
    assert one.config == real.model_copy(update={"name": "Variant 1", "summary": one.config.summary})
    assert real.summary not in one.config.summary


def test_names_and_folders_in_a_text_are_replaced_the_longest_first(variants):
    order = [variant.folder for variant in variants]
    text = f"{variants[1].folder}/model.safetensors of unet-a is not unet."
    assert without_names(text, variants, order) == "Variant 2/model.safetensors of Variant 2 is not Variant 1."


def test_the_session_hides_names_and_gives_them_back(qapp):
    session = made.session("one", "two", "three")
    folders = session.ticked
    order = (folders[2], folders[0], folders[1])
    assert session.catalogue.hide_names(order) == ""
    assert [variant.name for variant in session.catalogue.shown] == ["Variant 1", "Variant 2", "Variant 3"]
    assert session.ticked == order
    session.know((made.variant("four"),), tick=True)
    assert session.catalogue.shown[-1].name == "Variant 4"
    change(session, folders[0], Ablation(crf=True))
    assert len(session.catalogue.shown) == 4
    session.catalogue.forget(folders[2])
    assert [variant.name for variant in session.catalogue.shown] == ["Variant 2", "Variant 3", "Variant 4"]
    assert session.catalogue.hide_names(()) == "Variant 2 was one, Variant 3 was two, Variant 4 was four"
    assert [variant.name for variant in session.catalogue.shown] == ["one", "two", "four"]
    assert session.ticked == (folders[0], folders[1], made.variant("four").folder)


def test_answers_stay_while_names_are_hidden(qtbot):
    session = made.session("one", "two")
    session.receiver.take_image(made.image(session.listing.paths[0]))
    for request in session.requests():
        session.receiver.take_prediction(made.prediction(request, made.half(0.1, 0.9)))
    with nothing_is_asked(session.tasks):
        session.catalogue.hide_names(tuple(reversed(session.ticked)))
    assert len(session.answers) == 2


def test_a_failure_names_nobody(qapp):
    session = made.session("one", "two")
    folder = session.ticked[0]
    session.catalogue.hide_names(tuple(reversed(session.ticked)))
    failures = []
    session.failed.connect(lambda sentence, _image: failures.append(sentence))
    [request] = [request for request in session.requests() if request.variant == folder]
    held(session).refuse(AnswerImage(request), f"The weights of one in {folder} are damaged.")
    assert session.answers.failures[folder] == failures[0]
    assert failures[0] == "The weights of Variant 2 in Variant 2 are damaged."


# ---- the whole window


@pytest.fixture
def opened(qtbot, tmp_path: Path, polyp_image, polyp_mask, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    tick(qtbot, window, known(window))
    yield window, controller
    window.close()


def all_texts(window: Window) -> str:
    """Everything that can be read, pointed at or heard in the window."""
    texts: list[str] = []
    spare = [one for one in window.findChildren(Panel) if one not in window.wall.panels]  # hidden until they are needed
    unseen = {widget for panel in spare for widget in (panel, *panel.findChildren(QWidget))}
    for widget in (one for one in window.findChildren(QWidget) if one not in unseen):
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QToolButton):
            texts.append(widget.text())
        elif isinstance(widget, QTextBrowser):
            texts.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(row) for row in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None and widget.isVisible():
            model = widget.model()
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            for row in range(model.rowCount()):
                for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                    texts += [str(model.index(row, column).data(role)) for role in roles]
    texts += [text for action in window.findChildren(QAction) for text in (action.text(), action.toolTip())]
    return "\n".join(texts)


def test_nothing_in_the_window_names_a_variant(qtbot, opened):
    window, _ = opened
    window.figures.show()
    assert all(name in all_texts(window) for name in NAMES)
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert window.commands["blind"].isChecked()
    text = all_texts(window)
    assert [name for name in NAMES if name in text] == []
    assert "CBAM" not in text
    assert "Variant 1" in text
    window.readout.copy()
    assert not any(name in QGuiApplication.clipboard().text() for name in NAMES)


def test_what_only_some_variants_have_is_not_shown(qtbot, opened):
    window, _ = opened
    columns = {panel.column for panel in window.wall.panels}
    assert "cbam/spatial" in columns
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    columns = {panel.column for panel in window.wall.panels}
    assert columns == {"image", "probability/class 1", "uncertainty", "errors"}
    assert not window.layers.tree.isVisibleTo(window.layers)


def test_nothing_that_was_selected_is_seen_to_move(qtbot, opened):
    window, _ = opened
    folder = known(window)[2]
    row = [variant.folder for variant in window.session.catalogue.shown].index(folder)
    window.variants.view.setCurrentIndex(window.variants.model.index(row))
    window.wall.panels[5].canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert window.variants.view.currentIndex().row() == 0
    assert not any(panel.canvas.hasFocus() for panel in window.wall.panels)


def test_exports_are_neutral_and_can_be_traced(qtbot, opened, tmp_path):
    window, _ = opened
    place = tmp_path / "out"
    place.mkdir()
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    dialog = windows.dialog(qtbot, window, "choose/save_masks")
    dialog.fileSelected.emit(str(place))
    dialog.close()
    qtbot.waitUntil(lambda: "4 masks" in window.banner.text)
    names = [path.name for path in place.iterdir()]
    assert all("tiny" not in name for name in names)
    # Nor is a name inside: the weights tell, to whom looks them up.
    real = {variant.config.weights_sha256 for variant in window.session.catalogue.shown}
    for path in place.glob("*.json"):
        about = json.loads(path.read_text())
        assert about["variant"].startswith("Variant ")
        assert about["weights_sha256"] in real
        assert "tiny" not in path.read_text()


def test_names_come_back_with_the_key(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    by_number = {variant.folder.name: variant.name for variant in window.session.catalogue.shown}
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert {variant.name for variant in window.session.catalogue.shown} >= set(NAMES)
    for name in NAMES:
        assert f"{by_number[name]} was {name}" in window.banner.text
    qtbot.mouseClick(window.findChild(QToolButton, "banner/offer"), Qt.MouseButton.LeftButton)
    assert f"{by_number['tiny-a']} was tiny-a" in QGuiApplication.clipboard().text().split("\n")
    assert not window.commands["blind"].isChecked()
    qtbot.waitUntil(lambda: answered(window))


def test_the_numbers_are_the_same_at_the_next_start(qtbot, tmp_path, polyp_image, polyp_mask, tiny_variants):
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    names = {variant.folder: variant.name for variant in window.session.catalogue.shown}
    window.close()
    state, _ = StateFile(tmp_path / "state.json").read_state()
    assert len(state.review_settings.blind) == len(names)
    again, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=None)
    assert {variant.folder: variant.name for variant in again.session.catalogue.shown} == names
    again.close()
