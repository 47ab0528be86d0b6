"""Slices of images by a fact, for example to compare a score on small and large targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.base.registry import unknown_name
from segview.core.comparison.score_table import ScoreTable

MOST = 12
"""Maximum number of slices of a fact in words; all other words form one more slice."""

PARTS = 3


@dataclass(frozen=True, eq=False)
class Slice:
    """Images with the same or a similar value of a fact.

    Attributes:
        name: Description in words.
        places: Rows of the images in their table.
    """

    name: str
    places: NDArray[np.intp]


def slices(table: ScoreTable, fact: str) -> tuple[Slice, ...]:
    """Return the images of a table sliced by a fact: one slice for each word, or three equally large ones for numbers.

    Numbers with few distinct values, such as a count of parts, are sliced by value. Unknown values form one slice.

    Raises:
        UserError: there is no such fact.
    """
    if fact not in table.facts:
        raise unknown_name("fact of these images", fact, table.facts)
    values = table.facts[fact]
    unknown = np.array([value is None or value != value for value in values], np.bool_)
    known = np.flatnonzero(~unknown)
    numbers = [value for value in values if isinstance(value, int | float)]
    parted = _by_number(values, known) if len(numbers) == len(known) else _by_word(values, known)
    left = np.flatnonzero(unknown)
    return (*parted, *((Slice("not known", left),) if len(left) else ()))


def means(table: ScoreTable, score: str) -> dict[str, float]:
    """Return the mean of a score over the images of each variant; NaN if no image was scored.

    Raises:
        UserError: there is no such score.
    """
    values = table.values(score)
    known = (~np.isnan(values)).sum(axis=0)
    sums = np.nansum(values, axis=0)
    return {name: float(sums[at] / known[at]) if known[at] else float("nan") for at, name in enumerate(table.variants)}


def _by_word(values: Sequence[object], known: NDArray[np.intp]) -> list[Slice]:
    words = np.array([str(values[place]) for place in known])
    names, firsts, counts = np.unique(words, return_index=True, return_counts=True)
    usual = np.argsort(-counts, kind="stable")[:MOST]
    # In the order in which the words first appear in the table.
    found = [Slice(str(names[at]), known[words == names[at]]) for at in sorted(usual, key=lambda at: firsts[at])]
    rest = known[~np.isin(words, names[usual])]
    return [*found, *([Slice("others", rest)] if len(rest) else [])]


def _by_number(values: Sequence[object], known: NDArray[np.intp]) -> list[Slice]:
    numbers = np.array([float(str(values[place])) for place in known])
    kinds = np.unique(numbers)
    if len(kinds) <= PARTS + 1:
        return [Slice(f"{kind:g}", known[numbers == kind]) for kind in kinds]
    edges = np.quantile(numbers, [step / PARTS for step in range(1, PARTS)])
    codes = np.searchsorted(edges, numbers, side="right")
    low, high = (f"{edge:.3g}" for edge in edges)
    names = (f"below {low}", f"{low} to {high}", f"{high} and above")
    return [Slice(name, known[codes == code]) for code, name in enumerate(names) if (codes == code).any()]
