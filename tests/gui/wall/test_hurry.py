"""While the hand moves the view, ready images are drawn where the image lies; when it rests, everything is sampled."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.drawing import Drawing
from tests.gui import walls


@pytest.fixture
def session(qapp):
    return walls.left_found("probability/polyp")


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session, (700, 500))


@pytest.fixture
def samplings(monkeypatch):
    """Count what is sampled."""
    counted = []
    for name in ("numbers", "image"):
        real = getattr(Sampler, name)

        def sampled(self, *arguments, real=real, name=name, **named):
            counted.append(name)
            return real(self, *arguments, **named)

        monkeypatch.setattr(Sampler, name, sampled)
    return counted


def hurry(wall, steps=6):
    """Move the view by quick steps, each of which is painted."""
    for step in range(steps):
        wall.linked.pan(1.7, 0.9 if step % 2 else -0.4)
        walls.drawn(wall.panels[0])


@pytest.mark.parametrize("panel", ["unet/image", "unet/probability/polyp"])
def test_the_same_is_seen_in_a_hurry_and_at_rest(qtbot, wall, panel) -> None:
    one = walls.panel(wall, panel)
    wall.zoom(2)
    walls.drawn(one)
    hurry(wall)
    assert wall.linked.moving
    quick = walls.drawn(one)
    qtbot.waitUntil(lambda: not wall.linked.moving)
    resting = walls.drawn(one)
    # Ready images lie on whole pixels: along edges and at the rim of what was seen before there is a difference.
    assert np.mean(np.abs(quick.astype(int) - resting).max(axis=-1) > 8) < 0.06
    rect = QRectF(wall.linked.rect)
    wall.linked.fit()
    walls.drawn(one)
    qtbot.waitUntil(lambda: not wall.linked._rest.isActive())
    wall.linked._move(rect)
    np.testing.assert_array_equal(walls.drawn(one), resting)


def test_nothing_is_sampled_while_the_hand_moves_and_all_when_it_rests(qtbot, wall, samplings) -> None:
    wall.zoom(2)
    walls.drawn(wall.panels[0])
    wall.linked.pan(1, 1)
    walls.drawn(wall.panels[0])
    samplings.clear()
    hurry(wall)
    assert samplings == []
    qtbot.waitUntil(lambda: not wall.linked.moving)
    walls.drawn(wall.panels[0])
    assert "image" in samplings


def test_a_single_step_is_sampled_at_once(qtbot, wall, samplings) -> None:
    walls.drawn(wall.panels[0])
    samplings.clear()
    wall.zoom(2)
    walls.drawn(wall.panels[0])
    assert samplings
    assert not wall.linked.moving


def test_what_changes_meanwhile_is_drawn_anew(qtbot, wall, session) -> None:
    one = walls.panel(wall, "unet/image")
    wall.zoom(2)
    hurry(wall)
    session.show(opacity=0.9, mask=True)
    changed = walls.drawn(one)
    assert wall.linked.moving
    qtbot.waitUntil(lambda: not wall.linked.moving)
    np.testing.assert_array_equal(walls.drawn(one), changed)


def test_coming_much_closer_is_sampled_on_the_way(wall, samplings) -> None:
    for _ in range(3):
        wall.zoom(1.3)
        walls.drawn(wall.panels[0])
    samplings.clear()
    for _ in range(3):
        wall.zoom(1.3)
        walls.drawn(wall.panels[0])
    assert samplings


def test_panels_are_sharpened_one_after_the_other(qtbot, qapp, session, monkeypatch):
    session.show(maps=("probability/polyp", "uncertainty", "mask"))
    wall = walls.shown(qtbot, session, (900, 600))
    qapp.processEvents()
    wall.zoom(2)
    qapp.processEvents()
    hurry(wall)
    for panel in wall.panels:
        walls.drawn(panel)
    steps = []
    real = Drawing._sample
    monkeypatch.setattr(Drawing, "_sample", lambda *given: (steps.append(turns[0]), real(*given))[1])
    turns = [0]
    wall.linked._next.timeout.connect(lambda: turns.__setitem__(0, turns[0] + 1))
    qtbot.waitUntil(lambda: not wall.linked.moving)
    qapp.processEvents()
    assert len(steps) == len(wall.panels) == 4
    assert len(set(steps)) == 4


def test_a_move_before_all_is_sharp_goes_on_with_the_hurry(qtbot, wall):
    wall.zoom(2)
    hurry(wall)
    wall.linked._stop()
    assert wall.linked.moving
    wall.linked.pan(1, 1)
    assert wall.linked.moving
    assert all(one.canvas.drawing.hurried for one in wall.panels)
    qtbot.waitUntil(lambda: not wall.linked.moving)
    assert not any(one.canvas.drawing.hurried for one in wall.panels)
