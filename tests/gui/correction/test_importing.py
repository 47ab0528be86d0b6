"""Masks of files in the window: one gesture each, with a question where they may be of another image."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QMessageBox

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.document import Document
from segview.annotation.journal import HeldElsewhere, replay
from segview.core.images.image import OpenedImage, halvings
from segview.gui.session.correcting import ask_whether, choose_mask, correct
from tests.gui import walls

HEIGHT, WIDTH = walls.SIZE


@pytest.fixture
def session(tasks, tmp_path):
    return walls.half_found(tasks, tmp_path / "first.png")


class Said:
    """The messages of the window on imports."""

    def __init__(self, correction) -> None:
        self.messages, self.noted, self.doubts = [], [], []
        correction.importing.reported.connect(self.messages.append)
        correction.importing.noted.connect(self.noted.append)
        correction.importing.doubted.connect(self.doubts.append)


@pytest.fixture
def said(session):
    return Said(session.correction)


def square(folder: Path, left: int, *, name: str = "first.png", more: tuple = ()) -> Path:
    """Write a labelme file of a square."""
    points = [[left, 5], [left + 10, 5], [left + 10, 15], [left, 15]]
    shapes = [{"label": "polyp", "points": points, "shape_type": "polygon"}, *more]
    content = {"imagePath": name, "imageHeight": HEIGHT, "imageWidth": WIDTH, "shapes": shapes}
    path = folder / f"{left}.json"
    path.write_text(json.dumps(content))
    return path


def wanted(left: int) -> np.ndarray:
    mask = np.zeros(walls.SIZE, np.uint8)
    mask[5:15, left : left + 10] = 1
    return mask


def importing(session, path: Path) -> None:
    """Choose a file as the user does."""
    wall = QFileDialog()
    choose_mask(session, wall)
    dialog = wall.findChild(QFileDialog, "choose/import")
    assert "*.jpg" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    wall.deleteLater()


def test_an_import_is_one_gesture_over_another_too(qtbot, session, said, tasks, tmp_path):
    correction = session.correction
    importing(session, square(tmp_path, 10))
    qtbot.waitUntil(lambda: correction.document is not None and correction.document.gestures == 1)
    assert np.array_equal(correction.document.mask, wanted(10))
    assert correction.document.provenance.variant == ""
    assert said.messages == ["10.json was imported: 100 px of polyp."]
    importing(session, square(tmp_path, 30))
    qtbot.waitUntil(lambda: correction.document.gestures == 2)
    assert np.array_equal(correction.document.mask, wanted(30))
    for mask in (wanted(10), np.zeros(walls.SIZE)):
        correction.gestures.undo()
        assert np.array_equal(correction.document.mask, mask)
    assert not correction.document.history.can_undo
    for mask in (wanted(10), wanted(30)):
        correction.gestures.redo()
        assert np.array_equal(correction.document.mask, mask)
    qtbot.waitUntil(lambda: correction.is_saved)
    (journal,) = (tmp_path / "journals").glob("*.journal")
    assert np.array_equal(replay(journal.read_bytes())[0].mask, wanted(30))
    assert b'"source":"30.json"' in journal.read_bytes()


def test_an_import_over_the_mask_of_a_variant_can_be_taken_back(qtbot, session, said, tasks, tmp_path):
    correct(session, session.catalogue.shown[0].folder)
    correction = session.correction
    before = correction.document.mask.copy()
    importing(session, square(tmp_path, 30))
    qtbot.waitUntil(lambda: correction.document.gestures == 1)
    assert np.array_equal(correction.document.mask, wanted(30))
    correction.gestures.undo()
    assert np.array_equal(correction.document.mask, before)


def test_what_was_passed_over_is_said(qtbot, session, said, tmp_path):
    point = {"label": "glare", "points": [[5, 5]], "shape_type": "point"}
    importing(session, square(tmp_path, 10, more=(point,)))
    qtbot.waitUntil(lambda: bool(said.noted))
    assert said.noted == ["10.json was imported: 100 px of polyp. Left out: 1 part with no inside (shape 'point')."]


def test_a_file_of_which_nothing_is_left_changes_nothing(qtbot, session, said, tasks, tmp_path):
    importing(session, square(tmp_path, 10))
    qtbot.waitUntil(lambda: bool(said.messages))
    boxes = {
        "images": [{"id": 7, "file_name": "first.png"}],
        "categories": [{"id": 1, "name": "polyp"}],
        "annotations": [{"image_id": 7, "category_id": 1, "segmentation": [], "bbox": [1, 1, 9, 9]}],
    }
    (tmp_path / "boxes.json").write_text(json.dumps(boxes))
    importing(session, tmp_path / "boxes.json")
    qtbot.waitUntil(lambda: bool(tasks.failures))
    assert "a box and no outline" in tasks.failures[0].reason
    assert np.array_equal(session.correction.document.mask, wanted(10))
    importing(session, tmp_path / "first.png")
    qtbot.waitUntil(lambda: len(tasks.failures) == 2)
    assert "as a photograph" in tasks.failures[1].reason


@pytest.mark.parametrize("agree", [True, False])
def test_another_name_is_asked_about(qtbot, session, said, tmp_path, agree):
    parent = QFileDialog()
    qtbot.addWidget(parent)
    session.correction.importing.doubted.connect(lambda doubt: ask_whether(parent, doubt))
    importing(session, square(tmp_path, 10, name="other.png"))
    qtbot.waitUntil(lambda: bool(parent.findChildren(QMessageBox)))
    assert session.correction.document is None
    (box,) = parent.findChildren(QMessageBox)
    assert "other.png" in box.informativeText()
    assert "first.png" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    (place,) = (one for one in box.buttons() if one.text() == "Place it on this image")
    (place if agree else box.defaultButton()).click()
    document: Document | None = session.correction.document
    assert (document is not None) is agree
    if document is not None:
        assert np.array_equal(document.mask, wanted(10))


def test_an_answer_that_comes_for_another_image_is_not_taken(qtbot, session, said, tmp_path):
    importing(session, square(tmp_path, 10, name="other.png"))
    qtbot.waitUntil(lambda: bool(said.doubts))
    other = tmp_path / "second.png"
    pixels = np.zeros((*walls.SIZE, 3), np.uint8)
    Image.fromarray(pixels).save(other)
    session.ask(image=other)
    session.receiver.take_image(OpenedImage(other, halvings(pixels)))
    said.doubts[0].agree()
    assert session.correction.document is None
    assert said.noted == ["first.png is no longer shown: 10.json was not imported."]


def test_a_correction_that_another_window_has_stays(qtbot, session, said, tasks, tmp_path):
    correct(session, None)
    qtbot.waitUntil(lambda: session.correction.is_saved)
    provenance = session.correction.document.provenance
    session.correction.discard()
    other = CorrectionStore(tmp_path / "journals")
    mask = wanted(20)

    def is_taken() -> bool:  # the window lets the file go a moment after it has removed it
        try:
            other.begin(session.image, provenance, mask, 3)
        except HeldElsewhere:
            return False
        return True

    qtbot.waitUntil(lambda: not list((tmp_path / "journals").glob("*.journal")))
    try:
        qtbot.waitUntil(is_taken)
        importing(session, square(tmp_path, 10))
        qtbot.waitUntil(lambda: session.correction.mask.held is not None)
        assert np.array_equal(session.correction.document.mask, mask)
        importing(session, square(tmp_path, 10))
        qtbot.waitUntil(lambda: bool(said.noted))
        assert "being corrected elsewhere" in said.noted[-1]
        assert np.array_equal(session.correction.document.mask, mask)
    finally:
        other.close()
