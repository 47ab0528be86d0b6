"""Results of maps that were asked for."""

from __future__ import annotations

from dataclasses import dataclass

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Chart, Map
from segview.core.maps.statistics import MapMeasures
from segview.core.requests.map_query import ClassAtPoint, MapQuery, Point
from segview.core.requests.request import Inspect


@dataclass(frozen=True, eq=False)
class MapResult:
    """The answer to one ``Inspect``, whole or still growing.

    Attributes:
        question: What was asked.
        shown: The map, or the chart of what has no image; None where there is none (yet).
        seconds: What it took.
        note: What else is to be known of it, in a few words.
        problem: Why there is nothing, as a sentence for the user.
        share: How much of the work is done, 0 to 1.
        measures: What a map has to do with mask, truth, artefacts and errors; None where that is not known.
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
        """Whether nothing more is to come."""
        return self.share >= 1

    @property
    def nbytes(self) -> int:
        """Bytes held, for the cache: what names and notes take is not nothing either."""
        measures = sum(0 if one is None else one.nbytes for one in (self.measures, self.tissue_measures))
        return 1000 + measures + (0 if self.shown is None else self.shown.values.nbytes)


def class_at(answer: Prediction, point: Point, threshold: float) -> int:
    """Return the class that an answer has at a point, as its index: of two, the target where p > threshold."""
    if answer.target is not None:
        return int(answer.target.at(*point) > threshold)
    labels = answer.maps.get("labels")
    return 0 if labels is None else int(labels.at(*point))


def map_at_point(asked: MapQuery, answer: Prediction, point: Point, threshold: float) -> Map | None:
    """Return the map of the class at a point, where an answer has a map of it; None for what a network must compute.

    A group of a variant with one output map has the target's alone, which is then the one.
    """
    if not isinstance(asked, ClassAtPoint):
        return None
    index = class_at(answer, point, threshold)
    own = [one for name, one in answer.maps.items() if name.startswith(f"{asked.group}/")]
    named = answer.maps.get(f"{asked.group}/{answer.classes[index]}") if index < len(answer.classes) else None
    return named or (own[0] if len(own) == 1 else None)
