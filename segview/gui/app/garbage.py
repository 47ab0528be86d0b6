"""Garbage that refers to itself is looked for in the window's own thread alone, and only once the window stands."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


def look_later(parent: QObject) -> None:
    """Begin to look for garbage as soon as the window has been painted: before, much is made and little dropped.

    What is there by then stays: looking through all of it again and again holds the window up.

    Python looks for garbage in whichever thread makes things. Where another thread than the window's destroys what
    belongs to Qt, Qt holds a lock and waits for Python's, while the window may hold that one and wait for Qt's: both
    would wait for ever. So Python itself never looks; a timer of the window does.
    """
    gc.disable()
    QTimer.singleShot(0, parent, gc.freeze)
    timer = QTimer(parent, interval=EVERY_MS)
    timer.timeout.connect(look)
    timer.start()


def look() -> None:
    """Look for garbage in the oldest generation for which it is time, as Python would have done itself."""
    for generation, (count, limit) in reversed(tuple(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if limit and count > limit:
            gc.collect(generation)
            return
