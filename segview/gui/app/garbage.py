"""Garbage that refers to itself is looked for only when the start is over, which makes much and throws little away."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

STARTED_MS = 15_000  # by then the libraries of the networks are there too


def look_later(parent: QObject) -> None:
    """Begin to look for garbage when the start is over.

    What is there by then stays: looking through all of it again and again holds the window up.
    """
    QTimer.singleShot(STARTED_MS, parent, _begin)


def _begin() -> None:
    gc.freeze()
    gc.enable()
