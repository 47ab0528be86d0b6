"""``evaluate``: how good variants are on folders of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.comparison import (
    Against,
    ByScore,
    ClusterBy,
    Seed,
    SliceBy,
    TestName,
    compared,
    comparison_json,
    print_comparison,
    print_slices,
    sliced,
    with_columns,
)
from segview.cli.options import (
    Band,
    Device,
    Flip,
    Folders,
    HowToMerge,
    Json,
    Names,
    Overwrite,
    Scales,
    Threshold,
    TissueOnly,
)
from segview.cli.output import complain, print_json, tracked
from segview.cli.score_tables import print_scores
from segview.cli.status import Losses
from segview.cli.variants import chosen, labelled, say_untrained
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, resolved
from segview.core.base.registry import unknown_name
from segview.core.base.scales import parse_scales
from segview.core.comparison.csv_tables import as_csv
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.request import checked_merge
from segview.core.requests.settings import DEFAULT_BAND
from segview.core.variants.spec import Score, Variant
from segview.data.protection import check_new

if TYPE_CHECKING:
    from segview.data.datasets import Pair
    from segview.evaluation.image_scores import ImageScore
    from segview.evaluation.protocol import Protocol
    from segview.evaluation.score_store import ScoreStore

DATA = "data"
"""The fact of an image that tells its data set, where several are scored side by side."""


def evaluate(
    folders: Folders,
    variant: Names = None,
    scales: Scales = None,
    merge: HowToMerge = "average",
    flip: Flip = False,
    threshold: Threshold = None,
    band: Band = DEFAULT_BAND,
    device: Device = "auto",
    at: Annotated[
        str, typer.Option(help="Resolution to score at: network (its input size) or image (each image's own).")
    ] = "network",
    tissue_only: TissueOnly = False,
    score: ByScore = "",
    against: Against = None,
    clusters: ClusterBy = None,
    slice_by: SliceBy = None,
    test: TestName = "sign flip",
    seed: Seed = 0,
    by_image: Annotated[
        Path | None, typer.Option(help="File for the scores of each image (CSV).", metavar="FILE.csv")
    ] = None,
    overwrite: Overwrite = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compute again what was computed before.")] = False,
    as_json: Json = False,
) -> None:
    """Print Dice, IoU, pixel accuracy and more, as the mean over images and over all pixels.

    Variants of many classes, which are scored where they are named, have mIoU and the IoU of each class. Several
    variants are also compared image by image. Scores are kept, so that an evaluation that was ended goes on where it
    was.
    """
    if at not in ("network", "image"):
        raise UserError("Scores are taken at 'network' or 'image' resolution, not at '{at}'.", at=at)
    asked, how = None if scales is None else parse_scales(scales), checked_merge(merge)
    variants = labelled(chosen(variant) if variant else _of_two_classes(chosen(variant)))
    if against is not None and against not in variants:
        raise unknown_name("variant that is scored", against, variants)
    if by_image is not None:
        check_new(by_image, overwrite=overwrite)
    say_untrained(variants, asked)
    from segview.evaluation.protocol import Protocol

    protocol = Protocol(
        "network" if at == "network" else "image",
        scales=asked,
        merge=how,
        flip=flip,
        threshold=threshold,
        device=device,
        tissue_only=tissue_only,
        band=band,
    )
    found, losses = evaluated(variants, folders, protocol, keep=not fresh, facts=bool(slice_by or by_image))
    table = with_columns(found.table, slice_by or ())
    if by_image is not None:
        atomic_write(by_image, as_csv(table).encode(errors="surrogateescape"))
    extra = against is not None or bool(clusters or slice_by or score)
    statistics = None
    if extra or (len(variants) > 1 and not as_json):
        statistics = compared(table, score, against=against, clusters=clusters, test=test, seed=seed)
    facts = [*([] if len(found.places) < 2 else [DATA]), *(slice_by or ())]
    parts = {} if statistics is None and not facts else sliced(table, statistics.score if statistics else "", facts)
    if as_json:
        scores: dict[str, object] = {
            name: [score.model_dump() for score in scores] for name, scores in found.scores.items()
        }
        told = None if statistics is None else comparison_json(statistics)
        print_json({"scores": scores, "comparison": told, "slices": parts} if extra else scores)
    else:
        print_scores(found.scores)
        if statistics is not None:
            print_comparison(statistics)
        print_slices(table, statistics.score if statistics else "", parts)
    losses.leave("pairs" if len(variants) == 1 else "scores of pairs", found.asked)


def _of_two_classes(variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Return those that tell a target from the background, if any: masks seldom suit these and those of many."""
    others = [one for one in variants if len(one.config.classes) != 2]
    if len(others) == len(variants):
        return variants
    for one in others:
        complain(f"{one.name} has {len(one.config.classes)} classes; name it to score it.", who="left out:")
    return tuple(one for one in variants if one not in others)


