"""The line of the title: the size of a map gives way to its name, a note does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from segview.gui.wall.panels.header import Title

NAME, SIZE = "cbam/spatial", "256 × 256"


@pytest.fixture
def title(qtbot) -> Title:
    found = Title()
    qtbot.addWidget(found)
    found.show_text(NAME)
    return found


def drawn(title: Title, width: int) -> QImage:
    """Return the title as it is drawn at a width."""
    title.resize(width, title.sizeHint().height())
    image = QImage(title.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    title.render(painter, QPoint(), QRegion(QRect(QPoint(), title.size())))
    painter.end()
    return image


def test_the_size_is_drawn_only_beside_the_whole_name(title: Title) -> None:
    enough = title.fontMetrics().horizontalAdvance(f"{NAME}  {SIZE}") + 20
    for width, is_drawn in ((enough, True), (title.fontMetrics().horizontalAdvance(NAME) + 10, False)):
        title.show_note("")
        bare = drawn(title, width)
        title.show_note("", SIZE)
        assert (drawn(title, width) != bare) == is_drawn
    assert title.accessibleDescription() == SIZE
    assert title.toolTip() == f"{NAME}\n{SIZE}"


def test_a_note_is_drawn_and_the_name_shortened(title: Title) -> None:
    width = title.fontMetrics().horizontalAdvance(f"{NAME} outside") - 10
    title.show_note("outside")
    without_size = drawn(title, width)
    title.show_note("outside", SIZE)
    assert drawn(title, width) == without_size
    title.show_note("")
    assert drawn(title, width) != without_size
    assert title.toolTip() == NAME
