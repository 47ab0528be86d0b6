"""The panels of all ticked variants together: mean, deviation, votes and their entropy."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.maps.disagreement import DEVIATION, DISAGREEMENT, ENTROPY, MEAN
from segview.core.maps.maps import Map
from segview.core.requests.request import Failure
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.on_demand_content import size_of
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import Panel
from segview.tasks.disagreement import MapDisagreement

FEW = Text("Takes two variants that have answered and tell the same classes apart.")
SEVERAL = Text("With several classes there is no single target: variants/entropy shows where the variants differ.")


class Disagreement(QObject):
    """Has the maps computed that are shown, and shows them.

    Signals:
        changed(): there are other maps, or none any more.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._maps: Mapping[str, Map] = {}
        self._of: tuple[Prediction, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._computing = False
        self._problem = ""
        for signal in (session.changed, session.answered, session.view_changed, session.delay.passed):
            signal.connect(self.follow)

    @property
    def names(self) -> tuple[str, ...]:
        """The maps that are shown; none while fewer than two variants are ticked."""
        chosen = self._session.view.maps if len(self._session.ticked) > 1 else ()
        return tuple(name for name in chosen if name in DISAGREEMENT)

    def follow(self) -> None:
        """Ask for what is shown and not known; one question at a time, so that a threshold that is drawn shows all."""
        those = self._predictions()
        if _whose(those) != _whose(self._of) and self._maps:
            self._maps, self._of = {}, ()
            self.changed.emit()
        names = tuple(name for name in self.names if name == ENTROPY or (those and those[0].target is not None))
        threshold = self._session.view.threshold
        asked = (those, names, threshold)
        if self._computing or asked == self._asked:
            return
        self._asked = asked
        if len(those) > 1 and names:
            self._computing, self._problem = True, ""
            task = MapDisagreement(those, names, threshold)
            self._session.tasks.ask(task, lambda maps: self._take(task, maps), failed=self._fail)
            self.changed.emit()

    def fill(self, panel: Panel, name: str) -> None:
        """Let a panel show one of the maps."""
        session, those = self._session, self._predictions()
        panel.header.figures.setVisible(session.view.figures)
        panel.header.figures.show_parts([_short(name, session.view.threshold)], tr(DISAGREEMENT[name]))
        one = self._maps.get(name)
        image = session.current_image.shown
        if image is None:
            panel.show_message("")
        elif one is not None:
            note = tr("{count} of {every} variants", count=len(self._of), every=len(session.ticked))
            if one.shape != image.size:
                note += f" · {size_of(one, session.view)}"
            panel.show_scene(PANELS[one.kind], Scene(session.view, image, self._of[0], one), note=note)
        elif those and those[0].target is None and name != ENTROPY:
            panel.show_message(tr(SEVERAL))
        else:
            panel.show_message(self._problem or self._waiting())

    def _waiting(self) -> str:
        """Say what the maps wait for."""
        session = self._session
        if session.delay.hides:
            return session.delay.words
        growing = any(folder not in {*session.answers, *session.answers.failures} for folder in session.ticked)
        return tr("computing…") if growing or len(self._predictions()) > 1 else tr(FEW)

    def _predictions(self) -> tuple[Prediction, ...]:
        """Return the answers of the ticked variants that have the classes of the first of them."""
        answers = self._session.answers
        found = [answers[folder] for folder in self._session.ticked if folder in answers]
        return tuple(one for one in found if one.classes == found[0].classes and _usable(one))

    def _take(self, task: MapDisagreement, maps: Mapping[str, Map]) -> None:
        self._computing, self._problem = False, ""
        if _whose(task.predictions) == _whose(self._predictions()):
            self._maps, self._of = maps, task.predictions
        self.changed.emit()
        self.follow()

    def _fail(self, failure: Failure) -> None:
        self._computing, self._problem = False, failure.reason
        self.changed.emit()
        self.follow()


def _usable(one: Prediction) -> bool:
    return one.target is not None or (len(one.classes) > 2 and "labels" in one.maps)


def _short(name: str, threshold: float) -> str:
    """Return what a map is of, in few words."""
    shorts = {MEAN: tr("mean of p"), DEVIATION: tr("standard deviation of p"), ENTROPY: tr("entropy of the votes")}
    return shorts.get(name, tr("share of the masks, p > {threshold:.2f}", threshold=threshold))


def _whose(predictions: tuple[Prediction, ...]) -> list[tuple[object, object]]:
    """Return of which image and which variants predictions are."""
    return [(one.request.image, one.request.variant) for one in predictions]
