"""Looking alone first: what networks say is held back."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from segview.annotation.verdict import Decision
from segview.core.maps.palette import MASK, TRUTH
from segview.core.requests.state import StateFile
from segview.gui.app.controller import Controller
from segview.gui.images.image_list import Role
from segview.gui.review.delay import Delay
from segview.gui.shell.window import Window
from tests.gui import walls
from tests.gui.windows import answered, image_folder, known, start, tick

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ONE, TWO = Path("/p/one.png"), Path("/p/two.png")


@pytest.fixture
def delay(qapp):
    delay = Delay()
    yield delay
    delay.set(on=False, seconds=None)


def test_nothing_is_held_back_unless_it_is_asked_for(delay):
    delay.follow(ONE, known=False)
    assert not delay.hides
    assert delay.after(ONE) is None


def test_each_image_is_held_back_until_it_is_revealed(delay):
    delay.set(on=True, seconds=None)
    delay.follow(ONE, known=False)
    assert delay.hides
    assert delay.left is None
    assert "own outline" in delay.text
    delay.reveal()
    assert not delay.hides
    assert delay.after(ONE) is not None
    delay.follow(TWO, known=False)
    assert delay.hides
    delay.follow(ONE, known=False)
    assert not delay.hides


def test_what_was_decided_before_is_not_held_back(delay):
    delay.set(on=True, seconds=None)
    delay.follow(ONE, known=True)
    assert not delay.hides


def test_it_is_shown_when_the_time_is_over(qtbot, delay):
    delay.set(on=True, seconds=2.0)
    delay.follow(ONE, known=False)
    assert delay.left == pytest.approx(2.0, abs=0.5)
    with qtbot.waitSignals([delay.passed, delay.changed]):
        pass
    assert not delay.hides
    assert 1.5 < delay.after(ONE) < 4


def test_without_an_image_nothing_is_held_back(delay):
    delay.set(on=True, seconds=30.0)
    delay.follow(None, known=False)
    assert not delay.hides
    delay.reveal()


# ---- the wall


@pytest.fixture
def session(qapp):
    truth = np.zeros(walls.SIZE, np.uint8)
    truth[5:12, 45:55] = 1
    session = walls.session("unet-a")
    session.show(maps=("probability/*",))
    session.receiver.take_image(walls.opened_image(truth=truth))
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.9, 0.1)))
    yield session
    session.delay.set(on=False, seconds=None)


def test_neither_mask_nor_truth_nor_maps_are_drawn_while_they_are_held_back(qtbot, session):
    wall = walls.shown(qtbot, session)
    drawn = {tuple(colour) for colour in walls.drawn_image(wall.panels[0]).reshape(-1, 3).tolist()}
    assert {MASK, TRUTH} <= drawn
    session.delay.set(on=True, seconds=None)
    image, probability = wall.panels
    drawn = {tuple(colour) for colour in walls.drawn_image(image).reshape(-1, 3).tolist()}
    assert drawn == {walls.TISSUE}
    assert "own outline" in probability.message.text()
    session.delay.reveal()
    drawn = {tuple(colour) for colour in walls.drawn_image(wall.panels[0]).reshape(-1, 3).tolist()}
    assert {MASK, TRUTH} <= drawn


def test_the_wait_is_counted_down(qtbot, session):
    wall = walls.shown(qtbot, session)
    session.delay.set(on=True, seconds=10.0)
    message = wall.panels[1].message

    def seconds() -> int:
        found = re.search(r"in (\d+) s", message.text())
        assert found is not None
        return int(found[1])

    first = seconds()  # 10, or less on a busy machine
    assert 5 <= first <= 10
    qtbot.waitUntil(lambda: seconds() < first)


# ---- the whole window


@pytest.fixture
def opened(qtbot, tmp_path: Path, polyp_image, polyp_mask, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    window.session.delay.set(on=False, seconds=None)
    tick(qtbot, window, known(window)[:2])
    yield window, controller
    window.close()


def numbers(table):
    rows = range(table.numbers.rowCount())
    return [table.numbers.text(row, column) for row in rows for column in range(1, table.numbers.columnCount())]


def test_the_whole_window_holds_back_until_the_own_outline_is_done(qtbot, opened):
    window, _ = opened
    session = window.session
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert window.commands["delayed"].isChecked()
    session.point_at((0.4, 0.6))
    assert set(numbers(window.readout.at_cursor) + numbers(window.readout.of_image)) == {"–"}
    assert "ground truth" not in window.readout.place.text()
    assert not window.commands["save_masks"].isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert "Draw your own outline first" in window.banner.text
    assert session.delay.hides
    # Correcting begins with an empty mask: what the network found is not known yet.
    qtbot.keyClick(window, Qt.Key.Key_C)
    document = session.correction.document
    assert not document.mask.any()
    assert document.provenance.variant == ""
    assert document.provenance.classes == session.catalogue.find(session.ticked[0]).config.classes
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert session.delay.hides
    session.correction.tools.press((40.0, 80.0), other=False)
    session.correction.tools.release()
    qtbot.waitUntil(lambda: session.correction.counting.counts is not None)
    row = numbers(window.readout.of_image)[: window.readout.of_image.numbers.columnCount() - 1]
    assert row.count("–") == len(row) - 1  # the area of the own outline, and nothing of the truth
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert not session.delay.hides
    assert answered(window)
    assert "–" not in numbers(window.readout.at_cursor)[:2]


def test_nothing_is_accepted_unseen_and_an_own_outline_is(qtbot, opened):
    window, _ = opened
    session, image = window.session, window.session.image
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_Y)
    assert "hidden" in window.banner.text
    assert session.image == image
    qtbot.keyClick(window, Qt.Key.Key_C, SHIFT)
    session.correction.tools.press((40.0, 80.0), other=False)
    session.correction.tools.release()
    qtbot.keyClick(window, Qt.Key.Key_Y)
    verdict = session.review.verdicts.get(image)
    assert verdict.decision is Decision.CORRECTED
    assert (verdict.variant, verdict.revealed, verdict.gestures) == ("", None, 1)
    assert session.image != image
    assert session.delay.hides


def test_when_it_was_shown_is_written_down(qtbot, opened):
    window, _ = opened
    session, image = window.session, window.session.image
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    session.delay.reveal()
    qtbot.keyClick(window, Qt.Key.Key_Y)
    verdict = session.review.verdicts.get(image)
    assert 0 <= verdict.revealed <= verdict.seconds + 0.1
    assert not verdict.blind


def test_uncertain_regions_are_not_told_before(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert "own outline" in window.banner.text
    assert window.wall.linked.marks.frame is None


def test_scores_of_the_list_are_told_when_the_image_is_shown(qtbot, opened):
    window, _ = opened
    model = window.images.model
    window.session.ranking.choose("uncertain")

    def told():
        return {model.listed.path(row): model.index(row).data(Role.SCORE) for row in range(model.rowCount())}

    qtbot.waitUntil(lambda: all("%" in one or "cannot" in one for one in told().values()))
    qtbot.waitUntil(lambda: not window.session.ranking.measuring.running)
    scores = told()
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert set(told().values()) == {""}
    window.session.delay.reveal()
    shown = told()
    assert shown == {path: scores[path] if path == window.session.image else "" for path in scores}


def test_the_menu_chooses_the_time_and_it_is_remembered(qtbot, opened, tmp_path):
    window, controller = opened
    menu = window.findChild(QToolButton, "images/modes").menu()
    texts = {action.text(): action for action in menu.actions() if isinstance(action, QAction)}
    texts["…after 20 s"].trigger()
    texts["Delayed mode"].trigger()
    assert (window.session.delay.on, window.session.delay.seconds) == (True, 20.0)
    assert controller.state().review_settings.delay == 20.0
    window.close()
    state, _ = StateFile(tmp_path / "state.json").read_state()
    assert (state.review_settings.delayed, state.review_settings.delay) == (True, 20.0)
