"""The task that measures area and uncertainty of every frame of a film, first at a coarse spacing."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from segview.core.films.film import FrameMeasure
from segview.core.requests.request import Failure, Request
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

COARSE = 16
"""Spacing of the frames that are measured first."""


@dataclass(frozen=True, eq=False)
class MeasureFilm(Task[tuple[int, FrameMeasure | None]]):
    """Measure the frames of a film; each answer is a frame's place with its measures, or None if it cannot be read.

    Attributes:
        frames: Frames of the film.
        known: Places of frames that are measured already.
        request: Request for each frame; its own image is ignored.
        threshold: Threshold of the target's probability.
    """

    lane: ClassVar[Lane] = Lane.FILM

    frames: tuple[Path, ...]
    known: frozenset[int]
    request: Request
    threshold: float = 0.5


def measure_film(task: MeasureFilm, services: Services) -> Generator[tuple[int, FrameMeasure | None]]:
    """Yield the measures of each frame, without smoothing over time."""
    from segview.inference.films.projector import measure

    projector = services.projector
    every = range(len(task.frames))
    coarse = [place for place in every[::COARSE] if place not in task.known]
    wanted = [*coarse, *(place for place in every if place % COARSE and place not in task.known)]
    ahead = projector.read(task.frames[wanted[0]]) if wanted else None
    for place, following in zip(wanted, [*wanted[1:], None], strict=True):
        read = ahead.result() if ahead else None
        ahead = None if following is None else projector.read(task.frames[following])
        services.foreground.wait()
        if read is None or isinstance(read, Failure):
            yield place, None
            continue
        prediction = projector.predict(replace(task.request, image=task.frames[place]), read)
        yield place, measure(prediction, task.threshold)
