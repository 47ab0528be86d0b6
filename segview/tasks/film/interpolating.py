"""The task that interpolates masks for the frames between two corrected ones."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.annotation.document import Document
from segview.annotation.provenance import Provenance
from segview.core.base.text import Text, join_texts
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.tasks.film.carrying import FARTHEST, CarriedOn, on_frame
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class Interpolate(Task[CarriedOn]):
    """Interpolate masks between a correction and the nearest corrected frame before it, or after it if there is none.

    Each mask becomes the correction of its frame; a frame that has a correction already keeps it.

    Attributes:
        provenance: Provenance of the correction.
        mask: A copy of the corrected mask.
        frames: All frames of the film in their order, including the correction's own.
    """

    lane: ClassVar[Lane] = Lane.FILM_FILES

    provenance: Provenance
    mask: NDArray[np.uint8]
    frames: tuple[Path, ...]


def interpolate_masks(task: Interpolate, services: Services) -> Generator[CarriedOn]:
    """Yield, after each frame, the frames that have received a mask, and at the end a summary in a sentence."""
    from segview.annotation.interpolation import Interpolation

    here = task.frames.index(Path(task.provenance.image))
    other = _nearest(task.frames, here, services)
    refusal = _refusal(task, here, other)
    if other is None or refusal:
        yield CarriedOn((), refusal)
        return
    there = task.frames.index(Path(other.provenance.image))
    way = 1 if there > here else -1
    between, failures = Interpolation(task.mask, other.mask, rest=task.provenance.rest), list[Failure]()
    done: list[Path] = []
    ends = task.frames[here].name, task.frames[there].name
    for place in range(here + way, there, way):
        frame, share = task.frames[place], (place - here) / (there - here)
        mask = between.at(share)
        keep = partial(_keep, task.provenance, frame, mask, ends=ends, services=services)
        kept = attempt(frame, keep, about=frame)
        if isinstance(kept, Failure):
            failures.append(kept)
        elif kept:
            done.append(frame)
            yield CarriedOn(tuple(done))
    yield CarriedOn(tuple(done), join_texts((_sentence(len(done), ends), *(one.reason for one in failures[:1]))))


def _nearest(frames: tuple[Path, ...], here: int, services: Services) -> Document | None:
    """Return the correction of the nearest corrected frame before a place, or after it if there is none before."""
    from segview.inference.predict.opening import identify

    before, after = frames[max(here - FARTHEST, 0) : here][::-1], frames[here + 1 : here + 1 + FARTHEST]
    found = services.corrections.read_corrections((*before, *after), identify)
    by_frame = {Path(one.provenance.image): one for one in found if isinstance(one, Document)}
    return next((by_frame[frame] for frame in (*before, *after) if frame in by_frame), None)


def _refusal(task: Interpolate, here: int, other: Document | None) -> str:
    """Return the reason why nothing can be interpolated, or an empty text."""
    if other is None:
        return Text(
            "Correct another frame too, at most {count} frames away: those between get interpolated masks.",
            count=FARTHEST,
        )
    own, there = task.provenance, Path(other.provenance.image)
    if (own.classes, own.size) != (other.provenance.classes, other.provenance.size):
        return Text("{image} has other classes or another size: nothing was interpolated.", image=there.name)
    if abs(task.frames.index(there) - here) == 1:
        return Text("There is no frame between this one and {image}, which is corrected.", image=there.name)
    return ""


def _keep(
    provenance: Provenance, frame: Path, mask: NDArray[np.uint8], *, ends: tuple[str, str], services: Services
) -> bool:
    """Save a mask as the correction of a frame, unless it has one; return whether it was saved.

    Raises:
        UserError: the frame cannot be read, or the correction cannot be written.
    """
    from segview.annotation.unopened_corrections import keep
    from segview.data.images import read_image

    here = on_frame(provenance, frame, read_image(frame).pixels).model_copy(update={"interpolated": ends})
    return keep(services.corrections.folder, here, mask)


def _sentence(count: int, ends: tuple[str, str]) -> Text:
    if count == 1:
        return Text("The frame between {one} and {other} has an interpolated mask now.", one=ends[0], other=ends[1])
    return Text(
        "{count:,} frames between {one} and {other} have interpolated masks now.",
        count=count,
        one=ends[0],
        other=ends[1],
    )
