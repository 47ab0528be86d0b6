"""The pane of measures: parts of the mask, their diameters, and a ruler with a known length."""

from __future__ import annotations

import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QInputDialog

from segview.core.images.image import OpenedImage, halvings
from segview.core.requests.label_list import labels_of
from segview.core.requests.state import State
from segview.gui.measures.dock import MeasuresDock
from segview.gui.session.correcting import correct
from segview.gui.wall.drawing.linked_view import LinkedView
from tests.gui import walls
from tests.gui.held_tasks import RealTasks


@pytest.fixture
def tasks(qapp, tmp_path):
    tasks = RealTasks(tmp_path / "journals")
    yield tasks
    tasks.leave()


PIXELS = np.full((*walls.SIZE, 3), walls.TISSUE, np.uint8)


@pytest.fixture
def session(tasks, tmp_path):
    path = tmp_path / "first.png"
    Image.fromarray(PIXELS).save(path)
    session = walls.session("unet-a", path=path, tasks=tasks)
    session.receiver.take_image(OpenedImage(path, halvings(PIXELS)))
    return session


@pytest.fixture
def linked(session):
    linked = LinkedView(session)
    linked.show_image(walls.SIZE)
    return linked


@pytest.fixture
def dock(qtbot, session, linked):
    dock = MeasuresDock(session, linked)
    qtbot.addWidget(dock)
    dock.resize(600, 300)
    dock.show()
    return dock


def rows(dock) -> list[tuple]:
    return [(row.name, *row.values) for row in dock.table.numbers.rows]


def corrected(session) -> None:
    """A mask with two parts of one label and one of another."""
    mask = np.zeros(walls.SIZE, np.uint8)
    mask[4:14, 10:50], mask[20:24, 2:6], mask[30:36, 30:36] = 1, 1, 2
    session.labels.set_folder(session.image.parent)
    session.labels.set_labels(labels_of(["polyp", "tool"]))
    correct(session, None)
    session.correction.begin(mask, session.correction.document.provenance)


def test_parts_of_the_corrected_mask_are_listed(qtbot, session, dock) -> None:
    corrected(session)
    qtbot.waitUntil(lambda: len(rows(dock)) == 3)
    assert [(name, area) for name, area, _, _ in rows(dock)] == [("polyp 1", 400), ("polyp 2", 16), ("tool 1", 36)]
    assert rows(dock)[0][2] == pytest.approx(np.hypot(40, 9), abs=0.5)
    assert dock.state.text().startswith("2 polyp, 1 tool · in pixels")


def test_without_a_correction_the_variants_mask_is_measured(qtbot, session, dock) -> None:
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.9, 0.1)))
    qtbot.waitUntil(lambda: len(rows(dock)) == 1)
    assert rows(dock)[0][:2] == ("polyp 1", 1200)


def test_a_chosen_part_is_framed_with_its_diameters(qtbot, session, dock, linked) -> None:
    corrected(session)
    qtbot.waitUntil(lambda: len(rows(dock)) == 3)
    dock.step(1)
    dock.step(1)
    assert linked.marks.frame.getRect() == (2, 20, 4, 4)
    assert len(linked.marks.lines) == 2
    dock.step(-1)
    assert linked.marks.frame.getRect() == (10, 4, 40, 10)
    dock.step(-1)
    assert linked.marks.frame.getRect() == (30, 30, 6, 6)


def test_millimetres_come_from_the_file(qtbot, session, dock, tmp_path) -> None:
    path = tmp_path / "measured.tiff"
    tifffile.imwrite(path, PIXELS, resolution=(40, 20), resolutionunit="CENTIMETER")
    session.ask(image=path)
    qtbot.waitUntil(lambda: session.current_image.opened is not None)
    corrected(session)
    qtbot.waitUntil(lambda: len(rows(dock)) == 3 and rows(dock)[0][1] == pytest.approx(400 * 0.125))
    assert dock.table.numbers.columns[1].title == "longest\nmm"
    assert "in mm, from TIFF" in dock.state.text()


def test_a_known_length_makes_millimetres_and_can_be_forgotten(qtbot, session, dock, linked) -> None:
    corrected(session)
    dock.known_length.ask()
    assert "Draw a line of a known length first" in dock.state.text()
    linked.marks.rule((QPointF(5, 5), QPointF(25, 5)))
    assert "line: 20.0 px" in dock.state.text()
    dock.known_length.ask()
    asked = dock.findChild(QInputDialog, "measures/length")
    asked.doubleValueSelected.emit(10.0)
    asked.reject()
    qtbot.waitUntil(lambda: len(rows(dock)) == 3 and rows(dock)[0][1] == pytest.approx(100))
    assert "line: 10.0 mm" in dock.state.text()
    assert not dock.forget.isHidden()
    state = State(pixel_sides=session.calibration.drawn)
    assert list(State.model_validate_json(state.model_dump_json()).pixel_sides.values()) == [0.5]
    dock.forget.click()
    qtbot.waitUntil(lambda: rows(dock)[0][1] == 400)


def test_lines_go_with_the_image(session, dock, linked, tmp_path) -> None:
    linked.marks.rule((QPointF(5, 5), QPointF(25, 5)))
    linked.marks.put_lines((((1.0, 1.0), (2.0, 2.0)),))
    session.ask(image=tmp_path / "second.png")
    assert linked.marks.ruler is None
    assert linked.marks.lines == ()
