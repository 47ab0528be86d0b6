"""Playing a film: frames are read, predicted and handed over, each while the one before it is at the next step."""

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
"""Weight of what a frame took before, in the mean that tells how far ahead to read."""


@dataclass(frozen=True)
class FindRate(Task[float]):
    """Find out how many frames a second of a film has."""

    frame: Path


@dataclass(frozen=True, eq=False)
class PlayFilm(Task[FilmFrame]):
    """Show the frames of a film as its playhead tells, or the present one alone while it does not play.

    Frames for which there is no time are left out.

    Attributes:
        frames: Of the film.
        playhead: Tells which frame is due; it is told by the window.
        request: What is asked of each frame, or None for the frames alone; its image is not looked at.
        shown: Name of the map that is shown beside those of the classes; else empty.
        smoothing: Time constant of the average over time, in seconds of the film; 0 for none.
        threshold: Of the target's probability, for the area.
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
    """Yield frame after frame until the film ends or is stopped."""
    head = task.playhead
    with services.foreground.busy():
        while True:
            yield from _play_on(task, services)
            # Where one went elsewhere in the film meanwhile, it goes on there.
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
            yield frame_of(task, place, read, None)  # to be looked at meanwhile
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
    """Return what predicts one frame after the other, or None where nothing is asked of them."""
    from segview.inference.films.projector import follower

    request = task.request
    if request is None:
        return None
    return follower(projector, lambda frame: replace(request, image=frame), shown=task.shown, smoothing=task.smoothing)


def frame_of(task: PlayFilm, place: int, read: OpenedImage | Failure, predict: Predict | None) -> FilmFrame:
    """Return a frame that was read, with what is said of it."""
    from segview.inference.films.projector import measure

    if isinstance(read, Failure):
        return FilmFrame(place, problem=read.reason)
    if predict is None:
        return FilmFrame(place, read)
    prediction = predict(task.frames[place], read, place / task.playhead.pace.rate)
    return FilmFrame(place, read, prediction, measure(prediction, task.threshold))
