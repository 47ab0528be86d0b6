"""A check of references to widgets that Qt may have deleted."""

from __future__ import annotations

from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

T = TypeVar("T", bound=QObject)


def if_alive(one: T | None) -> T | None:
    """Return the object, or None if Qt has deleted it: every call on a deleted object raises."""
    return one if one is not None and shiboken6.isValid(one) else None
