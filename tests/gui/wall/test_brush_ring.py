"""The ring round the pointer beside the pixels that a dab of the brush paints there."""

import os
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segview.core.images.image import OpenedImage, halvings
from segview.gui.correction.paint import LARGEST, SMALLEST
from segview.gui.correction.tools import Tool
from segview.gui.session.correcting import correct
from segview.gui.wall.panels.brush_ring import PIXELS_SEEN
from tests.gui import walls

SIZES = {"small": (40, 60), "wide": (90, 2400), "high": (3000, 700)}
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def painted(qtbot):
    """Return the first panel of a wall on an image of a size, with an empty mask under the brush."""

    walls_shown = []

    def open_image(size):
        session = walls.session("unet-a")
        session.show(maps=("probability/*",))
        wall = walls.shown(qtbot, session)
        session.receiver.take_image(OpenedImage(walls.FIRST, halvings(np.full((*size, 3), 90, np.uint8))))
        correct(session, None)
        session.correction.tools.pick(Tool.BRUSH)
        panel = wall.panels[0]
        walls_shown.append(wall)
        qtbot.waitUntil(lambda: not panel.canvas.seen.isEmpty())
        return session, panel

    return open_image


def dab(session, panel, at: QPointF) -> np.ndarray:
    """Paint one dab at a place of the canvas, and return the pixels that it painted."""
    document = session.correction.document
    document.mask[:] = 0
    viewport = panel.canvas.viewport()
    QTest.mousePress(viewport, LEFT, pos=at.toPoint())
    QTest.mouseRelease(viewport, LEFT, pos=at.toPoint())
    return document.mask != 0


def inside(path, mask: np.ndarray) -> np.ndarray:
    """Return the pixels of a mask whose middle a path goes round."""
    found = np.zeros(mask.shape, np.bool_)
    box = path.boundingRect().adjusted(-1, -1, 1, 1)
    for row in range(max(int(box.top()), 0), min(int(box.bottom()) + 1, mask.shape[0])):
        for column in range(max(int(box.left()), 0), min(int(box.right()) + 1, mask.shape[1])):
            found[row, column] = path.contains(QPointF(column + 0.5, row + 0.5))
    return found


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("radius", [SMALLEST, 1.7, 12.0])
@pytest.mark.parametrize("zoom", [1.0, 7.0, 1e6])
def test_the_ring_goes_round_what_a_dab_paints(painted, size, radius, zoom):
    session, panel = painted(size)
    canvas, tools = panel.canvas, session.correction.tools
    tools.paint.set_radius(radius)
    middle = QPointF(canvas.viewport().rect().center())
    canvas._linked.zoom(zoom, canvas.device_size, at=canvas.image_point(middle))
    for off in (QPointF(0, 0), QPointF(13, -7), QPointF(-6, 11)):
        place = middle + off
        walls.move(panel, place)
        mask = dab(session, panel, place)
        assert mask.any()
        assert np.array_equal(inside(canvas.marks.ring.path, mask), mask)


def test_the_largest_brush_at_the_nearest_zoom_has_its_ring(painted):
    session, panel = painted((40, 60))
    canvas = panel.canvas
    session.correction.tools.paint.set_radius(LARGEST)
    canvas._linked.zoom(1e6, canvas.device_size)
    walls.move(panel, QPointF(20, 20))
    mask = dab(session, panel, QPointF(20, 20))
    assert mask.all()
    assert np.array_equal(inside(canvas.marks.ring.path, mask), mask)


def test_the_ring_is_drawn_where_it_is(painted):
    session, panel = painted((300, 420))
    canvas, ratio = panel.canvas, panel.canvas.devicePixelRatioF()
    for radius, zoom in ((2.0, 1.0), (20.0, 1.0), (20.0, 3.0), (3.0, 30.0)):
        session.correction.tools.paint.set_radius(radius)
        canvas._linked.fit()
        canvas._linked.zoom(zoom, canvas.device_size)
        place = QPointF(canvas.viewport().rect().center()) + QPointF(9, 4)
        walls.move(panel, place)
        with_ring = walls.drawn(panel)
        path = canvas.marks.ring.path
        canvas.marks.ring.show(None)
        rows, columns = np.nonzero((with_ring != walls.drawn(panel)).any(axis=-1))
        first = walls.position(panel, path.boundingRect().top(), path.boundingRect().left()) * ratio
        last = walls.position(panel, path.boundingRect().bottom(), path.boundingRect().right()) * ratio
        edges = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        expected = (first.x(), first.y(), last.x(), last.y())
        assert np.abs(np.array(edges) - expected).max() <= 1 + 1.5 * ratio, (radius, zoom)


def test_the_ring_follows_zoom_and_size_and_goes_with_the_pointer(painted):
    session, panel = painted((300, 420))
    canvas = panel.canvas
    place = QPointF(canvas.viewport().rect().center()) + QPointF(40, 30)
    walls.move(panel, place)
    before = canvas.marks.ring.path.boundingRect()
    session.correction.tools.paint.set_radius(2 * session.correction.tools.paint.radius)
    assert canvas.marks.ring.path.boundingRect().width() == pytest.approx(2 * before.width())
    canvas._linked.zoom(2.0, QSizeF(canvas.device_size), at=QPointF(0, 0))
    here = canvas.image_point(place)
    assert (canvas.marks.ring.path.boundingRect().center() - here).manhattanLength() < 1e-3
    session.correction.tools.pick(Tool.LASSO)
    assert canvas.marks.ring.path.isEmpty()
    session.correction.tools.pick(Tool.ERASER)
    assert not canvas.marks.ring.path.isEmpty()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.marks.ring.path.isEmpty()


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is the test at another device pixel ratio")
def test_the_ring_is_right_at_other_device_pixel_ratios():
    chosen = "drawn_where or follows_zoom or (what_a_dab_paints and small)"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, "-k", chosen],
        env={**os.environ, "QT_SCALE_FACTOR": "1.5"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:]


def test_pixels_are_outlined_once_they_are_seen(painted):
    session, panel = painted((40, 60))
    canvas = panel.canvas
    session.correction.tools.paint.set_radius(3)
    assert canvas.device_size.width() / canvas.seen.width() > PIXELS_SEEN
    walls.move(panel, walls.position(panel, 20.4, 30.2))
    path = canvas.marks.ring.path
    corners = [path.elementAt(place) for place in range(path.elementCount())]
    assert all(one.x == int(one.x) and one.y == int(one.y) for one in corners)
