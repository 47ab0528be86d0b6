"""The player of a film: what is played, how, and what is known of its frames."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.films.film import USUAL_RATE, FilmFrame, FrameMeasure, frames_of
from segview.core.requests.request import Failure, Request
from segview.gui.session.session import Session
from segview.tasks.film.measuring import MeasureFilm
from segview.tasks.film.playhead import Playhead
from segview.tasks.film.playing import FindRate, PlayFilm
from segview.tasks.task import Lane


@dataclass(frozen=True)
class FilmSettings:
    """The way a film is played.

    Attributes:
        variant: Folder of the variant that runs along, or None for none.
        shown: Name of the map over the film; empty for none.
        smoothing: Time constant of the average over time, in seconds; 0 for none.
        all_scales: Whether the variant sees all scales that are asked for on the wall; else that nearest to 1 alone.
    """

    variant: Path | None = None
    shown: str = ""
    smoothing: float = 0.0
    all_scales: bool = False


class FilmPlayer(QObject):
    """Plays the film that the image at hand is part of.

    Args:
        session: What is opened and how it is looked at.

    Attributes:
        frames: Of the film.
        head: Its playhead.
        settings: How it is played.
        frame: The frame that is shown, or None.
        measures: Area and uncertainty of the frames that are known, by their places; None where one cannot be read.
        measuring: Whether all frames are being measured.

    Signals:
        opened(): it is another film.
        shown(FilmFrame): a frame came.
        changed(): it plays or stops, or the settings are others.
        measured(): more is known over time, or nothing any more.
        failed(str): it cannot be played, and why.
    """

    opened = Signal()
    shown = Signal(FilmFrame)
    changed = Signal()
    measured = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.frames: tuple[Path, ...] = ()
        self.head = Playhead(1, USUAL_RATE)
        self.settings = FilmSettings()
        self.frame: FilmFrame | None = None
        self.measures: dict[int, FrameMeasure | None] = {}
        self.measuring = False
        self._of: tuple[Request | None, float, float] | None = None  # what the measures are of
        self._times: deque[float] = deque(maxlen=50)

    def open(self) -> None:
        """Turn to the film of the image at hand, and to that image in it."""
        session = self._session
        frames = frames_of(session.images, session.image)
        if frames != self.frames:
            self.close()
            speed, self.frames, self.frame = self.head.speed, frames, None
            self.head = Playhead(max(len(frames), 1), USUAL_RATE)
            self.head.set_speed(speed)
            self.measures.clear()
            self.opened.emit()
            if frames:
                session.tasks.ask(FindRate(frames[0]), self._take_rate)
        if session.image in frames and (self.frame is None or frames[self.frame.place] != session.image):
            self.head.seek(frames.index(session.image))
        self.show()

    def play(self, *, playing: bool) -> None:
        """Play, or stop."""
        if playing and self.head.here >= len(self.frames) - 1:
            self.head.seek(0)
        self.head.play(playing=playing)
        self._times.clear()
        if playing:
            self.show()
        self.changed.emit()

    def seek(self, place: int) -> None:
        """Go to a frame."""
        self.head.seek(place)
        if not self.head.playing:
            self.show()

    def set(self, settings: FilmSettings) -> None:
        """Play in another way, from here."""
        if settings != self.settings:
            self.settings = settings
            self.changed.emit()
            self.show()

    def show(self) -> None:
        """Have the present frame shown, and those after it where the film plays."""
        if self.frames:
            self._end_measuring()
            task = self.task()
            self._begin_measures(task)
            self._session.tasks.ask(task, self._take, failed=self._fail)

    def measure(self) -> None:
        """Have all frames measured that are not measured yet."""
        self.head.play(playing=False)
        task = self.task()
        if task.request is None:
            return
        self._begin_measures(task)
        self.measuring = True
        wanted = MeasureFilm(task.frames, frozenset(self.measures), task.request, task.threshold)
        self._session.tasks.ask(wanted, self._take_measure, failed=self._fail)
        self.changed.emit()

    def close(self) -> None:
        """Stop."""
        self.head.play(playing=False)
        self._session.tasks.stop(Lane.FILM)
        self._end_measuring()
        self.changed.emit()

    def task(self) -> PlayFilm:
        """Return the film as it is played now."""
        settings = self.settings
        threshold = self._session.view.threshold
        request = self._request()
        return PlayFilm(self.frames, self.head, request, settings.shown, settings.smoothing, threshold)

    @property
    def per_second(self) -> float | None:
        """Frames that are shown in a second, or None where that is not known."""
        if len(self._times) < 2 or not self.head.playing:
            return None
        return (len(self._times) - 1) / max(self._times[-1] - self._times[0], 1e-6)

    def _request(self) -> Request | None:
        """Return what is asked of each frame; nothing while what networks say is held back."""
        session = self._session
        variant = None if self.settings.variant is None else session.catalogue.find(self.settings.variant)
        if variant is None or session.delay.on or not self.frames:
            return None
        (request,) = session.prediction_settings.requests(self.frames[0], (variant,))
        if self.settings.all_scales or variant.config.network.scale_attention:
            return replace(request, passes=0)
        nearest = min(request.scales, key=lambda scale: (abs(scale - 1), scale))
        return replace(request, scales=(nearest,), flip=False, passes=0)

    def _begin_measures(self, task: PlayFilm) -> None:
        """Forget what was measured of another request."""
        of = (task.request, task.threshold, task.smoothing)
        if of != self._of:
            self._of = of
            self.measures.clear()
            self.measured.emit()

    def _end_measuring(self) -> None:
        if self.measuring:
            self.measuring = False
            self.changed.emit()

    def _take(self, frame: FilmFrame) -> None:
        self.frame = frame
        self._times.append(time.monotonic())
        if frame.measure is not None:
            self.measures[frame.place] = frame.measure
            self.measured.emit()
        self.shown.emit(frame)
        if not self.head.playing or frame.place == len(self.frames) - 1:
            self.changed.emit()

    def _take_measure(self, found: tuple[int, FrameMeasure | None]) -> None:
        place, measure = found
        self.measures[place] = measure
        if len(self.measures) == len(self.frames):
            self._end_measuring()
        self.measured.emit()

    def _take_rate(self, rate: float) -> None:
        self.head.rate = rate
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self.close()
        self.failed.emit(failure.reason)
