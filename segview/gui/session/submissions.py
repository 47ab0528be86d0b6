"""Requests to the engine about images, each with the method that takes its results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from segview.core.answers.map_result import MapResult
from segview.core.images.image import OpenedImage
from segview.core.requests.request import Failure, Inspect, Request
from segview.gui.session.receiver import Receiver
from segview.tasks.answer import AnswerImage, ComputeMaps, FindArtefacts, OpenImage
from segview.tasks.task import Submission, submission


class Submissions:
    """Makes the submissions about an image: a task, and the receiver of its results.

    Args:
        receiver: Takes images, artefacts and predictions, and failures.
        maps: Takes maps that were computed on demand.
    """

    def __init__(self, receiver: Receiver, maps: Callable[[MapResult], object]) -> None:
        self._receiver, self._maps = receiver, maps

    def opening(self, image: Path, known: OpenedImage | None = None) -> Submission:
        """Make the submission that reads an image, or checks a known one for changes."""
        task = OpenImage(image) if known is None else OpenImage(image, known.source, known.truth_source)
        return submission(
            task, self._receiver.take_image, failed=partial(self._receiver.fail_image, image), needed=True
        )

    def examining(self, image: Path) -> Submission:
        """Make the submission that finds the artefacts of an image."""
        return submission(FindArtefacts(image), self._receiver.take_artefacts)

    def answering(self, requests: Iterable[Request]) -> list[Submission]:
        """Make the submissions for predictions."""
        receiver = self._receiver
        return [
            submission(
                AnswerImage(request), receiver.take_prediction, failed=partial(receiver.fail_prediction, request)
            )
            for request in requests
        ]

    def computing(self, inspections: Sequence[Inspect]) -> Iterator[Submission]:
        """Yield the submissions for maps on demand, one for all maps of a request."""
        for request in dict.fromkeys(inspection.request for inspection in inspections):
            same_request = tuple(inspection for inspection in inspections if inspection.request == request)
            yield submission(ComputeMaps(same_request), self._maps)

    def ahead(self, image: Path, requests: Iterable[Request]) -> tuple[Submission, ...]:
        """Make the submissions to read an image and predict ahead of time; failures are not shown."""
        submissions = (self.opening(image), self.examining(image), *self.answering(requests))
        return tuple(replace(one, failed=_say_nothing) for one in submissions)


def _say_nothing(_failure: Failure) -> None:
    """Ignore a failure of work that was done ahead of time."""
