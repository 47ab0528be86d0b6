"""Classes are hidden, shown alone and shown again, in the legend and in their pane, without asking the engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from segview.core.answers.counts import ClassScores
from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Chart, Kind, Map, quantised
from segview.core.maps.palette import TRUTH, class_colour
from segview.core.variants.classes import IGNORED, Labelling, background_of, free_of
from segview.gui.classes.dock import ClassesDock
from segview.gui.session.session import Session
from segview.gui.shell.window import Window
from segview.gui.wall.drawing.colour_bar import ColourBar
from segview.gui.wall.drawing.legend import Entry, Legend
from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.wall import Wall
from segview.metrics.scores import pixel_scores
from tests.gui import walls
from tests.gui.held_tasks import nothing_is_asked

STREET = ("sky", "road", "car")
COLOURS = ("#80b4e6", "#8c5aa0", "#3c50dc")
SKY, ROAD, CAR = (class_colour(index, COLOURS) for index in range(3))
IN_SKY, IN_ROAD, IN_CAR = (20, 8), (20, 30), (20, 52)
CTRL = Qt.KeyboardModifier.ControlModifier


def thirds() -> np.ndarray:
    labels = np.zeros(walls.SIZE, np.uint8)
    labels[:, 20:40], labels[:, 40:] = 1, 2
    return labels


def street(session: Session, classes: tuple[str, ...] = STREET, **changes) -> Prediction:
    maps = [Map("labels", thirds(), Kind.LABELS)]
    shares = zip(classes, (0.2, 0.7, 0.1), strict=True)
    maps += [
        Map(f"probability/{name}", quantised(np.full(walls.SIZE, share)), Kind.PROBABILITY) for name, share in shares
    ]
    scores = ClassScores(dice=0.6, iou=0.5, accuracy=0.8, each=(0.91, 0.25, None))
    fields: dict[str, Any] = {
        "colours": COLOURS,
        "maps": {one.name: one for one in maps},
        "class_scores": scores,
        "labelling": Labelling(3, 11),
        "complete": True,
    }
    return Prediction(session.requests()[0], walls.SIZE, classes, **{**fields, **changes})


@pytest.fixture
def session() -> Session:
    asking = walls.session("sanet")
    asking.show(maps=("labels",))
    return asking


@pytest.fixture
def wall(qtbot: QtBot, session: Session) -> Wall:
    shown = walls.shown(qtbot, session)
    session.receiver.take_image(walls.opened_image())
    session.receiver.take_prediction(street(session))
    return shown


@pytest.fixture
def image(wall: Wall) -> Panel:
    return wall.panels[0]


@pytest.fixture
def labels(wall: Wall) -> Panel:
    return wall.panels[1]


@pytest.fixture
def dock(qtbot: QtBot, session: Session) -> ClassesDock:
    pane = ClassesDock(session)
    qtbot.addWidget(pane)
    pane.resize(300, 400)
    pane.show()
    return pane


def click(qtbot: QtBot, bar: ColourBar, name: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = next(one.area.center() for one in bar.switches() if one.entry is not None and one.entry.name == name)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, keys, place.toPoint())


def tinted(panel: Panel, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    return walls.near(walls.colour(panel, *at), walls.mixed(walls.TISSUE, colour, 0.4), by=3)


@pytest.mark.parametrize(
    ("classes", "background"),
    [
        (("background", "polyp"), 0),
        (("water", "land"), 0),
        (("sky", "road", "car"), None),
        (("null", "shirt", "shoe"), 0),
        (("liver", "kidney", "Background"), 2),
    ],
)
def test_a_class_is_background_by_its_name_and_of_two_the_first(classes, background):
    assert background_of(classes) == background


def test_of_two_classes_none_is_hidden_by_its_name():
    assert free_of(("background", "polyp"), ("polyp",)) == {0}
    assert free_of(STREET, ("road", "elsewhere")) == {1}


def test_class_0_is_drawn_where_it_is_a_thing_and_clear_where_it_is_not(session, image):
    assert tinted(image, IN_SKY, SKY)
    assert tinted(image, IN_CAR, CAR)
    session.receiver.take_prediction(street(session, ("null", "road", "car")))
    assert walls.near(walls.colour(image, *IN_SKY), walls.TISSUE)
    assert tinted(image, IN_CAR, CAR)
    assert image.header.bar.scale.text() == "road, car"


def test_a_click_in_the_legend_hides_a_class_in_every_panel_and_another_shows_it_again(qtbot, session, image, labels):
    with nothing_is_asked(session.tasks):
        click(qtbot, image.header.bar, "road")
        assert walls.near(walls.colour(image, *IN_ROAD), walls.TISSUE)
        assert tinted(image, IN_SKY, SKY)
        assert walls.colour(labels, *IN_ROAD) not in (SKY, ROAD, CAR)
        assert walls.colour(labels, *IN_CAR) == CAR
        assert "road (hidden)" in labels.header.bar.scale.text()
        click(qtbot, labels.header.bar, "road")
    assert tinted(image, IN_ROAD, ROAD)
    assert walls.colour(labels, *IN_ROAD) == ROAD


def test_between_two_hidden_classes_there_is_no_outline(qtbot, session, image):
    border = (20, 40)
    assert walls.colour(image, *border) == CAR
    session.show(hidden=("road", "car"))
    assert walls.near(walls.colour(image, *border), walls.TISSUE)
    assert (walls.drawn_image(image) == SKY).all(axis=-1).any()


def test_the_outline_of_the_truth_is_that_of_the_classes_drawn(session, image):
    truth = thirds()
    truth[:, 40:] = np.where(truth[:, 40:] == 2, 2, IGNORED)
    session.receiver.take_prediction(street(session, truth=truth))
    columns = np.nonzero((walls.drawn_image(image) == TRUTH).all(axis=-1))[1]
    width = walls.drawn_image(image).shape[1]
    assert columns.min() < 0.4 * width
    assert columns.max() > 0.6 * width
    session.show(hidden=("sky", "road"))
    columns = np.nonzero((walls.drawn_image(image) == TRUTH).all(axis=-1))[1]
    assert columns.min() > 0.6 * width


def test_with_ctrl_a_class_stands_alone_and_then_all_come_back(qtbot, session, image):
    click(qtbot, image.header.bar, "car", CTRL)
    assert session.view.hidden == ("sky", "road")
    assert tinted(image, IN_CAR, CAR)
    click(qtbot, image.header.bar, "sky", CTRL)
    assert session.view.hidden == ("road", "car")
    click(qtbot, image.header.bar, "sky", CTRL)
    assert session.view.hidden == ()


def test_the_legend_of_a_target_does_not_take_clicks(qtbot, qapp):
    asking = walls.session("unet")
    wall = walls.shown(qtbot, asking)
    asking.receiver.take_image(walls.opened_image())
    asking.receiver.take_prediction(walls.answer(asking.requests()[0], walls.left_half(0.9, 0.1)))
    bar = wall.panels[0].header.bar
    assert bar.scale.text().startswith("p > 0.50")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(10, bar.height() // 2))
    assert asking.view.hidden == ()


@pytest.mark.parametrize("width", [40, 90, 150, 240, 600])
def test_what_a_legend_has_no_room_for_is_counted(qtbot, qapp, width):
    names = ("sky", "building", "pole", "road", "pavement", "tree")
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.resize(width, 20)
    bar.show_scale(Legend(tuple(Entry(name, shown=True) for name in names)))
    *entries, last = bar.switches()
    if last.entry is not None:
        entries = [*entries, last]
        assert [one.text for one in entries] == list(names)
    else:
        assert last.text == f"+{len(names) - len(entries)}"
        with qtbot.waitSignal(bar.unfolded):
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=last.area.center().toPoint())
    assert entries
    assert all(one.area.right() <= width for one in entries)
    assert width < 600 or len(entries) == len(names)


def test_the_pane_lists_each_class_with_its_score_and_its_probability_at_the_cursor(session, wall, dock):
    def line(row: int) -> list[str]:
        return [dock.table.item(row, column).text() for column in range(3)]

    assert line(0) == ["sky", "0.910", "–"]
    session.point_at((0.5, 0.5))
    assert [line(row) for row in range(3)] == [
        ["sky", "0.910", "0.200"],
        ["road", "0.250", "0.700"],
        ["car", "–", "0.100"],
    ]


def test_ticks_of_the_pane_hide_and_show(qtbot, session, wall, image, dock):
    table = dock.table
    box = table.visualItemRect(table.item(1, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 10, box.center().y()))
    assert session.view.hidden == ("road",)
    assert walls.near(walls.colour(image, *IN_ROAD), walls.TISSUE)
    assert dock.state.text() == "2 of 3 drawn"
    at = table.visualItemRect(table.item(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.view.hidden == ("sky", "road")
    qtbot.mouseClick(dock.findChild(object, "classes/none_shown"), Qt.MouseButton.LeftButton)
    assert session.view.hidden == STREET
    assert all(walls.near(walls.colour(image, *at), walls.TISSUE) for at in (IN_SKY, IN_ROAD, IN_CAR))
    qtbot.mouseClick(dock.findChild(object, "classes/all"), Qt.MouseButton.LeftButton)
    assert session.view.hidden == ()
    assert dock.state.text() == "3 classes"


def test_numbers_of_the_image_before_do_not_stay(session, wall, dock):
    session.point_at((0.5, 0.5))
    session.ask(image=walls.SECOND)
    assert [dock.table.item(1, column).text() for column in range(3)] == ["road", "–", "–"]
    session.receiver.take_image(walls.opened_image(walls.SECOND))
    session.receiver.take_prediction(street(session))
    assert dock.table.item(1, 1).text() == "0.250"


def test_what_networks_say_is_held_back_here_too(session, wall, dock):
    session.delay.set(on=True, seconds=None)
    session.ask(image=walls.SECOND)
    session.receiver.take_image(walls.opened_image(walls.SECOND))
    session.receiver.take_prediction(street(session))
    assert dock.table.item(1, 1).text() == "–"
    session.delay.reveal()
    assert dock.table.item(1, 1).text() == "0.250"


def test_without_several_classes_the_pane_says_so(qtbot, qapp):
    asking = walls.session("unet")
    pane = ClassesDock(asking)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.nothing.isVisible()


def test_the_sign_that_there_are_more_classes_opens_their_pane(qtbot, qapp):
    window = Window(walls.session("sanet"), pixel_scores)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    asking = window.session
    asking.receiver.take_image(walls.opened_image())
    many = tuple(f"class of things {number}" for number in range(40))
    maps = {"labels": Map("labels", thirds(), Kind.LABELS)}
    asking.receiver.take_prediction(Prediction(asking.requests()[0], walls.SIZE, many, maps=maps, complete=True))
    bar = window.wall.panels[0].header.bar
    qtbot.waitUntil(window.classes.table.visibleRegion().isEmpty)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.switches()[-1].area.center().toPoint())
    qtbot.waitUntil(lambda: not window.classes.table.visibleRegion().isEmpty())
    assert window.classes.table.rowCount() == 40
    asking.show(hidden=many[:3])
    window.commands["all_classes"].trigger()
    assert asking.view.hidden == ()


def test_bars_of_classes_have_their_colours_and_stand_for_them_alone(session, wall):
    scores = np.array([0.9, 0.6, 0.3], np.float32)
    session.show(maps=("sa/*",))
    other = Chart("sa/other", scores, ("a", "b", "c"))
    charts = {"sa/categorical": Chart("sa/categorical", scores, STREET), "sa/other": other}
    session.receiver.take_prediction(street(session, charts=charts))
    own, plain = (next(one for one in wall.panels if one.column == name).chart for name in charts)
    shades = {tuple(shade) for shade in walls.pixels(own.grab().toImage()).reshape(-1, 3).tolist()}
    assert {SKY, ROAD, CAR} <= shades
    assert not {SKY, ROAD, CAR} & {tuple(one) for one in walls.pixels(plain.grab().toImage()).reshape(-1, 3).tolist()}


def test_a_truth_of_many_classes_is_no_problem_once_a_variant_reads_it(qtbot, qapp):
    window = Window(walls.session("sanet"), pixel_scores)
    qtbot.addWidget(window)
    asking, line = window.session, window.findChild(QLabel, "state/image")
    problem = "The mask tells classes apart."
    asking.receiver.take_image(
        replace(walls.opened_image(), truth_path=Path("/masks/first.png"), truth_problem=problem)
    )
    assert problem in line.text()
    asking.receiver.take_prediction(street(asking, truth=thirds()))
    assert line.text().endswith("ground truth first.png")


def test_variants_side_by_side_are_numbered_and_the_names_of_classes_can_be_read(qtbot, qapp):
    asking = walls.session("sanet", "deeplab")
    pane = ClassesDock(asking)
    qtbot.addWidget(pane)
    pane.resize(290, 400)
    pane.show()
    asking.receiver.take_image(walls.opened_image())
    for request in asking.requests():
        asking.receiver.take_prediction(replace(street(asking), request=request))
    table = pane.table
    headings = [table.horizontalHeaderItem(column).text() for column in range(5)]
    assert headings == ["Class", "IoU\n1", "p\n1", "IoU\n2", "p\n2"]
    assert pane.variants.text() == "1  sanet\n2  deeplab"
    assert table.item(0, 3).text() == "0.910"
    assert table.columnWidth(0) >= 80
    assert not table.horizontalScrollBar().isVisible()
    asking.ask(ticked=asking.ticked[:1])
    assert not pane.variants.isVisible()
    assert table.columnCount() == 3


def test_what_lies_over_the_image_stands_before_the_classes_in_its_legend(session, image):
    session.receiver.take_prediction(street(session, truth=thirds()))
    assert image.header.bar.scale.text() == "truth, sky, road, car"
