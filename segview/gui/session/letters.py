"""Questions to the engine about images, each with what takes its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from segview.core.answers.map_result import MapResult
from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.request import Failure, Inspect, Request
from segview.tasks.answer import AnswerImage, ComputeMaps, FindArtefacts, OpenImage
from segview.tasks.task import Letter, letter


@dataclass(frozen=True, kw_only=True)
class Letters:
    """Makes the letters of what is asked about an image.

    Attributes:
        image: Takes an image that was read.
        artefacts: Takes the artefacts of an image.
        prediction: Takes a prediction, in part or complete.
        maps: Takes maps that were computed on demand.
        image_failed: Takes an image that cannot be shown, and why.
        prediction_failed: Takes a request that cannot be answered, and why.
    """

    image: Callable[[OpenedImage], object]
    artefacts: Callable[[Artefacts], object]
    prediction: Callable[[Prediction], object]
    maps: Callable[[MapResult], object]
    image_failed: Callable[[Path, Failure], object]
    prediction_failed: Callable[[Request, Failure], object]

    def opening(self, image: Path, known: OpenedImage | None = None) -> Letter:
        """Have an image read, or looked at again where it is known."""
        task = OpenImage(image) if known is None else OpenImage(image, known.source, known.truth_source)
        return letter(task, self.image, failed=partial(self.image_failed, image), needed=True)

    def examining(self, image: Path) -> Letter:
        """Have the artefacts of an image found."""
        return letter(FindArtefacts(image), self.artefacts)

    def answering(self, requests: Iterable[Request]) -> list[Letter]:
        """Have requests answered."""
        return [
            letter(AnswerImage(one), self.prediction, failed=partial(self.prediction_failed, one)) for one in requests
        ]

    def computing(self, inspections: Sequence[Inspect]) -> Iterator[Letter]:
        """Have maps computed, those of one request together."""
        for request in dict.fromkeys(one.request for one in inspections):
            own = tuple(one for one in inspections if one.request == request)
            yield letter(ComputeMaps(own), self.maps)

    def ahead(self, image: Path, requests: Iterable[Request]) -> tuple[Letter, ...]:
        """Have an image read and requests answered that nobody waits for; nothing fails aloud."""
        letters = (self.opening(image), self.examining(image), *self.answering(requests))
        return tuple(replace(one, failed=_say_nothing) for one in letters)


def _say_nothing(_failure: Failure) -> None:
    """Of what was not asked for yet, it is not told why it cannot be."""
