"""Correcting a mask with the mouse and keys: what is drawn, what is taken back, and what is saved."""

import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QRegion

from segview.annotation import journal
from segview.annotation.correction_store import CorrectionStore
from segview.annotation.gestures import Stroke
from segview.annotation.journal import replay
from segview.annotation.provenance import Provenance
from segview.core.images.image import OpenedImage
from segview.gui.commands.actions import BOUND, Actions
from segview.gui.correction.bar import CorrectionBar
from segview.gui.correction.tools import Tool
from segview.gui.readout.values import image_rows
from segview.gui.session.correcting import correct
from segview.metrics.scores import pixel_scores
from segview.tasks.corrections import Add
from segview.tasks.finding import Find
from tests.gui import made, walls
from tests.gui.held_tasks import HeldTasks

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def session(tasks, tmp_path):
    """One variant, whose mask is the left half of the image."""
    return walls.half_found(tasks, tmp_path / "first.png", missed=np.s_[10:20, 40:50])


@pytest.fixture
def wall(qtbot, session):
    wall = walls.shown(qtbot, session)
    with qtbot.waitActive(wall):
        wall.activateWindow()
    return wall


def begun(session, wall):
    correct(session, session.catalogue.shown[0].folder)
    return session.correction, wall.panels[0]


def drag(qtbot, panel, points, button=LEFT):
    viewport = panel.canvas.viewport()
    first, last = (walls.position(panel, *points[place]).toPoint() for place in (0, -1))
    qtbot.mousePress(viewport, button, pos=first)
    for point in points[1:]:
        walls.move(panel, walls.position(panel, *point), held=button)
    qtbot.mouseRelease(viewport, button, pos=last)


def test_it_begins_with_the_mask_at_the_threshold_of_the_moment(session, wall):
    correction, panel = begun(session, wall)
    assert np.array_equal(correction.document.mask, walls.left_half(1, 0))
    assert correction.document.provenance.variant == "unet-a"
    assert correction.document.provenance.threshold == 0.5
    assert correction.tools.tool is Tool.BRUSH
    tint = walls.mixed(walls.TISSUE, session.correction.display.colour, 0.6 * session.view.opacity)
    assert walls.near(walls.colour(panel, 20, 10), tint)
    assert walls.near(walls.colour(panel, 30, 45), walls.TISSUE)
    session.show(threshold=0.95)
    correct(session, session.catalogue.shown[0].folder)
    assert not correction.document.mask.any()


def test_the_brush_paints_and_the_right_button_takes_away(qtbot, session, wall):
    correction, panel = begun(session, wall)
    correction.tools.paint.set_radius(3)
    drag(qtbot, panel, [(30, 45), (30, 50)])
    mask = correction.document.mask
    assert mask[28:32, 45:50].all()
    assert correction.document.gestures == 1
    drag(qtbot, panel, [(30, 50), (30, 55)], RIGHT)
    assert not mask[28:32, 50:55].any()
    correction.tools.pick(Tool.ERASER)
    drag(qtbot, panel, [(10, 10), (12, 10)])
    assert not mask[10, 10]
    drag(qtbot, panel, [(10, 10), (12, 10)], RIGHT)
    assert mask[10, 10]
    tint = walls.mixed(walls.TISSUE, session.correction.display.colour, 0.6 * session.view.opacity)
    assert walls.near(walls.colour(panel, 30, 46.5), tint)


def test_the_lasso_takes_what_it_goes_round(qtbot, session, wall):
    correction, panel = begun(session, wall)
    correction.tools.pick(Tool.LASSO)
    drag(qtbot, panel, [(25, 40), (25, 50), (35, 50), (35, 40)])
    assert correction.document.mask[26:34, 41:49].all()
    drag(qtbot, panel, [(5, 5), (5, 15), (15, 15), (15, 5)], RIGHT)
    assert not correction.document.mask[6:14, 6:14].any()


