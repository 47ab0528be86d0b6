"""The pane of probabilities: their distribution and reliability, and the errors and Dice that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from segview.core.answers.counts import LevelCounts
from segview.core.answers.curves import ProbabilityCurves
from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.widgets.later import LazyPage
from segview.tasks.curves import DrawCurves

if TYPE_CHECKING:
    from segview.gui.readout.probability_plots import ProbabilityPlots


class CurvesDock(Dock):
    """Plots of p, with a line for each variant: histogram, reliability, error by share kept, Dice by threshold."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="curves", title=tr("Probabilities"), parent=parent)
        self._plots = LazyPage(self._make_plots)
        self.curves: Mapping[Path, ProbabilityCurves] = {}
        self._asked: tuple[object, ...] = ()
        self.setWidget(self._plots)
        for signal in (session.answered, session.changed, session.known, session.examined):
            signal.connect(self._ask)
        session.known.connect(self._draw)  # names may be neutral now: draw even while hidden
        session.view_changed.connect(self._show_view)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    @property
    def content(self) -> ProbabilityPlots:
        """The plots."""
        return self._plots.content

    def _make_plots(self) -> ProbabilityPlots:
        from segview.gui.readout.probability_plots import ProbabilityPlots  # its library would delay the start

        plots = ProbabilityPlots(self.session)
        plots.draw(self.curves)
        return plots

    def _ask(self) -> None:
        """Request the curves of the present predictions; do nothing while the pane is hidden."""
        if not self.isVisible():
            return
        counts, threshold = self._counts(), self.session.view.threshold
        asked = (threshold, *((folder, id(one)) for folder, one in counts))
        if asked != self._asked:
            self._asked = asked
            self.session.tasks.ask(DrawCurves(counts, threshold), self._take)

    def _counts(self) -> tuple[tuple[Path, LevelCounts], ...]:
        tissue = self.session.view.tissue_only
        answers = [(folder, self.session.answers.get(folder)) for folder in self.session.ticked]
        found = [(folder, one.tissue_counts if tissue else one.counts) for folder, one in answers if one is not None]
        return tuple((folder, one) for folder, one in found if one is not None)

    def _take(self, curves: dict[Path, ProbabilityCurves]) -> None:
        self.curves = curves
        self._draw()

    def _show_view(self, _view: ViewSettings) -> None:
        if self.isVisible():
            self._draw()
            self._ask()

    def _draw(self) -> None:
        if self._plots.is_made:
            self.content.draw(self.curves)
