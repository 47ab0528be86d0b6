"""The wall: rows, columns, the linked view and the linked cursor."""

import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from segview.core.base.places import samples_folder
from segview.core.maps.maps import Chart, Kind, Map, quantised
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.wall import Wall
from segview.tasks.answer import AnswerImage, OpenImage
from segview.tasks.files import Open, Opened
from tests.gui import walls
from tests.gui.held_tasks import HeldTasks, nothing_is_asked
from tests.programs import run_program

REQUIRED_MAPS = ("probability/*", "uncertainty")


@pytest.fixture
def session(qapp):
    """Two variants with answers on one image; the second has attention."""
    session = walls.session("unet-a", "unet-d")
    session.show(maps=REQUIRED_MAPS)
    answer_all(session)
    return session


def answer_all(session, size=walls.SIZE):
    session.receiver.take_image(walls.opened_image(session.image, size=size))
    first, second = session.requests()
    session.receiver.take_prediction(walls.answer(first, walls.left_half(0.9, 0.1, size)))
    session.receiver.take_prediction(walls.answer(second, walls.left_half(0.7, 0.2, size), walls.attention()))


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session)


# ---- rows and columns


def test_without_an_image_it_says_how_to_open_one(qtbot, qapp):
    tasks = HeldTasks()
    wall = walls.shown(qtbot, walls.Session(tasks))
    assert wall.panels == []
    assert wall.findChild(QLabel, "wall/empty").isVisible()
    assert not wall.findChild(QLabel, "wall/reminder").isVisible()
    samples = wall.findChild(QPushButton, "wall/samples")
    samples.setFocus()
    qtbot.keyClick(samples, Qt.Key.Key_Return)
    assert [task.paths for task in tasks.asked(Open)] == [(samples_folder(),)]


def test_while_a_folder_is_read_it_does_not_say_that_none_is_open(qtbot, qapp):
    tasks = HeldTasks()
    session = walls.Session(tasks)
    wall = walls.shown(qtbot, session)
    text = wall.findChild(QLabel, "wall/empty")
    before = text.text()
    session.opener.open((Path("/large"),))
    assert text.text() == "Reading the folder…"
    tasks.answer(Open, Opened(counted=12_500))
    assert text.text() == "Reading the folder…\n\n12,500 images so far"
    assert wall.findChild(QPushButton, "wall/open").isEnabled()  # another can be opened instead
    tasks.answer(Open, Opened(problem="It may not be read."))
    assert text.text() == before


def test_without_a_ticked_variant_it_says_what_to_do(qtbot, qapp):
    session = walls.session("one")
    wall = walls.shown(qtbot, session)
    session.receiver.take_image(walls.opened_image())
    reminder = wall.findChild(QLabel, "wall/reminder")
    assert not reminder.isVisible()
    session.ask(ticked=())
    assert reminder.isVisible()


def test_without_a_variant_it_shows_the_image_alone(qtbot, qapp):
    session = walls.session()
    wall = walls.shown(qtbot, session)
    session.receiver.take_image(walls.opened_image())
    assert walls.names(wall) == ["image"]
    assert walls.near(walls.colour(wall.panels[0], 20, 30), walls.TISSUE)


def test_a_row_for_each_variant_and_a_column_for_each_map(wall):
    assert walls.names(wall) == [
        *("unet-a/image", "unet-a/probability/polyp", "unet-a/uncertainty"),
        *("unet-d/image", "unet-d/probability/polyp", "unet-d/uncertainty"),
    ]
    places = [(panel.x(), panel.y()) for panel in wall.panels]
    assert len({y for _, y in places[:3]}) == 1
    assert [x for x, _ in places[:3]] == [x for x, _ in places[3:]]
    assert {panel.canvas.size().toTuple() for panel in wall.panels} == {wall.panels[0].canvas.size().toTuple()}


