"""A film: the images that are played one after the other, and what was found on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segview.core.answers.prediction import Prediction
from segview.core.images.frames import file_and_number
from segview.core.images.image import OpenedImage

USUAL_RATE = 25.0
"""Frames in a second of a film that does not say itself, such as a folder of images."""


@dataclass(frozen=True)
class FrameMeasure:
    """The numbers of one frame that are drawn over time.

    Attributes:
        area: Share of the image that the mask covers, 0 to 1.
        uncertainty: Mean of the uncertainty, 0 to 1.
    """

    area: float
    uncertainty: float


@dataclass(frozen=True, eq=False)
class FilmFrame:
    """A frame to be shown.

    Attributes:
        place: Of the frame in the film, from 0.
        image: The frame, or None where it cannot be read.
        prediction: Of the variant that runs along, or None without one.
        measure: Of the prediction, or None without one.
        problem: Why the frame cannot be shown; else empty.
    """

    place: int
    image: OpenedImage | None = None
    prediction: Prediction | None = None
    measure: FrameMeasure | None = None
    problem: str = ""


def frames_of(images: Sequence[Path], image: Path | None) -> tuple[Path, ...]:
    """Return the frames of the film that an image is part of, in their order.

    Of a frame of a file with several, they are those of the file that are listed; else all that are listed are played.
    """
    if image is None:
        return tuple(images)
    file, _ = file_and_number(image)
    if file == image:
        return tuple(images)
    start, end = f"{file.stem}#", file.suffix
    own = (one for one in images if one.parent == image.parent and one.name.startswith(start) and one.suffix == end)
    return tuple(own)
