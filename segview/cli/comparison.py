"""Options of a comparison of variants, and output of its statistics as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from segview.cli.output import number_table, print_line, print_table
from segview.core.base.files import is_file
from segview.core.base.registry import unknown_name
from segview.core.comparison.comparison import Comparison, Interval, interval_text
from segview.core.comparison.joining import join_column, numbers
from segview.core.comparison.score_kinds import score_kind
from segview.core.comparison.score_table import ScoreTable

Clusters = Annotated[
    str | None,
    typer.Option(
        help="Images that belong together, as of a patient, and are drawn as wholes: 'folder', a regular expression "
        "for the file's name, or FILE.csv:column.",
        metavar="HOW",
    ),
]
Seed = Annotated[int, typer.Option(help="Seed of the random numbers.")]


@dataclass(frozen=True, kw_only=True)
class ComparisonOptions:
    """The options of a comparison."""

    score: Annotated[str, typer.Option(help="The score to compare; by default Dice or mIoU.")] = ""
    against: Annotated[
        str | None, typer.Option(help="Compare all others with this variant; by default every pair.", metavar="VARIANT")
    ] = None
    clusters: Clusters = None
    slice_by: Annotated[
        list[str] | None,
        typer.Option(
            "--slice",
            help="Means by a property of the images: target area, parts, position, brightness, sharpness, glare, "
            "folder, or FILE.csv:column. Repeat for several.",
            metavar="FACT",
        ),
    ] = None
    test: Annotated[str, typer.Option(help="'sign flip' or, of single images, 'Wilcoxon'.")] = "sign flip"
    seed: Seed = 0

    @property
    def given(self) -> bool:
        """Whether any of them was given."""
        return any((self.score, self.against, self.clusters, self.slice_by))

    def compare(self, table: ScoreTable) -> Comparison:
        """Return the statistics of a table with these options.

        Raises:
            UserError: there is no such score, variant or test, or the clusters cannot be found.
        """
        from segview.evaluation.comparison.clusters import clusters_in
        from segview.evaluation.comparison.compare import TESTS, Test, compare

        chosen: Test | None = next((name for name in TESTS if name.casefold() == self.test.casefold()), None)
        if chosen is None:
            raise unknown_name("test", self.test, TESTS)
        groups = clusters_in(table, self.clusters) if self.clusters else None
        return compare(table, self.score, against=self.against or "", clusters=groups, test=chosen, seed=self.seed)


def with_columns(table: ScoreTable, facts: Sequence[str]) -> ScoreTable:
    """Return a table with additional facts from other tables, each given as ``FILE.csv:column``.

    Raises:
        UserError: a table cannot be read, or has no such column.
    """
    found = dict(table.facts)
    for fact in facts:
        file, colon, column = fact.rpartition(":")
        if colon and fact not in found and is_file(Path(file)):
            found[fact] = numbers(join_column(Path(file), column, table.images))
    return replace(table, facts=found)


def slice_means(table: ScoreTable, score: str, facts: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the means of a score by each fact: the name, the number of images and each variant's mean of each slice.

    Args:
        table: The scores.
        score: Name of the score; by default the table's first.
        facts: Names of the facts.

    Raises:
        UserError: there is no such fact.
    """
    from segview.evaluation.comparison.slices import means, slices

    return {
        fact: [
            {
                "slice": part.name,
                "images": len(part.places),
                "means": means(table.take(part.places), score or table.first_score),
            }
            for part in slices(table, fact)
        ]
        for fact in facts
    }


def print_comparison(found: Comparison) -> None:
    """Print the means, the pairs, and the conclusions."""
    kind = score_kind(found.score)
    means = number_table(f"{found.score}, mean with 95 % interval", "variant", "images", "over images", "over pixels")
    for one in found.means:
        means.add_row(
            escape(one.variant), str(one.images), _text(one.over_images, found), _text(one.over_pixels, found)
        )
    print_table(means)
    if not found.pairs:
        return
    pairs = number_table(
        "Paired differences",
        "pair",
        found.cluster_word,
        "over images",
        "over pixels",
        "higher",
        "lower",
        "p",
        "p (Holm)",
    )
    for pair in found.pairs:
        pairs.add_row(
            f"{escape(pair.variant)} − {escape(pair.base)}",
            str(pair.clusters),
            _text(pair.over_images, found, signed=True),
            _text(pair.over_pixels, found, signed=True),
            str(pair.higher),
            str(pair.lower),
            f"{pair.p:.4f}",
            f"{pair.p_corrected:.4f}",
        )
    print_table(pairs)
    for line in (*found.sentences, *found.notes):
        print_line(line)
    better = {"higher": "Higher is better", "lower": "Lower is better", "neither": "Neither end is better"}[kind.better]
    print_line(f"({better}. Studentised bootstrap; {found.test}, corrected by Holm over {len(found.pairs)} pairs.)")


def print_slices(table: ScoreTable, score: str, found: dict[str, list[dict[str, Any]]]) -> None:
    """Print the means by slice, by default of the table's first score."""
    score = score or table.first_score
    kind = score_kind(score)
    for fact, parts in found.items():
        names = list(parts[0]["means"]) if parts else []
        shown = number_table(f"{score} by {fact}, mean over images", fact, "images", *map(escape, names))
        for part in parts:
            shown.add_row(escape(part["slice"]), str(part["images"]), *(kind.text(part["means"][n]) for n in names))
        print_table(shown)


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Return the statistics as JSON-serialisable values."""
    return {
        "score": found.score,
        "clusters": found.cluster_word,
        "test": found.test,
        "seed": found.seed,
        "means": [
            {
                "variant": one.variant,
                "images": one.images,
                "over_images": interval_json(one.over_images),
                "over_pixels": interval_json(one.over_pixels),
            }
            for one in found.means
        ],
        "pairs": [
            {
                "variant": pair.variant,
                "base": pair.base,
                "images": pair.images,
                "clusters": pair.clusters,
                "over_images": interval_json(pair.over_images),
                "over_pixels": interval_json(pair.over_pixels),
                "p": pair.p,
                "p_corrected": pair.p_corrected,
                "higher": pair.higher,
                "lower": pair.lower,
                "deciding": pair.deciding,
                "needed": pair.needed,
                "clear": pair.is_clear,
                "sentence": pair.sentence,
            }
            for pair in found.pairs
        ],
        "notes": list(found.notes),
    }


def interval_json(interval: Interval | None) -> dict[str, float | None] | None:
    """Return an interval as JSON-serialisable values; NaN becomes null."""
    if interval is None:
        return None
    return {name: None if value != value else value for name, value in interval._asdict().items()}


def _text(interval: Interval | None, found: Comparison, *, signed: bool = False) -> str:
    return "" if interval is None else interval_text(interval, score_kind(found.score), signed=signed)