def test_corners_clicked_with_the_lasso_make_a_polygon(qtbot, session, wall):
    correction, panel = begun(session, wall)
    correction.tools.pick(Tool.LASSO)
    before = correction.document.mask.copy()
    viewport = panel.canvas.viewport()

    def click(row, column):
        qtbot.mouseClick(viewport, LEFT, pos=walls.position(panel, row, column).toPoint())

    for corner in [(5, 35), (5, 55), (25, 55)]:
        click(*corner)
    assert np.array_equal(correction.document.mask, before)
    correction.tools.pick(Tool.BRUSH)  # put down, an open polygon is gone
    correction.tools.pick(Tool.LASSO)
    for corner in [(5, 35), (5, 55), (25, 55), (25, 35)]:
        click(*corner)
    qtbot.mouseDClick(viewport, LEFT, pos=walls.position(panel, 25, 35).toPoint())
    changed = correction.document.mask != before
    assert changed[7:23, 37:53].all()
    assert 380 <= changed.sum() <= 480
    assert correction.document.gestures == 1
    assert not correction.tools.busy
    drag(qtbot, panel, [(30, 35), (30, 45), (38, 45), (38, 35)])
    assert correction.document.gestures == 2


def test_keys_pick_tools_change_sizes_and_take_back(qtbot, session, wall):
    actions = Actions(session, wall)
    correction, panel = begun(session, wall)
    for key, tool in (("E", Tool.ERASER), ("P", Tool.LASSO), ("R", Tool.REGION), ("L", Tool.PART), ("B", Tool.BRUSH)):
        qtbot.keyClick(wall, getattr(Qt.Key, f"Key_{key}"))
        assert correction.tools.tool is tool
    before = correction.tools.paint.radius
    qtbot.keyClick(wall, Qt.Key.Key_BracketRight)
    assert correction.tools.paint.radius == pytest.approx(1.25 * before)
    qtbot.keyClick(wall, Qt.Key.Key_BracketLeft)
    walls.wheel(panel, QPointF(50, 50), 2, Qt.KeyboardModifier.ShiftModifier)
    assert correction.tools.paint.radius > 1.2 * before
    assert walls.SIZE[1] == round(wall.view.width())  # the image was not zoomed
    mask = correction.document.mask.copy()
    drag(qtbot, panel, [(30, 45), (30, 50)])
    assert actions["undo"].isEnabled()
    qtbot.keyClick(wall, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert np.array_equal(correction.document.mask, mask)
    qtbot.keyClick(wall, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert not np.array_equal(correction.document.mask, mask)
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert correction.tools.tool is Tool.NONE
    view = wall.view
    wall.zoom(3)
    near = wall.view
    drag(qtbot, panel, [(20, 30), (20, 25)])
    assert wall.view != near != view  # without a tool a drag moves the image


def test_the_middle_button_moves_the_image_while_a_tool_is_in_hand(qtbot, session, wall):
    correction, panel = begun(session, wall)
    wall.zoom(3)
    near, mask = wall.view, correction.document.mask.copy()
    drag(qtbot, panel, [(20, 30), (20, 25)], Qt.MouseButton.MiddleButton)
    assert wall.view != near
    assert np.array_equal(correction.document.mask, mask)


def test_regions_parts_and_refinements_are_found_beside_the_window(qtbot, session, wall, tasks):
    correction, panel = begun(session, wall)
    correction.tools.pick(Tool.REGION)
    qtbot.mouseClick(panel.canvas.viewport(), LEFT, pos=walls.position(panel, 15, 45).toPoint())
    qtbot.waitUntil(lambda: correction.document.mask[11:19, 41:49].all())
    assert not correction.document.mask[30, 45]
    correction.tools.pick(Tool.PART)
    qtbot.mouseClick(panel.canvas.viewport(), RIGHT, pos=walls.position(panel, 15, 45).toPoint())
    qtbot.waitUntil(lambda: not correction.document.mask[15, 45])
    assert correction.document.mask[15, 10]
    correction.gestures.refine("shrink")
    qtbot.waitUntil(lambda: not correction.document.mask[:, 29].any())
    assert correction.document.mask[0, 0]
    assert tasks.failures == []


def test_what_is_done_is_saved_and_found_again(qtbot, session, wall, tasks, tmp_path):
    correction, panel = begun(session, wall)
    drag(qtbot, panel, [(30, 45), (30, 50)])
    qtbot.waitUntil(lambda: correction.is_saved)
    mask, image = correction.document.mask.copy(), session.image
    other = tmp_path / "second.png"
    Image.new("RGB", (60, 40)).save(other)
    session.ask(image=other)
    assert not correction.is_saved
    session.ask(image=image)
    qtbot.waitUntil(lambda: correction.is_saved)
    assert np.array_equal(correction.document.mask, mask)
    assert correction.document.history.can_undo
    assert correction.is_saved
    correction.discard()
    session.ask(image=other)
    session.ask(image=image)
    tasks.leave()
    assert correction.document is None
    assert not list((tmp_path / "journals").glob("*.journal"))


def full(_file, _content):
    raise OSError(28, "No space left on device")


def test_a_gesture_that_could_not_be_saved_is_saved_with_the_next(qtbot, session, wall, tasks, monkeypatch, tmp_path):
    correction, panel = begun(session, wall)
    qtbot.waitUntil(lambda: correction.is_saved)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "write_through", full)
        drag(qtbot, panel, [(30, 45), (30, 50)])
        qtbot.waitUntil(lambda: any(isinstance(one.question, Add) for one in tasks.failures))
    assert not correction.is_saved
    drag(qtbot, panel, [(10, 45), (10, 50)])
    qtbot.waitUntil(lambda: correction.is_saved)
    tasks.leave()
    (written,) = (tmp_path / "journals").glob("*.journal")
    assert np.array_equal(replay(written.read_bytes())[0].mask, correction.document.mask)


def test_a_gesture_that_was_lost_is_saved_though_the_next_was_on_its_way(
    qtbot, session, wall, tasks, monkeypatch, tmp_path
):
    correction, _panel = begun(session, wall)
    qtbot.waitUntil(lambda: correction.is_saved)
    written = journal.write_through
    outcomes = iter((full, written))
    monkeypatch.setattr(journal, "write_through", lambda file, content: next(outcomes, written)(file, content))

    for row in (30, 10):
        correction.tools.gesture_finished.emit(Stroke(points=((row, 45), (row, 50)), radius=2, value=1))
    qtbot.waitUntil(lambda: any(isinstance(one.question, Add) for one in tasks.failures))
    qtbot.waitUntil(lambda: correction.is_saved)
    tasks.leave()
    (path,) = (tmp_path / "journals").glob("*.journal")
    assert correction.document.mask[30, 47] == correction.document.mask[10, 47] == 1
    assert np.array_equal(replay(path.read_bytes())[0].mask, correction.document.mask)


def test_a_tool_in_hand_stays_there_until_it_is_put_down(qtbot, session, wall):
    correction, panel = begun(session, wall)
    bar = CorrectionBar(correction)
    qtbot.addWidget(bar)
    correction.tools.paint.set_radius(3)
    correction.tools.pick(Tool.BRUSH)  # its key, pressed to be sure
    drag(qtbot, panel, [(30, 45), (30, 50)])
    assert correction.document.mask[28:32, 45:50].all()
    qtbot.mouseClick(bar.tools[Tool.BRUSH], LEFT)
    assert correction.tools.tool is Tool.NONE
    assert not bar.tools[Tool.BRUSH].isChecked()
    qtbot.mouseClick(bar.tools[Tool.BRUSH], LEFT)
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert correction.tools.tool is Tool.NONE


def test_the_bar_is_there_with_a_correction_and_tells_whether_it_is_saved(qtbot, session, wall, tasks, monkeypatch):
    bar = CorrectionBar(session.correction)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    correction, panel = begun(session, wall)
    qtbot.waitUntil(lambda: "saved now" in bar.state.text())
    assert bar.state.text().endswith("0 gestures · 1,200 px")
    assert bar.tools[Tool.BRUSH].isChecked()
    qtbot.mouseClick(bar.tools[Tool.LASSO], LEFT)
    assert correction.tools.tool is Tool.LASSO
    assert not bar.tools[Tool.BRUSH].isChecked()
    correction.tools.paint.set_radius(20)
    assert bar.radius.text() == "40 px"
    drag(qtbot, panel, [(25, 40), (25, 50), (35, 50), (35, 40)])
    assert bar.undo.isEnabled()
    qtbot.mouseClick(bar.undo, LEFT)
    qtbot.waitUntil(lambda: bar.state.text().startswith("saved") and "2 gestures" in bar.state.text())
    with monkeypatch.context() as patch:
        patch.setattr(journal, "write_through", full)
        correction.gestures.redo()
        qtbot.waitUntil(lambda: bool(tasks.failures))
    assert bar.state.text().startswith("not saved yet")


def test_a_stroke_on_a_large_image_is_quick(qtbot, qapp, tmp_path):
    session = walls.session("unet-a")
    session.receiver.take_image(walls.opened_image(size=(4000, 4000)))
    wall = walls.shown(qtbot, session)
    correct(session, None)
    correction, panel = session.correction, wall.panels[0]
    correction.tools.paint.set_radius(60)
    correction.tools.press((1000.0, 1000.0), other=False)
    times = []
    for step in range(1, 40):
        start = time.thread_time()
        correction.tools.move((1000.0 + 20 * step, 1000.0 + 15 * step))
        panel.canvas.viewport().repaint()
        times.append(time.thread_time() - start)
    correction.tools.release()
    assert sorted(times)[len(times) // 2] < 0.1  # benchmarks/strokes.py measures; this tells a mistake of another order
    assert correction.document.mask[1000, 1000]


def test_outside_of_the_image_nothing_is_looked_for(qapp):
    tasks = HeldTasks()
    session = walls.session("unet-a", tasks=tasks)
    session.receiver.take_image(walls.opened_image())
    correct(session, None)
    correction = session.correction
    correction.tools.pick(Tool.REGION)
    correction.tools.press((-5.0, 10.0), other=False)
    assert tasks.asked(Find) == []


def test_beginning_again_can_be_taken_back(qtbot, session, wall, tasks):
    correction, panel = begun(session, wall)
    drag(qtbot, panel, [(30, 45), (30, 50)])
    drawn = correction.document.mask.copy()
    correct(session, None)
    assert not correction.document.mask.any()
    correction.gestures.undo()
    assert np.array_equal(correction.document.mask, drawn)
    qtbot.waitUntil(lambda: correction.is_saved)


@pytest.mark.parametrize("before", [True, False], ids=["before this window", "after this window"])
def test_what_another_window_has_is_read_only_here(qtbot, session, wall, tasks, tmp_path, before):
    image = session.image
    mask = np.zeros(walls.SIZE, np.uint8)
    mask[5:15, 30:50] = 1
    other = CorrectionStore(tmp_path / "journals")
    bar = CorrectionBar(session.correction)
    qtbot.addWidget(bar)
    actions = Actions(session, wall)
    actions.bind(**dict.fromkeys(BOUND, lambda: None))
    correction = session.correction
    provenance = Provenance(image=str(image), size=walls.SIZE, identity=session.current_image.identity)
    if before:
        other.begin(image, provenance, mask, 3)
        session.ask(image=tmp_path / "none.png")
        session.ask(image=image)
    else:
        other.begin(image, provenance, mask, 3)
        correct(session, session.catalogue.shown[0].folder)
    qtbot.waitUntil(lambda: correction.mask.held is not None)
    assert np.array_equal(correction.document.mask, mask)
    assert "read-only: process" in bar.state.text()
    assert not bar.tools[Tool.BRUSH].isEnabled()
    assert not actions["brush"].isEnabled()
    assert not actions["correct"].isEnabled()
    correction.tools.pick(Tool.BRUSH)
    drag(qtbot, wall.panels[0], [(30, 45), (30, 50)])
    correction.discard()
    correct(session, None)
    assert np.array_equal(correction.document.mask, mask)
    other.close()
    session.ask(image=tmp_path / "none.png")
    session.ask(image=image)
    qtbot.waitUntil(lambda: correction.can_change)


def test_only_the_image_at_hand_is_kept_from_others(tmp_path):
    desk = CorrectionStore(tmp_path / "desk")
    first, second = (made.image(tmp_path / name, grey=grey).sighting for name, grey in (("a.png", 1), ("b.png", 2)))
    provenance = Provenance(image=first.image, size=first.identity.size, identity=first.identity)
    desk.begin(first.path, provenance, np.zeros(provenance.size, np.uint8))
    desk.take_up(second)
    elsewhere = CorrectionStore(tmp_path / "desk")
    assert elsewhere.take_up(first).own is not None
    for one in (desk, elsewhere):
        one.close()


def test_the_readout_compares_the_corrected_mask(qtbot, session, wall, tasks):
    truth = walls.left_half(1, 0)
    truth[:, 20:] = 0
    session.receiver.take_image(OpenedImage(session.image, session.current_image.opened.levels, truth.astype(np.uint8)))
    correction, panel = begun(session, wall)
    (row, *_) = image_rows(session, pixel_scores)
    assert row.name == "corrected"
    assert row.values[0] == correction.document.area(1) == 1200
    assert row.values[2] == pytest.approx(2 * 800 / 2000)
    assert row.values[3] == pytest.approx(800 / 1200)
    assert row.tip == "Its Dice with the mask of unet-a that it began with is 1.000."
    drag(qtbot, panel, [(20, 40), (20, 50)])
    qtbot.waitUntil(lambda: correction.counting.counts.area == correction.document.area(1) > 1200)
    assert correction.counting.counts.to_start < 1
    correction.discard()
    assert [row.name for row in image_rows(session, pixel_scores)] == ["unet-a"]


def test_several_classes_are_chosen_and_protected(qtbot, session, wall, tasks):
    bar = CorrectionBar(session.correction)
    qtbot.addWidget(bar)
    provenance = Provenance(image=str(session.image), size=walls.SIZE, classes=("background", "polyp", "tool"))
    mask = np.zeros(walls.SIZE, np.uint8)
    mask[:, :30] = 1
    correction, panel = session.correction, wall.panels[0]
    correction.begin(mask, provenance)
    correction.tools.paint.set_radius(4)
    assert not bar.class_row.isHidden()
    bar.class_row.classes.setCurrentIndex(1)
    bar.class_row.classes.activated.emit(1)
    qtbot.mouseClick(bar.class_row.protect, LEFT)
    drag(qtbot, panel, [(20, 20), (20, 45)])
    assert np.array_equal(correction.document.mask == 1, mask == 1)
    assert correction.document.mask[20, 40] == 2
    qtbot.mouseClick(bar.class_row.protect, LEFT)
    drag(qtbot, panel, [(20, 20), (20, 45)])
    assert correction.document.mask[20, 22] == 2
    qtbot.waitUntil(lambda: correction.is_saved)


class Painted(QObject):
    """Collects which part of a widget is painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_the_cross_reaches_beyond_the_image_while_painting(qtbot, session, wall):
    _, panel = begun(session, wall)
    viewport = panel.canvas.viewport()
    drag(qtbot, panel, [(20, 20), (20, 30)])
    qtbot.wait(50)
    painted = Painted(viewport)
    drag(qtbot, panel, [(25, 20), (25, 30)])
    qtbot.waitUntil(lambda: painted.region.boundingRect() == viewport.rect())
