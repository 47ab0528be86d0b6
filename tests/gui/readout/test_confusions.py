"""The confusion matrix in the read-out: shares of the true class, of variants of several classes alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from segview.core.answers.counts import ClassScores
from segview.core.answers.prediction import Prediction
from segview.gui.readout.confusions import confusion_table
from segview.gui.readout.dock import ValuesDock
from segview.tasks.answer import scores_at
from tests.gui import walls

MATRIX = ((80, 20, 0, 0), (10, 30, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))


def _street(request) -> Prediction:
    scores = ClassScores(0.6, 0.5, 0.8, (0.7, 0.5, None, None), MATRIX)
    return Prediction(request, walls.SIZE, ("sky", "road", "car", "pole"), class_scores=scores, complete=True)


@pytest.fixture
def session(qapp):
    session = walls.session("one", "two")
    session.receiver.take_image(walls.opened_image())
    return session


def test_shares_are_of_the_true_class_and_what_is_nowhere_is_left_out(session) -> None:
    session.receiver.take_prediction(_street(session.requests()[0]))
    columns, rows = confusion_table(session)
    assert [one.title for one in columns] == ["sky\n%", "road\n%"]
    assert [(row.name, row.values) for row in rows] == [("sky", (80.0, 20.0)), ("road", (25.0, 75.0))]
    assert rows[1].tip == "40 pixels are road"


def test_of_several_variants_each_row_says_whose_it_is(session) -> None:
    for request in session.requests():
        session.receiver.take_prediction(_street(request))
    assert [row.name for row in confusion_table(session)[1]] == ["one: sky", "one: road", "two: sky", "two: road"]


def test_the_table_is_there_only_with_several_classes(qtbot, session) -> None:
    dock = ValuesDock(session, scores_at)
    qtbot.addWidget(dock)
    dock.show()
    session.receiver.take_prediction(walls.answer(session.requests()[0], np.zeros(walls.SIZE)))
    assert not dock.of_classes.isVisible()
    session.receiver.take_prediction(_street(session.requests()[1]))
    assert dock.of_classes.isVisible()
    session.receiver.take_prediction(replace(_street(session.requests()[1]), class_scores=None))
    assert not dock.of_classes.isVisible()
