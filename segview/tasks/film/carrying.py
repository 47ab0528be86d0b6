"""Carrying a correction on to the next frames of a film, until it no longer fits."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.annotation.provenance import Provenance
from segview.core.base.text import Text
from segview.core.images.identity import ImageIdentity, ImageSource, Sighting
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

FARTHEST = 100
"""Frames that a correction is carried to at most."""


@dataclass(frozen=True)
class CarriedOn:
    """The progress of a correction that is carried on.

    Attributes:
        frames: Those that have it now, in their order.
        ended: Why it went no further, in a sentence; empty while it does.
    """

    frames: tuple[Path, ...]
    ended: str = ""


@dataclass(frozen=True, eq=False)
class CarryOn(Task[CarriedOn]):
    """Carry a correction on from its frame to those after it; each becomes the correction of its frame.

    A frame that has a correction already keeps it, and ends this.

    Attributes:
        provenance: Of the correction.
        mask: A copy of it.
        frames: Those after its own.
    """

    lane: ClassVar[Lane] = Lane.FILM_FILES

    provenance: Provenance
    mask: NDArray[np.uint8]
    frames: tuple[Path, ...]


def carry_on_masks(task: CarryOn, services: Services) -> Generator[CarriedOn]:
    """Yield after each frame which have the correction, and at the end why it went no further."""
    from segview.annotation.aside import keep
    from segview.annotation.carrying import carry
    from segview.data.images import read_image

    provenance, mask, done = task.provenance, task.mask, []
    before = read_image(Path(provenance.image)).pixels
    for frame in task.frames[:FARTHEST]:
        read = attempt(frame, lambda frame=frame: read_image(frame), about=frame)
        if isinstance(read, Failure) or read.pixels.shape != before.shape:
            why = read.reason if isinstance(read, Failure) else Text("It has another size.")
            yield CarriedOn(tuple(done), Text("It ends before {frame}. {why}", frame=frame.name, why=why))
            return
        found = carry(mask, before, read.pixels, rest=provenance.rest)
        if not found.fits:
            yield CarriedOn(
                tuple(done), Text("It ends before {frame}: it no longer fits the image there.", frame=frame.name)
            )
            return
        origin = provenance.carried_from or Path(provenance.image).name
        here = on_frame(provenance, frame, read.pixels).model_copy(update={"carried_from": origin})
        if not keep(services.corrections.folder, here, found.mask):
            yield CarriedOn(
                tuple(done), Text("It ends before {frame}, which has a correction already.", frame=frame.name)
            )
            return
        done.append(frame)
        mask, before = found.mask, read.pixels
        yield CarriedOn(tuple(done))
    yield CarriedOn(tuple(done), Text("It was carried as far as was wanted."))


def on_frame(provenance: Provenance, frame: Path, pixels: NDArray[np.uint8]) -> Provenance:
    """Return the origin of a correction that is brought to another frame, by the frame's pixels."""
    return provenance.at(Sighting(str(frame), ImageIdentity.of(pixels), ImageSource.of(frame)))
