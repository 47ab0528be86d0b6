"""Collection of cyclic garbage in the window's thread only, and only after the window has been painted."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500
LONGEST = 0.05
"""Processor time in seconds. After a longer collection, all objects that exist then, such as those of an imported
library, are left out of later collections."""


def collect_in_this_thread(parent: QObject) -> GarbageTimer:
    """Disable Python's own garbage collection, and return a timer that collects in the window's thread.

    The objects that exist when the window has been painted are left out: they stay alive, and searching them again and
    again would delay the window.

    Python collects garbage in the thread that happens to allocate objects. If another thread than the window's
    destroys a Qt object, Qt holds a lock and waits for Python's lock, while the window's thread may hold Python's lock
    and wait for that of Qt: a deadlock.
    """
    gc.disable()
    timer = GarbageTimer(parent)
    QTimer.singleShot(0, timer, timer.leave_out)
    return timer


class GarbageTimer(QTimer):
    """Collects garbage at intervals, in the thread that created the timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=EVERY_MS)
        self.timeout.connect(self.collect)
        self.start()

    def leave_out(self) -> None:
        """Leave all present objects out of later collections; this call takes no time."""
        gc.freeze()

    def collect(self) -> None:
        """Collect the oldest generation whose count exceeds its threshold, as Python would do itself."""
        generations = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        for generation, (count, limit) in reversed(tuple(generations)):
            if limit and count > limit:
                began = time.thread_time()
                gc.collect(generation)
                if time.thread_time() - began > LONGEST:
                    self.leave_out()
                return
