"""Garbage that refers to itself is looked for only once the window stands: before, much is made and little dropped."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer


def look_later(parent: QObject) -> None:
    """Begin to look for garbage as soon as the window has been painted.

    What is there by then stays: looking through all of it again and again holds the window up.
    """
    QTimer.singleShot(0, parent, _begin)


def _begin() -> None:
    gc.freeze()
    gc.enable()
