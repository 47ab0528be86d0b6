"""Tasks that evaluate every image of a list with several variants, and compare the scores."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from segview.core.base.text import Text
from segview.core.comparison.comparison import Comparison
from segview.core.comparison.csv_tables import write_csv
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

if TYPE_CHECKING:
    from segview.evaluation.evaluator import Evaluator
    from segview.evaluation.image_scores import ImageScore
    from segview.evaluation.score_store import ScoreStore

BATCH_S = 0.1
"""Shortest time between two answers, in seconds: stored scores arrive faster than the window can show them singly."""


@dataclass(frozen=True, eq=False)
class ImageRow:
    """The scores of the variants on one image.

    Attributes:
        place: Place of the image in the list.
        values: Scores by name, by the place of the variant; scores that a variant does not have are missing.
        quotients: Numerator and denominator of the scores that are quotients of counts, by the place of the variant.
        facts: Properties of the image.
        spreads: Pixel counts by probability, for variants with one target class; see ``spread_of``.
        pairs: Agreement of two variants, by their places.
        problem: Reason why a variant could not be scored; else empty.
    """

    place: int
    values: Mapping[int, Mapping[str, float]]
    quotients: Mapping[int, Mapping[str, tuple[float, float]]]
    facts: Mapping[str, float | str | None] = field(default_factory=dict)
    spreads: Mapping[int, NDArray[np.int64]] = field(default_factory=dict)
    pairs: Mapping[tuple[int, int], float] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class EvaluateFolder(Task[tuple[ImageRow, ...]]):
    """Score images with variants at each image's own size, as on the wall; stored scores are answered at once.

    Attributes:
        images: Each image with its ground truth, or None.
        variants: Folders of the variants.
        question: Prediction settings.
        threshold: Threshold of the target's probability.
        band: Half-width of the uncertain range around 0.5.
        tissue_only: Whether pixels on artefacts are excluded.
    """

    lane: ClassVar[Lane] = Lane.FOLDER

    images: tuple[tuple[Path, Path | None], ...]
    variants: tuple[Path, ...]
    question: PredictionSettings
    threshold: float = 0.5
    band: float = 0.2
    tissue_only: bool = False

    @property
    @override
    def about(self) -> str:
        """The number of images and variants."""
        return f"{len(self.images)} images with {len(self.variants)} variants"


@dataclass(frozen=True, eq=False)
class SlicedMean:
    """A slice, i.e. images with a similar fact: its name, its number of images, the mean of each variant or NaN."""

    name: str
    images: int
    means: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Compared:
    """Result of comparing variants.

    Attributes:
        comparison: The statistics.
        fact: The fact that the images are sliced by; empty if there are no slices.
        slices: The means of each slice.
    """

    comparison: Comparison
    fact: str = ""
    slices: tuple[SlicedMean, ...] = ()


@dataclass(frozen=True, eq=False)
class CompareScores(Task[Compared]):
    """Compare variants by a score.

    Attributes:
        table: The scores.
        score: Name of the score.
        against: A variant that all others are compared with; empty to compare every pair of variants.
        clusters: As for ``clusters_of``; empty if the images are independent.
        fact: A fact to slice the images by, or empty.
    """

    lane: ClassVar[Lane] = Lane.STATISTICS

    table: ScoreTable
    score: str
    against: str = ""
    clusters: str = ""
    fact: str = ""


@dataclass(frozen=True, eq=False)
class SaveScores(Task[str | Occupied]):
    """Write a table of scores as comma-separated values; the answer is a sentence that says where."""

    table: ScoreTable
    target: SaveTarget


def evaluate_folder(task: EvaluateFolder, services: Services) -> Generator[tuple[ImageRow, ...]]:
    """Yield rows in batches as they become ready; predictions for the shown image go first."""
    from segview.evaluation.evaluator import Evaluator
    from segview.evaluation.protocol import Protocol
    from segview.evaluation.score_store import open_store

    protocol = Protocol.at_image_size(
        task.question, threshold=task.threshold, band=task.band, tissue_only=task.tissue_only
    )
    with open_store() as store:
        evaluators = [Evaluator(services.folder_predictor, variant, protocol, store) for variant in task.variants]
        waiting: list[ImageRow] = []
        since = time.monotonic()
        for place in range(len(task.images)):
            waiting.append(_row(task, place, evaluators, services, store))
            if time.monotonic() - since >= BATCH_S:
                yield tuple(waiting)
                waiting, since = [], time.monotonic()
        yield tuple(waiting)


def _row(
    task: EvaluateFolder, place: int, evaluators: list[Evaluator], services: Services, store: ScoreStore
) -> ImageRow:
    from segview.evaluation.comparison.facts import facts_of
    from segview.evaluation.comparison.readers import agreements, pairwise
    from segview.evaluation.protocol import Sample

    image, mask = task.images[place]
    sample = Sample(image, mask)
    found: dict[int, ImageScore] = {}
    problem = ""
    for at, evaluator in enumerate(evaluators):
        one = evaluator.known_score(sample)
        if one is None:
            services.foreground.wait()
            one = evaluator.score(sample)
        if isinstance(one, Failure):
            problem = one.reason
        else:
            found[at] = one
    facts = attempt(sample, partial(facts_of, image, mask, store), about=image)
    values = {at: dict(one.values()) for at, one in found.items()}
    pairs = pairwise(found)
    for at, alike in agreements(pairs, found).items():
        values[at] |= alike
    return ImageRow(
        place,
        values,
        {at: one.quotients() for at, one in found.items()},
        {} if isinstance(facts, Failure) else facts,
        {at: one.spread for at, one in found.items() if one.spread is not None},
        pairs,
        problem,
    )


def compare_scores(task: CompareScores, services: Services) -> Generator[Compared]:
    """Yield the statistics."""
    from segview.evaluation.comparison.clusters import clusters_in
    from segview.evaluation.comparison.compare import compare

    table = task.table
    clusters = clusters_in(table, task.clusters) if task.clusters else None
    found = compare(table, task.score, against=task.against, clusters=clusters)
    known = task.fact in table.facts and any(value is not None for value in table.facts[task.fact])
    yield Compared(found, task.fact, tuple(_slice_means(table, task.score, task.fact)) if known else ())


def _slice_means(table: ScoreTable, score: str, fact: str) -> Iterator[SlicedMean]:
    from segview.evaluation.comparison.slices import means, slices

    for part in slices(table, fact):
        yield SlicedMean(part.name, len(part.places), tuple(means(table.take(part.places), score).values()))


def save_scores(task: SaveScores, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.data.protection import in_the_way

    target = task.target
    if occupied := in_the_way(target):
        yield occupied
        return
    write_csv(target.path, task.table)
    yield Text("The scores were written to {path}.", path=target.path)
