"""The player of films."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.films.film import USUAL_RATE, FilmFrame, frames_of
from segview.core.requests.request import Failure
from segview.gui.film.frame_rate import FrameRate
from segview.gui.film.measures import FilmMeasures
from segview.gui.film.settings import FilmSettings
from segview.gui.session.session import Session
from segview.tasks.film.playhead import Playhead
from segview.tasks.film.playing import FindRate, PlayFilm
from segview.tasks.task import Lane


class FilmPlayer(QObject):
    """Plays the film that contains the present image.

    Args:
        session: The session, with the opened images and the view settings.

    Attributes:
        frames: The frames of the film.
        head: The playhead.
        settings: The settings of playing.
        frame: The shown frame, or None.
        measures: Area and uncertainty of the frames, as far as they are known.
        rate: The rate of the shown frames.
        held: Whether the player must show nothing, because a camera is chosen.

    Signals:
        opened(): the film has changed.
        shown(FilmFrame): a frame has arrived.
        changed(): playing has started or stopped, or the settings have changed.
        failed(str): the reason why the film cannot be played.
    """

    opened = Signal()
    shown = Signal(FilmFrame)
    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.frames: tuple[Path, ...] = ()
        self.head = Playhead(1, USUAL_RATE)
        self.settings = FilmSettings()
        self.frame: FilmFrame | None = None
        self.measures = FilmMeasures(session, self)
        self.measures.switched.connect(self.changed)
        self.measures.failed.connect(self._fail)
        self.rate = FrameRate()
        self.held = False
        self.measures.outdated.connect(self.show)

    def open(self) -> None:
        """Open the film that contains the present image, and go to the frame of this image."""
        session = self._session
        frames = frames_of(session.listing.paths, session.image)
        if frames != self.frames:
            self.close()
            pace, self.frames, self.frame = self.head.pace, frames, None
            self.head = Playhead(max(len(frames), 1), USUAL_RATE)
            self.head.set_speed(pace.speed)
            self.head.set_loop(loop=pace.loop)
            self.measures.forget()
            self.opened.emit()
            if frames:
                session.tasks.ask(FindRate(frames[0]), self._take_rate)
        if session.image in frames and (self.frame is None or frames[self.frame.place] != session.image):
            self.head.seek(frames.index(session.image))
        self.show()

    def play(self, *, playing: bool) -> None:
        """Play or stop; at the last frame, play from the beginning."""
        if playing and self.head.here >= len(self.frames) - 1:
            self.head.seek(0)
        self.head.play(playing=playing)
        self.rate.begin()
        if playing:
            self.show()
        self.changed.emit()

    def seek(self, place: int) -> None:
        """Go to a frame."""
        self.head.seek(place)
        if not self.head.playing:
            self.show()

    def set(self, settings: FilmSettings) -> None:
        """Set the settings, and continue from the present frame."""
        if settings != self.settings:
            self.settings = settings
            self.changed.emit()
            self.show()

    def show(self) -> None:
        """Request the present frame, and if the film plays, the frames after it."""
        if self.frames and not self.held:
            self.measures.end()
            task = self.task()
            self.measures.of(task)
            self._session.tasks.ask(task, self._take, failed=self._fail)

    def measure(self) -> None:
        """Stop playing, and request the measures of all frames that have none yet."""
        self.head.play(playing=False)
        self.measures.begin(self.task())

    def close(self) -> None:
        """Stop playing and measuring."""
        self.head.play(playing=False)
        self._session.tasks.stop(Lane.FILM)
        self.measures.leave()
        self.changed.emit()

    def task(self) -> PlayFilm:
        """Return the task that plays the film with the present settings."""
        settings, threshold = self.settings, self._session.view.threshold
        request = settings.request(self._session, self.frames[0]) if self.frames else None
        return PlayFilm(self.frames, self.head, request, settings.shown, settings.smoothing, threshold)

    def _take(self, frame: FilmFrame) -> None:
        self.frame = frame
        self.rate.count()
        if frame.measure is not None:
            self.measures.add(frame.place, frame.measure)
        self.shown.emit(frame)
        if not self.head.playing or frame.place == len(self.frames) - 1:
            self.changed.emit()

    def _take_rate(self, rate: float) -> None:
        self.head.pace.rate = rate
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self.close()
        self.failed.emit(failure.reason)
