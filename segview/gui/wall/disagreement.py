"""The panels for all ticked variants together: mean, deviation, votes and their entropy."""

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
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import Panel
from segview.tasks.disagreement import MapDisagreement

FEW = Text("Needs two variants that have predictions and the same classes.")
SEVERAL = Text("With several classes there is no single target: variants/entropy shows where the variants differ.")


class Disagreement(QObject):
    """Requests the maps that are shown, and fills their panels.

    Signals:
        changed(): the maps have changed.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._maps: Mapping[str, Map] = {}
        self._predictions_used: tuple[Prediction, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._computing = False
        self._problem = ""
        for signal in (session.changed, session.answered, session.view_changed, session.delay.passed):
            signal.connect(self.follow)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the maps that are shown; empty while fewer than two variants are ticked."""
        chosen = self._session.view.maps if len(self._session.ticked) > 1 else ()
        return tuple(name for name in chosen if name in DISAGREEMENT)

    def follow(self) -> None:
        """Request missing maps, one request at a time, so that dragging the threshold shows each step."""
        predictions = self._predictions()
        if _sources(predictions) != _sources(self._predictions_used) and self._maps:
            self._maps, self._predictions_used = {}, ()
            self.changed.emit()
        names = tuple(
            name for name in self.names if name == ENTROPY or (predictions and predictions[0].target is not None)
        )
        threshold = self._session.view.threshold
        asked = (predictions, names, threshold)
        if self._computing or asked == self._asked:
            return
        self._asked = asked
        if len(predictions) > 1 and names:
            self._computing, self._problem = True, ""
            task = MapDisagreement(predictions, names, threshold)
            self._session.tasks.ask(task, lambda maps: self._take(task, maps), failed=self._fail)
            self.changed.emit()

    def fill(self, panel: Panel, name: str) -> None:
        """Show one of the maps in a panel."""
        session, predictions = self._session, self._predictions()
        panel.header.figures.setVisible(session.view.figures)
        panel.header.figures.show_parts([_short(name, session.view.threshold)], tr(DISAGREEMENT[name]))
        map_ = self._maps.get(name)
        image = session.current_image.shown
        if image is None:
            panel.show_message("")
        elif map_ is not None:
            note = tr("{count} of {every} variants", count=len(self._predictions_used), every=len(session.ticked))
            panel.show_scene(PANELS[map_.kind], Scene(session.view, image, self._predictions_used[0], map_), note=note)
        elif predictions and predictions[0].target is None and name != ENTROPY:
            panel.show_message(tr(SEVERAL))
        else:
            panel.show_message(self._problem or self._waiting())

    def _waiting(self) -> str:
        """Return the message of a panel that waits for its map."""
        session = self._session
        if session.delay.hides:
            return session.delay.text
        growing = any(folder not in {*session.answers, *session.answers.failures} for folder in session.ticked)
        return tr("computing…") if growing or len(self._predictions()) > 1 else tr(FEW)

    def _predictions(self) -> tuple[Prediction, ...]:
        """Return the predictions of the ticked variants that have the classes of the first one."""
        answers = self._session.answers
        answered = [answers[folder] for folder in self._session.ticked if folder in answers]
        return tuple(
            prediction for prediction in answered if prediction.classes == answered[0].classes and _usable(prediction)
        )

    def _take(self, task: MapDisagreement, maps: Mapping[str, Map]) -> None:
        self._computing, self._problem = False, ""
        if _sources(task.predictions) == _sources(self._predictions()):
            self._maps, self._predictions_used = maps, task.predictions
        self.changed.emit()
        self.follow()

    def _fail(self, failure: Failure) -> None:
        self._computing, self._problem = False, failure.reason
        self.changed.emit()
        self.follow()


def _usable(prediction: Prediction) -> bool:
    return prediction.target is not None or (len(prediction.classes) > 2 and "labels" in prediction.maps)


def _short(name: str, threshold: float) -> str:
    """Return a short description of a map."""
    shorts = {MEAN: tr("mean of p"), DEVIATION: tr("standard deviation of p"), ENTROPY: tr("entropy of the votes")}
    return shorts.get(name, tr("share of the masks, p > {threshold:.2f}", threshold=threshold))


def _sources(predictions: tuple[Prediction, ...]) -> list[tuple[object, object]]:
    """Return image and variant of each prediction."""
    return [(prediction.request.image, prediction.request.variant) for prediction in predictions]
