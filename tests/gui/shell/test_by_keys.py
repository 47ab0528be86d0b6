"""The window without a mouse: open, look, compare, correct, export and train, each by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from segview.annotation.decisions import Decision
from segview.core.runs.run import State
from segview.gui.shell.window import Window
from segview.gui.training.plan_dialog import PlanDialog
from segview.gui.wall.panels.canvas import Canvas
from tests.gui.held_tasks import let_runs_end
from tests.gui.windows import answered, dialog, image_folder, start

MOST_STOPS = 300

PLAN = """
name = "small"
epochs = 1
batch = 3
precision = "fp32"
network = { encoder = "tu-test_efficientnet", decoder_channels = [16, 16, 8, 8, 8] }
preprocessing = { input_size = [64, 64] }
data = { train = ["pairs"], validation_pairs = 2 }
"""


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


def open_folder(qtbot: QtBot, window: Window, folder: Path) -> None:
    """Open a folder of images."""
    press("Ctrl+Shift+O")
    choose(qtbot, window, "choose/folder", folder)
    qtbot.waitUntil(lambda: window.session.listing.folder == folder)
    come_back(qtbot, window)


def gestures(window: Window) -> int:
    document = window.session.correction.document
    return -1 if document is None else document.gestures


def area(window: Window) -> int:
    mask = window.session.correction.display.mask
    return -1 if mask is None else int((mask == 1).sum())


@pytest.mark.slow
def test_images_are_opened_looked_at_corrected_and_exported(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    session = window.session
    open_folder(qtbot, window, tmp_path / "set")

    press("1")
    qtbot.waitUntil(lambda: answered(window))
    press("D")
    assert session.image == session.listing.paths[1]
    press("A", "U")
    assert session.image == session.listing.paths[0]
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
    first = session.listing.paths[0]
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
    mask = session.correction.display.mask
    assert mask is not None
    painted = int((mask == 1).sum())
    assert painted
    press("Shift+Space", "Right", "Shift+Space")
    qtbot.waitUntil(lambda: gestures(window) == 2)
    mask = session.correction.display.mask
    assert mask is not None
    assert int((mask == 1).sum()) < painted


@pytest.mark.slow
def test_variants_are_compared_on_a_folder(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    session = window.session
    open_folder(qtbot, window, tmp_path / "set")
    press("1", "2")
    qtbot.waitUntil(lambda: len(session.ticked) == 2 and answered(window))

    press("F2")
    page = window.centre.compare
    qtbot.waitUntil(page.isVisible)
    walk_to(QPushButton, "compare/begin")
    press("Return")
    qtbot.waitUntil(lambda: page.compared is not None and not page.scores.running)
    assert len(page.scores.table.images) == 4
    walk_to(QTableView, "compare/table")
    press("Ctrl+Home", "Down")
    chosen = page.pane.view.currentIndex().row()
    press("Return")
    qtbot.waitUntil(window.wall.isVisible)
    assert session.image == page.scores.columns.images[int(page.pane.model.rows.places[chosen])]


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_run_is_begun_watched_and_used(
    qtbot: QtBot, window: Window, tmp_path: Path, make_pairs: Callable[[str, int], Path]
) -> None:
    make_pairs("pairs", 6)
    (tmp_path / "small.toml").write_text(PLAN)
    press("Ctrl+K")
    write("train")
    press("Return")
    come_back(qtbot, window)
    dock = window.training
    qtbot.waitUntil(dock.isVisible)
    walk_to(QToolButton, "training/new")
    menu = dock.new.menu()

    def pick_last() -> None:
        """Choose the plan from a file; the button is held until its menu closes."""
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
            QTest.keyClick(menu, key)

    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, pick_last))
    press("Space")
    choose(qtbot, window, "choose/plan", tmp_path / "small.toml")
    qtbot.waitUntil(lambda: (plan := window.findChild(PlanDialog)) is not None and plan.isVisible())
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PlanDialog))
    walk_to(QPushButton, "plan/train")
    press("Space")
    come_back(qtbot, window)
    qtbot.waitUntil(lambda: dock.runs.run is not None and dock.runs.run.status.state is State.FINISHED, timeout=300_000)
    walk_to(QToolButton, dock.buttons.use.objectName())
    press("Space")
    assert dock.runs.run is not None
    best = dock.runs.run.folder / "best"
    qtbot.waitUntil(lambda: best in window.session.ticked)
    let_runs_end()
