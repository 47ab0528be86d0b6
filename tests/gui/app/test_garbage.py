"""Garbage that refers to itself is destroyed in the window's own thread."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from segview.core.requests.state import State, StateFile
from segview.gui.app import open_window
from segview.gui.app.garbage import LONGEST, GarbageTimer, collect_in_this_thread


class Circle(QObject):
    """An object of Qt that refers to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.own = self


@pytest.fixture
def looking(qtbot: QtBot) -> Iterator[GarbageTimer]:
    parent = QObject()
    timer = collect_in_this_thread(parent)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    yield timer
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


def test_what_takes_long_to_look_through_is_looked_through_once(looking: GarbageTimer) -> None:
    many: list[list[object]] = [[]]
    while _time_of(gc.collect) <= 2 * LONGEST:
        many.extend([[]] for _ in range(200_000))
    looked = gc.get_threshold()
    gc.set_threshold(looked[0], looked[1], 1)  # it is time for the oldest generation
    try:
        gc.collect(1)
        gc.collect(1)
        looking.collect()
        assert gc.get_count()[2] == 0
        assert _time_of(gc.collect) < LONGEST
    finally:
        gc.set_threshold(*looked)
    assert many


def test_what_the_first_answer_has_had_imported_is_looked_through_no_more(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, tiny_variants: Path
) -> None:
    window, controller = open_window(StateFile(tmp_path / "state.json"))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    made_since: list[object] = []
    opened = str(tiny_variants / "tiny-a")
    with qtbot.waitSignal(window.session.answered):
        controller.start(State(noticed=True, toured=True, opened=(opened,), ticked=(opened,)), (polyp_image,))
        assert any(one is made_since for one in gc.get_objects())
    assert not any(one is made_since for one in gc.get_objects())
    window.close()


def _time_of(run: Callable[[], object]) -> float:
    began = time.thread_time()
    run()
    return time.thread_time() - began
