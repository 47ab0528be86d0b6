"""``evaluate``: scores of variants on folders of images with masks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from segview.cli.agreement import agreement_json, distributions_json, print_agreement, print_distributions
from segview.cli.comparison import (
    ComparisonOptions,
    comparison_json,
    print_comparison,
    print_slices,
    slice_means,
    with_columns,
)
from segview.cli.groups import expand_groups
from segview.cli.options import Folders, Json, Overwrite, TissueOnly
from segview.cli.output import print_json, print_problem
from segview.cli.prediction_options import PredictionOptions
from segview.cli.score_tables import print_scores
from segview.cli.scoring import DATA, evaluate_folders
from segview.cli.view_options import LevelOptions
from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.comparison.comparison import Comparison
from segview.core.comparison.csv_tables import write_csv
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.spec import Score, Variant
from segview.data.protection import Replacing, check_new
from segview.evaluation.protocol import Protocol


@dataclass(frozen=True, kw_only=True)
class ScoringOptions(LevelOptions):
    """The options by which masks are scored."""

    at: Annotated[
        str, typer.Option(help="Resolution to score at: network (its input size) or image (each image's own).")
    ] = "network"
    tissue_only: TissueOnly = False

    def protocol(self, settings: PredictionSettings) -> Protocol:
        """Return the protocol for predictions with given settings.

        Raises:
            UserError: a setting is out of range.
        """
        if self.at not in ("network", "image"):
            raise UserError("Scores are taken at 'network' or 'image' resolution, not at '{at}'.", at=self.at)
        return Protocol(
            "network" if self.at == "network" else "image",
            scales=settings.scales,
            merge=settings.merge,
            flip=settings.flip,
            threshold=self.threshold,
            device=settings.device,
            tissue_only=self.tissue_only,
            band=self.band,
        )


@expand_groups
def evaluate(
    folders: Folders,
    options: PredictionOptions,
    scoring: ScoringOptions,
    comparing: ComparisonOptions,
    by_image: Annotated[
        Path | None, typer.Option(help="File for the scores of each image (CSV).", metavar="FILE.csv")
    ] = None,
    overwrite: Overwrite = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compute again what was computed before.")] = False,
    as_json: Json = False,
) -> None:
    """Print Dice, IoU, pixel accuracy and more, as the mean over images and over all pixels.

    If no image has a ground truth, print the areas of the masks and the agreement of the variants.

    Variants of many classes are scored only if they are named; their scores are mIoU and the IoU of each class.
    Several variants are also compared image by image. Scores are stored, so that an interrupted evaluation can be
    continued.
    """
    protocol, slices = scoring.protocol(options.settings()), comparing.slice_by or []
    variants = options.variants(fitting=_of_two_classes)
    if comparing.against is not None and comparing.against not in variants:
        raise unknown_name("variant that is scored", comparing.against, variants)
    if by_image is not None:
        check_new(by_image, Replacing(overwrite, "--overwrite"))
    found, failures = evaluate_folders(variants, folders, protocol, keep=not fresh, facts=bool(slices or by_image))
    table = with_columns(found.table, slices)
    if by_image is not None:
        write_csv(by_image, table)
    statistics = comparing.compare(table) if comparing.given or (len(variants) > 1 and not as_json) else None
    score = statistics.score if statistics else ""
    parts = slice_means(table, score, slices if len(found.places) < 2 else [DATA, *slices])
    for problem in found.problems:
        print_problem(problem, label="no ground truth:")
    for note in found.notes:
        print_problem(note, label="careful:")
    if as_json:
        scores = {name: [one.model_dump() for one in own] for name, own in found.scores.items()}
        comparison = statistics and comparison_json(statistics)
        whole = {"scores": scores, "comparison": comparison, "slices": parts}
        whole |= {"agreement": agreement_json(table), "distributions": distributions_json(table)}
        print_json(whole if comparing.given or not scores else scores)
    else:
        _print(found.scores, table, statistics)
        print_slices(table, score, parts)
    of = "images" if found.problems else "pairs"
    failures.exit_if_any(of if len(variants) == 1 else f"scores of {of}", found.asked)


def _print(scores: dict[str, tuple[Score, ...]], table: ScoreTable, statistics: Comparison | None) -> None:
    if scores:
        print_scores(scores)
    else:
        print_distributions(table)
    print_agreement(table)
    if statistics is not None:
        print_comparison(statistics)


def _of_two_classes(variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Return the variants with one target class, if any: masks rarely suit both these and variants of many classes."""
    others = [one for one in variants if len(one.config.classes) != 2]
    if len(others) == len(variants):
        return variants
    for one in others:
        print_problem(f"{one.name} has {len(one.config.classes)} classes; name it to score it.", label="left out:")
    return tuple(one for one in variants if one not in others)
