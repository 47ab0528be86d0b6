"""The task that plays a film as a pipeline: while one frame is predicted, the next one is read."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from segview.core.films.film import FilmFrame
from segview.core.images.image import OpenedImage
from segview.core.requests.request import Failure, Request
from segview.tasks.film.playhead import Playhead
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

if TYPE_CHECKING:
    from segview.inference.films.projector import Predict, Projector

STEADY = 0.8
"""Weight of earlier frames in the running mean of the time per frame, which sets how far ahead to read."""


@dataclass(frozen=True)
class FindRate(Task[float]):
    """Find the frames per second of a film."""

    frame: Path


@dataclass(frozen=True, eq=False)
class PlayFilm(Task[FilmFrame]):
    """Show the frames of a film at the pace of its playhead, or only the present frame while it is stopped.

    If there is not enough time for all frames, some are left out.

    Attributes:
        frames: Frames of the film.
        playhead: Selects the frame that is due; the window controls it.
        request: Request for each frame, or None to show frames without predictions; its own image is ignored.
        shown: Name of the map that is shown beside those of the classes; else empty.
        smoothing: Time constant of the average over time, in seconds of the film; 0 for none.
        threshold: Threshold of the target's probability, for the area.
    """

    lane: ClassVar[Lane] = Lane.FILM

    frames: tuple[Path, ...]
    playhead: Playhead
    request: Request | None = None
    shown: str = ""
    smoothing: float = 0.0
    threshold: float = 0.5


def find_rate(task: FindRate, services: Services) -> Generator[float]:
    """Yield the rate."""
    from segview.inference.films.projector import rate

    yield rate(task.frame)


def play_film(task: PlayFilm, services: Services) -> Generator[FilmFrame]:
    """Yield the frames until the film ends or is stopped."""
    head = task.playhead
    with services.foreground.busy():
        while True:
            yield from _play_on(task, services)
            # The user may have jumped to another place: playing continues there.
            if not head.playing:
                return


def _play_on(task: PlayFilm, services: Services) -> Generator[FilmFrame]:
    head, projector = task.playhead, services.projector
    predict = predictor_of(task, projector)
    count, version = head.begin()
    reading, first, took = projector.read(task.frames[head.pace.place(count)]), True, 0.0
    while True:
        began = time.monotonic()
        read, place = reading.result(), head.pace.place(count)
        if first:
            head.start_clock()  # time does not count while a network is loaded
        following = head.following(count, ahead=2 * took) if head.playing else None
        if following is not None:
            reading = projector.read(task.frames[head.pace.place(following)])
        if first and task.request is not None and not projector.is_ready(task.request):
            yield frame_of(task, place, read, None)  # shown while the network is loaded
        frame = frame_of(task, place, read, predict)
        spent = time.monotonic() - began
        if not first:
            took = spent if not took else STEADY * took + (1 - STEADY) * spent
            if not head.wait(count, version):
                return
        if following is None:
            head.play(playing=False)  # before the last frame is taken
        yield frame
        if following is None:
            return
        if first:
            head.start_clock()
        first, count = False, following


def predictor_of(task: PlayFilm, projector: Projector) -> Predict | None:
    """Return a callable that predicts frame after frame, or None if the task has no request."""
    from segview.inference.films.projector import follower

    request = task.request
    if request is None:
        return None
    return follower(projector, lambda frame: replace(request, image=frame), shown=task.shown, smoothing=task.smoothing)


def frame_of(task: PlayFilm, place: int, read: OpenedImage | Failure, predict: Predict | None) -> FilmFrame:
    """Return a frame that was read, with its prediction and measures."""
    from segview.inference.films.projector import measure

    if isinstance(read, Failure):
        return FilmFrame(place, problem=read.reason)
    if predict is None:
        return FilmFrame(place, read)
    prediction = predict(task.frames[place], read, place / task.playhead.pace.rate)
    return FilmFrame(place, read, prediction, measure(prediction, task.threshold))
