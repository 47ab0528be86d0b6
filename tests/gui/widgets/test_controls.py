"""Controls that several panes use."""

from __future__ import annotations

from PySide6.QtGui import QColor

from segview.gui.widgets.controls import ShortenedLabel
from segview.gui.widgets.roles import DARK


def test_a_text_that_is_too_long_is_shortened_and_keeps_its_colour(qtbot):
    label = ShortenedLabel("saved 12 s ago · 1 gesture · 27,252 px")
    qtbot.addWidget(label)
    label.setStyleSheet(f"color: {DARK.warning}")
    wide = label.sizeHint().width()

    def painted(width):
        label.resize(width, 20)
        image = label.grab().toImage()
        pixels = [(x, y) for x in range(width) for y in range(20)]
        return {x for x, y in pixels if image.pixelColor(x, y) == QColor(DARK.warning)}

    assert max(painted(wide)) > 0.9 * wide
    last_letters = painted(wide // 2)
    assert 0.3 * wide < max(last_letters) < wide // 2
    assert label.text().endswith("px")
