"""The pane of the variants, and the card of one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QTextBrowser,
    QToolButton,
)

from segview.core.base.places import models_folder
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import Source
from segview.gui.session.session import Session
from segview.gui.variants.card import card_html
from segview.gui.variants.display_names import short_line
from segview.gui.variants.dock import VariantsDock
from segview.gui.variants.variant_list import Role
from segview.tasks.answer import AnswerImage
from segview.tasks.files import Open
from tests.gui import made
from tests.gui.held_tasks import HeldTasks
from tests.gui.made import child


@pytest.fixture
def session():
    session = Session(HeldTasks())
    session.know((made.variant("one"), made.variant("two", head="C", activation="selu"), made.variant("three")))
    return session


@pytest.fixture
def dock(shown, session):
    return shown(VariantsDock(session), 300, 600)


def tick(qtbot, dock, row):
    """Click the box of a row, where the style draws it."""
    view = child(dock, QListView, "variants/list")
    index = view.model().index(row, 0)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = view.visualRect(index)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def names(dock):
    model = child(dock, QListView, "variants/list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def states(dock):
    model = child(dock, QListView, "variants/list").model()
    kind = Qt.ItemDataRole.CheckStateRole
    return [model.index(row, 0).data(kind) == Qt.CheckState.Checked for row in range(model.rowCount())]


def test_the_list_says_on_which_data_a_score_was_made(dock):
    tip = child(dock, QListView, "variants/list").model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Dice 0.861: mean over images, 100 images of test, 224 × 224" in tip


def test_variants_stand_in_the_order_of_the_session(dock, session):
    assert names(dock) == ["one", "two", "three"]
    assert states(dock) == [False, False, False]
    session.know((made.variant("four"),), tick=True)
    assert names(dock) == ["one", "two", "three", "four"]
    assert states(dock) == [False, False, False, True]


def test_ticking_asks_for_a_variant(qtbot, dock, session):
    tick(qtbot, dock, 1)
    assert session.ticked == (Path("/elsewhere/two"),)
    tick(qtbot, dock, 0)
    assert session.ticked == (Path("/elsewhere/one"), Path("/elsewhere/two"))
    tick(qtbot, dock, 1)
    assert session.ticked == (Path("/elsewhere/one"),)
    assert states(dock) == [True, False, False]


def test_clicking_beside_the_box_shows_the_card_and_ticks_nothing(qtbot, dock, session):
    view = child(dock, QListView, "variants/list")
    place = view.visualRect(view.model().index(2, 0)).center() + QPoint(40, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.ticked == ()
    assert "What three is." in child(dock, QTextBrowser, "variants/card").toPlainText()


def test_space_ticks_the_selected_variant(qtbot, dock, session):
    view = child(dock, QListView, "variants/list")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert session.ticked == (Path("/elsewhere/two"),)


def test_all_and_none(qtbot, dock, session):
    qtbot.mouseClick(child(dock, QToolButton, "variants/all"), Qt.MouseButton.LeftButton)
    assert states(dock) == [True, True, True]
    assert len(session.ticked) == 3
    qtbot.mouseClick(child(dock, QToolButton, "variants/none"), Qt.MouseButton.LeftButton)
    assert session.ticked == ()


def test_the_line_tells_variants_apart():
    variant = made.variant("two", head="C", activation="selu")
    assert short_line(variant.config) == "U-Net · MobileNetV2 · C · SELU · Dice 0.861"
    bare = made.variant("bare").config.model_copy(update={"scores": ()})
    assert short_line(bare) == "U-Net · MobileNetV2 · A"


def test_a_network_without_a_library_encoder_names_none():
    config = made.variant("own").config
    bare = config.model_copy(update={"network": config.network.model_copy(update={"encoder": ""})})
    assert short_line(bare) == "U-Net · A · Dice 0.861"
    assert "its own" in card_html(bare)


def test_of_a_network_of_another_program_the_card_tells_what_is_known():
    config = made.variant("own").config
    source = Source(path="/theirs/net.onnx", sha256="ab" * 32)
    network = config.network.model_copy(update={"architecture": "onnx", "encoder": "", "source": source})
    theirs = config.model_copy(update={"network": network})
    card = card_html(theirs)
    assert "Encoder" not in card
    assert "Attention" not in card
    assert short_line(theirs) == "ONNX · /theirs/net.onnx"


def test_the_card_says_what_the_variant_is(qtbot, dock, session):
    dock.model.setData(dock.model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    view = child(dock, QListView, "variants/list")
    view.setCurrentIndex(view.model().index(1, 0))
    text = child(dock, QTextBrowser, "variants/card").toPlainText()
    sha = session.catalogue.shown[1].config.weights_sha256
    for part in ("U-Net", "MobileNetV2", "CBAM", "SELU", "6,629,233", "224 × 224", "background, polyp", "600 pairs"):
        assert part in text
    for part in ("Research & education", "Dice 0.861", "mean over images", "100 images of test", "not for diagnosis"):
        assert part in text
    assert sha[:12] in text
    assert sha not in text


def test_nothing_of_a_config_is_markup():
    config = made.variant("x").config.model_copy(
        update={"summary": "<img src='file:///etc/passwd'>", "classes": ("<b>", "y"), "trained_with": "<a href='x'>"}
    )
    html = card_html(config)
    assert "<img" not in html
    assert "<b>, y" not in html
    assert "<a href='x'" not in html
    assert "&lt;img" in html


def test_the_hash_is_copied_whole_and_nothing_is_opened(qtbot, dock, session):
    QGuiApplication.clipboard().clear()
    card = child(dock, QTextBrowser, "variants/card")
    assert not card.openLinks()
    card.anchorClicked.emit(QUrl("copy"))
    assert QGuiApplication.clipboard().text() == session.catalogue.shown[0].config.weights_sha256


def test_a_failure_stands_in_the_row(qtbot, dock, session):
    session.take_images(made.images(1))
    session.ask(ticked=(Path("/elsewhere/two"),))
    with qtbot.waitSignal(dock.model.dataChanged):
        session.tasks.refuse(AnswerImage(session.requests()[0]), "Its weights do not fit.")
    index = dock.model.index(1)
    assert index.data(Role.FAILURE) == "Its weights do not fit."
    assert "Its weights do not fit." in index.data(Qt.ItemDataRole.ToolTipRole)
    session.ask(ticked=())
    assert index.data(Role.FAILURE) == ""


def test_opened_variants_can_be_removed_and_shipped_ones_cannot(qtbot, dock, session):
    session.know((made.variant("shipped", folder=models_folder()),))
    view, remove = child(dock, QListView, "variants/list"), child(dock, QToolButton, "variants/remove")
    view.setCurrentIndex(view.model().index(3, 0))
    assert not remove.isEnabled()
    session.ask(ticked=(Path("/elsewhere/one"), Path("/elsewhere/two")))
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert names(dock) == ["one", "three", "shipped"]
    assert session.ticked == (Path("/elsewhere/one"),)
    assert "What one is." in child(dock, QTextBrowser, "variants/card").toPlainText()


def test_the_card_stays_when_variants_come_in(dock, session):
    view = child(dock, QListView, "variants/list")
    view.setCurrentIndex(view.model().index(1, 0))
    session.know((made.variant("four"),))
    assert dock.selected == session.catalogue.shown[1]
    changed = made.variant("two")
    config = changed.config.model_copy(update={"preprocessing": Preprocessing(input_size=(352, 352))})
    session.know((type(changed)(changed.folder, config),))
    assert "352 × 352" in child(dock, QTextBrowser, "variants/card").toPlainText()


def test_without_variants_the_pane_says_what_to_do(qtbot):
    dock = VariantsDock(Session(HeldTasks()))
    qtbot.addWidget(dock)
    dock.show()
    assert "Open the folder" in child(dock, QLabel, "variants/hint").text()
    assert child(dock, QLabel, "variants/hint").isVisible()
    assert not child(dock, QToolButton, "variants/all").isEnabled()


@pytest.mark.parametrize(("place", "name"), [(0, "choose/variant"), (1, "choose/checkpoint")])
def test_what_is_chosen_is_opened(qtbot, dock, session, tmp_path, place, name):
    (tmp_path / "model.safetensors").write_bytes(b"x")
    child(dock, QMenu, "variants/open/menu").actions()[place].trigger()
    dialog = dock.findChild(QFileDialog, name)
    assert dialog.isVisible()
    chosen = tmp_path if place == 0 else tmp_path / "model.safetensors"
    dialog.selectFile(str(chosen))
    dialog.accept()
    assert session.tasks.asked(Open) == [Open((chosen,))]
