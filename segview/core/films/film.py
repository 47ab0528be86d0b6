"""A film: images that are played one after the other, with their predictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segview.core.answers.prediction import Prediction
from segview.core.images.frames import file_and_number
from segview.core.images.image import OpenedImage

USUAL_RATE = 25.0
"""Default frames per second, for films without a rate of their own, such as a folder of images."""


@dataclass(frozen=True)
class FrameMeasure:
    """The measures of one frame that are plotted over time.

    Attributes:
        area: Share of the image inside the mask, 0 to 1.
        uncertainty: Mean uncertainty, 0 to 1.
    """

    area: float
    uncertainty: float


@dataclass(frozen=True, eq=False)
class FilmFrame:
    """A frame to be shown.

    Attributes:
        place: Place of the frame in the film, from 0.
        image: The frame, or None if it cannot be read.
        prediction: Prediction of the running variant, or None.
        measure: Measures of the prediction, or None.
        problem: Reason why the frame cannot be shown; else empty.
    """

    place: int
    image: OpenedImage | None = None
    prediction: Prediction | None = None
    measure: FrameMeasure | None = None
    problem: str = ""


def frames_of(images: Sequence[Path], image: Path | None) -> tuple[Path, ...]:
    """Return the frames of the film that an image is part of, in their order.

    If the image is a frame of a film file, these are the listed frames of that file; otherwise all listed images.
    """
    if image is None:
        return tuple(images)
    file, _ = file_and_number(image)
    if file == image:
        return tuple(images)
    start, end = f"{file.stem}#", file.suffix
    own = (one for one in images if one.parent == image.parent and one.name.startswith(start) and one.suffix == end)
    return tuple(own)
