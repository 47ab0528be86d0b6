"""Output of agreement and score distributions, which need no ground truth, as text and as JSON."""

from __future__ import annotations

from typing import Any

from rich.markup import escape

from segview.cli.output import number_table, print_table
from segview.core.comparison.distributions import SHARES, distributions
from segview.core.comparison.score_kinds import score_kind
from segview.core.comparison.score_table import ScoreTable


def print_agreement(table: ScoreTable) -> None:
    """Print the agreement of every two variants' masks; print nothing if there are fewer than two variants."""
    if table.agreement is None or len(table.variants) < 2:
        return
    shown = number_table(
        "Agreement of any two: mean Dice of their masks over images", "variant", *map(escape, table.variants)
    )
    for name, row in zip(table.variants, table.agreement, strict=True):
        shown.add_row(escape(name), *("–" if value != value else f"{value:.3f}" for value in row))
    print_table(shown)


def print_distributions(table: ScoreTable) -> None:
    """Print the distribution over images of each score that needs no ground truth."""
    found = distributions(table)
    for score in dict.fromkeys(one.score for one in found):
        kind = score_kind(score)
        shown = number_table(
            f"{score}, over images", "variant", "images", "mean", *(f"{100 * part:g} %" for part in SHARES)
        )
        for one in found:
            if one.score == score:
                numbers = (kind.text(value) for value in (one.mean, *one.below))
                shown.add_row(escape(one.variant), str(one.images), *numbers)
        print_table(shown)


def agreement_json(table: ScoreTable) -> dict[str, dict[str, float | None]]:
    """Return the mean agreement of every two variants, by both names."""
    if table.agreement is None:
        return {}
    return {
        one: {other: _plain(value) for other, value in zip(table.variants, row, strict=True) if other != one}
        for one, row in zip(table.variants, table.agreement.tolist(), strict=True)
    }


def distributions_json(table: ScoreTable) -> list[dict[str, Any]]:
    """Return the distributions of the scores that need no ground truth."""
    return [
        {
            "score": one.score,
            "variant": one.variant,
            "images": one.images,
            "mean": _plain(one.mean),
            "quantiles": {f"{share:g}": _plain(value) for share, value in zip(SHARES, one.below, strict=True)},
        }
        for one in distributions(table)
    ]


def _plain(value: float) -> float | None:
    return None if value != value else value
