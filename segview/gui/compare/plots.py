"""Plots of scores by image: one variant against another, sorted differences, distributions, and means by slice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.comparison.score_kinds import score_kind
from segview.core.comparison.score_table import Numbers, ScoreTable
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.plot import Plot, chip, series_colour
from segview.tasks.folder import SlicedMean

BINS = 40
AGAINST, SORTED, SPREAD, BY_SLICE, PROBABILITIES, AGREEMENT = (
    Text("Two variants compared"),
    Text("Differences, sorted"),
    Text("Distributions"),
    Text("By slice"),
    Text("Probabilities of all pixels"),
    Text("Agreement of any two"),
)
KINDS = (AGAINST, SORTED, SPREAD, BY_SLICE, PROBABILITIES, AGREEMENT)


class ScorePlot(QWidget):
    """Shows one plot at a time; in plots of single images, each point is an image.

    Signals:
        chosen(int): the user clicked on the point of the image with this index in the table.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = Plot("compare/plot", tr("Plot of the scores"), tip=tr("A point is an image; a click opens it"))
        self.plot.setMinimumSize(200, 120)
        self.key = QLabel(wordWrap=True)
        name_control(self.key, "compare/key", tr("Variants by colour"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.key)
        layout.addWidget(self.plot, 1)

    def show_against(self, table: ScoreTable, score: str, one: int, other: int) -> None:
        """Show the scores of variant ``one`` (up) against ``other`` (across); above the diagonal, ``one`` is higher."""
        self.begin()
        values = display_values(table, score)
        x, y = values[:, other], values[:, one]
        known = np.flatnonzero(~np.isnan(x + y))
        self.label(
            tr("{unit} of {variants}", unit=_unit(score), variants=table.variants[other]),
            tr("{unit} of {variants}", unit=_unit(score), variants=table.variants[one]),
        )
        if not len(known):
            return
        low, high = (float(reach(np.concatenate([x[known], y[known]]))) for reach in (np.min, np.max))
        margin = max((high - low) * 0.03, 1e-6)
        ends = np.array([low - margin, high + margin])
        self.plot.plot(ends, ends, pen=pg.mkPen(theme.roles().edge, style=pg.QtCore.Qt.PenStyle.DashLine))
        self._points(x[known], y[known], known, series_colour(0), table)
        self.plot.setRange(xRange=tuple(ends), yRange=tuple(ends), padding=0)

    def show_sorted(self, table: ScoreTable, score: str, one: int, other: int) -> None:
        """Show the differences between two variants, sorted, the greatest at the right."""
        self.begin()
        values = display_values(table, score)
        difference = values[:, one] - values[:, other]
        known = np.flatnonzero(~np.isnan(difference))
        order = known[np.argsort(difference[known], kind="stable")]
        self.label(tr("images, by difference"), f"{table.variants[one]} − {table.variants[other]}")
        if not len(order):
            return
        self.plot.addItem(pg.InfiniteLine(0, angle=0, pen=pg.mkPen(theme.roles().edge)))
        self.plot.addItem(
            pg.InfiniteLine(
                float(difference[order].mean()),
                angle=0,
                pen=pg.mkPen(series_colour(1), style=pg.QtCore.Qt.PenStyle.DashLine),
                label=tr("mean"),
                labelOpts={"position": 0.05, "color": series_colour(1)},
            )
        )
        self._points(np.arange(1, len(order) + 1, dtype=float), difference[order], order, series_colour(0), table)
        self.plot.autoRange(padding=0.03)

    def show_distributions(self, table: ScoreTable, score: str) -> None:
        """Show a histogram of the scores of each variant."""
        self.begin(table.variants)
        values = display_values(table, score)
        known = values[~np.isnan(values)]
        self.label(_unit(score), tr("images"))
        if not len(known):
            return
        edges = np.linspace(float(known.min()), float(known.max()) + 1e-9, BINS + 1)
        for column in range(len(table.variants)):
            own = values[:, column]
            counts, _ = np.histogram(own[~np.isnan(own)], edges)
            colour = series_colour(column)
            self.plot.plot(edges, counts, stepMode="center", pen=pg.mkPen(colour, width=2))
        self.plot.autoRange(padding=0.03)

    def show_slices(self, table: ScoreTable, score: str, fact: str, slices: Sequence[SlicedMean]) -> None:
        """Show the mean of each variant on each slice."""
        self.begin(table.variants)
        self.label(fact, tr("mean {unit}", unit=_unit(score)))
        if not slices:
            return
        scale = 100 if score_kind(score).percent else 1
        axis = self.plot.getAxis("bottom")
        axis.setTicks([[(at, f"{part.name}\n({part.images})") for at, part in enumerate(slices)]])
        spots = np.arange(len(slices), dtype=float)
        for column in range(len(table.variants)):
            colour = series_colour(column)
            heights = np.array([part.means[column] for part in slices]) * scale
            shifted = spots + (column - (len(table.variants) - 1) / 2) * 0.06
            self.plot.plot(
                shifted, heights, pen=pg.mkPen(colour, width=1), symbol="o", symbolBrush=colour, symbolSize=8
            )
        self.plot.autoRange(padding=0.08)
        self.plot.setXRange(-0.6, len(slices) - 0.4, padding=0)  # room for the names of the outer slices

    def begin(self, key: Sequence[str] = (), *, logarithmic: bool = False) -> None:
        """Clear the plot; show a coloured legend of the names in ``key``, and a logarithmic vertical axis if wanted."""
        self.plot.clear()
        self.key.setVisible(bool(key))
        self.key.setText("&nbsp; ".join(chip(series_colour(at), name) for at, name in enumerate(key)))
        self.plot.setLogMode(y=logarithmic)
        self.plot.showGrid(x=True, y=True, alpha=0.15)
        for side in ("bottom", "left"):
            self.plot.getAxis(side).setTicks(None)

    def label(self, bottom: str, left: str) -> None:
        """Set the titles of the axes."""
        self.plot.getAxis("bottom").setLabel(bottom)
        self.plot.getAxis("left").setLabel(left)

    def _points(self, x: Numbers, y: Numbers, places: NDArray[np.intp], colour: str, table: ScoreTable) -> None:
        brush = pg.mkColor(colour)
        brush.setAlpha(170)
        points = pg.ScatterPlotItem(
            x,
            y,
            data=places,
            size=7,
            pen=None,
            brush=brush,
            hoverable=True,
            hoverPen=pg.mkPen(theme.roles().text),
            tip=lambda x, y, data: f"{table.images[int(data)]}\n{x:.4g}, {y:.4g}",
        )
        points.sigClicked.connect(self._choose_point)
        self.plot.addItem(points)

    def _choose_point(self, _item: object, points: Sequence[pg.SpotItem], _event: object) -> None:
        if len(points):
            self.chosen.emit(int(points[0].data()))


def display_values(table: ScoreTable, score: str) -> Numbers:
    """Return the displayed values of a score, shape (images, variants): shares are shown in per cent."""
    empty = np.full((len(table.images), len(table.variants)), np.nan)
    return table.scores.get(score, empty) * (100 if score_kind(score).percent else 1)


def _unit(score: str) -> str:
    kind = score_kind(score)
    return f"{score} (%)" if kind.percent else f"{score} ({kind.unit})" if kind.unit else score
