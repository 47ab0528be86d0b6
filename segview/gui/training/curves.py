"""Curves of a run: the loss of steps and epochs, and the scores on the validation images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from segview.core.maps.palette import class_colour
from segview.core.runs.run import Run
from segview.gui.language.translation import tr
from segview.gui.training.score_menu import CLASS, ScoreMenu, value_of
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.plot import Plot, chip, series_colour
from segview.gui.widgets.stacked import set_spacing

# A glyph for the legend, and the style of the line.
_STYLES: Mapping[str, tuple[str, Qt.PenStyle]] = {
    "Dice": ("─", Qt.PenStyle.SolidLine),
    "IoU": ("╌", Qt.PenStyle.DashLine),
    "pixel accuracy": ("· ·", Qt.PenStyle.CustomDashLine),
    "calibration error": ("┈", Qt.PenStyle.DotLine),
    "wrong and unsure": ("─ ·", Qt.PenStyle.DashDotLine),
    "association": ("─", Qt.PenStyle.SolidLine),
    "reconstruction error": ("╌", Qt.PenStyle.DashLine),
    "label precision": ("─ · ·", Qt.PenStyle.DashDotDotLine),
}
_FAR_DOTS = [1.0, 5.0]
_HIGH = 0.75  # on the axis of scores
_DARK, _LIGHT = 40, 215  # lightness, 0 to 255


class Curves(QWidget):
    """Two plots side by side, with the curves of one or several runs; the wheel zooms, dragging moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training/curves")
        self.setAccessibleName(tr("Curves of the run"))
        self.loss = Plot("training/loss", tr("Curve of the {what}", what="loss"), across=tr("epoch"), up=tr("loss"))
        self.scores = Plot(
            "training/score", tr("Curve of the {what}", what="score"), across=tr("epoch"), up=tr("score")
        )
        self.scores.setYRange(0, 1, padding=0.02)
        self.names = QLabel()
        name_control(self.names, "training/names", tr("Runs by colour"))
        self.styles = QLabel(textFormat=Qt.TextFormat.RichText)
        name_control(self.styles, "training/styles", tr("Scores by the style of their lines"))
        self.menu = ScoreMenu()
        self.menu.changed.connect(lambda: self.show_runs(self._runs))
        self._runs: tuple[Run, ...] = ()
        self._top = 1.0
        layout = set_spacing(QGridLayout(self))
        for heading in (self.names, self.styles):
            heading.setMinimumWidth(40)  # a long text must not widen the pane
        layout.addWidget(self.names, 0, 0)
        layout.addWidget(self.styles, 0, 1)
        layout.addWidget(self.menu, 0, 2)
        layout.addWidget(self.loss, 1, 0)
        layout.addWidget(self.scores, 1, 1, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)
        theme.follow(self, lambda: self.show_runs(self._runs))

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show runs, the first in front; scores of single classes are shown only for the first."""
        self._runs = tuple(runs)
        for plot in (self.loss, self.scores):
            plot.clear()
        colours = [series_colour(place) for place in range(len(runs))]
        self.menu.offer([epoch for run in runs for epoch in run.epochs])
        whole = [name for name in self.menu.shown if not name.startswith(CLASS)]
        classes = [name for name in self.menu.shown if name.startswith(CLASS)]
        for run, colour in reversed(list(zip(runs, colours, strict=True))):
            self._show_loss(run, colour)
            for name in whole:
                self._show_score(run, name, _pen(name, colour))
        for name in classes:
            colour = _class_colour(runs[0], name)
            squares = {"symbol": "s", "symbolSize": 4, "symbolBrush": colour, "symbolPen": None}
            self._show_score(runs[0], name, pg.mkPen(colour, width=1), **squares)
        for run, colour in reversed(list(zip(runs, colours, strict=True))):
            self._show_marks(run, colour)
        self._keep_in_sight(whole)
        parts = [f"{_STYLES[name][0]} {name}" for name in whole]
        parts += [chip(_class_colour(runs[0], name), name.removeprefix(CLASS)) for name in classes]
        self.styles.setText("&nbsp;&nbsp; ".join(parts))
        self.styles.setToolTip(self.styles.text())
        self.names.setText(
            "&nbsp;&nbsp; ".join(chip(colour, run.name) for run, colour in zip(runs, colours, strict=True))
        )

    def set_log(self, on: bool) -> None:
        """Show the loss on a logarithmic or a linear axis."""
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

    def _show_score(self, run: Run, name: str, pen: QPen, **symbols: object) -> None:
        points = [(epoch.number, value) for epoch in run.epochs if (value := value_of(epoch, name)) is not None]
        if points:
            x, y = np.array(points, float).T
            self.scores.plot(x, y, pen=pen, **symbols)

    def _show_marks(self, run: Run, colour: str) -> None:
        """Mark the best epoch of a run, and if it is a fine-tuning, the score of its variant before."""
        if run.before is not None:
            what, value = run.before.selection_score
            side = 0 if value > _HIGH else 1  # below the line if there is no room above it
            # At the left, where the curves are still low.
            options = {"position": 0.02, "anchors": [(0, side), (0, side)], "color": colour}
            pen = pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine)
            text = tr("before: {what} {value:.3f}", what=what.removeprefix("validation "), value=value)
            self.scores.addItem(pg.InfiniteLine(value, angle=0, pen=pen, label=text, labelOpts=options))
        best = run.best
        if best is not None:
            marker = {
                "symbol": "o",
                "symbolBrush": colour,
                "symbolPen": theme.roles().text,
                "symbolSize": 8,
                "pen": None,
            }
            self.scores.plot([best.number], [best.selection_score[1]], **marker)

    def _keep_in_sight(self, names: Sequence[str]) -> None:
        """Extend the axis to 1, or to the highest score above 1; do not touch it while this limit stays the same."""
        values = (value_of(epoch, name) for run in self._runs for epoch in run.epochs for name in names)
        top = max((1.0, *(value for value in values if value is not None)))
        if top != self._top:
            self._top = top
            self.scores.setYRange(0, top, padding=0.02)


def _pen(name: str, colour: str) -> QPen:
    pen = pg.mkPen(colour, width=2, style=_STYLES[name][1])
    if pen.style() == Qt.PenStyle.CustomDashLine:
        pen.setDashPattern(_FAR_DOTS)
    return pen


def _class_colour(run: Run, score: str) -> str:
    """Return the colour of the class of a score, from the plan of the run or else from the window's palette."""
    data = run.plan.data if run.plan else None
    names = data.class_names if data else ()
    name = score.removeprefix(CLASS)
    if data is None or name not in names:
        return theme.roles().text
    index = names.index(name)
    colour = QColor(data.colours[index]) if data.colours else QColor(*class_colour(index))
    roles = theme.roles()
    ground = QColor(roles.base).lightness()  # a colour like it would be invisible
    unseen = colour.lightness() < _DARK if ground < _DARK else colour.lightness() > _LIGHT
    return roles.muted if unseen else colour.name()
