"""Widgets one below the other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def stacked(*widgets: QWidget) -> QWidget:
    """Return a widget that holds others without margins; the last takes the room that is left."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for one in widgets:
        column.addWidget(one)
    column.setStretchFactor(widgets[-1], 1)
    return whole
