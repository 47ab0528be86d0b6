"""The plot of the probabilities of all pixels of a folder, with a line for each variant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from segview.core.comparison.score_table import SPREAD_BINS, Numbers
from segview.gui.compare.plots import ScorePlot
from segview.gui.compare.score_columns import ScoreColumns
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.plot import series_colour

FAINTEST = 1e-6
"""Lowest share of the pixels on the logarithmic axis; smaller shares are drawn here."""

_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
"""Line styles of the first data set, of the second, and of all further ones."""


def show_probabilities(
    shown: ScorePlot,
    columns: ScoreColumns,
    names: Sequence[str],
    reach: Sequence[tuple[float, float] | None],
    *,
    threshold: float,
    band: float,
) -> None:
    """Show the share of the pixels by probability, with threshold, band, and the range that each variant can reach.

    Args:
        shown: The plot to draw in.
        columns: The scores so far.
        names: Names of the variants, for the legend.
        reach: Lowest and highest probability that each variant can produce; None if there is no limit.
        threshold: Threshold of the target's probability.
        band: Half-width of the uncertain band.
    """
    shown.begin([_label(name, ends) for name, ends in zip(names, reach, strict=True)], logarithmic=True)
    shown.label(tr("probability"), tr("share of the pixels"))
    plot = shown.plot
    plot.addItem(pg.LinearRegionItem((0.5 - band, 0.5 + band), movable=False, brush=(0, 200, 255, 35), pen=None))
    plot.addLine(x=threshold, pen=pg.mkPen(theme.roles().muted, style=Qt.PenStyle.DashLine))
    sets = list(dict.fromkeys(columns.data))
    middles = (np.arange(SPREAD_BINS) + 0.5) / SPREAD_BINS
    for (data, at), share in shares(columns.spreads).items():
        style = _LINES[min(sets.index(data), len(_LINES) - 1)]
        pen = pg.mkPen(series_colour(at), width=2, style=style)
        plot.plot(middles, np.maximum(share, FAINTEST), pen=pen)
    for at, ends in enumerate(reach):
        for end in ends or ():
            plot.addLine(x=end, pen=pg.mkPen(series_colour(at), style=Qt.PenStyle.DotLine))
    plot.setXRange(0, 1, padding=0.02)
    plot.setYRange(np.log10(FAINTEST), 0, padding=0.02)


def shares(spreads: Mapping[tuple[str, int], Numbers | np.ndarray]) -> dict[tuple[str, int], Numbers]:
    """Return the counts of pixels by probability as shares of all pixels."""
    found: dict[tuple[str, int], Numbers] = {}
    for key, spread in spreads.items():
        pixels = np.asarray(spread, np.float64).sum(axis=0)
        found[key] = pixels / max(float(pixels.sum()), 1.0)
    return found


def _label(name: str, ends: tuple[float, float] | None) -> str:
    return name if ends is None else tr("{name}, reaches {low:.3f} to {high:.3f}", name=name, low=ends[0], high=ends[1])
