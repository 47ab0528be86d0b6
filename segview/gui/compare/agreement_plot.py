"""The agreement of each pair of variants as a coloured matrix of numbers; needs no ground truth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg

from segview.core.comparison.score_table import Numbers
from segview.gui.compare.plots import ScorePlot
from segview.gui.language.translation import tr
from segview.gui.widgets import theme

LONGEST = 16


def show_agreement(shown: ScorePlot, names: Sequence[str], table: Numbers) -> None:
    """Show the agreement of each pair of variants, 0 to 1, with the number in each cell."""
    shown.begin()
    shown.label("", tr("mean Dice of two masks over all images"))
    if len(names) < 2:
        return
    plot, count = shown.plot, len(names)
    plot.showGrid(x=False, y=False)
    picture = pg.ImageItem(agreement_colours(table), axisOrder="row-major", levels=(0, 255))
    picture.setRect(-0.5, -0.5, count, count)
    plot.addItem(picture)
    for one in range(count):
        for other in range(count):
            value = table[one, other]
            text = pg.TextItem("–" if np.isnan(value) else f"{value:.3f}", color=theme.roles().text, anchor=(0.5, 0.5))
            text.setPos(other, one)
            plot.addItem(text)
    ticks = [(at, _short(name)) for at, name in enumerate(names)]
    for side in ("bottom", "left"):
        plot.getAxis(side).setTicks([ticks])
    plot.setRange(xRange=(-0.5, count - 0.5), yRange=(-0.5, count - 0.5), padding=0.02)


def agreement_colours(table: Numbers) -> np.ndarray:
    """Return the colours of agreements, shape (rows, columns, 3), dtype uint8; unknown values have the colour of 0."""
    return theme.ramp_colours(theme.roles().depth, np.nan_to_num(np.clip(table, 0, 1)))


def as_text(names: Sequence[str], table: Numbers) -> str:
    """Return the agreements as tab-separated text for a spreadsheet."""
    lines = ["\t".join(("", *names))]
    for name, row in zip(names, table, strict=True):
        lines.append("\t".join((name, *("" if np.isnan(value) else f"{value:.4f}" for value in row))))
    return "\n".join(lines) + "\n"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
