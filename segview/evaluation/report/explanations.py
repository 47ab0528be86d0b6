"""The chapter of a report on the checks of maps."""

from __future__ import annotations

from pathlib import Path

from segview.core.comparison import score_kinds as kinds
from segview.core.comparison.comparison import interval_text
from segview.core.comparison.score_kinds import score_kind
from segview.core.explanations.checks import CheckSettings, ImageChecks
from segview.core.explanations.summary import MapSummary
from segview.evaluation.explanations.explainer import Explainer
from segview.evaluation.explanations.summaries import summaries
from segview.evaluation.protocol import Sample
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.score_store import ScoreStore
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.finding import find

SHOWN = (kinds.CHANCE, kinds.DELETION_GAIN, kinds.INSERTION_GAIN, kinds.RANDOM, *kinds.UNDER.values())


def summarise_maps(predictor: Predictor, recipe: Recipe, store: ScoreStore) -> tuple[MapSummary, ...]:
    """Return the summaries of all maps over some of the images, the best first; empty if the recipe has no checks.

    Raises:
        UserError: a variant cannot be read.
    """
    count, every = recipe.explained, len(recipe.images)
    places = [at * every // count for at in range(count)] if count < every else range(every)
    samples = [Sample(Path(recipe.images[at]), Path(recipe.masks[at])) for at in places if count]
    settings = CheckSettings(maps=recipe.view.maps, own_maps=recipe.view.own_maps)
    found: dict[tuple[Path, str], ImageChecks] = {}
    for used in recipe.variants if samples else ():
        variant = find(used.folder).folder
        explainer = Explainer(predictor, variant, recipe.prediction_settings, settings, store=store)
        for sample in samples:
            one = explainer.check(sample)
            if isinstance(one, ImageChecks):
                found[sample.image, used.label] = one
    return summaries(found)


def check_rows(found: tuple[MapSummary, ...]) -> list[tuple[str, ...]]:
    """Return a row for each map: its name, its variant, the verdict, and the checks."""
    return [
        (
            one.map,
            one.variant,
            one.verdict.word,
            *(interval_text(one.mean(name), score_kind(name)) for name in SHOWN),
        )
        for one in found
    ]