@dataclass(frozen=True, eq=False)
class Evaluated:
    """Scores of variants on folders.

    Attributes:
        scores: Of each variant, as on its card.
        table: By image.
        places: The folders.
        asked: How many scores of pairs were asked for.
    """

    scores: dict[str, tuple[Score, ...]]
    table: ScoreTable
    places: tuple[Path, ...]
    asked: int


def evaluated(
    variants: Mapping[str, Variant], folders: Sequence[Path], protocol: Protocol, *, keep: bool, facts: bool
) -> tuple[Evaluated, Losses]:
    """Return the scores of variants on folders; pairs that fail are counted as lost.

    Args:
        variants: By what they are called.
        folders: Folders or lists of pairs.
        protocol: How they are scored.
        keep: Whether what is known from before is not computed again.
        facts: Whether the images are looked at for what scores may depend on.

    Raises:
        UserError: a folder has no pairs, or a variant cannot be read.
    """
    from segview.data.datasets.lists import pairs_at
    from segview.evaluation.comparison.facts import facts_of
    from segview.evaluation.comparison.tables import table_of
    from segview.evaluation.score_store import opened

    places = tuple(dict.fromkeys(resolved(folder) for folder in folders))
    home = {pair: place for place in places for pair in pairs_at(place)}
    losses, every = Losses(), list(home)
    done: dict[tuple[Path, str], ImageScore] = {}
    cards: dict[str, tuple[Score, ...]] = {}
    with opened() as store:
        for label, one in variants.items():
            scores = scored(one, every, protocol, losses, store=store if keep else None)
            cards[label] = _summed(scores, one, protocol, places)
            done |= {(score.image, label): score for score in scores}
        known = dict.fromkeys(image for image, _ in done)
        masks = {pair.image: pair.mask for pair in every}
        view_changed = {image: facts_of(image, masks[image], store) for image in known} if facts else None
    table = table_of(tuple(known), tuple(variants), done, view_changed)
    data = {pair.image: _short(place) for pair, place in home.items()}
    table = replace(table, facts={**table.facts, DATA: tuple(data[image] for image in known)})
    return Evaluated(cards, table, places, len(every) * len(variants)), losses


def scored(
    variant: Variant, pairs: Sequence[Pair], protocol: Protocol, losses: Losses, *, store: ScoreStore | None = None
) -> list[ImageScore]:
    """Return a variant's scores of pairs; those that fail are counted as lost.

    Raises:
        UserError: the variant cannot be read.
    """
    from segview.evaluation.folder import evaluate as scores_of
    from segview.evaluation.image_scores import ImageScore
    from segview.inference.predict.predictor import Predictor

    done: list[ImageScore] = []
    every = scores_of(Predictor(), variant.folder, pairs, protocol, store=store)
    for one in tracked(every, variant.name, len(pairs)):
        if isinstance(one, ImageScore):
            done.append(one)
        else:
            losses.lose(one)
    return done


def on_card(variant: Variant, places: Sequence[Path], protocol: Protocol, losses: Losses) -> tuple[Score, ...]:
    """Return a variant's scores on folders, as they stand on its card.

    Raises:
        UserError: a folder has no pairs, or the variant cannot be read.
    """
    from segview.data.datasets.lists import pairs_at

    places = tuple(dict.fromkeys(resolved(place) for place in places))
    pairs = [pair for place in places for pair in pairs_at(place)]
    return _summed(scored(variant, pairs, protocol, losses), variant, protocol, places)


def _summed(
    scores: Sequence[ImageScore], variant: Variant, protocol: Protocol, places: Sequence[Path]
) -> tuple[Score, ...]:
    from segview.evaluation.folder import summary

    return summary(scores, variant.config, protocol, ", ".join(map(_short, places)))


def _short(place: Path) -> str:
    return "/".join(place.parts[-2:])
