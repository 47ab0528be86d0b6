"""Plots of the scores of each image, as in the window, drawn on sheets that are written as PNG, SVG and PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from segview.core.base.errors import UserError
from segview.core.comparison.plot_settings import PlotSettings
from segview.core.comparison.score_kinds import score_kind
from segview.core.comparison.score_table import SPREAD_BINS, Numbers, ScoreTable
from segview.core.maps.palette import RGB
from segview.core.variants.reach import reachable
from segview.evaluation.answer import Answers
from segview.evaluation.comparison.slices import means, slices
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.report.scoring import Losses, Progress, Scored, scores_of
from segview.evaluation.score_store import open_store
from segview.inference.rendering.axes import COLOURS, LEFT, Axes
from segview.inference.rendering.sheet import THEMES, Box, Sheet, Words, shorten
from segview.inference.rendering.sheet_files import FIGURE_FILES
from segview.inference.variants.finding import find

SIZE = (560, 420)
BINS = 40
FAINTEST = -6.0
"""Smallest share of pixels that is drawn, as a power of ten."""

_AMBER: RGB = (213, 94, 0)


def plot_file(
    answers: Answers, recipe: Recipe, progress: Progress | None = None, losses: Losses | None = None
) -> bytes:
    """Return the file of a plot; the same recipe and files give the same bytes.

    Args:
        answers: Predicts the images.
        recipe: Recipe of the plot.
        progress: Called with the number of completed scores and of all scores.
        losses: Called with each failure of a variant on an image.

    Raises:
        UserError: a variant or a table cannot be read, no image could be scored, or there is no such score or fact.
    """
    return FIGURE_FILES[recipe.format](plot_sheet(answers, recipe, progress, losses), recipe.text, dpi=recipe.dpi)


def plot_sheet(
    answers: Answers, recipe: Recipe, progress: Progress | None = None, losses: Losses | None = None
) -> Sheet:
    """Return a plot as a sheet.

    Raises:
        UserError: as for ``plot_file``.
    """
    plot = recipe.plot
    if plot is None:
        raise UserError("The file does not say what its plot shows.")
    with open_store() as store:
        scored = scores_of(answers.predictor, recipe, store, progress, losses=losses, facts=plot.kind == "slices")
    sheet = Sheet(SIZE, THEMES[recipe.theme])
    if plot.kind == "probabilities":
        _probabilities(sheet, recipe, scored)
    elif plot.kind == "agreement":
        _agreement(sheet, scored.table)
    else:
        score = plot.score or scored.table.first_score
        _OF_SCORES[plot.kind](sheet, scored.table, plot, score)
    return sheet


def _against(sheet: Sheet, table: ScoreTable, plot: PlotSettings, score: str) -> None:
    one, other, values = *_pair(table, plot), _display_values(table, score)
    known = values[~np.isnan(values[:, one] + values[:, other])]
    low, high = _span(known[:, [one, other]])
    axes = Axes(sheet, (low, high), (low, high))
    axes.frame(f"{_unit(score)} of {table.variants[other]}", f"{_unit(score)} of {table.variants[one]}")
    axes.line([(low, low), (high, high)], sheet.theme.quiet, dashed=True)
    for row in known:
        axes.dot(float(row[other]), float(row[one]), COLOURS[0])


def _sorted_differences(sheet: Sheet, table: ScoreTable, plot: PlotSettings, score: str) -> None:
    one, other, values = *_pair(table, plot), _display_values(table, score)
    difference = values[:, one] - values[:, other]
    known = np.sort(difference[~np.isnan(difference)])
    axes = Axes(sheet, (0.0, len(known) + 1.0), _span(np.append(known, 0.0)))
    axes.frame("images, by difference", f"{_unit(score)}: {table.variants[one]} − {table.variants[other]}")
    axes.line([(0, 0), (len(known) + 1, 0)], sheet.theme.quiet, 1)
    for at, value in enumerate(known, 1):
        axes.dot(at, float(value), COLOURS[0])
    if len(known):
        mean = float(known.mean())
        axes.line([(0, mean), (len(known) + 1, mean)], _AMBER, dashed=True)


def _distributions(sheet: Sheet, table: ScoreTable, plot: PlotSettings, score: str) -> None:
    values = _display_values(table, score)
    low, high = _span(values[~np.isnan(values)])
    edges = np.linspace(low, high, BINS + 1)
    counts = [np.histogram(own[~np.isnan(own)], edges)[0] for own in values.T]
    most = max((int(one.max()) for one in counts), default=1)
    axes = Axes(sheet, (low, high), (0.0, max(most, 1) * 1.05))
    axes.frame(_unit(score), "images")
    axes.key(table.variants)
    for at, one in enumerate(counts):
        steps = [(float(edge), float(count)) for bin_, count in enumerate(one) for edge in edges[bin_ : bin_ + 2]]
        axes.line(steps, COLOURS[at % len(COLOURS)])


def _slices(sheet: Sheet, table: ScoreTable, plot: PlotSettings, score: str) -> None:
    parts = slices(table, plot.fact or next(iter(table.facts)))
    scale = 100 if score_kind(score).percent else 1
    heights = np.array([list(means(table.take(part.places), score).values()) for part in parts]) * scale
    low, high = _span(heights[~np.isnan(heights)])
    axes = Axes(sheet, (-0.5, len(parts) - 0.5), (low, high))
    room = (SIZE[0] - LEFT) / max(len(parts), 1)
    ticks = [(float(at), shorten(f"{part.name} ({len(part.places)})", room)) for at, part in enumerate(parts)]
    axes.frame(plot.fact, f"mean {_unit(score)}", ticks=ticks)
    axes.key(table.variants)
    for column in range(len(table.variants)):
        colour = COLOURS[column % len(COLOURS)]
        aside = (column - (len(table.variants) - 1) / 2) * 0.06
        there = [(at + aside, float(one)) for at, one in enumerate(heights[:, column]) if not np.isnan(one)]
        axes.line(there, colour, 1)
        for x, y in there:
            axes.dot(x, y, colour, 3.5)


_OF_SCORES: Mapping[str, Callable[[Sheet, ScoreTable, PlotSettings, str], None]] = {
    "against": _against,
    "sorted": _sorted_differences,
    "distributions": _distributions,
    "slices": _slices,
}


def _probabilities(sheet: Sheet, recipe: Recipe, scored: Scored) -> None:
    axes = Axes(sheet, (0.0, 1.0), (FAINTEST, 0.0))
    band, threshold = recipe.view.band, recipe.threshold or recipe.view.threshold
    left, right = axes.x(0.5 - band), axes.x(0.5 + band)
    tint = _blend((0, 170, 220), sheet.theme.ground)
    sheet.add_items([Box(left, axes.y(0), right - left, axes.y(FAINTEST) - axes.y(0), fill=tint)])
    powers = [(float(power), "1" if not power else f"1e−{-power}") for power in range(int(FAINTEST), 1)]
    axes.frame("probability", "share of the pixels", up_ticks=powers)
    axes.key([one.label for one in recipe.variants])
    axes.line([(threshold, FAINTEST), (threshold, 0)], sheet.theme.quiet, 1, dashed=True)
    for at, used in enumerate(recipe.variants):
        colour = COLOURS[at % len(COLOURS)]
        share = _share([one for (_, label), one in scored.found.items() if label == used.label])
        if share is not None:
            middles = (np.arange(SPREAD_BINS) + 0.5) / SPREAD_BINS
            heights = np.log10(np.maximum(share, 10.0**FAINTEST))
            axes.line([(float(x), float(y)) for x, y in zip(middles, heights, strict=True)], colour)
        for end in reachable(find(used.folder).config.network) or ():
            axes.line([(end, FAINTEST), (end, 0)], colour, 1, dashed=True)


def _share(scores: Sequence[ImageScore]) -> Numbers | None:
    spreads = [one.spread for one in scores if one.spread is not None]
    if not spreads:
        return None
    pixels = np.sum(spreads, axis=(0, 1)).astype(np.float64)
    return pixels / max(float(pixels.sum()), 1.0)


def _agreement(sheet: Sheet, table: ScoreTable) -> None:
    names, known = table.variants, table.agreement
    count = len(names)
    axes = Axes(sheet, (-0.5, count - 0.5), (-0.5, count - 0.5))
    room = (SIZE[0] - LEFT) / count
    side = axes.x(1) - axes.x(0), axes.y(0) - axes.y(1)
    for row in range(count):
        for column in range(count):
            value = np.nan if known is None else float(known[row, column])
            shade = _blend((0, 114, 178), sheet.theme.ground, 0.15 + 0.6 * float(np.nan_to_num(value)))
            sheet.add_items([Box(axes.x(column - 0.5), axes.y(row + 0.5), *side, fill=shade)])
            text = "–" if np.isnan(value) else f"{value:.3f}"
            sheet.add_items([Words(axes.x(column), axes.y(row) - 7, text, sheet.theme.text, "middle")])
    ticks = [(float(at), shorten(name, room)) for at, name in enumerate(names)]
    sides = [(float(at), shorten(name, LEFT - 8)) for at, name in enumerate(names)]
    axes.frame("", "mean Dice of two masks over all images", ticks=ticks, up_ticks=sides, grid=False)


def _pair(table: ScoreTable, plot: PlotSettings) -> tuple[int, int]:
    base = table.column(plot.base) if plot.base else 0
    first = next((at for at in range(len(table.variants)) if at != base), base)
    return (table.column(plot.one) if plot.one else first), base


def _display_values(table: ScoreTable, score: str) -> Numbers:
    return table.values(score) * (100 if score_kind(score).percent else 1)


def _unit(score: str) -> str:
    kind = score_kind(score)
    return f"{score} (%)" if kind.percent else f"{score} ({kind.unit})" if kind.unit else score


def _span(known: Numbers) -> tuple[float, float]:
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    margin = max((high - low) * 0.03, 1e-6)
    return low - margin, high + margin


def _blend(colour: RGB, ground: RGB, share: float = 0.25) -> RGB:
    red, green, blue = (round(share * one + (1 - share) * other) for one, other in zip(colour, ground, strict=True))
    return red, green, blue
