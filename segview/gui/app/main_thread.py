"""The way from the threads of the lanes back into the window's."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal

from segview.gui.widgets.lifetime import existing


def exists(receiver: Callable[..., object]) -> bool:
    """Say whether what is called still exists: not where it is a method of a widget that Qt has deleted."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or existing(owner) is not None


class MainThread(QObject):
    """Calls what other threads hand over, one after the other, in the thread that it was made in."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: SimpleQueue[Callable[[], object]] = SimpleQueue()
        # One event for each call: painting and keys have their turn between two of them.
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Have something called; from any thread."""
        self._calls.put(call)
        self._arrived.emit()

    def _call(self) -> None:
        self._calls.get_nowait()()
