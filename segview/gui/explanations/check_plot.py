"""Curves of the checks of a map: deletion, insertion, and cascading randomisation of the weights."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from segview.core.explanations.summary import MapSummary
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.plot import Plot, series_colour
from segview.gui.widgets.stacked import set_spacing

MAP, CHANCE = 0, 1
"""Indices of the colours of the map's curve and of the curve of chance."""


class CheckPlot(QWidget):
    """Three plots side by side: deletion and insertion, each with the curve of chance, and randomisation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deletion = _plot("explanations/deletion", tr("Deletion"), tr("share of the image deleted"))
        self.insertion = _plot("explanations/insertion", tr("Insertion"), tr("share of the image inserted"))
        self.cascade = _plot("explanations/cascade", tr("Random weights"), tr("layers made random, from the output"))
        self._shown: MapSummary | None = None
        self._none = pg.InfiniteLine(0, angle=0)
        row = set_spacing(QHBoxLayout(self))
        for plot in (self.deletion, self.insertion, self.cascade):
            row.addWidget(plot, 1)
        theme.follow(self, lambda: self.set_summary(self._shown))

    def set_summary(self, one: MapSummary | None) -> None:
        """Show the curves of a map, or nothing."""
        self._shown = one
        for plot in (self.deletion, self.insertion, self.cascade):
            plot.clear()
        self._none.setPen(pg.mkPen(theme.roles().edge, style=Qt.PenStyle.DashLine))
        self.cascade.addItem(self._none, ignoreBounds=True)
        if one is None:
            return
        for plot, (own, chance) in ((self.deletion, one.deletion), (self.insertion, one.insertion)):
            for curve, colour in ((chance, CHANCE), (own, MAP)):
                if curve:
                    plot.plot(
                        np.linspace(0, 1, len(curve)), np.array(curve), pen=pg.mkPen(series_colour(colour), width=2)
                    )
        values = [1.0, *(value for _, value in one.cascade)]
        if len(values) > 1:
            colour = series_colour(MAP)
            line = pg.mkPen(colour, width=2)
            self.cascade.plot(
                np.linspace(0, 1, len(values)), np.array(values), pen=line, symbol="o", symbolBrush=colour, symbolSize=7
            )


def _plot(name: str, title: str, across: str) -> Plot:
    plot = Plot(name, title, title=title, across=across)
    plot.setMinimumSize(150, 120)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.03)
    if name.endswith("cascade"):
        plot.setRange(yRange=(-1, 1), padding=0.03)
    return plot
