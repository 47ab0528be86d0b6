"""The polygon and the box: vertices by mouse and by keys, and a mask that follows, undone and kept like all else."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from segview.annotation.journal import journal_path, replay
from segview.core.images.image import OpenedImage, halvings
from segview.gui.correction.tools import Tool
from segview.gui.session.correcting import correct
from tests.gui import walls

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SQUARE = ((10, 10), (10, 30), (30, 30), (30, 10))


@pytest.fixture
def session(tasks, tmp_path):
    path = tmp_path / "first.png"
    pixels = np.full((*walls.SIZE, 3), walls.TISSUE, np.uint8)
    Image.fromarray(pixels).save(path)
    session = walls.session(path=path, tasks=tasks)
    session.receiver.take_image(OpenedImage(path, halvings(pixels)))
    correct(session, None)
    session.correction.tools.pick(Tool.POLYGON)
    return session


class Mouse:
    """The mouse on the panel of the image."""

    def __init__(self, qtbot, session) -> None:
        self.wall = walls.shown(qtbot, session)
        self.panel = self.wall.panels[0]
        self.canvas = self.panel.canvas
        qtbot.waitUntil(lambda: not self.canvas.seen.isEmpty())

    def send(self, kind: QEvent.Type, at, button, held, keys=PLAIN) -> None:
        position = walls.position(self.panel, *at)
        viewport = self.canvas.viewport()
        event = QMouseEvent(kind, position, QPointF(viewport.mapToGlobal(position.toPoint())), button, held, keys)
        QApplication.sendEvent(viewport, event)

    def click(self, at, button=LEFT, keys=PLAIN) -> None:
        self.send(QEvent.Type.MouseMove, at, NONE, NONE)
        self.send(QEvent.Type.MouseButtonPress, at, button, button, keys)
        self.send(QEvent.Type.MouseButtonRelease, at, button, NONE, keys)

    def drag(self, start, end, button=LEFT) -> None:
        self.send(QEvent.Type.MouseMove, start, NONE, NONE)
        self.send(QEvent.Type.MouseButtonPress, start, button, button)
        self.send(QEvent.Type.MouseMove, end, NONE, button)
        self.send(QEvent.Type.MouseButtonRelease, end, button, NONE)


@pytest.fixture
def mouse(qtbot, session):
    return Mouse(qtbot, session)


def area(session) -> int:
    return session.correction.document.area(1)


def draw(mouse, corners=SQUARE) -> None:
    for corner in corners:
        mouse.click(corner)
    mouse.click(corners[0])


def test_clicked_corners_become_a_mask_when_the_first_is_clicked_again(session, mouse) -> None:
    for corner in SQUARE:
        mouse.click(corner)
    assert area(session) == 0
    mouse.click((10, 10))
    assert area(session) == 400
    assert session.correction.document.gestures == 1
    assert session.correction.tools.vertices.polygon.line.closed


def test_enter_closes_and_enter_again_leaves_the_vertices(qtbot, session, mouse) -> None:
    for corner in SQUARE:
        mouse.click(corner)
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Return)
    assert area(session) == 400
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Return)
    assert session.correction.tools.vertices.polygon.line.vertices == ()
    assert area(session) == 400


def test_two_corners_enclose_nothing(qtbot, session, mouse) -> None:
    mouse.click((10, 10))
    mouse.click((10, 30))
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Return)
    assert area(session) == 0
    assert not session.correction.tools.vertices.drawing


def test_backspace_and_undo_take_corners_back_while_drawing(qtbot, session, mouse) -> None:
    for corner in (*SQUARE, (35, 5)):
        mouse.click(corner)
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Backspace)
    assert len(session.correction.tools.vertices.polygon.line.vertices) == 4
    session.correction.gestures.undo()
    assert len(session.correction.tools.vertices.polygon.line.vertices) == 3
    mouse.click((20, 20), button=RIGHT)
    assert len(session.correction.tools.vertices.polygon.line.vertices) == 2
    assert session.correction.document.gestures == 0


def test_a_vertex_is_dragged_and_the_mask_follows(session, mouse) -> None:
    draw(mouse)
    mouse.drag((30, 30), (35, 50))
    assert area(session) > 400
    assert session.correction.document.mask[33, 45] == 1
    assert session.correction.document.gestures == 2


def test_an_edge_is_grabbed_and_gets_a_vertex(session, mouse) -> None:
    draw(mouse)
    mouse.drag((20, 30), (20, 40))
    assert len(session.correction.tools.vertices.polygon.line.vertices) == 5
    assert area(session) == 400 + 90  # the pixels whose middles lie in a triangle of 100


def test_the_right_button_and_delete_remove_a_vertex(qtbot, session, mouse) -> None:
    draw(mouse)
    mouse.drag((20, 30), (20, 40))
    mouse.click((20, 40), button=RIGHT)
    assert area(session) == 400
    mouse.click((30, 30))
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Delete)
    assert 190 <= area(session) <= 210
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Delete)
    assert len(session.correction.tools.vertices.polygon.line.vertices) == 3  # fewer enclose nothing


def test_keys_choose_and_move_vertices(qtbot, session, mouse) -> None:
    draw(mouse)
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Right, CONTROL)
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Right, CONTROL)
    before = session.correction.tools.vertices.polygon.line.vertices
    seen = mouse.canvas.seen
    for _ in range(2):
        qtbot.keyClick(mouse.canvas, Qt.Key.Key_Up)
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Right, SHIFT)
    after = session.correction.tools.vertices.polygon.line.vertices
    moved = [place for place in range(4) if before[place] != after[place]]
    assert moved == [1]
    assert (after[1][0] - before[1][0], after[1][1] - before[1][1]) == (-2, 10)
    assert mouse.canvas.seen == seen
    assert area(session) > 400


def test_undo_and_redo_take_vertices_along(session, mouse) -> None:
    draw(mouse)
    mouse.drag((30, 30), (35, 50))
    moved, mask = session.correction.tools.vertices.polygon.line.vertices, session.correction.document.mask.copy()
    session.correction.gestures.undo()
    assert session.correction.tools.vertices.polygon.line.vertices != moved
    assert area(session) == 400
    session.correction.gestures.undo()
    assert session.correction.tools.vertices.polygon.line.vertices == ()
    assert area(session) == 0
    session.correction.gestures.redo()
    session.correction.gestures.redo()
    assert session.correction.tools.vertices.polygon.line.vertices == moved
    assert (session.correction.document.mask == mask).all()
    mouse.drag((35, 50), (30, 30))
    assert area(session) == 400


def test_a_click_into_a_part_puts_vertices_round_it(session, mouse) -> None:
    draw(mouse)
    session.correction.tools.pick(Tool.BRUSH)
    session.correction.tools.pick(Tool.POLYGON)
    mouse.click((20, 20))
    line = session.correction.tools.vertices.polygon.line
    assert line.closed
    assert len(line.vertices) == 4
    assert session.correction.document.gestures == 1
    top = min(line.vertices)
    mouse.drag(top, (2, 2))
    assert area(session) > 400


def test_with_shift_a_polygon_is_begun_inside_a_part(session, mouse) -> None:
    draw(mouse)
    session.correction.tools.vertices.polygon.drop()
    mouse.click((20, 20), keys=SHIFT)
    assert session.correction.tools.vertices.drawing


def test_the_other_button_cuts_out(session, mouse) -> None:
    draw(mouse)
    session.correction.tools.vertices.polygon.drop()
    mouse.click((15, 15), button=RIGHT)
    for corner in ((15, 25), (25, 25), (25, 15)):
        mouse.click(corner)
    mouse.click((15, 15))
    assert area(session) == 400 - 100


def test_another_gesture_leaves_the_vertices(session, mouse) -> None:
    draw(mouse)
    session.correction.gestures.refine("grow")
    session.correction.tools.pick(Tool.BRUSH)
    assert session.correction.tools.vertices.polygon.line.vertices == ()


def test_escape_discards_an_open_polygon_and_keeps_the_tool(qtbot, session, mouse) -> None:
    mouse.click((10, 10))
    qtbot.keyClick(mouse.canvas, Qt.Key.Key_Escape)
    assert not session.correction.tools.vertices.drawing
    assert session.correction.tools.tool is Tool.POLYGON


def test_vertices_snap_to_the_border_of_the_image(session, mouse) -> None:
    draw(mouse, ((0.4, 10), (0.4, 30), (20, 30), (20, 10)))
    assert session.correction.document.mask[0, 15] == 1
    session.correction.gestures.undo()
    session.correction.tools.vertices.polygon.snapping = False
    draw(mouse, ((0.6, 10), (0.6, 30), (20, 30), (20, 10)))
    assert session.correction.document.mask[0, 15] == 0


def test_fewer_vertices_are_one_gesture(session, mouse) -> None:
    rows, columns = np.mgrid[: walls.SIZE[0], : walls.SIZE[1]] + 0.5
    disc = ((rows - 20) ** 2 + (columns - 30) ** 2 < 15**2).astype(np.uint8)
    session.correction.begin(disc, session.correction.document.provenance)
    mouse.click((20, 30))
    before = session.correction.tools.vertices.polygon.line.vertices
    for _ in range(3):
        assert session.correction.tools.vertices.keys.simplify()
    after = session.correction.tools.vertices.polygon.line.vertices
    assert 3 <= len(after) < len(before)
    while session.correction.document.history.can_undo:
        session.correction.gestures.undo()
    assert (session.correction.document.mask == disc).all()


def test_a_box_is_filled_to_whole_pixels_and_the_right_button_takes_away(session, mouse) -> None:
    session.correction.tools.pick(Tool.BOX)
    mouse.drag((9.8, 10.2), (20.3, 29.9))
    assert area(session) == 200
    mouse.drag((30, 45), (30.2, 50))
    assert area(session) == 200  # no row lies between
    mouse.drag((15, 25), (5, 60), button=RIGHT)
    assert area(session) == 200 - 25
    mouse.drag((35, 55), (60, 90))
    assert session.correction.document.mask[-1, -1] == 1


def test_each_change_is_on_the_disk(qtbot, session, mouse, tmp_path) -> None:
    draw(mouse)
    mouse.drag((30, 30), (35, 50))
    session.correction.gestures.undo()
    mouse.drag((10, 10), (2, 2))
    qtbot.waitUntil(lambda: session.correction.is_saved)
    kept, _ = replay(journal_path(tmp_path / "journals", session.current_image.identity).read_bytes())
    assert kept is not None
    assert (kept.mask == session.correction.document.mask).all()
    assert kept.gestures == 4


def test_the_lasso_follows_edges_between_clicked_corners_and_shows_where_it_would_go(qtbot, tasks, tmp_path) -> None:
    rows, columns = np.indices((120, 160))
    inside = np.hypot(rows - 60, columns - 80) < 40
    pixels = np.repeat(np.where(inside, 200, 60).astype(np.uint8)[..., None], 3, axis=2)
    path = tmp_path / "disc.png"
    Image.fromarray(pixels).save(path)
    session = walls.session(path=path, tasks=tasks)
    session.receiver.take_image(OpenedImage(path, halvings(pixels)))
    correct(session, None)
    tools, shown = session.correction.tools, []
    tools.pick(Tool.LASSO)
    tools.outlined.connect(shown.append)
    session.correction.gestures.following.on = True
    for corner in ((60.5, 40.5), (20.5, 80.5), (60.5, 119.5), (99.5, 80.5), (99.5, 80.5)):
        tools.line.hover(corner)
        tools.press(corner, other=False)
        tools.release()
    preview = np.array(shown[1])  # from the first corner to the pointer
    assert len(preview) > 30
    assert np.abs(np.hypot(preview[:, 0] - 60, preview[:, 1] - 80) - 40).max() < 3
    mask = session.correction.document.mask == 1
    assert 2 * (mask & inside).sum() / (mask.sum() + inside.sum()) > 0.97
