"""The jobs of the workers that run networks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from weakref import WeakValueDictionary

from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.answers.map_result import Inspected
from segview.core.answers.prediction import Prediction
from segview.core.images.image import Picture
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.failures import attempt_stream
from segview.core.requests.ranking import Rank
from segview.core.requests.request import Ahead, Ask, Devices, Failure, Inspect, Request


class Engine:
    """Jobs that need networks, which are imported by the first job that needs them, in its worker's thread."""

    def __init__(self) -> None:
        self._predictor: object = None
        self._ranker: object = None
        self._picture: Picture | None = None
        self._artefacts: tuple[Picture, Artefacts] | None = None
        # Only as long as the window keeps them.
        self._answers: WeakValueDictionary[Request, Prediction] = WeakValueDictionary()

    def answer(self, question: object) -> Iterator[object]:
        """Yield the picture of an ``Ask``, then each variant's predictions, or why one failed.

        Where the picture is all that is asked for, and it is known as its file is now, there is nothing to yield.
        """
        assert isinstance(question, Ask)
        from segview.inference.predict.opening import open_picture

        known = question.known
        asked = question.requests or question.inspections
        if not asked and known is not None and known.is_current(question.image):
            return
        picture = self._picture
        if picture is None or picture.path != question.image or not picture.is_current:
            picture = self._picture = open_picture(question.image)
        yield picture
        artefacts = self._found(picture)
        yield artefacts
        if not question.requests and not question.inspections:
            return
        yield from self._begin()
        self._see(picture)
        for request in question.requests:
            whole, about = replace(request, identity=picture.identity), f"{picture.path} with {request.variant.name}"
            yield from attempt_stream(whole, partial(self._predictions, whole, picture, artefacts), about=about)
        for request in dict.fromkeys(one.request for one in question.inspections):
            whole = replace(request, identity=picture.identity)
            own = [replace(one, request=whole) for one in question.inspections if one.request == request]
            yield from self._inspected(own, picture, artefacts)

    def aside(self, question: object) -> Iterator[object]:
        """Yield what comes of a ``Rank`` or an ``Ahead``."""
        return self.ahead(question) if isinstance(question, Ahead) else self.rank(question)

    def ahead(self, question: Ahead) -> Iterator[object]:
        """Yield what can be answered of each ``Ask``."""
        for ask in question.asks:
            # Why a picture cannot be read is said when it is asked for.
            answers = attempt_stream(ask, partial(self.answer, ask), about=ask.image)
            yield from (item for item in answers if not isinstance(item, Failure))

    def rank(self, question: object) -> Iterator[object]:
        """Yield what is measured of each image of a ``Rank``, and the predictions that this takes."""
        assert isinstance(question, Rank)
        yield from self._begin()
        from segview.inference.ranking import Ranker

        assert isinstance(self._ranker, Ranker)
        yield from self._ranker.rank(question)

    def _begin(self) -> Iterator[Devices]:
        """Make the predictor where there is none yet, and say what it can run on."""
        if self._predictor is None:
            from segview.inference.backends.devices import devices
            from segview.inference.predict.predictor import Predictor
            from segview.inference.ranking import Ranker

            self._predictor = Predictor()
            self._ranker = Ranker(self._predictor)
            yield Devices(devices())

    def _see(self, picture: Picture) -> None:
        from segview.inference.ranking import Ranker

        assert isinstance(self._ranker, Ranker)
        self._ranker.see(picture)

    def _found(self, picture: Picture) -> Artefacts:
        if self._artefacts is None or self._artefacts[0].sighting != picture.sighting:
            from segview.data.artefacts import artefacts

            self._artefacts = picture, Artefacts(picture.path, artefacts(picture.levels[0]))
        return self._artefacts[1]

    def _predictions(self, request: Request, picture: Picture, artefacts: Artefacts) -> Iterator[Prediction]:
        from segview.inference.judging import judged
        from segview.inference.predict.opening import truth_for
        from segview.inference.predict.predictor import Predictor
        from segview.inference.ranking import Ranker

        assert isinstance(self._predictor, Predictor)
        assert isinstance(self._ranker, Ranker)
        for prediction in self._predictor.predict(request, picture.levels[0]):
            self._ranker.learn(prediction)
            truth = truth_for(picture, prediction.labelling)
            whole = self._answers[request] = judged(prediction, truth, artefacts.labels)
            yield whole

    def _inspected(self, questions: Sequence[Inspect], picture: Picture, artefacts: Artefacts) -> Iterator[Inspected]:
        from segview.inference.judging import judged_map
        from segview.inference.predict.opening import truth_for
        from segview.inference.predict.predictor import Predictor

        assert isinstance(self._predictor, Predictor)
        left = dict.fromkeys(questions)
        work = partial(self._predictor.inspect, questions, picture.levels[0])
        for found in attempt_stream(questions, work, about=f"{picture.path} with {questions[0].request.variant.name}"):
            if isinstance(found, Failure):
                yield from (Inspected(one, problem=found.reason) for one in left)
                continue
            if found.complete:
                left.pop(found.question, None)
            answer = self._answers.get(found.question.request)
            truth = None if answer is None else truth_for(picture, answer.labelling)
            yield judged_map(found, answer, truth, artefacts.labels) if answer else found


def score(counts: LevelCounts, threshold: float, band: float) -> PixelScores:
    """Return what a threshold and a band make of a prediction; see ``segview.metrics.scores.pixel_scores``."""
    from segview.metrics.scores import pixel_scores

    return pixel_scores(counts, threshold, band)
