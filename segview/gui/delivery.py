"""Hands what workers yield to whom it concerns."""

from __future__ import annotations

from PySide6.QtCore import QObject

from segview.core.answers.prediction import Prediction
from segview.core.images.image import Picture
from segview.core.requests.ranking import Measures, Rank
from segview.core.requests.request import Devices
from segview.gui.session.session import Session
from segview.gui.shell.window import Window


class Delivery(QObject):
    """Takes answers to the session, the correction, the review, the panes and the banner.

    Args:
        session: What the window shows.
        window: Where it is shown.
    """

    def __init__(self, session: Session, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)  # a QObject, so that signals of worker threads reach it in the window's
        self._session, self._window = session, window

    def take(self, question: object, item: object) -> None:
        """Take what came of a question, from the worker that predicts or from the one that reads and writes files."""
        if isinstance(item, Devices):
            self._window.ask_dock.set_devices(item.names)
        elif isinstance(question, Rank):
            self._take_ranked(question, item)
        else:
            if isinstance(item, Picture | Prediction):
                self._window.banner.settle(item.request if isinstance(item, Prediction) else question)
            self._session.accept(question, item)

    def _take_ranked(self, question: Rank, item: object) -> None:
        if isinstance(item, Measures):
            self._session.ranking.take(question, item)
        elif isinstance(item, Prediction):
            self._session.keep(item)
