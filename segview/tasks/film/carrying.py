"""The task that carries a correction on to the next frames of a film, until it no longer fits."""

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
"""Maximum number of frames that a correction is carried to."""


@dataclass(frozen=True)
class CarriedOn:
    """Progress of carrying a correction on.

    Attributes:
        frames: Frames that have received the correction so far, in their order.
        ended: Reason why it stopped, in a sentence; empty until then.
    """

    frames: tuple[Path, ...]
    ended: str = ""


@dataclass(frozen=True, eq=False)
class CarryOn(Task[CarriedOn]):
    """Carry a correction on from its frame to the frames after it; each copy becomes the correction of its frame.

    The task stops at a frame that has a correction already.

    Attributes:
        provenance: Provenance of the correction.
        mask: A copy of the corrected mask.
        frames: The frames after the correction's own.
    """

    lane: ClassVar[Lane] = Lane.FILM_FILES

    provenance: Provenance
    mask: NDArray[np.uint8]
    frames: tuple[Path, ...]


def carry_on_masks(task: CarryOn, services: Services) -> Generator[CarriedOn]:
    """Yield, after each frame, the frames that have the correction, and at the end the reason why it stopped."""
    from segview.annotation.carrying import carry
    from segview.annotation.unopened_corrections import keep
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
    yield CarriedOn(tuple(done), Text("It was carried on as far as requested."))


def on_frame(provenance: Provenance, frame: Path, pixels: NDArray[np.uint8]) -> Provenance:
    """Return the provenance of a correction that is carried to another frame with the given pixels."""
    return provenance.at(Sighting(str(frame), ImageIdentity.of(pixels), ImageSource.of(frame)))
