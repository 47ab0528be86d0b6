"""Plots in the colours of the window."""

from __future__ import annotations

from html import escape

import pyqtgraph as pg
from PySide6.QtCore import QEvent

from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

GRID = 0.15
SMALLEST = 120, 60


class Plot(pg.PlotWidget):
    """A plot whose ground, axes and title have the colours of the window's theme, also when that changes.

    What is drawn in it is drawn anew by its owner (``theme.follow``).

    Args:
        name: Its objectName.
        accessible: What a screen reader calls it.
        tip: Its tool tip.
        title: Stands above it.
        across: Title of the axis below.
        up: Title of the axis at the left.
    """

    def __init__(
        self, name: str, accessible: str, *, tip: str = "", title: str = "", across: str = "", up: str = ""
    ) -> None:
        super().__init__(background=theme.roles().base, enableMenu=False)
        name_control(self, name, accessible, tip)
        self.viewport().setAccessibleName(accessible)
        self.setMinimumSize(*SMALLEST)
        self.showGrid(x=True, y=True, alpha=GRID)
        self._title = title
        for side, text in (("bottom", across), ("left", up)):
            axis = self.getAxis(side)
            axis.enableAutoSIPrefix(False)  # 0.29 is read sooner than 290 (×0.001)
            if text:
                axis.setLabel(text)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_title"):
            self._recolour()

    def _recolour(self) -> None:
        roles, font = theme.roles(), self.font()
        self.setBackground(roles.base)
        if self._title:
            self.setTitle(self._title, color=roles.text, size=f"{font.pointSizeF():g}pt")
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setPen(roles.edge)
            axis.setTextPen(roles.muted)
            axis.setTickFont(font)
            axis.label.setFont(font)


def series_colour(place: int) -> str:
    """Return the colour of the line in a place, from 0; further ones begin anew."""
    series = theme.roles().series
    return series[place % len(series)]


def chip(colour: str, text: str) -> str:
    """Return a text with a square of its colour before it, as rich text."""
    return f"<span style='color:{colour}'>■</span> {escape(text)}"
