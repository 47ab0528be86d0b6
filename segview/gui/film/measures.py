"""The numbers of a film's frames over time, and the measuring of those that are not known yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.films.film import FrameMeasure
from segview.core.requests.request import Failure, Request
from segview.core.requests.settings import ViewSettings
from segview.gui.session.session import Session
from segview.tasks.film.measuring import MeasureFilm
from segview.tasks.film.playing import PlayFilm


class FilmMeasures(QObject):
    """Keeps area and uncertainty of frames as long as they are asked the same.

    Args:
        session: Its tasks are asked.

    Attributes:
        known: The numbers by the places of the frames; None where one cannot be read.
        measuring: Whether all frames are being measured.

    Signals:
        grown(): more is known, or nothing any more.
        switched(): measuring begins or ends.
        failed(Failure): measuring has failed.
        outdated(): the threshold is another than that by which frames are measured.
    """

    grown = Signal()
    switched = Signal()
    failed = Signal(Failure)
    outdated = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.known: dict[int, FrameMeasure | None] = {}
        self.measuring = False
        self._count = 0
        self._of: tuple[Request | None, float, float] | None = None
        self._threshold: float | None = None  # that frames are measured by, while they are asked for
        session.view_changed.connect(self._check_threshold)

    def of(self, film: PlayFilm) -> None:
        """Keep what is known of a film that is asked the same, and forget what was measured of another request."""
        of, self._count = (film.request, film.threshold, film.smoothing), len(film.frames)
        self._threshold = film.threshold
        if of != self._of:
            self._of = of
            self.forget()

    def forget(self) -> None:
        """Know nothing any more."""
        self.known.clear()
        self.grown.emit()

    def add(self, place: int, measure: FrameMeasure | None) -> None:
        """Take the numbers of a frame."""
        self.known[place] = measure
        if len(self.known) == self._count:
            self.end()
        self.grown.emit()

    def begin(self, film: PlayFilm) -> None:
        """Have all frames measured that are not measured yet."""
        if film.request is None:
            return
        self.of(film)
        self.measuring = True
        wanted = MeasureFilm(film.frames, frozenset(self.known), film.request, film.threshold)
        self._session.tasks.ask(wanted, lambda found: self.add(*found), failed=self.failed.emit)
        self.switched.emit()

    def end(self) -> None:
        """Take note that nothing is being measured; what does it is stopped by what is asked in its place."""
        if self.measuring:
            self.measuring = False
            self.switched.emit()

    def leave(self) -> None:
        """Take note that no frames are asked for."""
        self._threshold = None
        self.end()

    def _check_threshold(self, view: ViewSettings) -> None:
        if self._threshold not in (None, view.threshold):
            self.outdated.emit()
