"""A person's own labels: typed or read from a file, remembered for the folder, followed by corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton, QWidget

from segview.annotation.gestures import Stroke
from segview.annotation.journal import journal_path, replay
from segview.core.images.image import OpenedImage, halvings
from segview.core.requests.label_list import LabelList, labels_of
from segview.core.requests.state import State
from segview.gui.correction.bar import CorrectionBar
from segview.gui.correction.label_table import COLOUR, KEY, NAME, LabelTable
from segview.gui.correction.labels_dialog import LabelsDialog
from segview.gui.session.correcting import correct, correct_truth
from segview.gui.session.labelling import Labelling, choose_labels, take_labels
from tests.gui import walls
from tests.gui.held_tasks import RealTasks

OWN = labels_of(["polyp", "instrument"])


@pytest.fixture
def tasks(qapp, tmp_path):
    tasks = RealTasks(tmp_path / "journals")
    yield tasks
    tasks.leave()


def opened(folder: Path, name: str, *, truth: np.ndarray | None = None) -> OpenedImage:
    path = folder / name
    pixels = np.full((*walls.SIZE, 3), walls.TISSUE, np.uint8)
    pixels[0, 0] = len(name), sum(map(ord, name)) % 256, 0
    Image.fromarray(pixels).save(path)
    return OpenedImage(path, halvings(pixels), truth)


@pytest.fixture
def session(tasks, tmp_path):
    session = walls.session("unet-a", path=tmp_path / "first.png", tasks=tasks)
    Labelling(session)
    session.changed.emit()
    truth = walls.left_half(1, 0).astype(np.uint8)
    session.receiver.take_image(opened(tmp_path, "first.png", truth=truth))
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.9, 0.1)))
    return session


def stroke(value: int) -> Stroke:
    return Stroke(points=((10.0, 10.0),), radius=3.0, value=value)


def test_a_new_mask_has_the_labels_of_the_folder(session) -> None:
    assert take_labels(session, OWN, {}) == ""
    correct(session, None)
    provenance = session.correction.document.provenance
    assert provenance.classes == ("background", "polyp", "instrument")
    assert provenance.colours == OWN.colours


def test_a_variants_mask_takes_the_number_of_its_label(session) -> None:
    take_labels(session, labels_of(["instrument", "polyp"]), {})
    assert correct(session, session.ticked[0]) == ""
    document = session.correction.document
    assert document.provenance.variant == "unet-a"
    assert set(np.unique(document.mask)) == {0, 2}


def test_a_variant_that_marks_something_else_is_refused_in_a_sentence(session) -> None:
    take_labels(session, labels_of(["vessel", "instrument"]), {})
    assert "not among the labels" in correct(session, session.ticked[0])
    assert session.correction.document is None


def test_the_ground_truth_can_be_corrected(session, tmp_path) -> None:
    truth = walls.left_half(1, 0).astype(np.uint8)
    session.listing = replace(session.listing, masks={tmp_path / "first.png": tmp_path / "mask.png"})
    # The file, which has none, may have been read meanwhile.
    session.receiver.take_image(replace(session.current_image.opened, truth=truth))
    assert correct_truth(session) == ""
    assert (session.correction.document.mask == truth).all()
    assert session.correction.document.gestures == 0


def test_a_mask_under_correction_follows_its_labels_and_is_written_down(qtbot, session, tasks, tmp_path) -> None:
    correct(session, None)
    correction = session.correction
    correction.tools.gesture_finished.emit(stroke(1))
    assert take_labels(session, labels_of(["instrument", "adenoma"]), {"polyp": "adenoma"}) == ""
    assert correction.document.area(2) > 0
    correction.tools.gesture_finished.emit(stroke(1))
    qtbot.waitUntil(lambda: correction.is_saved)
    content = journal_path(tmp_path / "journals", session.current_image.identity).read_bytes()
    kept, _ = replay(content)
    assert kept.provenance.classes == ("background", "instrument", "adenoma")
    assert (kept.mask == correction.document.mask).all()
    assert kept.gestures == 2


def test_labels_that_would_lose_pixels_are_refused(session) -> None:
    take_labels(session, OWN, {})
    correct(session, None)
    session.correction.tools.gesture_finished.emit(stroke(2))
    refusal = take_labels(session, labels_of(["polyp", "stool"]), {})
    assert "'instrument'" in refusal
    assert session.labels.current == OWN


def test_labels_are_those_of_their_folder(session, tmp_path) -> None:
    take_labels(session, OWN, {})
    session.labels.set_folder(tmp_path / "elsewhere")
    assert session.labels.current is None
    session.labels.set_folder(tmp_path)
    assert session.labels.current == OWN
    state = State(labels=session.labels.by_folder)
    assert State.model_validate_json(state.model_dump_json()).labels == {str(tmp_path): OWN}


def test_the_bar_leaves_room_for_the_panes_of_a_small_window(qtbot, session) -> None:
    bar = CorrectionBar(session.correction)
    qtbot.addWidget(bar)
    take_labels(session, labels_of(["a label with a name that is as long as a sentence", "instrument"]), {})
    correct(session, None)
    bar.show()
    assert bar.minimumSizeHint().width() <= 760


# ---- the dialog


class Opened:
    """The dialog on a folder, and what it has had taken."""

    def __init__(self, session, qtbot) -> None:
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.saved: list[LabelList] = []
        choose_labels(session, self.parent, self.saved.append)
        found = self.parent.findChild(LabelsDialog)
        assert found is not None
        self.dialog: LabelsDialog = found
        self.table: LabelTable = found.table

    def press(self, name: str) -> None:
        self.dialog.findChild(QPushButton, f"labels/{name}").click()

    def type(self, row: int, column: int, text: str) -> None:
        self.table.item(row, column).setText(text)

    @property
    def problem(self) -> str:
        return self.dialog.findChild(QLabel, "labels/problem").text()

    def accept(self) -> None:
        self.dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()


@pytest.fixture
def dialog(qtbot, session):
    return Opened(session, qtbot)


def test_it_begins_with_the_classes_of_the_variant(dialog) -> None:
    assert [dialog.table.item(0, column).text() for column in (NAME, KEY)] == ["polyp", "1"]
    assert not dialog.dialog.findChild(QPushButton, "labels/none").isEnabled()


def test_labels_are_typed_coloured_and_put_in_order(dialog, session) -> None:
    dialog.press("add")
    dialog.type(1, NAME, "  cold   snare ")
    dialog.type(1, COLOUR, "#0102ff")
    dialog.type(1, KEY, "7")
    dialog.table.setCurrentCell(1, NAME)
    dialog.press("up")
    dialog.accept()
    labels = session.labels.current
    assert labels.names == ("cold snare", "polyp")
    assert labels.labels[0].colour == "#0102ff"
    assert labels.label_of_digit(7) == 1


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        (NAME, "", "Label 2 needs a name."),
        (NAME, "Polyp", "is there twice"),
        (NAME, "background", "always there"),
        (COLOUR, "red", "needs a colour as #rrggbb"),
        (KEY, "x", "a digit from 1 to 9"),
        (KEY, "1", "The key 1 is given to two labels."),
    ],
)
def test_what_cannot_be_is_said_at_once(dialog, session, column, text, said) -> None:
    dialog.press("add")
    dialog.type(1, NAME, "instrument")
    assert dialog.problem == ""
    dialog.type(1, column, text)
    assert said in dialog.problem
    assert not dialog.dialog.done_button.isEnabled()


def test_labels_are_read_from_a_file_and_saved(qtbot, dialog, tmp_path) -> None:
    (tmp_path / "labels.txt").write_text("a\nb\nc\n")
    dialog.press("file")
    chooser = dialog.dialog.findChild(QFileDialog, "choose/labels")
    chooser.fileSelected.emit(str(tmp_path / "labels.txt"))
    chooser.reject()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    dialog.press("save")
    assert dialog.saved[0].names == ("a", "b", "c")


def test_a_file_without_labels_is_told_in_the_dialog(qtbot, dialog, tmp_path) -> None:
    (tmp_path / "labels.txt").write_text("")
    dialog.press("file")
    chooser = dialog.dialog.findChild(QFileDialog, "choose/labels")
    chooser.fileSelected.emit(str(tmp_path / "labels.txt"))
    chooser.reject()
    qtbot.waitUntil(lambda: "has no labels" in dialog.problem)


def test_keys_add_and_remove(qtbot, dialog) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Insert)
    assert dialog.table.rowCount() == 2
    dialog.table.setCurrentCell(1, KEY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.table.rowCount() == 1


def test_the_variants_classes_can_be_had_back(qtbot, session) -> None:
    take_labels(session, OWN, {})
    dialog = Opened(session, qtbot)
    dialog.press("none")
    assert session.labels.current is None
