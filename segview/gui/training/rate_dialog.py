"""The learning rate finder: the loss over rising learning rates, and the choice of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QSlider, QVBoxLayout, QWidget

from segview.core.plans.trial import HIGHEST_RATE, LOWEST_RATE, Progress, RatePoint, smooth_losses, suggested_rate
from segview.core.requests.request import Failure
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.plot import Plot, series_colour
from segview.tasks.dispatch import Tasks
from segview.tasks.task import Lane
from segview.tasks.trial import TryRates


class RateDialog(QDialog):
    """Tries learning rates while it is open; a click on a point of the curve, or the slider below, chooses a rate.

    Attributes:
        rate: The suggested or chosen rate, or None while the loss does not fall.

    Signals:
        taken(float): the user accepted this learning rate.
    """

    taken = Signal(float)

    def __init__(self, tasks: Tasks, task: TryRates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rates")
        self.setWindowTitle(tr("Find a learning rate"))
        self.resize(620, 460)
        self._points: list[RatePoint] = []
        self.rate: float | None = None
        self._by_hand = False
        across, up = tr("learning rate"), tr("loss")
        self.plot = Plot("rates/plot", tr("Loss by learning rate"), across=across, up=up)
        self.plot.setLogMode(x=True)
        self.plot.setXRange(np.log10(LOWEST_RATE), np.log10(HIGHEST_RATE), padding=0.02)
        self.slider = QSlider(Qt.Orientation.Horizontal, enabled=False)
        name_control(self.slider, "rates/slider", tr("Chosen learning rate"))
        self.slider.valueChanged.connect(lambda place: self.choose(self._points[place].rate))
        self.status = QLabel(tr("Reading images…"), wordWrap=True)
        name_control(self.status, "rates/status", tr("Result of the trial"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(tr("Use it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("rates/take")
        self.take.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.plot, self.slider, self.status, buttons):
            column.addWidget(part, 1 if part is self.plot else 0)
        self._ticket = tasks.ask(task, self._add, failed=self._fail)
        self._stop = lambda: tasks.stop(Lane.TRIAL)
        theme.follow(self, self._draw)

    def choose(self, rate: float) -> None:
        """Choose the tried rate that is nearest to ``rate`` on a logarithmic scale."""
        self._by_hand = True
        self.rate = min((one.rate for one in self._points), key=lambda one: abs(np.log(one / rate)))
        self._draw()

    def done(self, result: int) -> None:
        """Close the dialog, stop the trial, and emit ``taken`` if the user accepted."""
        self._ticket.cancel()
        self._stop()
        if result == QDialog.DialogCode.Accepted and self.rate is not None:
            self.taken.emit(self.rate)
        super().done(result)

    def _add(self, found: Progress | RatePoint) -> None:
        if isinstance(found, Progress):
            return
        self._points.append(found)
        if not self._by_hand:
            self.rate = suggested_rate(self._points)
        self._draw()

    def _fail(self, failure: Failure) -> None:
        theme.set_tone(self.status, "warning")
        self.status.setText(tr(failure.reason))

    def _draw(self) -> None:
        self.plot.clear()
        if not self._points:
            return
        rates, losses = [one.rate for one in self._points], [one.loss for one in self._points]
        mean, muted = smooth_losses(losses), theme.roles().muted
        self.plot.plot(rates, losses, pen=None, symbol="o", symbolSize=4, symbolBrush=muted, symbolPen=None)
        colour = series_colour(0)
        line: Any = self.plot.plot(rates, mean, pen=pg.mkPen(colour, width=2), symbol="o", symbolSize=7)
        line.setSymbolBrush(colour)
        line.setSymbolPen(None)
        line.sigPointsClicked.connect(self._click)
        self.plot.setYRange(float(mean.min()), float(max(mean[0], min(mean[-1], 2 * mean[0]))), padding=0.1)
        self.take.setEnabled(self.rate is not None)
        self.slider.setEnabled(True)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(rates) - 1)
            self.slider.setValue(rates.index(self.rate) if self.rate in rates else len(rates) - 1)
        self._tell()
        if self.rate is not None:
            self.plot.addLine(x=np.log10(self.rate), pen=pg.mkPen(theme.roles().accent, style=Qt.PenStyle.DashLine))

    def _tell(self) -> None:
        if self.rate is None:
            self.status.setText(tr("The loss does not fall yet."))
        elif self._by_hand:
            self.status.setText(tr("Chosen: {rate}.", rate=f"{self.rate:.1e}"))
        else:
            text = tr(
                "The loss falls fastest at {rate}. A click on a point chooses another one.", rate=f"{self.rate:.1e}"
            )
            self.status.setText(text)

    def _click(self, _line: object, points: Sequence[Any], *_: object) -> None:
        if len(points):
            self.choose(float(10 ** points[0].pos().x()))
