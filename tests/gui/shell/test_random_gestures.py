"""The window under the hands of somebody who presses anything: whatever is pressed, no error comes of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from segview.gui.shell.window import Window
from segview.gui.wall.panels.canvas import Canvas
from tests.gui.held_tasks import let_runs_end
from tests.gui.windows import image_folder, start

STEPS = 400
Shown = TypeVar("Shown", bound=QWidget)
KEYS = [
    *(
        Qt.Key(number)
        for first, last in ((Qt.Key.Key_A, Qt.Key.Key_Z), (Qt.Key.Key_0, Qt.Key.Key_9))
        for number in range(first, last + 1)
    ),
    *(Qt.Key(number) for number in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1)),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_Minus),
]
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MODIFIERS = [*[Qt.KeyboardModifier.NoModifier] * 5, CONTROL, SHIFT, ALT, CONTROL | SHIFT]
LEAVING = {(Qt.Key.Key_Q, CONTROL), (Qt.Key.Key_F4, ALT)}
TEXTS = ["0.5, 1", "abc", "1,,2", "폴립", "-3", "1e9", "*["]


class Person:
    """Presses anything, but for what leaves the program, and chooses no files.

    Args:
        window: The window.
        seed: Of all choices.
        pause: Lets so many milliseconds pass.
    """

    def __init__(self, window: Window, seed: int, pause: Callable[[int], object]) -> None:
        self._window, self._chance, self._pause = window, random.Random(seed), pause
        self.done: list[str] = []
        self._gestures = [
            self.trigger,
            self.click,
            self.press,
            self.drag,
            self.turn,
            self.write,
            self.resize,
            self.wait,
        ]
        self._closing = QTimer(window, interval=100)
        self._closing.timeout.connect(self.leave)
        self._closing.start()

    def act(self) -> None:
        """Do one thing."""
        gesture = self._chance.choices(self._gestures, (30, 25, 20, 13, 5, 2, 2, 3))[0]
        gesture()

    def leave(self) -> None:
        """Close menus and what asks for a file or a decision; and now and then any dialog."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for one in QApplication.topLevelWidgets():
            asks = isinstance(one, QFileDialog | QMessageBox)
            if isinstance(one, QDialog) and one.isVisible() and (asks or self._chance.random() < 0.1):
                one.reject()

    def trigger(self) -> None:
        """Choose any command."""
        leaving = self._window.commands["quit"]
        actions = [one for one in self._window.commands.all if one.isEnabled() and one is not leaving]
        action = self._chance.choice(actions)
        self.done.append(f"command {action.text()}")
        action.trigger()

    def click(self) -> None:
        """Click anywhere."""
        widget = self._chance.choice(_there(self._window, QWidget))
        self.done.append(f"click {widget.objectName() or type(widget).__name__}")
        button = self._chance.choice([*[Qt.MouseButton.LeftButton] * 5, Qt.MouseButton.RightButton])
        QTest.mouseClick(widget, button, self._chance.choice(MODIFIERS), _place(self._chance, widget))

    def press(self) -> None:
        """Press any key."""
        key, modifier = self._chance.choice(KEYS), self._chance.choice(MODIFIERS)
        if (key, modifier) not in LEAVING:
            self.done.append(f"key {key.name} {modifier}")
            QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def drag(self) -> None:
        """Drag over an image, with whatever tool is in the hand."""
        canvases = _there(self._window, Canvas)
        if not canvases:
            return
        canvas, modifier = self._chance.choice(canvases), self._chance.choice(MODIFIERS)
        self.done.append(f"drag {canvas.objectName()}")
        button = self._chance.choice([*[Qt.MouseButton.LeftButton] * 4, Qt.MouseButton.RightButton])
        QTest.mousePress(canvas, button, modifier, _place(self._chance, canvas))
        for _ in range(self._chance.randrange(6)):
            QTest.mouseMove(canvas, _place(self._chance, canvas))
            self._pause(1)
        QTest.mouseRelease(canvas, button, modifier, _place(self._chance, canvas))

    def turn(self) -> None:
        """Turn the wheel over anything."""
        widget = self._chance.choice(_there(self._window, QWidget))
        self.done.append(f"wheel {widget.objectName() or type(widget).__name__}")
        middle, by = QPointF(widget.rect().center()), QPoint(0, self._chance.choice([120, -120, 600]))
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        modifier = self._chance.choice(MODIFIERS)
        at = QPointF(widget.mapToGlobal(middle.toPoint()))
        QApplication.sendEvent(widget, QWheelEvent(middle, at, QPoint(), by, buttons, modifier, phase, False))

    def write(self) -> None:
        """Write a text into any field."""
        fields = _there(self._window, QLineEdit)
        if fields:
            field = self._chance.choice(fields)
            self.done.append(f"text in {field.objectName()}")
            field.setFocus()
            field.selectAll()
            field.insert(self._chance.choice(TEXTS))
            QTest.keyClick(field, Qt.Key.Key_Return)

    def resize(self) -> None:
        """Give the window another size."""
        self.done.append("resize")
        self._window.resize(self._chance.randrange(500, 1700), self._chance.randrange(400, 1100))

    def wait(self) -> None:
        """Let answers come."""
        self.done.append("wait")
        self._pause(self._chance.choice([100, 500, 1500]))


def _place(chance: random.Random, widget: QWidget) -> QPoint:
    return QPoint(chance.randrange(widget.width()), chance.randrange(widget.height()))


def _there(window: Window, kind: type[Shown]) -> list[Shown]:
    """Return the widgets of a kind that can be pressed: those of a dialog where one is in front."""
    top = QApplication.activeModalWidget() or window
    found = [one for one in top.findChildren(kind) if one.isVisible() and one.isEnabled() and not one.size().isEmpty()]
    return [one for one in found if not isinstance(one, QMenu)]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, tiny_variants: Path, polyp_image: Path, polyp_mask: Path) -> Iterator[Window]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask) / "images"
    ticked = tuple(str(one) for one in sorted(tiny_variants.iterdir())[:2])
    shown, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=ticked)
    yield shown
    controller.close()
    let_runs_end()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_pressed_no_error_comes_of_it(seed: int, window: Window, qtbot: QtBot) -> None:
    person = Person(window, seed, qtbot.wait)
    with qtbot.captureExceptions() as errors:
        for _ in range(STEPS):
            person.act()
            qtbot.wait(5)
            assert not errors, person.done[-12:]
    assert window.isVisible()
