"""Layouts: widgets below or beside one another, pages in turn, widgets that are scrolled."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from segview.gui.widgets import theme

Layout = TypeVar("Layout", bound=QLayout)


def spaced(layout: Layout, margin: int = 0) -> Layout:
    """Set the margin on all sides of a layout, and the theme's gap between its items; return the layout."""
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(theme.GAP)
    return layout


def stack(*widgets: QWidget) -> QWidget:
    """Return a widget that holds others without margins; the last takes the room that is left."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for one in widgets:
        column.addWidget(one)
    column.setStretchFactor(widgets[-1], 1)
    return whole


def in_turn(column: QVBoxLayout, *pages: QWidget) -> QStackedLayout:
    """Add a place that shows one of several pages, at first the first; it takes the room that is left in a column."""
    place = QStackedLayout()
    column.addLayout(place, 1)  # before the pages: it shows the first, which must not be a window of its own
    for page in pages:
        place.addWidget(page)
    return place


def in_a_row(*widgets: QWidget) -> QHBoxLayout:
    """Return a layout with widgets beside one another, and free room behind them."""
    row = QHBoxLayout()
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row


def scroll_area(widget: QWidget) -> QScrollArea:
    """Return a place that scrolls a widget where there is no room for all of it."""
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keys
    area.setWidget(widget)
    return area
