"""Layouts: widgets in columns and rows, pages of which one is shown, and scroll areas."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from segview.gui.widgets import theme

Layout = TypeVar("Layout", bound=QLayout)


def set_spacing(layout: Layout, margin: int = 0) -> Layout:
    """Set the margin on all sides of a layout, and the theme's gap between its items; return the layout."""
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(theme.GAP)
    return layout


def stack(*widgets: QWidget) -> QWidget:
    """Return a widget that holds others in a column without margins; the last one takes the remaining room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for one in widgets:
        column.addWidget(one)
    column.setStretchFactor(widgets[-1], 1)
    return whole


def stack_pages(column: QVBoxLayout, *pages: QWidget) -> QStackedLayout:
    """Add a layout to a column that shows one of several pages, initially the first, in the remaining room."""
    place = QStackedLayout()
    column.addLayout(place, 1)  # before the pages: the first is shown at once, and must have a parent by then
    for page in pages:
        place.addWidget(page)
    return place


def side_by_side(*widgets: QWidget) -> QHBoxLayout:
    """Return a layout with widgets side by side, and free room after them."""
    row = QHBoxLayout()
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row


def scroll_area(widget: QWidget) -> QScrollArea:
    """Return a scroll area for a widget."""
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the widgets inside handle the keys
    area.setWidget(widget)
    return area
