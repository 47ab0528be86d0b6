"""The person of every test of the window, who has patience."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000

Shown = TypeVar("Shown", bound=QWidget)


class PatientBot(QtBot):
    """pytest-qt's bot, which waits for a minute by itself: on a busy machine an answer may come late."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        __tracebackhide__ = True
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **options)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture(autouse=True)
def _no_search_for_garbage() -> Iterator[None]:
    """Let no thread of a lane look for garbage, and destroy what belongs to Qt; see ``segview.gui.app.garbage``."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Press keys, move the mouse, and wait, in the window under test."""
    return PatientBot(request)


class Show(Protocol):
    def __call__(self, widget: Shown, width: int, height: int) -> Shown: ...


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Show a widget of a size, and close it after the test."""

    def show(widget: Shown, width: int, height: int) -> Shown:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show
