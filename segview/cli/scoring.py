"""Scores of variants on folders of pairs, with the failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from segview.cli.output import track
from segview.cli.status import Failures
from segview.core.base.errors import UserError
from segview.core.base.files import resolve_path
from segview.core.comparison.score_table import ScoreTable
from segview.core.variants.spec import Score, Variant

if TYPE_CHECKING:
    from segview.data.datasets import Pair
    from segview.evaluation.image_scores import ImageScore
    from segview.evaluation.protocol import Protocol, Sample
    from segview.evaluation.score_store import ScoreStore

DATA = "data"
"""Name of the fact that is the data set of an image, if several are scored together."""


@dataclass(frozen=True, eq=False)
class Evaluated:
    """Scores of variants on folders.

    Attributes:
        scores: Scores of each variant, as on its card; empty without ground truth.
        table: Scores of each image.
        places: The folders.
        asked: Number of requested scores of images.
        problems: Reasons why folders have no ground truth.
        notes: Remarks on their ground truths.
    """

    scores: dict[str, tuple[Score, ...]]
    table: ScoreTable
    places: tuple[Path, ...]
    asked: int
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def evaluate_folders(
    variants: Mapping[str, Variant], folders: Sequence[Path], protocol: Protocol, *, keep: bool, facts: bool
) -> tuple[Evaluated, Failures]:
    """Return the scores of variants on folders, and the failures.

    Args:
        variants: The variants by name.
        folders: Folders or lists of images; images with a ground truth are scored, or all if no image has one.
        protocol: Settings of the scoring.
        keep: Whether stored scores are used.
        facts: Whether the facts of the images are computed.

    Raises:
        UserError: a folder has no image, a variant cannot be read, or nothing could be scored.
    """
    from segview.evaluation.comparison.facts import facts_of
    from segview.evaluation.comparison.tables import table_of
    from segview.evaluation.samples import samples_at
    from segview.evaluation.score_store import open_store

    places = tuple(dict.fromkeys(resolve_path(folder) for folder in folders))
    found = {place: samples_at(place) for place in places}
    home = {one: place for place, samples in found.items() for one in samples.every}
    failures, every = Failures(), list(home)
    done: dict[tuple[Path, str], ImageScore] = {}
    cards: dict[str, tuple[Score, ...]] = {}
    with open_store() as store:
        for label, one in variants.items():
            scores = score_variant(one, every, protocol, failures, store=store if keep else None)
            true = [score for score in scores if score.counts is not None]
            cards |= {label: _summaries(true, one, protocol, places)} if true else {}
            done |= {(score.image, label): score for score in scores}
        if not done or (not cards and any(one.mask for one in every)):
            raise UserError("Nothing could be scored in {data}.", data=", ".join(map(_short, places)))
        known = dict.fromkeys(image for image, _ in done)
        masks = {pair.image: pair.mask for pair in every}
        view_changed = {image: facts_of(image, masks[image], store) for image in known} if facts else None
    table = table_of(tuple(known), tuple(variants), done, view_changed)
    data = {pair.image: _short(place) for pair, place in home.items()}
    table = replace(table, facts={**table.facts, DATA: tuple(data[image] for image in known)})
    problems = tuple(samples.problem for samples in found.values() if samples.problem)
    notes = tuple(samples.note for samples in found.values() if samples.note)
    return Evaluated(cards, table, places, len(every) * len(variants), problems, notes), failures


def score_variant(
    variant: Variant,
    pairs: Sequence[Pair | Sample],
    protocol: Protocol,
    failures: Failures,
    *,
    store: ScoreStore | None = None,
) -> list[ImageScore]:
    """Return a variant's scores of images; failures are added to ``failures``.

    Raises:
        UserError: the variant cannot be read.
    """
    from segview.evaluation.folder import evaluate as scores_of
    from segview.evaluation.image_scores import ImageScore
    from segview.inference.predict.predictor import Predictor

    done: list[ImageScore] = []
    every = scores_of(Predictor(), variant.folder, pairs, protocol, store=store)
    for one in track(every, variant.name, len(pairs)):
        if isinstance(one, ImageScore):
            done.append(one)
        else:
            failures.add(one)
    return done


def card_scores(
    variant: Variant, places: Sequence[Path], protocol: Protocol, failures: Failures
) -> tuple[tuple[Score, ...], ScoreTable]:
    """Return a variant's scores on folders, as on its card, and those of each image.

    Raises:
        UserError: a folder has no pairs, or the variant cannot be read.
    """
    from segview.data.datasets.lists import pairs_at
    from segview.evaluation.comparison.tables import table_of

    places = tuple(dict.fromkeys(resolve_path(place) for place in places))
    pairs = [pair for place in places for pair in pairs_at(place)]
    scores = score_variant(variant, pairs, protocol, failures)
    name = variant.config.name
    table = table_of([one.image for one in scores], (name,), {(one.image, name): one for one in scores})
    return _summaries(scores, variant, protocol, places), table


def _summaries(
    scores: Sequence[ImageScore], variant: Variant, protocol: Protocol, places: Sequence[Path]
) -> tuple[Score, ...]:
    from segview.evaluation.folder import summary

    return summary(scores, variant.config, protocol, ", ".join(map(_short, places)))


def _short(place: Path) -> str:
    return "/".join(place.parts[-2:])
