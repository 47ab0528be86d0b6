"""The use case of one image: open it, predict with a variant, count pixels with the ground truth, and measure maps."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary, WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import ClassScores
from segview.core.answers.map_result import MapResult
from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage, halvings
from segview.core.maps.maps import Kind, Map, quantised
from segview.core.requests.edits import Edits, of_image
from segview.core.requests.failures import attempt_stream
from segview.core.requests.request import Failure, Inspect, Request
from segview.evaluation.opened import OpenedImages
from segview.evaluation.truth_maps import with_truth_maps
from segview.inference.counterfactual.images import EditedImages
from segview.inference.passes.sizes import Sizes
from segview.inference.predict.opening import truth_for
from segview.inference.predict.predictor import Predictor
from segview.metrics.attribution import measure_maps
from segview.metrics.confusion import class_iou, confusion, mean_dice, mean_iou, pixel_accuracy
from segview.metrics.counts import level_counts


@dataclass(frozen=True)
class Needs:
    """The optional parts of a prediction; each takes about as long as a small network.

    Attributes:
        measures: Whether map statistics with mask, ground truth, artefacts and errors are computed.
        artefacts: Whether artefacts are detected in the image.
        groups: Groups of maps to compute, as in ``MAPS``; None for all.
    """

    measures: bool = True
    artefacts: bool = True
    groups: frozenset[str] | None = None


EVERYTHING = Needs()
CHANGE = (-1.0, 1.0)
UNEDITED = 9
"""Number of predictions of unedited images that are cached: as many as variants have keys."""


class Answers:
    """Predicts images with variants: opens, predicts, counts pixels with the ground truth, and measures the maps.

    Args:
        images: Opens the images.
        predictor: Runs the variants.
    """

    def __init__(self, images: OpenedImages | None = None, predictor: Predictor | None = None) -> None:
        self.images, self.predictor = images or OpenedImages(), predictor or Predictor()
        self._edited = EditedImages()
        self._sizes: WeakKeyDictionary[OpenedImage, Sizes] = WeakKeyDictionary()
        self._edited_sizes: Sizes | None = None
        self._unedited: dict[Request, Prediction] = {}
        # Weak: the caller decides how long a prediction is kept.
        self._known: WeakValueDictionary[Request, Prediction] = WeakValueDictionary()

    def answer(self, request: Request, *, needs: Needs = EVERYTHING) -> Generator[Prediction]:
        """Yield predictions with their scores, each more complete than the one before.

        Raises:
            UserError: the image or the variant cannot be read, the device does not exist, or memory is not sufficient.
        """
        image = self.images.image(request.image)
        labels = self.images.artefacts(request.image).labels if needs.artefacts else None
        asked = replace(request, identity=image.identity, truth=image.truth_source.sha256)
        before = self._before(asked) if request.edits else None
        # While a user tries edits, a quick prediction is worth more than the map statistics.
        measures = needs.measures and not request.edits
        for prediction in self.predictor.predict(asked, self._shared_sizes(image, asked), groups=needs.groups):
            truth = truth_for(image, prediction.labelling)
            whole = with_scores(prediction, truth, labels, measures=measures)
            if before is not None:
                whole = beside_before(whole, before)
            elif needs == EVERYTHING:
                self._known[asked] = whole
            yield whole

    def apply_edits(self, image: Path, edits: Edits) -> OpenedImage:
        """Return an image, as it was opened last, after edits; its file does not change.

        Raises:
            UserError: it is not open and cannot be read.
        """
        opened = self.images.image(image)
        return replace(opened, levels=halvings(self._after(opened, edits)))

    def _before(self, request: Request) -> Prediction:
        """Return the prediction without the edits of a request; the last ones are cached."""
        plain = replace(request, edits=())
        known = self._known.get(plain) or self.last(plain)
        self._unedited.pop(plain, None)
        self._unedited[plain] = known
        while len(self._unedited) > UNEDITED:
            self._unedited.pop(next(iter(self._unedited)))
        return known

    def _shared_sizes(self, image: OpenedImage, request: Request) -> Sizes:
        """Return the image at the sizes that variants have asked for; of an edited image, those of the last edits."""
        if not of_image(request.edits):
            return self._sizes.setdefault(image, Sizes(image.levels[0]))
        pixels = self._after(image, request.edits)
        if self._edited_sizes is None or self._edited_sizes.pixels is not pixels:
            self._edited_sizes = Sizes(pixels)
        return self._edited_sizes

    def _pixels(self, image: OpenedImage, request: Request) -> NDArray[np.uint8]:
        return self._after(image, request.edits) if of_image(request.edits) else image.levels[0]

    def _after(self, image: OpenedImage, edits: Edits) -> NDArray[np.uint8]:
        labels = partial(self.images.artefacts, image.path)
        return self._edited.apply(image.levels[0], image.identity, edits, lambda: labels().labels)

    def last(self, request: Request, *, needs: Needs = EVERYTHING) -> Prediction:
        """Return the complete prediction with its scores.

        Raises:
            UserError: as for ``answer``.
        """
        *_, prediction = self.answer(request, needs=needs)
        return prediction

    def maps(self, questions: Sequence[Inspect]) -> Generator[MapResult]:
        """Yield the results of map queries on one image and variant, with statistics if its prediction is still cached.

        A query that fails has a result with the reason as a sentence.

        Raises:
            UserError: the image cannot be read.
        """
        path = questions[0].request.image
        image, artefacts = self.images.image(path), self.images.artefacts(path)
        request = replace(questions[0].request, identity=image.identity, truth=image.truth_source.sha256)
        asked = [replace(one, request=request) for one in questions]
        left = dict.fromkeys(asked)
        work = partial(self.predictor.inspect, asked, self._pixels(image, request))
        for found in attempt_stream(asked, work, about=f"{image.path} with {request.variant.name}"):
            if isinstance(found, Failure):
                yield from (MapResult(one, problem=found.reason) for one in left)
                continue
            if found.complete:
                left.pop(found.question, None)
            answer = self._known.get(found.question.request)
            truth = None if answer is None else truth_for(image, answer.labelling)
            yield map_with_scores(found, answer, truth, artefacts.labels) if answer else found


def with_scores(
    prediction: Prediction,
    truth: NDArray[np.uint8] | None,
    artefacts: NDArray[np.uint8] | None = None,
    *,
    measures: bool = True,
) -> Prediction:
    """Return a prediction with its pixel counts and, if it is complete, with the measures of its maps.

    Args:
        prediction: Prediction of the network.
        truth: Class indices, rows × columns of the image, or None if unknown.
        artefacts: 0 or an ``Artefact``, rows × columns of the image, or None if they were not detected.
        measures: Whether the maps are measured.
    """
    target = prediction.target
    if target is not None:
        prediction = replace(prediction, counts=level_counts(target.values, truth))
        if artefacts is not None:
            prediction = replace(prediction, tissue_counts=level_counts(target.values, truth, artefacts))
    if truth is not None:
        prediction = replace(prediction, maps=with_truth_maps(prediction, truth))
    if not prediction.complete:
        return prediction
    if truth is not None and "labels" in prediction.maps:
        prediction = replace(prediction, truth=truth, class_scores=_class_scores(prediction, truth))
    if not measures:
        return prediction
    tissue = None if artefacts is None else measure_maps(prediction, truth, artefacts, tissue_only=True)
    return replace(prediction, measures=measure_maps(prediction, truth, artefacts), tissue_measures=tissue)


def beside_before(prediction: Prediction, before: Prediction) -> Prediction:
    """Return the prediction of an edited image with the counts before the edits and maps of the changes.

    The maps ``edited/…`` are each class's probability minus that before the edits; for two classes, only the target's.
    """
    changes: dict[str, Map] = {}
    for name in prediction.classes[1:] if len(prediction.classes) == 2 else prediction.classes:
        after, own = prediction.maps.get(f"probability/{name}"), before.maps.get(f"probability/{name}")
        if after is not None and own is not None and after.shape == own.shape:
            levels = quantised(after.array() - own.array(), CHANGE)
            changes[f"edited/{name}"] = Map(f"edited/{name}", levels, Kind.SIGNED, CHANGE, unit="Δp", own=True)
    return replace(prediction, maps={**prediction.maps, **changes}, before=before.counts)


def _class_scores(prediction: Prediction, truth: NDArray[np.uint8]) -> ClassScores:
    counts = confusion(prediction.maps["labels"].values.astype(np.uint8), truth, len(prediction.classes))
    each = tuple(None if np.isnan(share) else float(share) for share in class_iou(counts))
    matrix = tuple(tuple(int(pixels) for pixels in row) for row in counts.counts)
    return ClassScores(mean_dice(counts), mean_iou(counts), pixel_accuracy(counts), each, matrix)


def map_with_scores(
    found: MapResult,
    prediction: Prediction,
    truth: NDArray[np.uint8] | None,
    artefacts: NDArray[np.uint8] | None = None,
) -> MapResult:
    """Return a map result with the measures of its map; charts and components have no mass and are returned unchanged.

    Args:
        found: Result of a map query.
        prediction: The complete prediction for the same request.
        truth: As in ``with_scores``; likewise ``artefacts``.
    """
    one = found.shown
    if not isinstance(one, Map) or one.kind is Kind.COMPONENTS:
        return found
    decided = prediction.target or prediction.maps.get("labels")
    own = {one.name: one} if decided is None else {decided.name: decided, one.name: one}
    alone = replace(prediction, maps=own)
    tissue = None if artefacts is None else measure_maps(alone, truth, artefacts, tissue_only=True)
    return replace(found, measures=measure_maps(alone, truth, artefacts), tissue_measures=tissue)
