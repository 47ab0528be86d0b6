"""Garbage that refers to itself is looked for in the window's own thread alone, and only once the window stands."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500
LONGEST = 0.05
"""Seconds of the processor. What a longer look finds alive, such as a library that was imported, is left out of all
further ones."""


def look_later(parent: QObject) -> GarbageTimer:
    """Begin to look for garbage as soon as the window has been painted: before, much is made and little dropped.

    What is there by then stays: looking through all of it again and again holds the window up.

    Python looks for garbage in whichever thread makes things. Where another thread than the window's destroys what
    belongs to Qt, Qt holds a lock and waits for Python's, while the window may hold that one and wait for Qt's: both
    would wait for ever. So Python itself never looks; a timer of the window does.
    """
    gc.disable()
    timer = GarbageTimer(parent)
    QTimer.singleShot(0, timer, timer.leave_out)
    return timer


class GarbageTimer(QTimer):
    """Looks for garbage again and again in the thread that made it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=EVERY_MS)
        self.timeout.connect(self.look)
        self.start()

    def leave_out(self) -> None:
        """Leave all that is there now out of further looks, which takes no time."""
        gc.freeze()

    def look(self) -> None:
        """Look for garbage in the oldest generation for which it is time, as Python would have done itself."""
        generations = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        for generation, (count, limit) in reversed(tuple(generations)):
            if limit and count > limit:
                began = time.thread_time()
                gc.collect(generation)
                if time.thread_time() - began > LONGEST:
                    self.leave_out()
                return
