"""Columns of the wall are brought into another order by dragging a title."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.gui import walls


@pytest.fixture
def session(qapp):
    """Two variants with answers; the second alone has attention."""
    session = walls.session("unet-a", "unet-d")
    session.show(maps=("probability/*", "uncertainty", "cbam/spatial"))
    session.receiver.take_image(walls.opened_image())
    first, second = session.requests()
    session.receiver.take_prediction(walls.answer(first, walls.left_half(0.9, 0.1)))
    session.receiver.take_prediction(walls.answer(second, walls.left_half(0.7, 0.2), walls.attention()))
    return session


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session)


def panel_of(wall, name):
    return next(panel for panel in wall.panels if f"{panel.variant}/{panel.column}" == name)


def drag(qtbot, wall, name, to, *, drop=True):
    """Drag the title of one panel to the middle of another one."""
    title, other = panel_of(wall, name).header.title, panel_of(wall, to)
    end = title.mapFromGlobal(other.mapToGlobal(other.rect().center()))
    qtbot.mousePress(title, Qt.MouseButton.LeftButton, pos=QPoint(20, 5))
    qtbot.mouseMove(title, QPoint(24, 5))
    qtbot.mouseMove(title, end)
    if drop:
        qtbot.mouseRelease(title, Qt.MouseButton.LeftButton, pos=end)


def test_a_column_stands_where_it_is_dropped_in_every_row(qtbot, wall, session):
    drag(qtbot, wall, "unet-a/uncertainty", "unet-a/probability/polyp")
    assert session.view.maps == ("uncertainty", "probability/*", "cbam/spatial")
    assert walls.names(wall) == [
        *("unet-a/image", "unet-a/uncertainty", "unet-a/probability/polyp"),
        *("unet-d/image", "unet-d/uncertainty", "unet-d/probability/polyp", "unet-d/cbam/spatial"),
    ]
    drag(qtbot, wall, "unet-d/uncertainty", "unet-d/probability/polyp")
    assert session.view.maps == ("probability/*", "uncertainty", "cbam/spatial")


def test_a_line_says_where_it_would_stand(qtbot, wall, session):
    line = wall.mosaic.content.findChild(object, "wall/column line")
    drag(qtbot, wall, "unet-a/uncertainty", "unet-a/probability/polyp", drop=False)
    assert line.isVisible()
    assert abs(line.geometry().center().x() - panel_of(wall, "unet-a/probability/polyp").x()) < 6
    title = panel_of(wall, "unet-a/uncertainty").header.title
    qtbot.mouseRelease(title, Qt.MouseButton.LeftButton, pos=QPoint(20, 5))  # on itself
    assert not line.isVisible()
    assert session.view.maps == ("probability/*", "uncertainty", "cbam/spatial")


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("unet-d/cbam/spatial", "unet-d/uncertainty"),  # the other row would have a hole
        ("unet-a/uncertainty", "unet-a/image"),
        ("unet-a/image", "unet-a/uncertainty"),
        ("unet-a/uncertainty", "unet-d/probability/polyp"),
    ],
)
def test_nothing_moves_where_it_cannot_stand(qtbot, wall, session, name, to):
    before = walls.names(wall)
    drag(qtbot, wall, name, to, drop=False)
    assert not wall.mosaic.content.findChild(object, "wall/column line").isVisible()
    drag(qtbot, wall, name, to)
    assert walls.names(wall) == before


def test_a_click_on_a_title_moves_nothing(qtbot, wall, session):
    before = walls.names(wall)
    qtbot.mouseClick(panel_of(wall, "unet-a/uncertainty").header.title, Qt.MouseButton.LeftButton)
    assert walls.names(wall) == before
