"""The way for the threads of the lanes to run callables in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal

from segview.gui.widgets.lifetime import existing


def exists(receiver: Callable[..., object]) -> bool:
    """Return whether a callback can still be called: not if it is a method of an object that Qt has deleted."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or existing(owner) is not None


class MainThread(QObject):
    """Runs callables from other threads one after the other, in the thread in which this object was created."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: SimpleQueue[Callable[[], object]] = SimpleQueue()
        # One event for each call: the window can paint and handle keys between two calls.
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Run ``call`` in the thread of this object; may be called from any thread."""
        self._calls.put(call)
        self._arrived.emit()

    def _call(self) -> None:
        self._calls.get_nowait()()
