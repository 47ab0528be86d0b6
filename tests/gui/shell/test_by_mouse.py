"""The window by mouse alone: a person opens, looks, compares, questions, corrects, reviews, exports and reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QDockWidget,
    QFileDialog,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from segview.annotation.decisions import Decision
from segview.gui.help.help_window import HelpWindow
from segview.gui.shell.window import Window
from segview.gui.wall.panels.panel import Panel
from tests.gui import walls
from tests.gui.windows import answered, dialog, image_folder, start

LEFT = Qt.MouseButton.LeftButton
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, tiny_variants: Path, polyp_image: Path, polyp_mask: Path) -> Iterator[Window]:
    image_folder(tmp_path, polyp_image, polyp_mask)
    other = tmp_path / "other"
    other.mkdir()
    Image.new("RGB", (40, 40), (200, 90, 80)).save(other / "plain.png")
    window, controller = start(qtbot, tmp_path / "state.json", other, tiny_variants, ticked=())
    yield window
    controller.close()


def the(window: QWidget, kind: type[Kind], name: str) -> Kind:
    found = window.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def bring_forward(control: QWidget) -> None:
    """Click the tab of the pane that a control is in."""
    dock = control
    while not isinstance(dock, QDockWidget):
        dock = dock.parentWidget()
    bars = dock.parentWidget().findChildren(QTabBar)
    tabs = ((bar, place) for bar in bars for place in range(bar.count()))
    bar, place = next((bar, place) for bar, place in tabs if bar.tabText(place) == dock.windowTitle())
    click(bar, bar.tabRect(place).center())


def click(control: QWidget, place: QPoint | None = None) -> None:
    """Click a control that can be seen and pressed, after the tab of its pane where that lies behind others."""
    if control.visibleRegion().isEmpty():
        bring_forward(control)
    assert control.isVisible(), control.objectName()
    assert control.isEnabled(), control.objectName()
    assert not control.visibleRegion().isEmpty(), control.objectName()
    QTest.mouseClick(control, LEFT, pos=place or control.rect().center())


def press(window: Window, *names: str) -> None:
    for name in names:
        click(the(window, QAbstractButton, name))


def pick(window: Window, name: str, row: int, *, box: bool = False) -> None:
    """Click an entry of a list, or its box."""
    view = the(window, QListView, name)
    index = view.model().index(row, 0)
    view.scrollTo(index)
    place = view.visualRect(index)
    if box:
        option = QStyleOptionViewItem()
        option.initFrom(view)
        option.rect = place
        option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        place = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    click(view.viewport(), place.center())


def turn(window: Window, page: int) -> None:
    bar = window.centre.tabBar()
    click(bar, bar.tabRect(page).center())


def choose(qtbot: QtBot, window: Window, name: str, path: Path) -> None:
    """Give a dialog of files a path, and accept it."""
    shown: QFileDialog = dialog(qtbot, window, name)
    qtbot.waitUntil(shown.isVisible)
    the(shown, QLineEdit, "fileNameEdit").setText(str(path))
    box = shown.findChild(QDialogButtonBox)
    assert box is not None
    accept = next(one for one in box.buttons() if box.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole)
    assert isinstance(accept, QPushButton)
    click(accept)


def panel(window: Window, column: str) -> Panel:
    return next(one for one in window.wall.panels if one.column == column)


def drag(shown: Panel, points: list[QPoint]) -> None:
    canvas = shown.canvas
    QTest.mousePress(canvas, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, pos=points[-1])


def gestures(window: Window) -> int:
    document = window.session.correction.document
    return -1 if document is None else document.gestures


@pytest.mark.timeout(300)
def test_a_person_does_ten_tasks_by_mouse(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    session = window.session

    # Open a folder.
    press(window, "images/folder")
    choose(qtbot, window, "choose/folder", tmp_path / "set")
    qtbot.waitUntil(lambda: session.listing.folder == tmp_path / "set" and session.current_image.opened is not None)
    opened = session.current_image.opened
    assert opened is not None
    rows, columns = opened.size

    def at(shown: Panel, *points: tuple[float, float]) -> list[QPoint]:
        return [walls.position(shown, row * rows, column * columns).toPoint() for row, column in points]

    # Look at an image, with what a variant is unsure of.
    tiny = [row for row, one in enumerate(session.catalogue.shown) if one.folder.name.startswith("tiny-")]
    pick(window, "variants/list", tiny[0], box=True)
    pick(window, "images/list", 1)
    press(window, "look/uncertainty")
    qtbot.waitUntil(lambda: session.image == session.listing.paths[1] and answered(window))
    assert session.view.uncertainty

    # Compare two variants.
    pick(window, "variants/list", tiny[2], box=True)
    qtbot.waitUntil(lambda: len(session.ticked) == 2 and answered(window))
    press(window, "start/swipe")
    before = window.wall.swiping.place
    shown = panel(window, "image")
    drag(shown, at(shown, (0.5, 0.5), (0.5, 0.4), (0.5, 0.3)))
    assert window.wall.swiping.place < before
    press(window, "swipe/close")

    # Question the attention: what a map means, and what the variants would say to another image.
    attention = panel(window, "cbam/spatial")
    click(the(attention, QAbstractButton, "panel/explain"))
    qtbot.waitUntil(lambda: (pages := window.findChild(HelpWindow)) is not None and pages.isVisible())
    the(window, HelpWindow, "help").close()
    press(window, "start/alter")
    drag(shown, at(shown, (0.5, 0.5), (0.5, 0.6)))
    qtbot.waitUntil(lambda: answered(window) and all(one.request.edits for one in session.answers.values()))
    press(window, "altering/back")
    qtbot.waitUntil(lambda: answered(window) and not any(one.request.edits for one in session.answers.values()))

    # Correct with the brush.
    press(window, "start/correct")
    qtbot.waitUntil(lambda: gestures(window) == 0)
    shown = panel(window, "image")
    drag(shown, at(shown, (0.3, 0.3), (0.3, 0.4), (0.35, 0.5)))
    assert gestures(window) == 1

    # Draw a polygon.
    press(window, "correction/polygon")
    for place in at(shown, (0.7, 0.1), (0.7, 0.3), (0.9, 0.3), (0.9, 0.1), (0.7, 0.1)):
        click(shown.canvas, place)
    assert gestures(window) == 2
    mask = session.correction.display.mask
    assert mask is not None
    assert mask[round(0.8 * rows), round(0.2 * columns)] == 1

    # Click what is wrong; another tool accepts what followed.
    press(window, "correction/click")
    click(shown.canvas, at(shown, (0.2, 0.8))[0])
    qtbot.waitUntil(lambda: session.correction.clicking.under_way and session.correction.clicking.settled)
    press(window, "correction/brush")
    qtbot.waitUntil(lambda: gestures(window) == 3)

    # Export the mask.
    press(window, "correction/export")
    choose(qtbot, window, "choose/export", tmp_path / "mine.png")
    qtbot.waitUntil((tmp_path / "mine.png").exists)
    assert np.asarray(Image.open(tmp_path / "mine.png")).any()

    # Review: accept this one, reject the next.
    here = session.image
    press(window, "images/accept")
    qtbot.waitUntil(lambda: session.image != here and session.current_image.opened is not None)
    following = session.image
    assert here is not None
    assert following is not None
    qtbot.waitUntil(lambda: answered(window))
    press(window, "images/reject")
    verdicts = session.review.verdicts
    qtbot.waitUntil(lambda: verdicts.state(following) is Decision.REJECTED)
    assert verdicts.state(here) is Decision.CORRECTED

    # Compare on the folder.
    turn(window, 1)
    page = window.centre.compare
    qtbot.waitUntil(page.isVisible)
    press(window, "compare/run")
    qtbot.waitUntil(lambda: page.compared is not None and not page.scores.running)
    assert len(page.scores.table.images) == 4
    turn(window, 0)
    assert window.wall.isVisible()
