"""Results of map queries."""

from __future__ import annotations

from dataclasses import dataclass

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Chart, Map
from segview.core.maps.statistics import MapMeasures
from segview.core.requests.map_query import ClassAtPoint, MapQuery, Point
from segview.core.requests.request import Inspect


@dataclass(frozen=True, eq=False)
class MapResult:
    """The result of one ``Inspect``, complete or intermediate.

    Attributes:
        question: The request.
        shown: The map, or the chart if the result has no position in the image; None if there is no result (yet).
        seconds: Computing time.
        note: A short remark on it.
        problem: Reason why there is no result, as a sentence for the user.
        share: Share of the work that is done, 0 to 1.
        measures: Map statistics with mask, ground truth, artefacts and errors; None if they were not computed.
        tissue_measures: The same without the pixels on artefacts.
    """

    question: Inspect
    shown: Map | Chart | None = None
    seconds: float = 0.0
    note: str = ""
    problem: str = ""
    share: float = 1.0
    measures: MapMeasures | None = None
    tissue_measures: MapMeasures | None = None

    @property
    def complete(self) -> bool:
        """Whether this is the final result."""
        return self.share >= 1

    @property
    def nbytes(self) -> int:
        """Bytes held, for the cache, with an estimate for names and notes."""
        measures = sum(0 if one is None else one.nbytes for one in (self.measures, self.tissue_measures))
        return 1000 + measures + (0 if self.shown is None else self.shown.values.nbytes)


def class_at(answer: Prediction, point: Point, threshold: float) -> int:
    """Return the index of the predicted class at a point; with two classes, the target if p > threshold."""
    if answer.target is not None:
        return int(answer.target.at(*point) > threshold)
    labels = answer.maps.get("labels")
    return 0 if labels is None else int(labels.at(*point))


def map_at_point(asked: MapQuery, answer: Prediction, point: Point, threshold: float) -> Map | None:
    """Return the map of the class at a point if the prediction has it; None if the network must compute it.

    If the group has only one map, as with one output map for the target, this map is returned for all classes.
    """
    if not isinstance(asked, ClassAtPoint):
        return None
    index = class_at(answer, point, threshold)
    own = [one for name, one in answer.maps.items() if name.startswith(f"{asked.group}/")]
    named = answer.maps.get(f"{asked.group}/{answer.classes[index]}") if index < len(answer.classes) else None
    return named or (own[0] if len(own) == 1 else None)
