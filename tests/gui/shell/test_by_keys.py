"""The window without a mouse: open, look, correct and export, each by keys alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from segview.annotation.decisions import Decision
from segview.gui.shell.window import Window
from segview.gui.wall.panels.canvas import Canvas
from tests.gui.windows import answered, dialog, image_folder, start

MOST_STOPS = 300


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, tiny_variants: Path, polyp_image: Path, polyp_mask: Path) -> Iterator[Window]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    other = tmp_path / "other"
    other.mkdir()
    Image.new("RGB", (40, 40), (200, 90, 80)).save(other / "plain.png")
    window, controller = start(qtbot, tmp_path / "state.json", other, tiny_variants, ticked=())
    assert folder.exists()
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


def write(text: str) -> None:
    """Type a text where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def walk_to(kind: type[QWidget], name: str = "") -> QWidget:
    """Go from control to control by Tab, until the keyboard is at one."""
    for _ in range(MOST_STOPS):
        there = QApplication.focusWidget()
        if isinstance(there, kind) and name in ("", there.objectName()):
            return there
        press("Tab")
    raise AssertionError(f"Tab never comes to {name or kind.__name__}")


def choose(qtbot: QtBot, window: Window, name: str, path: Path) -> None:
    """Type a path into a dialog of files, and accept it."""
    shown: QFileDialog = dialog(qtbot, window, name)
    qtbot.waitUntil(shown.isVisible)
    qtbot.waitUntil(lambda: (there := QApplication.focusWidget()) is not None and shown.isAncestorOf(there))
    press("Ctrl+A")
    write(str(path))
    press("Return")


def come_back(qtbot: QtBot, window: Window) -> None:
    """Have the window be the active one, as a desktop does when a dialog closes."""

    def is_active() -> bool:
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(is_active)


def gestures(window: Window) -> int:
    document = window.session.correction.document
    return -1 if document is None else document.gestures


def area(window: Window) -> int:
    mask = window.session.correction.look.mask
    return -1 if mask is None else int((mask == 1).sum())


@pytest.mark.slow
def test_images_are_opened_looked_at_corrected_and_exported(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    session = window.session
    press("Ctrl+Shift+O")
    choose(qtbot, window, "choose/folder", tmp_path / "set")
    qtbot.waitUntil(lambda: session.folder == tmp_path / "set")
    come_back(qtbot, window)

    press("1")
    qtbot.waitUntil(lambda: answered(window))
    press("D")
    assert session.image == session.images[1]
    press("A", "U")
    assert session.image == session.images[0]
    assert session.view.uncertainty
    press("U", "Ctrl+K")
    write("outline only")
    press("Return")
    assert session.view.contour_only
    come_back(qtbot, window)
    qtbot.waitUntil(lambda: answered(window) and session.current_image.opened is not None)

    canvas = walk_to(Canvas)
    press("C")
    qtbot.waitUntil(lambda: gestures(window) == 0)
    assert QApplication.focusWidget() is canvas
    press("B", "Down", "Space", "Right", "Right", "Shift+Right", "Space")
    qtbot.waitUntil(lambda: gestures(window) == 1)
    painted = area(window)
    press("P", "Space", *("Right",) * 3, *("Down",) * 3, *("Left",) * 3, "Space")
    qtbot.waitUntil(lambda: gestures(window) == 2)
    assert area(window) > painted
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: area(window) == painted)

    press("Ctrl+E")
    choose(qtbot, window, "choose/export", tmp_path / "mine.png")
    qtbot.waitUntil((tmp_path / "mine.png").exists)
    come_back(qtbot, window)
    first = session.images[0]
    press("Y")
    qtbot.waitUntil(lambda: session.review.verdicts.state(first) is Decision.CORRECTED)
    assert np.asarray(Image.open(tmp_path / "mine.png")).any()


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
