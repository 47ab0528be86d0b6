"""Bar charts with an absolute axis, for numbers without an image."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from segview.core.maps.maps import Chart
from segview.core.maps.palette import RGB, colours

MOST_NAMES = 12
MOST_UPRIGHT = 24
GROUND = (0, 0, 0, 150)


class BarChart(pg.PlotWidget):
    """A bar for each number of a chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False)
        self.setBackground(None)
        self.chart: Chart | None = None
        self._bars = pg.BarGraphItem(x=[], height=[], width=0.8)
        self.addItem(self._bars)
        self._upright: list[pg.TextItem] = []
        self.plotItem.hideButtons()
        self.plotItem.vb.setMouseEnabled(x=False, y=False)
        self.plotItem.showGrid(y=True, alpha=0.2)
        self._colour()

    def show_chart(self, chart: Chart, shades: Sequence[RGB] = ()) -> None:
        """Show a chart with its bars in ``shades``, by default in the colours of its numbers."""
        if chart is self.chart:
            return
        self.chart = chart
        low, high = chart.span
        shades = shades or colours("viridis", (chart.values - low) / (high - low)).tolist()
        # With many bars, the gaps between them would dominate.
        width = 0.8 if len(chart.values) <= 64 else 1.0
        places = np.arange(len(chart.values))
        self._bars.setOpts(x=places, y0=low, height=chart.values - low, width=width, brushes=list(shades), pen=None)
        self.plotItem.vb.setRange(xRange=(-0.6, len(places) - 0.4), yRange=chart.span, padding=0.02)
        self._put_names()

    @property
    def upright(self) -> tuple[str, ...]:
        """The names that are written upright in their bars."""
        return tuple(item.toPlainText() for item in self._upright)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_upright"):  # pyqtgraph resizes during construction
            self._put_names()

    def _put_names(self) -> None:
        """Write the names below the bars, or upright into them if they would overlap; of many names only a few."""
        for item in self._upright:
            self.removeItem(item)
        self._upright = []
        labels = () if self.chart is None else self.chart.labels
        names = list(enumerate(labels))
        widest = max((self.fontMetrics().horizontalAdvance(f"{name} ") for name in labels), default=0)
        fit = widest * len(names) <= self.width() and len(names) <= MOST_NAMES
        if not fit and len(names) <= MOST_UPRIGHT and self.chart is not None:
            for place, name in names:
                item = pg.TextItem(name, color="w", fill=GROUND, angle=90, anchor=(0, 0.5))
                item.setPos(place, self.chart.span[0])
                self.addItem(item, ignoreBounds=True)
                self._upright.append(item)
            names = []
        self.plotItem.getAxis("bottom").setTicks([names if fit else names[:: max(1, len(names) // 6)]])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_bars"):
            self._colour()

    def _colour(self) -> None:
        text = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for name in ("left", "bottom"):
            axis = self.plotItem.getAxis(name)
            axis.setPen(text)
            axis.setTextPen(text)
