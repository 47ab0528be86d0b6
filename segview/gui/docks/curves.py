"""What a run has come to, as curves: the loss of steps and epochs, and the scores on the validation images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from segview.core.run import Epoch, Run
from segview.gui import theme
from segview.gui.controls import named

# Distinct for colour-blind eyes too (Okabe and Ito, 2008); a run keeps its colour while it is shown.
_COLOURS = ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00")
_SCORES: Mapping[str, tuple[str, str]] = {
    "Dice": ("validation_dice", "─"),
    "IoU": ("validation_iou", "╌"),
    "calibration error": ("calibration_error", "┈"),
    "wrong and unsure": ("wrong_in_band", "─ ·"),
}
# Of networks that learn from labels of pictures alone.
_LABELS = {"label precision": ("label_precision", "─ · ·")}


_STYLES = {
    "─": Qt.PenStyle.SolidLine,
    "╌": Qt.PenStyle.DashLine,
    "┈": Qt.PenStyle.DotLine,
    "─ ·": Qt.PenStyle.DashDotLine,
    "─ · ·": Qt.PenStyle.DashDotDotLine,
}


class Curves(QWidget):
    """Two plots side by side, of one run or of several over one another; the wheel zooms, a drag moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training/curves")
        self.setAccessibleName("Curves of the run")
        self.loss = _plot("loss")
        self.scores = _plot("score")
        self.scores.setYRange(0, 1, padding=0.02)
        self.names = QLabel()
        named(self.names, "training/names", "Runs by colour")
        self.styles = QLabel()
        named(self.styles, "training/styles", "Scores by the style of their lines")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for column, (heading, plot) in enumerate(((self.names, self.loss), (self.styles, self.scores))):
            heading.setMinimumWidth(40)  # a long text must not widen the pane
            layout.addWidget(heading, 0, column)
            layout.addWidget(plot, 1, column)
            layout.setColumnStretch(column, 1)
        layout.setRowStretch(1, 1)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show runs, the first in front."""
        for plot in (self.loss, self.scores):
            plot.clear()
        colours = [_COLOURS[place % len(_COLOURS)] for place in range(len(runs))]
        told = {**_SCORES, **(_LABELS if any(epoch.label_precision for run in runs for epoch in run.epochs) else {})}
        self.styles.setText("   ".join(f"{style} {name}" for name, (_, style) in told.items()))
        for run, colour in reversed(list(zip(runs, colours, strict=True))):
            self._show_loss(run, colour)
            self._show_scores(run, colour)
        named_runs = zip(runs, colours, strict=True)
        parts = [f"<span style='color:{colour}'>■</span> {escape(run.name)}" for run, colour in named_runs]
        self.names.setText("&nbsp;&nbsp; ".join(parts))

    def set_log(self, on: bool) -> None:
        """Show the loss on a logarithmic axis."""
        self.loss.setLogMode(y=on)

    def _show_loss(self, run: Run, colour: str) -> None:
        steps = [step for step in run.steps if step.steps]
        if steps:
            faint = pg.mkColor(colour)
            faint.setAlpha(90)
            x = np.array([step.epoch - 1 + step.step / step.steps for step in steps])
            self.loss.plot(x, np.array([step.loss for step in steps]), pen=pg.mkPen(faint, width=1))
        epochs = np.array([epoch.number for epoch in run.epochs], float)
        loss = np.array([epoch.loss for epoch in run.epochs])
        self.loss.plot(epochs, loss, pen=pg.mkPen(colour, width=2))

    def _show_scores(self, run: Run, colour: str) -> None:
        for field, style in (*_SCORES.values(), *_LABELS.values()):
            points = [(epoch.number, value) for epoch in run.epochs if (value := _value(epoch, field)) is not None]
            if points:
                x, y = np.array(points, float).T
                pen = pg.mkPen(colour, width=2, style=_STYLES[style])
                self.scores.plot(x, y, pen=pen)
        best = run.best
        if best is not None:
            marker = {"symbol": "o", "symbolBrush": colour, "symbolPen": theme.TEXT, "symbolSize": 8, "pen": None}
            self.scores.plot([best.number], [best.deciding[1]], **marker)


def _value(epoch: Epoch, field: str) -> float | None:
    return getattr(epoch, field)


def _plot(what: str) -> pg.PlotWidget:
    plot = pg.PlotWidget(background=theme.BASE, enableMenu=False)
    plot.setObjectName(f"training/{what}")
    plot.setAccessibleName(f"Curve of the {what}")
    plot.setMinimumSize(120, 80)
    plot.showGrid(x=True, y=True, alpha=0.15)
    for side, text in (("bottom", "epoch"), ("left", what)):
        axis = plot.getAxis(side)
        axis.setPen(theme.LINE)
        axis.setTextPen(theme.MUTED)
        axis.setLabel(text)
    return plot
