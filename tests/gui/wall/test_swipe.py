"""Swiping: what stands on both sides of the divider, and how it is moved."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from segview.gui.session.session import Session
from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.swipe_bar import SwipeBar
from segview.gui.wall.swiping import RightSide
from segview.gui.wall.wall import Wall
from tests.gui import walls


@pytest.fixture
def wall(qtbot: QtBot) -> tuple[Wall, Session]:
    """Two variants, one sure everywhere of the target and one of the background."""
    session = walls.session("unet-a", "unet-d")
    session.show(maps=("probability/polyp",))
    session.receiver.take_image(walls.opened_image(walls.FIRST, size=walls.SIZE))
    for request, number in zip(session.requests(), (1.0, 0.0), strict=True):
        session.receiver.take_prediction(walls.answer(request, np.full(walls.SIZE, number, np.float32)))
    return walls.shown(qtbot, session), session


def colour(panel: Panel, across: float) -> tuple[int, int, int]:
    """Return the colour of a panel at a share of the image's width, a quarter from below."""
    image, rows, columns = panel.canvas.grab().toImage(), *walls.SIZE
    place = panel.canvas.placed.map(QPointF(across * columns, 0.75 * rows))
    found = image.pixelColor(round(place.x()), round(place.y()))
    return found.red(), found.green(), found.blue()


def test_on_the_right_of_the_divider_stands_the_next_variant_at_the_same_place_in_every_panel(
    wall: tuple[Wall, Session], qtbot: QtBot
) -> None:
    shown, _ = wall
    first, second = (panel for panel in shown.panels if panel.column == "probability/polyp")
    high, low = colour(first, 0.25), colour(second, 0.25)
    assert high != low
    shown.swiping.switch()
    assert (colour(first, 0.25), colour(first, 0.75)) == (high, low)
    assert (colour(second, 0.25), colour(second, 0.75)) == (low, high)
    canvas = first.canvas
    places = [canvas.placed.map(QPointF(walls.SIZE[1] * across, 5)).toPoint() for across in (0.5, 0.1)]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    qtbot.mouseMove(canvas, places[1])
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    assert shown.swiping.place == pytest.approx(0.1, abs=0.01)
    assert (colour(first, 0.25), colour(second, 0.25)) == (low, high)
    assert shown.linked.rect == shown.linked.whole  # it was no drag of the image
    shown.swiping.flip()
    assert (colour(first, 0.05), colour(first, 0.95)) == (high, high)
    shown.swiping.flip()
    assert (colour(first, 0.05), colour(first, 0.95)) == (low, low)
    shown.swiping.switch()
    assert colour(first, 0.75) == high


def test_the_image_alone_or_another_map_stands_there_by_choice_and_nothing_where_it_would_be_the_same(
    wall: tuple[Wall, Session], qtbot: QtBot
) -> None:
    shown, session = wall
    panel = next(panel for panel in shown.panels if panel.column == "probability/polyp")
    image = next(panel for panel in shown.panels if panel.column == "image")
    bar = SwipeBar(shown.swiping)
    qtbot.addWidget(bar)
    box = bar.other
    assert bar.isHidden()
    shown.swiping.switch()
    assert not bar.isHidden()
    words = [box.itemText(at) for at in range(box.count())]
    assert words == ["Next variant", "Image alone", "Image with what is drawn over it", "probability/polyp"]
    high = colour(panel, 0.25)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert colour(panel, 0.75) == walls.TISSUE
    shown.swiping.choose(RightSide(column="probability/polyp"))
    assert colour(panel, 0.75) == high
    assert colour(image, 0.75) == high
    assert colour(image, 0.25) != high
    session.show(maps=("uncertainty",))  # other panels, of which the image's is swiped still
    assert colour(next(one for one in shown.panels if one.column == "image"), 0.75) == high
