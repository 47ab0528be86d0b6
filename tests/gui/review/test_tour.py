"""From one uncertain region to the next, in the wall and in the whole window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QToolButton

from segview.core.maps.maps import Kind, Map, Transfer, quantised
from segview.core.maps.palette import UNCERTAIN
from segview.core.maps.regions import Region
from segview.gui.app.controller import Controller
from segview.gui.review.region_steps import Tour
from segview.gui.shell.window import Window
from segview.metrics.regions import uncertain_regions
from segview.tasks.review import FindRegions
from tests.gui import walls
from tests.gui.held_tasks import HeldTasks
from tests.gui.windows import answered, image_folder, known, start, tick

SHIFT = Qt.KeyboardModifier.ShiftModifier
ONE, TWO = Region((0.1, 0.1, 0.2, 0.3), 0.02, 0.9), Region((0.6, 0.5, 0.8, 0.7), 0.04, 0.3)


class Seen:
    """The messages of a tour."""

    def __init__(self, tour: Tour) -> None:
        self.events: list[object] = []
        tour.reached.connect(lambda region, number, count: self.events.append((region, number, count)))
        tour.ended.connect(lambda count: self.events.append(count))


@pytest.fixture
def answer(qapp):
    asking = walls.session("unet-a")
    return walls.answer(asking.requests()[0], walls.left_half(0.5, 0.1))


@pytest.fixture
def tasks():
    return HeldTasks()


@pytest.fixture
def tour(qapp, tasks):
    return Tour(tasks)


def test_it_goes_through_the_regions_and_back_and_ends(tour, tasks, answer):
    seen = Seen(tour)
    tour.step(1, answer, 0.2)
    assert seen.events == []
    (question,) = tasks.asked(FindRegions)
    assert (question.uncertainty, question.band) == (answer.maps["uncertainty"], 0.2)
    tasks.answer(FindRegions, (ONE, TWO), place=0)
    for by in (1, -1, -1, 1, 1):
        tour.step(by, answer, 0.2)
    assert seen.events == [(ONE, 1, 2), (TWO, 2, 2), (ONE, 1, 2), (ONE, 1, 2), (TWO, 2, 2), 2]
    assert tour.is_over
    tour.step(-1, answer, 0.2)
    assert seen.events[-1] == (TWO, 2, 2)
    assert not tour.is_over
    assert len(tasks.asked(FindRegions)) == 1


def test_quick_keys_are_all_counted(tour, tasks, answer):
    seen = Seen(tour)
    tour.step(1, answer, 0.2)
    tour.step(1, answer, 0.2)
    tasks.answer(FindRegions, (ONE, TWO), place=0)
    assert seen.events == [(TWO, 2, 2)]


def test_an_answer_without_regions_ends_at_once(tour, tasks, answer):
    seen = Seen(tour)
    tour.step(1, answer, 0.2)
    tasks.answer(FindRegions, (), place=0)
    assert seen.events == [0]
    assert tour.is_over


def test_it_waits_for_an_answer_that_is_still_computed(tour, tasks, answer):
    seen = Seen(tour)
    tour.step(1, None, 0.2)
    tour.follow(replace(answer, complete=False), 0.2)
    assert tasks.asked(FindRegions) == []
    tour.follow(answer, 0.2)
    tasks.answer(FindRegions, (ONE,), place=0)
    tour.follow(answer, 0.2)
    assert seen.events == [(ONE, 1, 1)]


def test_another_band_begins_anew_and_old_regions_are_dropped(tour, tasks, answer):
    seen = Seen(tour)
    tour.step(1, answer, 0.2)
    tour.step(1, answer, 0.3)
    tasks.answer(FindRegions, (TWO,), place=0)
    assert seen.events == []
    tasks.answer(FindRegions, (ONE, TWO), place=1)
    assert seen.events == [(ONE, 1, 2)]


def test_what_was_left_is_not_come_back_to(tour, tasks, answer):
    seen = Seen(tour)
    tour.step(1, answer, 0.2)
    tour.leave()
    tasks.answer(FindRegions, (ONE,), place=0)
    tour.follow(answer, 0.2)
    assert seen.events == []


# ---- the frame in the wall


def test_a_region_is_framed_in_every_panel_and_stands_in_the_middle(qtbot):
    asking = walls.session("unet-a")
    asking.show(maps=("probability/*",), mask=False)
    size = (200, 300)
    asking.receiver.take_image(walls.opened_image(size=size))
    asking.receiver.take_prediction(walls.answer(asking.requests()[0], walls.left_half(0.9, 0.1, size)))
    wall = walls.shown(qtbot, asking)
    box = QRectF(240, 60, 30, 20)
    wall.linked.look_at(box, around=3.0)
    wall.linked.marks.put_frame(box)
    assert wall.view.contains(box)
    assert abs(wall.view.center().y() - 70) < 1
    assert wall.view.width() < 0.6 * size[1]
    for panel in wall.panels:
        reach = 2.4 + 0.5
        around = [walls.colour(panel, 70, column) for column in np.arange(240 - reach, 240 - 1.5, 0.05)]
        assert any(walls.near(colour, UNCERTAIN, by=40) for colour in around)
        assert not walls.near(walls.colour(panel, 70, 255), UNCERTAIN, by=40)
    wall.linked.marks.put_frame(None)
    panel = wall.panels[0]
    around = [walls.colour(panel, 70, column) for column in np.arange(237, 239, 0.05)]
    assert all(walls.near(colour, walls.TISSUE) for colour in around)


def test_a_region_as_large_as_the_image_shows_all_of_it(qtbot):
    asking = walls.session("unet-a")
    asking.receiver.take_image(walls.opened_image())
    wall = walls.shown(qtbot, asking)
    wall.zoom(3.0)
    wall.linked.look_at(QRectF(5, 5, 50, 30), around=3.0)
    assert wall.view == QRectF(0, 0, 60, 40)
    wall.linked.look_at(QRectF(0, 0, 3, 3), around=3.0)
    assert wall.view == QRectF(0, 0, 15, 10)  # in the corner, and not closer than a quarter


# ---- the whole window


@pytest.fixture
def opened(qtbot, tmp_path: Path, polyp_image, polyp_mask, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    (folder / "images" / "4.jpg").unlink()
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield window, controller
    window.close()


def unsure(window: Window, *boxes: tuple[slice, slice]) -> None:
    """Let the first variant be unsure in some boxes of the image, and nowhere else."""
    session = window.session
    folder = session.ticked[0]
    answer = session.answers[folder]
    numbers = np.zeros(answer.size, np.float32)
    for rows, columns in boxes:
        numbers[rows, columns] = 0.5
    one = Map("uncertainty", quantised(numbers), Kind.UNCERTAINTY, transfer=Transfer.TENT)
    session.answers.take(replace(answer, maps={**answer.maps, "uncertainty": one}))


def test_n_goes_from_region_to_region_and_on_to_the_next_image(qtbot, opened):
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    unsure(window, (slice(20, 40), slice(90, 120)), (slice(60, 70), slice(10, 20)))
    seen = window.wall.linked
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: seen.marks.frame == QRectF(90, 20, 30, 20))
    assert "Uncertain region 1 of 2" in window.statusBar().currentMessage()
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert seen.marks.frame == QRectF(10, 60, 10, 10)
    assert window.wall.view.contains(seen.marks.frame)
    qtbot.keyClick(window, Qt.Key.Key_N, SHIFT)
    assert seen.marks.frame == QRectF(90, 20, 30, 20)
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert seen.marks.frame is None
    assert "last uncertain region" in window.banner.text
    offer = window.findChild(QToolButton, "banner/offer")
    assert offer.isVisible()
    assert window.session.image.name == "1.png"
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.session.image.name == "2.png"
    qtbot.waitUntil(lambda: answered(window))
    qtbot.waitUntil(lambda: seen.marks.frame is not None or "No region" in window.banner.text)


def test_n_again_after_the_last_region_goes_on_too(qtbot, opened):
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    unsure(window)
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "No region of this image" in window.banner.text)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert window.session.image.name == "2.png"


def test_the_real_uncertainty_is_toured(qtbot, opened):
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    session = window.session
    target = session.answers[session.ticked[0]].target
    assert target is not None
    session.show(band=0.49)
    expected = uncertain_regions(session.answers[session.ticked[0]].maps["uncertainty"], 0.49)
    assert expected
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.wall.linked.marks.frame is not None)
    rows, columns = session.current_image.opened.size
    top, left, bottom, right = expected[0].box
    first, last = QPointF(left * columns, top * rows), QPointF(right * columns, bottom * rows)
    assert window.wall.linked.marks.frame == QRectF(first, last)


def test_another_image_takes_the_frame_away_and_so_does_escape(qtbot, opened):
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    unsure(window, (slice(20, 40), slice(90, 120)))
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.wall.linked.marks.frame is not None)
    qtbot.keyClick(window.wall, Qt.Key.Key_Escape)
    assert window.wall.linked.marks.frame is None
    qtbot.keyClick(window, Qt.Key.Key_N, SHIFT)
    assert window.wall.linked.marks.frame is not None
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.wall.linked.marks.frame is None
    assert window.statusBar().currentMessage() == ""


def test_without_a_variant_it_says_what_to_do(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert "Tick a variant" in window.banner.text
