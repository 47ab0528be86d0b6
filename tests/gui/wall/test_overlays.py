"""Lines and marks over an image: as wide and as large at every zoom."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from segview.gui.wall.panels.overlays import Line, Overlay, Spot, Spots

WHITE, RED = QColor(255, 255, 255), QColor(255, 0, 0)


def painted(overlay: Overlay, *, zoom: float) -> np.ndarray:
    """Return where an overlay paints on 80 × 80 pixels, whose left upper corner is that of the image."""
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    overlay.paint(painter, QTransform.fromScale(zoom, zoom))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(80, 80) & 0xFFFFFF != 0


@pytest.mark.parametrize("zoom", [1.0, 4.0])
def test_a_line_keeps_its_width(qapp: object, zoom: float) -> None:
    line = Line(lambda: None, colour=WHITE, width=2.0)
    line.show_points([(10, 2), (10, 15)])
    seen = painted(line, zoom=zoom)
    assert seen[:, round(8 * zoom)].sum() == 2
    assert seen[round(10 * zoom), round(8 * zoom)]


@pytest.mark.parametrize("zoom", [1.0, 4.0])
@pytest.mark.parametrize("shape", ["o", "s", "+"])
def test_a_mark_keeps_its_size_and_stands_on_its_point(qapp: object, zoom: float, shape: str) -> None:
    spots = Spots(lambda: None, rim=QPen(WHITE, 1))
    spots.show([Spot((10, 12), shape, 10, RED)])
    rows, columns = np.nonzero(painted(spots, zoom=zoom))
    assert 10 <= np.ptp(rows) <= 12
    assert 10 <= np.ptp(columns) <= 12
    assert rows.mean() == pytest.approx(10 * zoom, abs=1)
    assert columns.mean() == pytest.approx(12 * zoom, abs=1)


def test_only_a_change_has_the_canvas_painted_anew(qapp: object) -> None:
    calls: list[int] = []
    line = Line(lambda: calls.append(1), colour=WHITE, width=1.0)
    line.show_box(QRectF(1, 1, 5, 5))
    line.show_box(QRectF(1, 1, 5, 5))
    line.show_box(None)
    assert len(calls) == 2
    assert not painted(line, zoom=1.0).any()
