"""Curves of the checks of a map: deletion, insertion, and the way to random weights."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from segview.core.explanations.summary import MapSummary
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import named

# Distinct for colour-blind eyes too (Okabe and Ito, 2008).
MAP, CHANCE = "#56b4e9", "#e69f00"


class CheckPlot(QWidget):
    """Three plots side by side: each curve of a map, and beside it that of chance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deletion = _plot("explanations/deletion", tr("Deletion"), tr("share of the image deleted"))
        self.insertion = _plot("explanations/insertion", tr("Insertion"), tr("share of the image inserted"))
        self.cascade = _plot("explanations/cascade", tr("Random weights"), tr("layers made random, from the output"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for plot in (self.deletion, self.insertion, self.cascade):
            row.addWidget(plot, 1)

    def put(self, one: MapSummary | None) -> None:
        """Show a map, or nothing."""
        for plot in (self.deletion, self.insertion, self.cascade):
            plot.clear()
        if one is None:
            return
        for plot, (own, chance) in ((self.deletion, one.deletion), (self.insertion, one.insertion)):
            for curve, colour in ((chance, CHANCE), (own, MAP)):
                if curve:
                    plot.plot(np.linspace(0, 1, len(curve)), np.array(curve), pen=pg.mkPen(colour, width=2))
        values = [1.0, *(value for _, value in one.cascade)]
        if len(values) > 1:
            line = pg.mkPen(MAP, width=2)
            self.cascade.plot(
                np.linspace(0, 1, len(values)), np.array(values), pen=line, symbol="o", symbolBrush=MAP, symbolSize=7
            )


def _plot(name: str, title: str, across: str) -> pg.PlotWidget:
    plot = pg.PlotWidget(background=theme.BASE, enableMenu=False)
    named(plot, name, title)
    plot.setMinimumSize(150, 120)
    plot.showGrid(x=True, y=True, alpha=0.15)
    plot.setTitle(title, color=theme.TEXT, size="9pt")
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.03)
    plot.getAxis("bottom").setLabel(across)
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setPen(theme.LINE)
        axis.setTextPen(theme.MUTED)
        axis.enableAutoSIPrefix(False)
    if name.endswith("cascade"):
        plot.setRange(yRange=(-1, 1), padding=0.03)
        plot.addItem(
            pg.InfiniteLine(0, angle=0, pen=pg.mkPen(theme.EDGE, style=Qt.PenStyle.DashLine)), ignoreBounds=True
        )
    return plot
