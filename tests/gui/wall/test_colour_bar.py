"""The line under a panel's title: what it draws, and what screen readers and tooltips say of it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from segview.gui.wall.drawing.colour_bar import Bar, ColourBar, Scale
from segview.gui.wall.drawing.legend import Entry, Legend, Style

GREEN = Entry("p > 0.50", (0, 255, 0), Style.LINE)


@pytest.fixture
def bar(qtbot: QtBot) -> ColourBar:
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.resize(300, 20)
    return bar


def pixels(bar: ColourBar, scale: Scale) -> NDArray[np.uint8]:
    bar.show_scale(scale)
    image = bar.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3]


def test_words_follow_when_a_slider_rests(qtbot: QtBot, bar: ColourBar) -> None:
    bar.show_scale(Bar("grey", ticks=(0.4,)))
    bar.show_scale(Bar("grey", ticks=(0.6,)))
    qtbot.waitUntil(lambda: bar.accessibleName() == "colours from 0 to 1, mark at 0.6")
    assert bar.toolTip() == bar.accessibleName()
    bar.show_scale(Legend((Entry("sky", shown=True),)))
    qtbot.waitUntil(lambda: bar.accessibleName() == "sky")
    assert "Click a class" in bar.toolTip()


def test_a_tick_is_drawn_at_its_number(bar: ColourBar) -> None:
    plain = pixels(bar, Bar("grey")).astype(int)
    middles = []
    for tick in (0.25, 0.5, 0.75):
        changed = np.flatnonzero((pixels(bar, Bar("grey", ticks=(tick,))) != plain).any(axis=(0, 2)))
        assert 3 <= len(changed) <= 10
        middles.append(changed.mean())
    assert middles[1] - middles[0] == pytest.approx(middles[2] - middles[1], abs=1)
    assert middles[0] < middles[1]


def test_a_changed_entry_is_drawn_anew_and_its_neighbour_stays(bar: ColourBar) -> None:
    first, again = Legend((GREEN, Entry("truth"))), Legend((GREEN, Entry("other")))
    before, after = pixels(bar, first), pixels(bar, again)
    changed = np.flatnonzero((before != after).any(axis=(0, 2)))
    assert changed.size
    green = (before == (0, 255, 0)).all(axis=2)
    assert green.any()
    assert np.flatnonzero(green.any(axis=0)).max() < changed.min()
    assert (pixels(bar, first) == before).all()


def test_a_hidden_entry_looks_different(bar: ColourBar) -> None:
    shown, hidden = (pixels(bar, Legend((Entry("sky", (0, 0, 255), shown=one),))) for one in (True, False))
    assert (shown != hidden).any()
    blue = (shown == (255, 0, 0)).all(axis=2)
    assert blue.any()
    assert not (hidden == (255, 0, 0)).all(axis=2).any()
