"""Widgets that are remembered, and may be deleted by Qt meanwhile."""

from __future__ import annotations

from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

T = TypeVar("T", bound=QObject)


def existing(one: T | None) -> T | None:
    """Return an object that Qt has not deleted, or None: a deleted one raises at every call."""
    return one if one is not None and shiboken6.isValid(one) else None
