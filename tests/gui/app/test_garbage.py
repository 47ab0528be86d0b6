"""Garbage that refers to itself is destroyed in the window's own thread."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from segview.gui.app.garbage import look_later


class Circle(QObject):
    """An object of Qt that refers to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.own = self


@pytest.fixture
def looking(qtbot: QtBot) -> Iterator[None]:
    parent = QObject()
    look_later(parent)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    yield
    parent.deleteLater()


@pytest.mark.usefixtures("looking")
def test_another_thread_makes_much_and_destroys_nothing(qtbot: QtBot) -> None:
    destroyed: list[int] = []
    weakref.finalize(Circle(), lambda: destroyed.append(threading.get_ident()))
    kept: list[list[object]] = []
    worker = threading.Thread(target=lambda: kept.extend([object()] for _ in range(200_000)))
    worker.start()
    worker.join()
    assert not destroyed  # Python itself would have looked a hundred times
    qtbot.waitUntil(lambda: bool(destroyed))
    assert destroyed == [threading.get_ident()]
