"""The library that plots are drawn with, fetched while nobody waits for it."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

LIBRARY = "pyqtgraph"


def fetch_ahead() -> Thread:
    """Import the library of the plots in a thread, and return it: in the window's it would take half a second."""
    thread = Thread(target=import_module, args=(LIBRARY,), name="plots")
    thread.start()
    return thread
