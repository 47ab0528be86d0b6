"""The live feed of a camera, shown in place of a film."""

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
    """Shows a camera with the variant and the map of the film player. Nothing is recorded unless the user requests it.

    Args:
        session: The session, with the view settings.
        player: The film player, whose settings apply; it does not play meanwhile.

    Attributes:
        device: The chosen camera, running or stopped; None while films are played.
        recording: The file that is being recorded, or None.
        rate: The rate of the shown frames.

    Signals:
        shown(FilmFrame): a frame has arrived.
        changed(): the feed started or stopped, recording started or stopped, or the camera was left.
        reported(str): a sentence on what was recorded.
        failed(str): the reason why the camera or the recording failed.
    """

    shown = Signal(FilmFrame)
    changed = Signal()
    reported = Signal(str)
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
        """Whether the camera is running."""
        return self._view is not None

    def start(self, device: CameraDevice) -> None:
        """Start a camera."""
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
        """Stop the camera; its last frame stays visible, and a recording is completed."""
        if self._view is not None:
            self._view.head.play(playing=False)
            self._view, self.recording = None, None
            self.changed.emit()

    def leave(self) -> None:
        """Stop the camera and go back to films."""
        if self.device is None:
            return
        self.stop()
        self.device, self._player.held = None, False
        self.changed.emit()
        self._player.opened.emit()
        self._player.show()

    def record(self, path: Path | None) -> None:
        """Record the frames to a film from now on; stop recording with None."""
        self.recording = path
        self._renew()
        self.changed.emit()

    def note_drawn(self) -> None:
        """Report that the last frame was drawn on the screen."""
        if self._view is not None:
            self._view.head.note_drawn()

    def _renew(self) -> None:
        """Apply the present settings to the next frames."""
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
            (self.failed if answer.lost else self.reported).emit(tr(answer.sentence))
            return
        self._renew()  # the delayed mode may have been switched on
        self.rate.count()
        self.shown.emit(answer)

    def _fail(self, failure: Failure) -> None:
        self.stop()
        self.failed.emit(failure.reason)
