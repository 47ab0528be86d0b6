"""Hands what workers yield to whom it concerns."""

from __future__ import annotations

from PySide6.QtCore import QObject

from segview.core.clicks import Refine, Refined
from segview.core.prediction import Prediction
from segview.core.ranking import Measures, Rank
from segview.core.regions import FindRegions, Regions
from segview.core.request import Devices, Done, Failure
from segview.gui.jobs import (
    Add,
    Decide,
    Decided,
    Find,
    Found,
    Import,
    Imported,
    ReadVerdicts,
    Saved,
    TakenUp,
    TakeUp,
    Verdicts,
    WriteDown,
)
from segview.gui.session import Session
from segview.gui.window import Window


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
        elif isinstance(item, Done):
            self._window.banner.tell(item.sentence)
        elif isinstance(item, TakenUp | Saved | Found | Imported):
            self._take_correction(question, item)
        elif isinstance(question, Rank | ReadVerdicts | Decide | FindRegions):
            self._take_review(question, item)
        else:
            self._session.accept(question, item)

    def _take_correction(self, question: object, item: TakenUp | Saved | Found | Imported) -> None:
        correction = self._session.correction
        if isinstance(question, TakeUp | WriteDown) and isinstance(item, TakenUp):
            correction.take_up(question.image, item)
            if item.held:
                who = f" ({item.holder})" if item.holder else ""
                self._window.banner.tell(
                    f"{question.image.name} is being corrected elsewhere{who}: here it is read-only."
                )
            elif item.document is not None and item.document.gestures:
                self._window.banner.tell(f"Your correction of {question.image.name} is here again, as you left it.")
        elif isinstance(item, Saved):
            correction.take_saved(item.image, item.gestures)
        elif isinstance(question, Find) and isinstance(item, Found):
            correction.take_found(question.image, item.gestures)
        elif isinstance(question, Import) and isinstance(item, Imported):
            correction.take_imported(question.origin, item.mask)

    def _take_review(self, question: Rank | ReadVerdicts | Decide | FindRegions, item: object) -> None:
        session = self._session
        if isinstance(question, Rank) and isinstance(item, Measures):
            session.ranking.take(question, item)
        elif isinstance(question, Rank) and isinstance(item, Prediction):
            session.keep(item)
        elif isinstance(question, ReadVerdicts) and isinstance(item, Verdicts):
            session.review.take_read(question.images, item.found)
        elif isinstance(item, Decided):
            session.review.take_saved(item.verdict)
        elif isinstance(question, FindRegions) and isinstance(item, Regions):
            self._window.reviewing.tour.take(question, item)

    def take_refined(self, question: object, item: object) -> None:
        """Take the mask that follows clicks."""
        if isinstance(question, Refine) and isinstance(item, Refined):
            self._session.correction.clicking.take(question, item.mask)

    def lose_clicks(self, failure: Failure) -> None:
        """Take that a mask could not follow clicks."""
        self._session.correction.clicking.fail(failure.question)

    def lose(self, failure: Failure) -> None:
        """Take what could not be written, so that it is not taken for saved."""
        if isinstance(failure.question, Add | WriteDown):
            self._session.correction.take_failure(failure.question.image)
        elif isinstance(failure.question, Decide):
            self._session.review.take_failure(failure.question.verdict)
