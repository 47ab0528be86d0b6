"""The measures of the frames of a film, and the measuring of those frames that have none yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.films.film import FrameMeasure
from segview.core.requests.request import Failure, Request
from segview.core.requests.settings import ViewSettings
from segview.gui.session.session import Session
from segview.tasks.film.measuring import MeasureFilm
from segview.tasks.film.playing import PlayFilm


class FilmMeasures(QObject):
    """Keeps area and uncertainty of frames as long as request, threshold and smoothing stay the same.

    Args:
        session: The session, whose tasks measure frames.

    Attributes:
        known: The measures by index of the frame; None for frames that cannot be read.
        measuring: Whether all frames are being measured.

    Signals:
        grown(): measures were added, or all were removed.
        switched(): measuring has started or ended.
        failed(Failure): measuring has failed.
        outdated(): the threshold differs from that of the running request.
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
        self._threshold: float | None = None  # of the running request, None without one
        session.view_changed.connect(self._check_threshold)

    def of(self, film: PlayFilm) -> None:
        """Set the film; its measures are kept only if request, threshold and smoothing are the same as before."""
        of, self._count = (film.request, film.threshold, film.smoothing), len(film.frames)
        self._threshold = film.threshold
        if of != self._of:
            self._of = of
            self.forget()

    def forget(self) -> None:
        """Remove all measures."""
        self.known.clear()
        self.grown.emit()

    def add(self, place: int, measure: FrameMeasure | None) -> None:
        """Add the measures of a frame; None if the frame cannot be read."""
        self.known[place] = measure
        if len(self.known) == self._count:
            self.end()
        self.grown.emit()

    def begin(self, film: PlayFilm) -> None:
        """Request the measures of all frames that have none yet."""
        if film.request is None:
            return
        self.of(film)
        self.measuring = True
        wanted = MeasureFilm(film.frames, frozenset(self.known), film.request, film.threshold)
        self._session.tasks.ask(wanted, lambda found: self.add(*found), failed=self._fail)
        self.switched.emit()

    def end(self) -> None:
        """Record that measuring has ended; this does not stop the task, which the next request of its lane stops."""
        if self.measuring:
            self.measuring = False
            self.switched.emit()

    def _fail(self, failure: Failure) -> None:
        self.failed.emit(failure)

    def leave(self) -> None:
        """Record that no frames are requested any more."""
        self._threshold = None
        self.end()

    def _check_threshold(self, view: ViewSettings) -> None:
        if self._threshold not in (None, view.threshold):
            self.outdated.emit()
