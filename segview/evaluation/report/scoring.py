"""Scores of the images of a report or a plot, stored or newly computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.comparison.joining import joined_columns
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.request import Failure
from segview.evaluation.comparison.facts import Fact, facts_of
from segview.evaluation.comparison.tables import table_of
from segview.evaluation.evaluator import Evaluator
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol, Sample
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.score_store import ScoreStore
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.finding import find

Progress = Callable[[int, int], object]
"""Called with the number of completed scores and of all scores."""

Losses = Callable[[Failure], object]
"""Called with each failure to score a variant on an image."""


@dataclass(frozen=True, eq=False)
class Scored:
    """Scores of the variants of a recipe on its images.

    Attributes:
        table: Table of all scores.
        found: The same scores with their pixel counts, by image and variant.
        failed: Reasons why images could not be scored, each once.
    """

    table: ScoreTable
    found: Mapping[tuple[Path, str], ImageScore]
    failed: tuple[str, ...]


def scores_of(
    predictor: Predictor,
    recipe: Recipe,
    store: ScoreStore,
    progress: Progress | None = None,
    *,
    losses: Losses | None = None,
    facts: bool = False,
) -> Scored:
    """Return the scores of a recipe's variants on its images, at each image's own size.

    Args:
        predictor: Runs the variants.
        recipe: Recipe with the images, the variants and the settings.
        store: Cache of scores.
        progress: Called with the number of completed scores and of all scores.
        losses: Called with each failure.
        facts: Whether the facts of the images are computed.

    Raises:
        UserError: no image could be scored, or a variant or a table cannot be read.
    """
    view = recipe.view
    protocol = Protocol.at_image_size(
        recipe.prediction_settings, threshold=recipe.threshold, band=view.band, tissue_only=view.tissue_only
    )
    masks = recipe.masks or ("",) * len(recipe.images)
    pairs = zip(recipe.images, masks, strict=True)
    samples = [Sample(Path(image), Path(mask) if mask else None) for image, mask in pairs]
    found: dict[tuple[Path, str], ImageScore] = {}
    failed: dict[str, None] = {}
    for column, used in enumerate(recipe.variants):
        evaluator = Evaluator(predictor, find(used.folder).folder, protocol, store)
        for at, sample in enumerate(samples, 1):
            one = evaluator.score(sample)
            if isinstance(one, Failure):
                failed[one.reason] = None
                if losses is not None:
                    losses(one)
            else:
                found[sample.image, used.label] = one
            if progress is not None:
                progress(column * len(samples) + at, len(recipe.variants) * len(samples))
    scored = {image for image, _ in found}
    known = [sample for sample in samples if sample.image in scored]
    if not known:
        raise UserError("No image could be scored. {failed}", failed=next(iter(failed), ""))
    about = {one.image: facts_of(one.image, one.mask, store) for one in known} if facts else None
    return Scored(_table(recipe, [one.image for one in known], found, about), found, tuple(failed))


def _table(
    recipe: Recipe,
    images: list[Path],
    found: Mapping[tuple[Path, str], ImageScore],
    facts: Mapping[Path, Mapping[str, Fact]] | None,
) -> ScoreTable:
    table = table_of(images, [one.label for one in recipe.variants], found, facts)
    joined = [joined_columns(Path(file), table.images) for file in recipe.tables]
    own = dict(table.facts)
    for columns in joined:
        own.update({name: values for name, values in columns.items() if name not in own})
    return replace(table, facts=own)
