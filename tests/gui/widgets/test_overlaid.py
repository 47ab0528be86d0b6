"""A message over the lower end of a widget."""

import pytest
from PySide6.QtWidgets import QLabel, QTextEdit

from segview.gui.widgets.banner import Banner
from segview.gui.widgets.overlaid import OverlayContainer


@pytest.fixture
def whole(qtbot):
    whole = OverlayContainer(QTextEdit(), Banner())
    qtbot.addWidget(whole)
    whole.resize(400, 300)
    whole.show()
    qtbot.waitExposed(whole)
    return whole


def test_what_is_below_stays_where_it_is_when_a_message_comes_and_goes(qtbot, whole):
    below, banner = whole.findChild(QTextEdit), whole.findChild(Banner)
    before = below.geometry()
    assert not banner.isVisible()
    banner.warn("Short.")
    qtbot.waitUntil(lambda: banner.isVisible() and banner.geometry().bottom() == whole.rect().bottom())
    assert below.geometry() == before == whole.rect()
    assert banner.width() == whole.width()
    low = banner.height()
    banner.warn("A much longer sentence which takes several lines. " * 6)
    qtbot.waitUntil(lambda: banner.height() > low)
    text = banner.findChild(QLabel, "banner/text")
    assert text.height() >= text.heightForWidth(text.width())
    assert banner.geometry().bottom() == whole.rect().bottom()
    banner.hide()
    assert below.geometry() == before


def test_it_follows_the_size_of_the_widget(qtbot, whole):
    banner = whole.findChild(Banner)
    banner.warn("A sentence.")
    whole.resize(250, 200)
    qtbot.waitUntil(lambda: banner.width() == 250 and banner.geometry().bottom() == 199)