def test_rows_follow_the_ticks(wall, session):
    session.ask(ticked=session.ticked[1:])
    assert {panel.variant for panel in wall.panels} == {"unet-d"}
    session.ask(ticked=tuple(variant.folder for variant in session.catalogue.shown))
    assert [panel.variant for panel in wall.panels] == ["unet-a"] * 3 + ["unet-d"] * 3


def test_columns_follow_the_look_in_its_order(wall, session):
    session.show(maps=("uncertainty", "mask", "probability/background"))
    assert walls.names(wall)[:4] == [
        *("unet-a/image", "unet-a/uncertainty", "unet-a/mask", "unet-a/probability/background")
    ]
    session.show(maps=())
    assert walls.names(wall) == ["unet-a/image", "unet-d/image"]


def test_the_background_is_shown_only_when_it_is_named(wall, session):
    session.show(maps=("probability/*",))
    assert walls.names(wall)[:2] == ["unet-a/image", "unet-a/probability/polyp"]
    assert len(wall.panels) == 4


def test_a_column_that_a_row_lacks_is_not_there(wall, session):
    session.show(maps=("cbam/spatial",))
    assert walls.names(wall) == ["unet-a/image", "unet-d/image", "unet-d/cbam/spatial"]
    assert walls.panel(wall, "unet-d/cbam/spatial").canvas.isVisible()


def test_charts_have_a_column_when_they_are_named(wall, session):
    chart = Chart("cbam/channel", np.array([0.2, 0.8], np.float32), ("0", "1"))
    session.receiver.take_prediction(walls.answer(session.requests()[1], walls.left_half(0.7, 0.2), charts=(chart,)))
    session.show(maps=("cbam/channel",))
    assert walls.panel(wall, "unet-d/cbam/channel").chart.chart is chart
    assert "unet-a/cbam/channel" not in walls.names(wall)


def test_columns_stay_while_the_next_image_is_computed(qtbot, wall, session):
    before = {panel.objectName(): panel for panel in wall.panels}
    session.ask(image=walls.SECOND)
    assert {panel.objectName(): panel for panel in wall.panels} == before
    session.receiver.take_image(walls.opened_image(walls.SECOND))
    assert {panel.objectName(): panel for panel in wall.panels} == before
    assert walls.near(walls.colour(walls.panel(wall, "unet-a/image"), 20, 45), walls.TISSUE)


def test_the_columns_of_a_variant_that_never_answered_are_known(qtbot, qapp):
    session = walls.session("unet-a")
    session.show(maps=("probability/*", "uncertainty", "cbam/*"))
    wall = walls.shown(qtbot, session)
    assert walls.names(wall) == ["unet-a/image", "unet-a/probability/polyp", "unet-a/uncertainty"]


def test_waiting_is_announced_only_when_it_lasts(qtbot, wall, session):
    session.ask(image=walls.SECOND)
    session.receiver.take_image(walls.opened_image(walls.SECOND))
    waiting = walls.panel(wall, "unet-a/uncertainty")
    assert waiting.message.text() == ""
    qtbot.waitUntil(lambda: waiting.message.text() == "computing…")
    assert walls.panel(wall, "unet-a/image").header.title.note == "computing…"
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.9, 0.1)))
    assert waiting.canvas.isVisible()
    assert walls.panel(wall, "unet-a/image").header.title.note == "0.12 s"


def test_a_growing_answer_says_how_far_it_is(wall, session):
    session.ask(prediction_settings=PredictionSettings(scales=(0.5, 1.0, 2.0)))
    request = session.requests()[0]
    session.receiver.take_prediction(
        walls.answer(request, walls.left_half(0.9, 0.1), scales_done=(1.0,), complete=False, timings={})
    )
    assert walls.panel(wall, "unet-a/image").header.title.note == "scale 1 of 3…"


