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
    """A plot whose background, axes and title follow the theme of the window, also when the theme changes.

    The owner must draw the content again after such a change (``theme.follow``).

    Args:
        name: The objectName.
        accessible: The accessible name.
        tip: The tool tip.
        title: Title above the plot.
        across: Title of the horizontal axis.
        up: Title of the vertical axis.
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
            axis.enableAutoSIPrefix(False)  # 0.29 is easier to read than 290 (×0.001)
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
    """Return the colour of a line by its index, from 0; after the last colour the first one follows."""
    series = theme.roles().series
    return series[place % len(series)]


def chip(colour: str, text: str) -> str:
    """Return rich text: a square of the colour, then the text."""
    return f"<span style='color:{colour}'>■</span> {escape(text)}"
