"""The import of the plotting library in advance, in a thread of its own."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

LIBRARY = "pyqtgraph"


def fetch_ahead() -> Thread:
    """Import the plotting library in a new thread, and return the thread: the import blocks for half a second."""
    thread = Thread(target=import_module, args=(LIBRARY,), name="plots")
    thread.start()
    return thread
