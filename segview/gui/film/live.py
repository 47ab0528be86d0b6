"""A camera that is watched live, in the place of a film."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.films.camera import CameraDevice
from segview.core.films.film import FilmFrame
from segview.core.requests.request import Failure
from segview.gui.film.frame_rate import FrameRate
from segview.gui.film.player import FilmPlayer
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.tasks.film.watching import PLACE, LiveView, LiveWish, Recorded, WatchCamera


class LiveFeed(QObject):
    """Watches a camera with the variant and the map of the film's player. Nothing is recorded unless asked.

    Args:
        session: How frames are looked at.
        player: Its settings count; it stands still meanwhile.

    Attributes:
        device: The camera that is watched, or that stands still; None while films are played.
        recording: The film that is being recorded, or None.
        rate: Counts the frames that are shown.

    Signals:
        shown(FilmFrame): a frame came.
        changed(): it begins, stops, is recorded or is left.
        told(str): something was recorded.
        failed(str): the camera gives no images, and why.
    """

    shown = Signal(FilmFrame)
    changed = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, player: FilmPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._player = session, player
        self._view: LiveView | None = None
        self.device: CameraDevice | None = None
        self.recording: Path | None = None
        self.rate = FrameRate()
        player.changed.connect(self._renew)
        session.view_changed.connect(self._renew)

    @property
    def running(self) -> bool:
        """Whether frames come."""
        return self._view is not None

    def start(self, device: CameraDevice) -> None:
        """Watch a camera."""
        self.stop()
        self._player.close()
        self._player.held = True
        self.device = device
        self.rate.begin()
        view = self._view = LiveView()
        view.head.play(playing=True)
        self._renew()
        self._session.tasks.ask(WatchCamera(device, view), self._take, failed=self._fail)
        self.changed.emit()

    def stop(self) -> None:
        """Turn the camera off; its last frame stays, and what was recorded is completed."""
        if self._view is not None:
            self._view.head.play(playing=False)
            self._view, self.recording = None, None
            self.changed.emit()

    def leave(self) -> None:
        """Turn the camera off and go back to films."""
        if self.device is None:
            return
        self.stop()
        self.device, self._player.held = None, False
        self.changed.emit()
        self._player.opened.emit()
        self._player.show()

    def record(self, path: Path | None) -> None:
        """Record the frames from now on to a film, or no more with None."""
        self.recording = path
        self._renew()
        self.changed.emit()

    def note_drawn(self) -> None:
        """Take note that the last frame is on the screen."""
        if self._view is not None:
            self._view.head.note_drawn()

    def _renew(self) -> None:
        """Ask of the next frames what is wanted now."""
        if self._view is None:
            return
        settings = self._player.settings
        request, threshold = settings.request(self._session, PLACE), self._session.view.threshold
        wish = LiveWish(request, settings.shown, settings.smoothing, threshold, self.recording)
        if wish != self._view.wish:
            self._view.wish = wish

    def _take(self, answer: FilmFrame | Recorded) -> None:
        if isinstance(answer, Recorded):
            if answer.lost and answer.path == self.recording:
                self.record(None)
            (self.failed if answer.lost else self.told).emit(tr(answer.sentence))
            return
        self._renew()  # what networks say may be held back from now on
        self.rate.count()
        self.shown.emit(answer)

    def _fail(self, failure: Failure) -> None:
        self.stop()
        self.failed.emit(failure.reason)
