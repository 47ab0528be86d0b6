"""Example images of a report: the best, the median and the worst, with the chosen maps."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from segview.core.answers.columns import rows as columns_of_rows
from segview.core.comparison.score_kinds import score_kind
from segview.core.comparison.score_table import ScoreTable
from segview.core.maps.statistics import Figures, figures
from segview.evaluation.answer import Answers, Needs
from segview.evaluation.report.figures import rows_of
from segview.evaluation.report.recipe import Recipe
from segview.inference.rendering.export import png
from segview.inference.rendering.figure import wall_sheet
from segview.inference.rendering.sheet import raster

WIDTH = 200


@dataclass(frozen=True, eq=False)
class Example:
    """An image of a report.

    Attributes:
        title: Reason why it is shown, and its name.
        caption: Its scores.
        alt: Alternative text of the picture.
        png: The wall as PNG, base64.
        found: Name, variant and statistics of each measured map.
    """

    title: str
    caption: str
    alt: str
    png: str
    found: tuple[tuple[str, str, Figures], ...]


def examples_of(answers: Answers, recipe: Recipe, table: ScoreTable, score: str) -> list[Example]:
    """Return the example images, each once, the best first.

    Raises:
        UserError: an image or a variant cannot be read.
    """
    return [
        _example(answers, recipe, table, score, at, why) for at, why in _example_places(table, score, recipe.examples)
    ]


def _example_places(table: ScoreTable, score: str, count: int) -> Iterator[tuple[int, str]]:
    values = table.values(score)
    known = [at for at, row in enumerate(values) if not np.isnan(row).all()]
    means = {at: float(np.nanmean(values[at])) for at in known}
    sign = -1 if score_kind(score).better == "lower" else 1
    order = sorted(known, key=lambda at: (-sign * means[at], at))
    middle = max((len(order) - count) // 2, 0)
    groups = (("Best", order[:count]), ("Median", order[middle : middle + count]), ("Worst", order[-count:]))
    seen: set[int] = set()
    for why, places in groups:
        for at in places:
            if at not in seen:
                seen.add(at)
                yield at, why


def _example(answers: Answers, recipe: Recipe, table: ScoreTable, score: str, at: int, why: str) -> Example:
    image, kind = Path(table.images[at]), score_kind(score)
    opened = answers.images.open(image)
    rows = rows_of(answers, recipe, image, Needs())
    sheet = wall_sheet(opened, rows, recipe.view, theme=recipe.theme, width=WIDTH)
    values = table.values(score)[at]
    scores = " · ".join(f"{row.name} {kind.text(float(one))}" for row, one in zip(rows, values, strict=True))
    named = columns_of_rows(recipe.view.maps, [row.prediction for row in rows], own=recipe.view.own_maps)
    found = [
        (name, row.name, figures(row.prediction.measures, name, row.threshold or 0.5))
        for row, names in zip(rows, named, strict=True)
        if row.prediction.measures is not None
        for name in row.prediction.measures.maps
        if name in names
    ]
    content = base64.b64encode(png(raster(sheet))).decode()
    alt = f"{image.name} with the masks and maps of {len(rows)} variants; {score}: {scores}"
    return Example(f"{why}: {image.name}", f"{score}: {scores}", alt, content, tuple(found))


def map_rows(examples: Sequence[Example]) -> list[tuple[str, ...]]:
    """Return, for each map of each variant, the means over the example images."""
    grouped: dict[tuple[str, str], list[Figures]] = {}
    for example in examples:
        for name, variant, one in example.found:
            grouped.setdefault((name, variant), []).append(one)
    rows: list[tuple[str, ...]] = []
    for (name, variant), every in sorted(grouped.items()):
        share, ratio, missed, error = (
            _mean([getattr(one, field) for one in every]) for field in ("in_truth", "truth_ratio", "missed", "error")
        )
        rows.append(
            (name, variant, _text(share, percent=True), _text(ratio), _text(missed, percent=True), _text(error))
        )
    return rows


def _mean(values: Sequence[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) / len(known) if known else None


def _text(value: float | None, *, percent: bool = False) -> str:
    if value is None:
        return "–"
    return f"{100 * value:.0f} %" if percent else f"{value:.2f}".replace("-", "−")
