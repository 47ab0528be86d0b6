"""Lines along edges."""

from __future__ import annotations

import numpy as np
import pytest

from segview.annotation.live_wire import LiveWire


@pytest.fixture
def disc() -> np.ndarray:
    """A bright disc of radius 60 on dark noise."""
    rows, columns = np.indices((300, 400))
    image = np.where(np.hypot(rows - 150, columns - 200) < 60, 170, 60)[..., None] + np.zeros(3)
    return (image + np.random.default_rng(0).normal(0, 6, image.shape)).clip(0, 255).astype(np.uint8)


def test_a_line_between_two_points_of_an_outline_goes_along_it(disc: np.ndarray) -> None:
    wire = LiveWire(disc)
    start, end = (150.5, 140.5), (90.5, 200.5)  # left and top
    line = np.array(wire.path(start, end))
    assert tuple(line[-1]) == end
    assert np.abs(np.hypot(line[:, 0] - 150, line[:, 1] - 200) - 60).max() < 3
    assert np.abs(np.diff(line, axis=0)).max() <= 1.5
    far = np.array(wire.path(start, (150.5, 260.5)))  # farther than what was looked at first
    assert np.abs(np.hypot(far[:, 0] - 150, far[:, 1] - 200) - 60).max() < 5


def test_the_ends_may_lie_at_the_border_or_in_the_same_place(disc: np.ndarray) -> None:
    wire = LiveWire(disc)
    assert wire.path((0.5, 0.5), (0.5, 0.5)) == ((0.5, 0.5),)
    assert wire.path((299.5, 399.5), (-3.0, 420.0))[-1] == (-3.0, 420.0)
    assert np.isfinite(np.array(LiveWire(np.zeros((9, 9, 3), np.uint8)).path((1.5, 1.5), (7.5, 7.5)))).all()
