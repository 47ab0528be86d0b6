"""Reports: self-contained HTML files, made only from their recipes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from segview.core.base.provenance import WARNING
from segview.core.comparison.comparison import Comparison, VariantMean, interval_text
from segview.core.comparison.score_kinds import score_kind
from segview.core.comparison.score_table import ScoreTable
from segview.data.datasets import Pair
from segview.data.datasets.inverted import inverted_note
from segview.evaluation.answer import Answers
from segview.evaluation.comparison.compare import compare
from segview.evaluation.report.describing import settings_of, variant_rows
from segview.evaluation.report.examples import examples_of, map_rows
from segview.evaluation.report.explanations import SHOWN as CHECKS
from segview.evaluation.report.explanations import check_rows, summarise_maps
from segview.evaluation.report.plots import against, spreads
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.report.scoring import Losses, Progress, scores_of
from segview.evaluation.score_store import open_store

SHOWN = (
    ("Dice", "IoU", "precision", "recall", "pixel accuracy"),
    ("mIoU", "mean Dice", "mean class accuracy"),
    ("boundary F", "Hausdorff 95"),
    ("confident errors", "uncertain errors", "calibration error", "area", "uncertain area"),
)
"""Scores that are reported if they exist, table by table."""

SECTIONS = (
    ("summary", "Findings"),
    ("data", "Data"),
    ("variants", "Variants"),
    ("settings", "Settings"),
    ("scores", "Scores"),
    ("plots", "Plots"),
    ("examples", "Best, median and worst images"),
    ("maps", "Map statistics"),
    ("explanations", "Does the explanation hold?"),
    ("images", "Every image"),
    ("again", "Made again, and checked"),
)


@dataclass(frozen=True)
class Table:
    """A table of the report."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def report_file(
    answers: Answers, recipe: Recipe, progress: Progress | None = None, losses: Losses | None = None
) -> bytes:
    """Return the file of a report; the same recipe and files give the same bytes.

    Args:
        answers: Predicts the images.
        recipe: Recipe of the report.
        progress: Called with the number of completed scores and of all scores.
        losses: Called with each failure of a variant on an image; the report continues.

    Raises:
        UserError: a variant cannot be read, or no image could be scored.
    """
    with open_store() as store:
        scored = scores_of(answers.predictor, recipe, store, progress, losses=losses)
        checked = summarise_maps(answers.predictor, recipe, store)
    table, failed = scored.table, scored.failed
    score = recipe.score or table.first_score
    found = [compare(table, name) for names in SHOWN for name in names if _has(table, name)]
    by_score = compare(table, score)
    shown = examples_of(answers, recipe, table, score)
    values = table.values(score)
    content = {
        "recipe": recipe,
        "title": _title(recipe),
        "notice": WARNING,
        "sections": [one for one in SECTIONS if checked or one[0] != "explanations"],
        "sentences": by_score.sentences or (_alone(by_score),),
        "notes": (*by_score.notes, *notes_on(recipe)),
        "data": {"images": len(table.images), "folders": _folders(recipe), "failed": failed},
        "variants": [variant_rows(one) for one in recipe.variants],
        "settings": settings_of(recipe, score),
        "tables": [*_score_tables(table, found), *_pair_tables(by_score)],
        "spread": Markup(spreads(table.variants, values, score)),
        "squares": [
            Markup(against(table.variants[at], table.variants[0], values[:, at], values[:, 0], score))
            for at in range(1, len(table.variants))
        ],
        "score": score,
        "band": f"{recipe.view.band:g}",
        "examples": shown,
        "maps": map_rows(shown),
        "checked": checked,
        "checks": check_rows(checked),
        "check_names": CHECKS,
        "every": _every(table, score),
        "words": Markup(recipe.text.replace("</", "<\\/")),
    }
    return _render(content)


def notes_on(recipe: Recipe) -> tuple[str, ...]:
    """Return remarks on the ground truths, in sentences."""
    masks = recipe.masks or ("",) * len(recipe.images)
    pairs = [Pair(Path(image), Path(mask)) for image, mask in zip(recipe.images, masks, strict=True) if mask]
    note = inverted_note(pairs)
    return () if note is None else (note,)


def _render(content: Mapping[str, object]) -> bytes:
    text = Path(__file__).with_name("report.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(text).render(content).encode(errors="replace")


def _has(table: ScoreTable, name: str) -> bool:
    return name in table.scores and not bool(np.isnan(table.scores[name]).all())


def _title(recipe: Recipe) -> str:
    folders = [Path(folder) for folder, _ in _folders(recipe)]
    return ", ".join("/".join(folder.parts[-3:]) for folder in folders)


def _folders(recipe: Recipe) -> list[tuple[str, int]]:
    return list(Counter(str(Path(image).parent) for image in recipe.images).items())


def _alone(found: Comparison) -> str:
    (one,) = found.means
    kind = score_kind(found.score)
    return f"{one.variant} has a mean {found.score} of {interval_text(one.over_images, kind)} on {one.images} images."


def _score_tables(table: ScoreTable, found: Sequence[Comparison]) -> list[Table]:
    by_name = {one.score: one for one in found}
    tables: list[Table] = []
    for names, what in zip(
        SHOWN, ("Scores", "Scores of all classes", "Outlines", "Errors, calibration and areas"), strict=True
    ):
        here = [name for name in names if name in by_name]
        if here:
            caption = f"{what}: mean over images, with its 95 % interval."
            tables.append(Table(caption, ("Variant", *here), _mean_rows(table.variants, here, by_name)))
    pixels = [name for name, one in by_name.items() if one.means[0].over_pixels is not None]
    if pixels:
        rows = _mean_rows(table.variants, pixels, by_name, over_pixels=True)
        tables.append(Table("Scores over all pixels, so that large targets weigh more.", ("Variant", *pixels), rows))
    return tables


def _mean_rows(
    variants: Sequence[str], names: Sequence[str], found: Mapping[str, Comparison], *, over_pixels: bool = False
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (variant, *(_cell(found[name].means[at], name, over_pixels=over_pixels) for name in names))
        for at, variant in enumerate(variants)
    )


def _cell(mean: VariantMean, name: str, *, over_pixels: bool) -> str:
    interval = mean.over_pixels if over_pixels else mean.over_images
    return "–" if interval is None else interval_text(interval, score_kind(name))


def _pair_tables(found: Comparison) -> list[Table]:
    if not found.pairs:
        return []
    kind = score_kind(found.score)
    head = ("Pair", "difference", "p, corrected", "higher on", "lower on", "images that decide")
    rows = tuple(
        (
            f"{one.variant} − {one.base}",
            interval_text(one.over_images, kind, signed=True),
            f"{one.p_corrected:.3g}",
            str(one.higher),
            str(one.lower),
            str(one.deciding),
        )
        for one in found.pairs
    )
    caption = f"Paired differences of {found.score}; {found.test}, corrected by Holm over all pairs."
    return [Table(caption, head, rows)]


def _every(table: ScoreTable, score: str) -> list[tuple[str, ...]]:
    values, kind = table.values(score), score_kind(score)
    order = np.argsort([np.nanmean(row) if not np.isnan(row).all() else np.inf for row in values], kind="stable")
    rows = order if kind.better != "lower" else order[::-1]
    return [(Path(table.images[at]).name, *(kind.text(float(one)) for one in values[at])) for at in rows]
