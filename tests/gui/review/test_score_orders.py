"""The order of the images by a score that was computed."""

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QToolButton

from segview.core.comparison.score_table import ScoreTable
from segview.gui.images.dock import ImagesDock
from segview.gui.images.image_list import Role
from segview.gui.review.score_orders import PREFIX, SPREAD
from tests.gui import made

NAN = float("nan")


@pytest.fixture
def dock(qtbot):
    dock = ImagesDock(made.session("one", "two", count=4))
    qtbot.addWidget(dock)
    return dock


def order(dock) -> str:
    return "".join(dock.model.index(row).data()[-5] for row in range(dock.model.rowCount()))


def table(session) -> ScoreTable:
    scores = {
        "Dice": np.array([[0.9, 0.7], [0.5, 0.9], [NAN, NAN], [0.2, NAN]]),
        "Hausdorff 95": np.array([[3.0, 5.0], [8.0, 1.0], [NAN, NAN], [9.0, NAN]]),
    }
    return ScoreTable(tuple(map(str, session.listing.paths)), ("one", "two"), scores)


def pick(box: QComboBox, data: str) -> None:
    place = box.findData(data)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_the_worst_by_any_score_comes_first_and_what_has_none_last(dock):
    session, box = dock.session, dock.findChild(QComboBox, "images/order")
    assert "evaluate on the page Compare" in box.itemText(box.count() - 1)
    session.ranking.orders.scored.take(table(session), growing=False)
    pick(box, PREFIX + "Dice")
    assert order(dock) == "3102"  # means 0.2, 0.7, 0.8
    assert [dock.model.index(row).data(Role.SCORE) for row in (0, 3)] == ["Dice 0.200", ""]
    pick(box, PREFIX + "Hausdorff 95")
    assert order(dock) == "3102"  # means 9, 4.5, 4
    assert not session.ranking.measuring.running  # nothing is measured for it


def test_the_score_is_that_of_a_variant_or_how_far_they_lie_apart(dock):
    session, of = dock.session, dock.findChild(QComboBox, "images/order_of")
    assert of.isHidden()
    session.ranking.orders.scored.take(table(session), growing=False)
    pick(dock.findChild(QComboBox, "images/order"), PREFIX + "Dice")
    assert not of.isHidden()
    pick(of, "two")
    assert order(dock) == "0123"  # 0.7, 0.9, and none
    pick(of, SPREAD)
    assert order(dock) == "1032"  # 0.4, 0.2, 0


def test_the_order_is_turned_round_and_scores_that_go_leave_that_of_the_names(qtbot, dock):
    session = dock.session
    turn = dock.findChild(QToolButton, "images/reversed")
    turn.setChecked(True)
    assert order(dock) == "3210"
    session.ranking.orders.scored.take(table(session), growing=False)
    session.ranking.choose(PREFIX + "Dice")
    assert order(dock) == "0132"  # what has no score stays last
    session.ranking.orders.scored.take(ScoreTable((), (), {}), growing=False)
    assert order(dock) == "3210"
    turn.setChecked(False)
    assert order(dock) == "0123"
