"""Measuring the images of a folder, so that those that need a person come first."""

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
"""The parts of an answer that the measures of images come from."""


class Ranker:
    """Measures images, and remembers small copies of all answers, so that none is computed twice.

    Args:
        answers: Answers on the images.
        needs: What is to be known of the answers that are yielded; for the ranking by itself, ``ALONE`` will do.
    """

    def __init__(self, answers: Answers, needs: Needs = EVERYTHING) -> None:
        self._answers, self._needs = answers, needs
        self._sketches: ByteCache[Request, Sketch] = ByteCache(cache_bytes("sketches"))

    def learn(self, prediction: Prediction) -> None:
        """Remember an answer that was computed for another reason, where it is known of which image it is."""
        if prediction.complete and prediction.request.identity is not None:
            # The ground truth has no say in it.
            self._sketches.put(replace(prediction.request, truth=""), sketch(prediction))

    def rank(self, question: Rank) -> Generator[Prediction | Measures]:
        """Yield what is measured of each image: first what is known already, then the rest in its order.

        The answers that this takes are yielded too, as they grow. An image or a variant that fails ends nothing.
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
        """Return what is asked of an image; of one that was not decoded as it is now, nothing is known."""
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
        """Yield the answers to a request that is not known yet."""
        if self._sketches.get(asked) is None:
            for answer in self._answers.answer(asked, needs=self._needs):
                self.learn(answer)
                yield answer

    def _measure(self, question: Rank, image: Path, found: list[Sketch]) -> Measures:
        work = partial(measures, image, found, threshold=question.threshold, band=question.band)
        measured = attempt(image, work, about=image)
        return Measures(image, problem=measured.reason, bug=measured.bug) if isinstance(measured, Failure) else measured
