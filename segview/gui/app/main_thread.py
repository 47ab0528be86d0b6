"""The way for the threads of the lanes to run callables in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from types import FunctionType

from PySide6.QtCore import QObject, Qt, Signal

from segview.gui.widgets.lifetime import if_alive


def exists(receiver: Callable[..., object]) -> bool:
    """Return whether a callback can still be called: not if it belongs to an object that Qt has deleted.

    A method belongs to its object, a function that was made inside a method to the object of that method, and a partial
    object to the owner of its function.
    """
    while isinstance(receiver, partial):
        receiver = receiver.func
    owner = getattr(receiver, "__self__", None)
    if isinstance(receiver, FunctionType) and "self" in receiver.__code__.co_freevars:
        owner = (receiver.__closure__ or ())[receiver.__code__.co_freevars.index("self")].cell_contents
    return not isinstance(owner, QObject) or if_alive(owner) is not None


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
