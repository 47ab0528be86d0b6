"""Plots of probabilities, with a line for each variant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from segview.core.answers.curves import Curve, ProbabilityCurves
from segview.core.base.text import Text
from segview.core.variants.reach import reachable
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.plot import Plot, chip, series_colour

FAINTEST = 1e-6  # lowest share of the pixels on the logarithmic axis; smaller shares are drawn here
_PLOTS = {
    "histogram": (
        Text("probability"),
        Text("share of the pixels"),
        Text("Histogram of the target's probability, logarithmic"),
    ),
    "reliability": (
        Text("mean probability"),
        Text("share of target"),
        Text("Reliability: on the diagonal, p equals the share of target"),
    ),
    "error": (
        Text("share kept"),
        Text("share wrong"),
        Text("Share of wrong pixels among those kept, if the least certain are left out first"),
    ),
    "dice": (Text("threshold"), "Dice", Text("Dice over all pixels of the image, by threshold")),
}


class ProbabilityPlots(QWidget):
    """Histogram of p, reliability, error by share of pixels kept, and Dice by threshold.

    Attributes:
        plots: The plots by name.
        names: Legend with the names and colours of the variants.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.plots = {name: _plot(name, *map(tr, words)) for name, words in _PLOTS.items()}
        self.plots["histogram"].setLogMode(y=True)
        self.names = QLabel(textFormat=Qt.TextFormat.RichText)
        name_control(self.names, "curves/names", tr("Variants by colour"))
        self.names.setMinimumWidth(40)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        grid.setSpacing(theme.GAP)
        grid.addWidget(self.names, 0, 0, 1, len(self.plots))
        for column, plot in enumerate(self.plots.values()):
            grid.addWidget(plot, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        self._curves: Mapping[Path, ProbabilityCurves] = {}
        theme.follow(self, lambda: self.draw(self._curves))

    def draw(self, curves: Mapping[Path, ProbabilityCurves]) -> None:
        """Draw the curves of variants, by their folders."""
        self._curves = curves
        for plot in self.plots.values():
            plot.clear()
        self._draw_marks()
        chips: list[str] = []
        ticked = self._session.ticked
        for folder, one in curves.items():
            place = ticked.index(folder) if folder in ticked else len(ticked)
            colour = series_colour(place)
            variant = self._session.catalogue.find(folder)
            chips.append(chip(colour, variant.name if variant else folder.name))
            shown = {"histogram": one.histogram, "reliability": one.reliability, "error": one.error, "dice": one.dice}
            for name, curve in shown.items():
                if curve is not None:
                    self._draw_curve(name, curve, colour)
            reach = None if variant is None or self._session.catalogue.blind else reachable(variant.config.network)
            for end in reach or ():
                self.plots["histogram"].addLine(x=end, pen=pg.mkPen(colour, style=Qt.PenStyle.DotLine))
                first = end == (reach or (end,))[0]
                chips[-1] += " " + (tr("reaches {end:.3f}", end=end) if first else tr("to {end:.3f}", end=end))
        nothing = tr("No variant with a single target has a prediction yet.")
        self.names.setText("&nbsp;&nbsp; ".join(chips) or nothing)

    def _draw_curve(self, name: str, curve: Curve, colour: str) -> None:
        up = np.maximum(curve.up, FAINTEST) if name == "histogram" else curve.up
        symbols = {"symbol": "o", "symbolSize": 5, "symbolBrush": colour, "symbolPen": None}
        extra = symbols if name == "reliability" else {}
        self.plots[name].plot(curve.across, up, pen=pg.mkPen(colour, width=2), **extra)

    def _draw_marks(self) -> None:
        view, line = self._session.view, pg.mkPen(theme.roles().muted, style=Qt.PenStyle.DashLine)
        band = pg.LinearRegionItem((0.5 - view.band, 0.5 + view.band), movable=False, brush=(0, 200, 255, 35), pen=None)
        self.plots["histogram"].addItem(band)
        for name in ("histogram", "dice"):
            self.plots[name].addLine(x=view.threshold, pen=line)
        self.plots["reliability"].plot(np.array([0.0, 1.0]), np.array([0.0, 1.0]), pen=line)


def _plot(name: str, across: str, up: str, tip: str) -> Plot:
    plot = Plot(f"curves/{name}", tip, tip=tip, across=across, up=up)
    plot.hideButtons()
    plot.setXRange(0, 1, padding=0.02)
    if name in ("reliability", "dice"):
        plot.setYRange(0, 1, padding=0.02)
    return plot