def test_the_last_image_stays_until_the_next_is_read(qtbot, wall, session):
    session.ask(image=walls.SECOND)
    assert walls.panel(wall, "unet-a/image").canvas.isVisible()
    qtbot.waitUntil(lambda: walls.panel(wall, "unet-a/image").message.isVisible())
    assert walls.panel(wall, "unet-a/image").message.text() == "opening the image…"


def test_scales_outside_training_are_marked(wall, session):
    scale = "scale/2/probability/polyp"
    session.show(maps=("scale/*",))
    session.ask(prediction_settings=PredictionSettings(scales=(1.0, 2.0)))
    request = session.requests()[0]
    maps = [
        Map(name, quantised(walls.left_half(0.9, 0.1)), Kind.PROBABILITY) for name in (scale, scale.replace("2", "1"))
    ]
    session.receiver.take_prediction(walls.answer(request, walls.left_half(0.9, 0.1), *maps, untrained_scales=(2.0,)))
    assert walls.panel(wall, "unet-a/image").header.title.note == "2 outside training"
    assert walls.panel(wall, f"unet-a/{scale}").header.title.note == "outside training"
    assert walls.panel(wall, "unet-a/scale/1/probability/polyp").header.title.note == ""


def test_a_failed_variant_says_why_and_leaves_the_others(wall, session):
    reason = "The weights do not fit. Export the variant again."
    # It was asked before it was known which image it is.
    session.tasks.refuse(AnswerImage(replace(session.requests()[0], identity=None)), reason)
    assert walls.names(wall)[:3] == ["unet-a/image", "unet-a/why it failed", "unet-d/image"]
    told = walls.panel(wall, "unet-a/why it failed")
    assert told.message.text() == reason
    assert told.message.wordWrap()
    assert told.message.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert told.width() > 1.9 * walls.panel(wall, "unet-d/uncertainty").width()
    assert walls.panel(wall, "unet-a/image").header.title.note == "failed"
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.9, 0.1)))
    assert walls.names(wall)[:3] == ["unet-a/image", "unet-a/probability/polyp", "unet-a/uncertainty"]


def test_an_image_that_cannot_be_read_is_told_in_its_place(wall, session):
    session.ask(image=walls.SECOND)
    session.tasks.refuse(OpenImage(walls.SECOND), "second.png is no image.")
    told = walls.panel(wall, "unet-a/image")
    assert told.message.isVisible()
    assert told.message.text() == "second.png is no image."
    session.ask(image=walls.FIRST)
    assert walls.panel(wall, "unet-a/image").canvas.isVisible()


def test_panels_are_named_for_those_who_do_not_see_them(wall):
    panel = walls.panel(wall, "unet-d/uncertainty")
    assert panel.accessibleName() == "uncertainty of unet-d"
    assert panel.canvas.accessibleName() == "uncertainty of unet-d"
    assert panel.header.bar.scale.text() == "colours from 0 to 1, mark at 0.6"


def test_no_look_reaches_the_engine(qtbot, wall, session):
    other = {
        "threshold": 0.3,
        "band": 0.1,
        "opacity": 0.9,
        "contour_only": True,
        "part_colours": True,
        "smooth": True,
        "mask": False,
        "truth": False,
        "uncertainty": True,
        "attention": True,
        "errors": True,
        "wrong_as_found": True,
        "outlines": True,
        "artefacts": True,
        "tissue_only": True,
        "hidden": ("polyp",),
        "figures": False,
        "own_maps": False,
        "unchanged": True,
        "next_variant": True,
        "zone_high": 0.6,
        "zone_low": 0.2,
        "channels": "narrow",
        "brightness": 0.2,
        "contrast": 0.2,
        "gamma": 1.5,
        "scale_bar": True,
        "maps": ("mask",),
    }
    assert set(other) == set(ViewSettings.model_fields)
    with nothing_is_asked(session.tasks):
        for field, value in other.items():
            session.show(**{field: value})
            wall.grab()
        wall.zoom(2)
        session.point_at((0.5, 0.5))
        wall.grab()


# ---- places


