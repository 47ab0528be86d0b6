"""The pages beside the wall, in a small window and in every language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from segview.core.requests.state import State
from segview.gui.language.languages import speak
from segview.gui.shell.window import Window
from segview.tasks.answer import scores_at
from tests.gui import made

SMALL = QSize(1280, 720)


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_no_page_scrolls_sideways(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    before = QLocale()
    speak(qapp, language)
    try:
        window = Window(made.session("one", "two"), scores_at)
    finally:
        speak(qapp, "en")
        QLocale.setDefault(before)
    qtbot.addWidget(window)
    window.place(State())
    window.layouts.reset(SMALL)
    window.resize(SMALL)
    window.show()
    for page in (window.centre.compare, window.centre.explanations, window.centre.film):
        area = page.parent().parent()
        assert isinstance(area, QScrollArea)
        window.centre.setCurrentWidget(area)
        qtbot.waitUntil(page.isVisible)
        assert page.minimumSizeHint().width() <= area.viewport().width()
