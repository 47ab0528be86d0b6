"""Pages that are made when they are first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from segview.gui.widgets.later import LazyPage
from tests.programs import run_program

START = """
import os, sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from segview.core.requests.state import StateFile
from segview.gui.app import create_window
application = QApplication([])
window, _ = create_window(StateFile(Path("/nowhere/state.json")))
window.show()
QApplication.sendPostedEvents()
print(sorted({"torch", "pyqtgraph", "skimage", "scipy", "av", "onnxruntime"} & set(sys.modules)), flush=True)
os._exit(0)  # threads wait for questions
"""


def test_a_page_is_made_when_it_is_first_looked_at_and_kept(qtbot: QtBot) -> None:
    made: list[QLabel] = []

    def make() -> QLabel:
        made.append(QLabel("page"))
        return made[-1]

    tabs, later = QTabWidget(), LazyPage(make)
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel("first"), "First")
    tabs.addTab(later, "Later")
    with qtbot.waitExposed(tabs):
        tabs.show()
    assert not later.is_made
    tabs.setCurrentWidget(later)
    qtbot.waitUntil(lambda: later.is_made)
    tabs.setCurrentIndex(0)
    tabs.setCurrentWidget(later)
    assert later.content is made[0]
    assert len(made) == 1


def test_a_page_that_is_shown_for_a_moment_only_is_not_made(qtbot: QtBot) -> None:
    later = LazyPage(lambda: QLabel("page"))
    qtbot.addWidget(later)
    later.show()
    later.hide()
    qtbot.waitUntil(lambda: not later.isVisible())
    assert not later.is_made
    assert later.content.text() == "page"


def test_the_window_starts_without_what_nobody_looks_at_yet() -> None:
    assert run_program(START).strip() == "[]"