def test_one_variant_is_broken_into_lines_where_its_images_gain(qtbot, session):
    session.ask(ticked=session.ticked[1:])
    session.show(maps=(*REQUIRED_MAPS, "cbam/spatial"))
    wall = walls.shown(qtbot, session, (700, 700))
    assert len({panel.y() for panel in wall.panels}) == 2
    wall.resize(1600, 300)
    assert len({panel.y() for panel in wall.panels}) == 1


def test_panels_are_never_squeezed_but_scrolled(wall, session):
    session.show(maps=("mask", "probability/polyp", "probability/background", "uncertainty", "cbam/spatial"))
    wall.resize(500, 300)
    assert all(panel.width() >= 150 for panel in wall.panels)
    assert all(panel.height() >= 160 for panel in wall.panels)
    assert wall.mosaic.horizontalScrollBar().maximum() > 0
    assert wall.mosaic.verticalScrollBar().maximum() > 0
    wall.resize(2000, 900)
    assert wall.mosaic.horizontalScrollBar().maximum() == 0


def test_double_click_fills_the_wall_with_one_panel_and_back(qtbot, wall):
    panel = walls.panel(wall, "unet-d/uncertainty")
    before = panel.geometry()
    qtbot.mouseDClick(panel.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert wall.panels == [panel]
    assert panel.width() == wall.width()
    assert panel.height() == wall.height()
    qtbot.mouseDClick(panel.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert len(wall.panels) == 6
    assert panel.geometry() == before


def test_the_enlarged_panel_stays_from_image_to_image(wall, session):
    wall.maximise(walls.panel(wall, "unet-d/uncertainty"))
    session.ask(image=walls.SECOND)
    answer_all(session)
    assert walls.names(wall) == ["unet-d/uncertainty"]
    session.show(maps=("mask",))
    assert len(wall.panels) == 4


def test_keys_enlarge_restore_and_pan(qtbot, wall):
    panel = walls.panel(wall, "unet-a/image")
    panel.canvas.setFocus()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Return)
    assert wall.panels == [panel]
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert len(wall.panels) == 6
    wall.zoom(4)
    before = wall.view
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert wall.view.left() > before.left()
    assert wall.view.size() == before.size()


# ---- the linked view


def test_every_panel_shows_the_same_part_of_the_image(wall):
    walls.wheel(walls.panel(wall, "unet-a/uncertainty"), QPointF(40, 50), 4)
    seen = [panel.canvas.seen for panel in wall.panels]
    assert all(one == seen[0] for one in seen)
    for panel in wall.panels:
        corners = QPointF(0, 0), QPointF(panel.canvas.width(), panel.canvas.height())
        left, right = (panel.canvas.placed.inverted()[0].map(corner).x() for corner in corners)
        assert left == pytest.approx(seen[0].left())
        assert right == pytest.approx(seen[0].right())


def test_a_resize_does_not_move_what_is_seen(wall):
    walls.wheel(wall.panels[0], QPointF(80, 90), 6)
    before = wall.view
    for size in [(700, 500), (1300, 420), (400, 900), (901, 601), (333, 333), (900, 600)] * 3:
        wall.resize(*size)
        wall.grab()
        assert wall.view == before
        for panel in wall.panels:
            seen = panel.canvas.seen
            assert seen.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(before)
            assert seen.center().x() == pytest.approx(before.center().x())
            assert seen.center().y() == pytest.approx(before.center().y())
            assert min(seen.width() - before.width(), seen.height() - before.height()) == pytest.approx(0, abs=1e-6)


def test_a_panel_that_comes_back_shows_what_the_others_show(wall):
    hidden = walls.panel(wall, "unet-a/uncertainty")
    wall.maximise(walls.panel(wall, "unet-d/image"))
    wall.zoom(4)
    wall.linked.pan(5, 5)
    wall.maximise(None)
    wall.grab()
    other = walls.panel(wall, "unet-d/uncertainty")
    assert hidden.canvas.seen == other.canvas.seen
    assert hidden.canvas.placed == other.canvas.placed


def test_a_resize_keeps_the_aspect_of_the_image(wall):
    for size in [(900, 300), (500, 900)]:
        wall.resize(*size)
        for panel in wall.panels:
            assert panel.canvas.placed.m11() == pytest.approx(panel.canvas.placed.m22())


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_wheel_keeps_the_point_under_the_pointer(wall, keys):
    panel, at = wall.panels[1], QPointF(100, 120)
    before = panel.canvas.image_point(at)
    for notches in (1, 3, 5, -2):
        walls.wheel(panel, at, notches, keys)
        after = panel.canvas.image_point(at)
        assert abs(after.x() - before.x()) < 1
        assert abs(after.y() - before.y()) < 1
    assert wall.view.width() < walls.SIZE[1] / 2


def test_zoom_ends_at_the_whole_image_and_at_large_pixels(wall):
    panel = wall.panels[0]
    for _ in range(40):
        walls.wheel(panel, QPointF(30, 30), -3)
    assert wall.view.width() == pytest.approx(1.1 * walls.SIZE[1])
    assert wall.view.center() == QPointF(walls.SIZE[1] / 2, walls.SIZE[0] / 2)
    for _ in range(40):
        walls.wheel(panel, QPointF(30, 30), 3)
    canvas = panel.canvas.device_size
    assert min(canvas.width() / wall.view.width(), canvas.height() / wall.view.height()) == pytest.approx(64)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_dragging_pans_all_panels(qtbot, wall, button):
    wall.zoom(4)
    panel, viewport = wall.panels[0], wall.panels[0].canvas.viewport()
    held = panel.canvas.image_point(QPointF(100, 100))
    qtbot.mousePress(viewport, button, pos=QPointF(100, 100).toPoint())
    walls.move(panel, QPointF(70, 115), button)
    for one in wall.panels:
        there = one.canvas.image_point(QPointF(70, 115))
        assert there.x() == pytest.approx(held.x())
        assert there.y() == pytest.approx(held.y())
    qtbot.mouseRelease(viewport, button, pos=QPointF(70, 115).toPoint())
    after = wall.view
    walls.move(panel, QPointF(20, 20))
    assert wall.view == after


def test_fit_shows_the_whole_image(wall):
    wall.zoom(5)
    wall.fit()
    assert wall.view == wall.linked.whole
    assert not wall.linked.zoomed


def test_the_zoom_stays_on_an_image_of_the_same_size_alone(wall, session):
    wall.zoom(3)
    zoomed = wall.view
    session.ask(image=walls.SECOND)
    answer_all(session)
    assert wall.view == zoomed
    session.ask(image=walls.FIRST.with_name("third.png"))
    answer_all(session, size=(50, 50))
    assert wall.view == wall.linked.whole
    assert (wall.view.width(), wall.view.height()) == (50, 50)


def test_the_view_does_not_leave_the_image(wall):
    wall.zoom(4)
    for _ in range(30):
        wall.linked.pan(10, -10)
    assert wall.view.right() == pytest.approx(walls.SIZE[1])
    assert wall.view.top() == pytest.approx(0)


# ---- the linked cursor


def test_the_pointer_is_a_point_of_the_image(wall, session):
    panel = walls.panel(wall, "unet-d/probability/polyp")
    walls.move(panel, walls.position(panel, row=10, column=45))
    assert session.point == pytest.approx((10 / 40, 45 / 60))
    walls.move(panel, walls.position(panel, row=-0.5, column=45))
    assert session.point is None
    walls.move(panel, walls.position(panel, row=10, column=45))
    QApplication.sendEvent(panel.canvas, QEvent(QEvent.Type.Leave))
    assert session.point is None


def test_every_panel_draws_the_cross_and_reads_its_value(wall, session):
    session.show(mask=False)
    plain = [walls.drawn(panel) for panel in wall.panels]
    session.point_at((0.25, 0.75))
    for panel, before in zip(wall.panels, plain, strict=True):
        after = walls.drawn(panel)
        place = walls.position(panel, row=10, column=45)
        row, column = int(place.y()), int(place.x())
        changed = (after != before).any(axis=-1)
        assert changed[row - 1 : row + 2, : column - 10].any(axis=0).all()
        assert changed[: row - 10, column - 1 : column + 2].any(axis=1).all()
        assert not changed[row - 3 : row + 3, column - 3 : column + 3].any()
    assert walls.panel(wall, "unet-a/probability/polyp").reading == "0.100"
    assert walls.panel(wall, "unet-d/uncertainty").reading == "0.400"
    assert walls.panel(wall, "unet-a/image").reading == "x 45, y 10   rgb 200 120 110"
    session.point_at(None)
    assert walls.panel(wall, "unet-a/probability/polyp").reading == ""
    assert (walls.drawn(wall.panels[0]) == plain[0]).all()


def test_a_moving_cursor_samples_nothing_again(monkeypatch, wall, session):
    wall.grab()
    monkeypatch.delattr(Sampler, "numbers")
    monkeypatch.delattr(Sampler, "image")
    session.point_at((0.1, 0.1))
    wall.grab()
    session.point_at((0.2, 0.4))
    wall.grab()


def test_the_wall_keeps_no_answer_that_the_session_forgot(wall, session):
    answers = [weakref.ref(answer) for answer in session.answers.values()]
    maps = [weakref.ref(one.values) for answer in session.answers.values() for one in answer.maps.values()]
    images = [weakref.ref(session.current_image.opened)]
    session.show(maps=("mask", "cbam/spatial"))
    wall.grab()
    session.show(maps=())
    session.ask(image=walls.SECOND)
    answer_all(session)
    wall.grab()
    session.cache.predictions.clear()
    session.cache.images.clear()
    assert [one() for one in (*answers, *maps, *images) if one() is not None] == []


# ---- images of the wall


def test_the_wall_as_a_image_holds_all_panels_also_those_out_of_sight(wall):
    wall.resize(400, 250)
    whole = wall.grab_image()
    assert whole.width() >= 3 * 150
    assert whole.height() >= 2 * 160
    assert wall.grab_image(2).width() == 2 * whole.width()


def test_a_wall_that_was_never_shown_can_be_a_image(qtbot, session):
    wall = Wall(session)
    qtbot.addWidget(wall)
    wall.resize(600, 400)
    image = walls.pixels(wall.grab_image())
    assert image.shape[:2] == (400, 600)
    assert (np.abs(image - np.array(walls.TISSUE)).max(axis=-1) < 3).sum() > 1000


def test_the_wall_is_imported_without_the_engine():
    code = (
        "import sys, segview.gui.wall;"
        "print([name for name in ('torch', 'skimage', 'matplotlib', 'scipy', 'PIL') if name in sys.modules])"
    )
    assert run_program(code).strip() == "[]"


def test_the_first_column_stays_in_sight_while_several_rows_are_scrolled(wall, session):
    session.show(maps=("mask", "probability/polyp", "probability/background", "uncertainty", "cbam/spatial"))
    wall.resize(500, 300)
    whole = wall.grab_image()
    rows = {panel.y(): panel for panel in wall.panels if not panel.x()}
    assert len(rows) > 1
    bar = wall.mosaic.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert all(panel.x() == bar.maximum() for panel in rows.values())
    at = wall.mosaic.content.childAt(bar.maximum() + 5, next(iter(rows.values())).y() + 5)
    assert next(iter(rows.values())).isAncestorOf(at)
    assert wall.grab_image() == whole
    assert all(panel.x() == bar.maximum() for panel in rows.values())
    wall.resize(2000, 900)
    assert all(panel.x() == 0 for panel in rows.values())
