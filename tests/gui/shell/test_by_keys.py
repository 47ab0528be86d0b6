"""The window without a mouse: a mask is painted by keys alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from segview.gui.shell.window import Window
from segview.gui.wall.panels.canvas import Canvas
from tests.gui.windows import image_folder, start

MOST_STOPS = 300


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, tiny_variants: Path, polyp_image: Path, polyp_mask: Path) -> Iterator[Window]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    come_back(qtbot, window)
    yield window
    controller.close()


def press(*sequences: str) -> None:
    """Press keys, each where the keyboard is."""
    for sequence in sequences:
        key = cast("Sequence[QKeyCombination]", QKeySequence(sequence))[0]
        target = QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None
        QTest.keyClick(target, key.key(), key.keyboardModifiers())


def walk_to(kind: type[QWidget], name: str = "") -> QWidget:
    """Go from control to control by Tab, until the keyboard is at one."""
    for _ in range(MOST_STOPS):
        there = QApplication.focusWidget()
        if isinstance(there, kind) and name in ("", there.objectName()):
            return there
        press("Tab")
    raise AssertionError(f"Tab never comes to {name or kind.__name__}")


def come_back(qtbot: QtBot, window: Window) -> None:
    """Have the window be the active one, as a desktop does when a dialog closes."""

    def is_active() -> bool:
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(is_active)


def gestures(window: Window) -> int:
    document = window.session.correction.document
    return -1 if document is None else document.gestures


def test_a_brush_paints_and_takes_away_by_keys_and_the_image_stays_in_place(qtbot: QtBot, window: Window) -> None:
    session = window.session
    canvas = walk_to(Canvas)
    assert isinstance(canvas, Canvas)
    press("Shift+C")
    qtbot.waitUntil(lambda: gestures(window) == 0)
    press("B")
    seen = canvas.seen
    press("Right", "Space", "Left", "Space")
    qtbot.waitUntil(lambda: gestures(window) == 1)
    assert canvas.seen == seen
    mask = session.correction.look.mask
    assert mask is not None
    painted = int((mask == 1).sum())
    assert painted
    press("Shift+Space", "Right", "Shift+Space")
    qtbot.waitUntil(lambda: gestures(window) == 2)
    mask = session.correction.look.mask
    assert mask is not None
    assert int((mask == 1).sum()) < painted
