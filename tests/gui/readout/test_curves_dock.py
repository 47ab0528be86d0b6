"""The pane of probabilities: it asks for curves while it is seen, and marks threshold and band at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest

from segview.core.maps.maps import quantised
from segview.gui.readout.curves import CurvesDock
from segview.metrics.counts import level_counts
from segview.metrics.curves import curves
from segview.tasks.curves import DrawCurves
from tests.gui import walls


@pytest.fixture
def session(qapp):
    session = walls.session("one", "two")
    session.receiver.take_image(walls.opened_image())
    return session


def _answer(session) -> None:
    for place, request in enumerate(session.requests()):
        numbers = walls.left_half(0.8 - 0.1 * place, 0.1)
        prediction = walls.answer(request, numbers, counts=level_counts(quantised(numbers)))
        session.receiver.take_prediction(prediction)


def _lines(dock: CurvesDock, name: str) -> int:
    return len(dock.content.plots[name].getPlotItem().listDataItems())


def test_curves_are_asked_for_only_while_somebody_looks(qtbot, session):
    dock = CurvesDock(session)
    qtbot.addWidget(dock)
    _answer(session)
    assert session.tasks.asked(DrawCurves) == []
    dock.show()
    (task,) = session.tasks.asked(DrawCurves)
    assert [folder for folder, _ in task.counts] == list(session.ticked)
    session.show(opacity=0.9)
    assert len(session.tasks.asked(DrawCurves)) == 1
    session.show(threshold=0.4)
    assert session.tasks.asked(DrawCurves)[-1].threshold == 0.4


def test_each_variant_has_a_line_in_each_plot_and_the_band_is_marked(qtbot, session):
    dock = CurvesDock(session)
    qtbot.addWidget(dock)
    dock.show()
    truth = np.zeros(walls.SIZE, np.uint8)
    truth[:, :30] = 1
    levels = quantised(walls.left_half(0.8, 0.1))
    dock._take({folder: curves(level_counts(levels, truth), 0.5) for folder in session.ticked})
    assert {name: _lines(dock, name) for name in dock.content.plots} == {
        "histogram": 2,
        "reliability": 3,
        "error": 2,
        "dice": 2,
    }
    session.show(band=0.1)
    bands = [one for one in dock.content.plots["histogram"].getPlotItem().items if isinstance(one, pg.LinearRegionItem)]
    assert len(bands) == 1
    region: Any = bands[0].getRegion()
    assert np.allclose(region, (0.4, 0.6))
    assert "one" in dock.content.names.text()
    assert "two" in dock.content.names.text()
