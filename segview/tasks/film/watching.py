"""Tasks on cameras: list them, and show the newest frame of one as soon as the frame before it is drawn."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.films.camera import CameraDevice
from segview.core.films.film import FilmFrame
from segview.core.images.image import OpenedImage
from segview.core.requests.request import Request
from segview.tasks.film.playhead import Playhead
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

if TYPE_CHECKING:
    from segview.data.cameras import Camera
    from segview.inference.films.projector import Predict
    from segview.inference.films.recording import Recording

AT_ONCE = 1000.0
"""Frames per second above the rate of any camera, so that the playhead never delays a frame."""

MANY = 2**31
"""Number of frames that no camera reaches."""

PLACE = Path("camera", "live")
"""Path that stands for the frames of a camera; no such file exists."""


@dataclass(frozen=True)
class LiveWish:
    """Settings for the frames of a camera, used from the next frame on.

    Attributes:
        request: Request for each frame, or None to show frames without predictions; its own image is ignored.
        shown: Name of the map that is shown; else empty.
        smoothing: Time constant of the average over time, in seconds; 0 for none.
        threshold: Threshold of the target's probability.
        recording: File that all frames are recorded to, or None.
    """

    request: Request | None = None
    shown: str = ""
    smoothing: float = 0.0
    threshold: float = 0.5
    recording: Path | None = None


@dataclass(eq=False)
class LiveView:
    """The window's control over a camera that is watched.

    Attributes:
        wish: The present settings.
        head: Playhead by which the window reports that a frame is drawn, and ends the task.
    """

    wish: LiveWish = LiveWish()
    head: Playhead = field(default_factory=lambda: Playhead(MANY, AT_ONCE))


@dataclass(frozen=True)
class Recorded:
    """The result of a recording that has ended.

    Attributes:
        sentence: Length and file of the recording, or the reason why it could not be written.
        path: File of the recording.
        lost: Whether it could not be written.
    """

    sentence: str
    path: Path
    lost: bool = False


@dataclass(frozen=True)
class FindCameras(Task[tuple[CameraDevice, ...]]):
    """Find the cameras that are connected."""


@dataclass(frozen=True, eq=False)
class WatchCamera(Task[FilmFrame | Recorded]):
    """Show the newest frame of a camera, repeatedly; the frames' places are running numbers.

    Nothing is written except a requested recording.

    Attributes:
        device: The camera.
        view: Settings of the frames; the window changes them.
    """

    lane: ClassVar[Lane] = Lane.FILM

    device: CameraDevice
    view: LiveView


def find_cameras(task: FindCameras, services: Services) -> Generator[tuple[CameraDevice, ...]]:
    """Yield the cameras."""
    from segview.data.cameras import cameras

    yield cameras()


def watch_camera(task: WatchCamera, services: Services) -> Generator[FilmFrame | Recorded]:
    """Yield frames until the window or the camera ends the task; a recording is completed in any case."""
    from segview.data.cameras import Camera

    camera, recorder = Camera(task.device), _Recorder()
    try:
        with services.foreground.busy():
            yield from _watch(task, services, camera, recorder)
        if (report := recorder.end()) is not None:
            yield report
    finally:
        recorder.end()
        camera.close()


class _Recorder:
    """Holder of the running recording, if there is one."""

    def __init__(self) -> None:
        self._recording: Recording | None = None
        self._lost: Path | None = None

    def follow(self, wanted: Path | None, camera: Camera, size: tuple[int, int]) -> Recorded | None:
        """Start or end a recording so that it matches ``wanted``; return the result of one that has ended, or None."""
        from segview.inference.films.recording import Recording

        if self._recording is not None and self._recording.failed:
            self._lost = self._recording.path
            return self.end()
        if wanted is not None and wanted == self._lost:
            return None
        if (None if self._recording is None else self._recording.path) == wanted:
            return None
        ended = self.end()
        self._recording = None if wanted is None else Recording(camera, wanted, size)
        return ended

    def end(self) -> Recorded | None:
        """End the recording, if there is one, and return its result."""
        if self._recording is None:
            return None
        recording, self._recording = self._recording, None
        try:
            seconds = recording.end()
        except UserError as error:
            return Recorded(str(error), recording.path, lost=True)
        text = Text("{seconds:.1f} s were recorded to {path}.", seconds=seconds, path=recording.path)
        return Recorded(text, recording.path)


def _watch(
    task: WatchCamera, services: Services, camera: Camera, recorder: _Recorder
) -> Generator[FilmFrame | Recorded]:
    head, wish, predict = task.view.head, LiveWish(), None
    count, version = head.begin()
    seen = 0
    while True:
        seen, pixels = camera.newest(after=seen)
        if task.view.wish is not wish:
            wish = task.view.wish
            predict = _predictor(wish, services)
        report = recorder.follow(wish.recording, camera, (pixels.shape[0], pixels.shape[1]))
        if report is not None:
            yield report
        image = OpenedImage(PLACE, (pixels,))
        if wish.request is not None and not services.projector.is_ready(wish.request):
            yield FilmFrame(count, image)  # while a network is loaded
        frame = _frame(count, image, wish, predict)
        if not head.wait(count, version):
            return
        yield frame
        count += 1


def _predictor(wish: LiveWish, services: Services) -> Predict | None:
    from segview.inference.films.projector import follower

    request = wish.request
    if request is None:
        return None
    return follower(
        services.projector, lambda frame: replace(request, image=frame), shown=wish.shown, smoothing=wish.smoothing
    )


def _frame(place: int, image: OpenedImage, wish: LiveWish, predict: Predict | None) -> FilmFrame:
    from segview.inference.films.projector import measure

    if predict is None:
        return FilmFrame(place, image)
    prediction = predict(PLACE, image, time.monotonic())
    return FilmFrame(place, image, prediction, measure(prediction, wish.threshold))
