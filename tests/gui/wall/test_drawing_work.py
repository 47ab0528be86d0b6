"""The pictures of a wall are as they were, and what did not change is neither made nor painted again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from segview.gui.wall.drawing.dots import Dots, over
from segview.gui.wall.drawing.ready import Sampled
from segview.gui.wall.drawing.render import Grid, box_of, layer, shift_places
from segview.gui.wall.panels.header import Title
from tests.gui import walls

RNG = np.random.default_rng(3)


@pytest.fixture
def session(qapp):
    return walls.left_found("probability/polyp")


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session, (700, 500))


def premultiplied(shape):
    alpha = RNG.integers(0, 256, shape).astype(np.uint32)
    parts = [RNG.integers(0, 256, shape).astype(np.uint32) * alpha // 255 for _ in range(3)]
    return (alpha << 24 | parts[0] << 16 | parts[1] << 8 | parts[2]).astype(np.uint32)


def opaque(shape):
    return RNG.integers(0, 2**24, shape).astype(np.uint32) | np.uint32(0xFF000000)


@pytest.mark.parametrize("columns", [1, 7, 64])
def test_dots_are_blended_to_the_last_bit_as_qt_blends(qapp, columns):
    colours, below = premultiplied((40, columns)), opaque((40, columns))
    expected = below.copy()
    form = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    image, upper = (
        QImage(one.data, columns, 40, 4 * columns, kind) for one, kind in zip((expected, colours), form, strict=True)
    )
    painter = QPainter(image)
    painter.drawImage(0, 0, upper)
    painter.end()
    np.testing.assert_array_equal(over(colours, below), expected)


def test_a_later_run_of_dots_takes_the_place_of_an_earlier_one(qapp):
    below, half = opaque((4, 5)), np.uint32(0x80400000)
    drawn = below.copy()
    first, second = np.array([3, 4]), np.array([4, 9])
    Dots(((first, np.uint32(0xFF00FF00)), (second, half))).draw(drawn)
    assert drawn.flat[3] == 0xFF00FF00
    np.testing.assert_array_equal(drawn.flat[second], over(half, below.flat[second]))
    untouched = np.setdiff1d(np.arange(20), [3, 4, 9])
    np.testing.assert_array_equal(drawn.flat[untouched], below.flat[untouched])


def test_layers_and_dots_are_drawn_in_their_order_on_a_copy_of_the_lowest(qapp):
    grid = Grid(0, 0, 6, 4, (4, 6))
    lowest, part = opaque((4, 6)), opaque((2, 3))
    kept = lowest.copy()
    dots = Dots(((np.array([0, 8]), np.uint32(0xFF123456)),))
    drawn = [layer(lowest, grid, opaque=True), layer(part, grid, corner=(1, 2)), dots]
    made = Sampled.of(drawn, grid, QColor(0, 0, 0))
    expected = lowest.copy()
    expected[1:3, 2:5] = part
    expected.flat[[0, 8]] = 0xFF123456
    assert made.pixels is not None
    np.testing.assert_array_equal(made.pixels, expected)
    np.testing.assert_array_equal(lowest, kept)


def test_the_box_of_a_mask_is_the_smallest_and_its_places_are_those_of_the_whole():
    mask = np.zeros((9, 11), np.bool_)
    assert box_of(mask) == (0, 0, 0, 0)
    mask[2:5, 3] = mask[4, 7] = True
    top, left, end_row, end_column = box_of(mask)
    assert (top, left, end_row, end_column) == (2, 3, 5, 8)
    part = mask[top:end_row, left:end_column]
    places = shift_places(np.flatnonzero(part), part.shape[1], corner=(top, left), columns=11)
    np.testing.assert_array_equal(places, np.flatnonzero(mask))


@pytest.fixture
def compositions(monkeypatch):
    """Count the drawings that are put together."""
    counted = []
    real = Sampled.of.__func__
    monkeypatch.setattr(Sampled, "of", classmethod(lambda cls, *arguments: counted.append(1) or real(cls, *arguments)))
    return counted


def test_going_back_to_an_image_puts_no_drawing_together_again(wall, session, compositions):
    [answer] = session.answers.values()
    seen = [walls.drawn(one) for one in wall.panels]
    session.ask(image=walls.SECOND)
    session.receiver.take_image(walls.opened_image(walls.SECOND))
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.2, 0.9)))
    other = [walls.drawn(one) for one in wall.panels]
    compositions.clear()
    session.ask(image=walls.FIRST)
    session.receiver.take_prediction(answer)
    for panel, before, between in zip(wall.panels, seen, other, strict=True):
        now = walls.drawn(panel)
        np.testing.assert_array_equal(now, before)
        assert not np.array_equal(now, between)
    assert compositions == []


def test_a_map_that_is_switched_takes_the_panel_of_its_row_where_it_stands(wall, session):
    before = {one: one.geometry() for one in wall.panels}
    session.show(maps=("uncertainty",))
    assert {one: one.geometry() for one in wall.panels} == before
    assert [one.column for one in wall.panels] == ["image", "uncertainty"]
    assert walls.panel(wall, "unet/uncertainty").canvas.isVisible()


def test_panels_that_stay_where_they_are_are_not_painted_again(qtbot, qapp, monkeypatch):
    painted = []

    def paint(self, event, real=Title.paintEvent):
        painted.append(self)
        real(self, event)

    monkeypatch.setattr(Title, "paintEvent", paint)
    asking = walls.session("unet-a", "unet-b")
    asking.receiver.take_image(walls.opened_image())
    wall = walls.shown(qtbot, asking)
    qtbot.waitUntil(lambda: len(painted) >= len(wall.panels) > 1)
    qapp.processEvents()
    painted.clear()
    wall.mosaic.show_lines(wall.mosaic._lines, alone=None, size=walls.SIZE)
    qapp.processEvents()
    assert painted == []
