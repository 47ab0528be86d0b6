"""Measures of the images of a folder, by which they can be sorted by review priority."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from functools import partial
from pathlib import Path

from segview.core.answers.prediction import Prediction
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.images.image import OpenedImage
from segview.core.requests.failures import attempt, attempt_stream
from segview.core.requests.ranking import Measures, Rank
from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure, Request
from segview.evaluation.answer import EVERYTHING, Answers, Needs
from segview.inference.maps import CLASSES
from segview.metrics.review_priority import Sketch, measures, sketch

ALONE = Needs(measures=False, artefacts=False, groups=CLASSES | {"scales"})
"""The parts of a prediction that the measures need."""


class Ranker:
    """Measures images, and caches small copies of all predictions, so that none is computed twice.

    Args:
        answers: Predicts the images.
        needs: Parts of the predictions that are yielded; for the ranking itself, ``ALONE`` is sufficient.
    """

    def __init__(self, answers: Answers, needs: Needs = EVERYTHING) -> None:
        self._answers, self._needs = answers, needs
        self._sketches: ByteCache[Request, Sketch] = ByteCache(cache_bytes("sketches"))

    def learn(self, prediction: Prediction) -> None:
        """Cache a prediction that was computed for another purpose, if it is complete and its image is known."""
        if prediction.complete and prediction.request.identity is not None:
            # The measures do not depend on the ground truth.
            self._sketches.put(replace(prediction.request, truth=""), sketch(prediction))

    def rank(self, question: Rank) -> Generator[Prediction | Measures]:
        """Yield the measures of each image: first those from cached predictions, then the rest in their order.

        New predictions are yielded too, as they become more complete. The ranking continues after failures.
        """
        unknown: list[Path] = []
        for image in question.images:
            known = [self._sketches.get(request) for request in self._requests(question, image)]
            if not known or any(one is None for one in known):
                unknown.append(image)
            else:
                yield self._measure(question, image, [one for one in known if one is not None])
        for image, opened in read_ahead(unknown, self._answers.images.read):
            yield from self._rank(question, image, opened)

    def _requests(self, question: Rank, image: Path) -> tuple[Request, ...]:
        """Return the requests for an image; if its present file was not decoded, they match no cached prediction."""
        identity = self._answers.images.identity(image)
        return tuple(replace(request, identity=identity) for request in question.requests(image))

    def _rank(self, question: Rank, image: Path, opened: OpenedImage | Failure) -> Generator[Prediction | Measures]:
        if isinstance(opened, Failure):
            yield Measures(image, problem=opened.reason, bug=opened.bug)
            return
        self._answers.images.keep(opened)
        found: list[Sketch] = []
        lost = Failure(image, "No variant is ticked.")
        for request in question.requests(image):
            asked = replace(request, identity=opened.identity)
            about = f"{image} with {request.variant.name}"
            for answer in attempt_stream(request, partial(self._fresh, asked), about=about):
                if isinstance(answer, Failure):
                    lost = answer
                else:
                    yield answer
            known = self._sketches.get(asked)
            if known is not None:
                found.append(known)
        yield self._measure(question, image, found) if found else Measures(image, problem=lost.reason, bug=lost.bug)

    def _fresh(self, asked: Request) -> Generator[Prediction]:
        """Yield the predictions for a request, unless it is cached."""
        if self._sketches.get(asked) is None:
            for answer in self._answers.answer(asked, needs=self._needs):
                self.learn(answer)
                yield answer

    def _measure(self, question: Rank, image: Path, found: list[Sketch]) -> Measures:
        work = partial(measures, image, found, threshold=question.threshold, band=question.band)
        measured = attempt(image, work, about=image)
        return Measures(image, problem=measured.reason, bug=measured.bug) if isinstance(measured, Failure) else measured
