"""Orders of the images by computed scores: the worst image comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from segview.core.base.text import Text
from segview.core.comparison.score_kinds import ScoreKind, score_kind
from segview.core.comparison.score_table import Numbers, ScoreTable
from segview.core.requests.ranking import Ranking as Order
from segview.core.requests.ranking import Scores

MEAN, SPREAD = "", "spread"
PREFIX = "score/"
"""Prefix of the names of these orders."""


class ScoreOrders:
    """Offers an order for each score of a table, by the mean or the spread of its variants, or by one variant.

    Args:
        offer: Called with the orders by name, and whether more scores are still being computed.

    Attributes:
        of: The variant whose scores count, or ``MEAN`` or ``SPREAD`` of all variants.
    """

    def __init__(self, offer: Callable[[Mapping[str, Order], bool], object]) -> None:
        self._offer = offer
        self._table, self._growing = ScoreTable((), (), {}), False
        self.of = MEAN

    @property
    def variants(self) -> tuple[str, ...]:
        """The variants that have scores."""
        return self._table.variants if self._table.scores else ()

    def take(self, table: ScoreTable, *, growing: bool) -> None:
        """Set the scores; ``growing`` says whether more of them are still being computed."""
        self._table, self._growing = table, growing
        if self.of not in (MEAN, SPREAD, *table.variants):
            self.of = MEAN
        self._offer(self._orders(), growing)

    def choose(self, of: str) -> None:
        """Set the variant whose scores count, or ``MEAN`` or ``SPREAD`` of all variants."""
        self.of = of
        self._offer(self._orders(), self._growing)

    def _orders(self) -> dict[str, Order]:
        return {PREFIX + name: self._order(score_kind(name), values) for name, values in self._table.scores.items()}

    def _order(self, kind: ScoreKind, values: Numbers) -> Order:
        falling = kind.better != "higher" or self.of == SPREAD
        sign = 1.0 if falling else -1.0
        images, column = self._table.images, self._column()

        @cache  # computed on demand: there are dozens of orders, but only one is in use
        def scores() -> Scores:
            numbers = zip(images, _numbers(values, column), strict=True)
            return {Path(image): sign * one for image, one in numbers if one == one}

        return Order(
            kind.name,
            kind.explained,
            lambda score: Text("{score} {value}", score=kind.name, value=kind.text(sign * score)),
            lambda _: scores(),
        )

    def _column(self) -> int | str:
        """Return the index of the variant whose scores count, or ``MEAN`` or ``SPREAD``."""
        variants = self._table.variants
        return variants.index(self.of) if self.of in variants else self.of


def _numbers(values: Numbers, column: int | str) -> list[float]:
    """Return a number for each image: that of one variant, or the mean or spread of all; NaN if there is none."""
    if isinstance(column, int):
        return values[:, column].tolist()
    if column == SPREAD:
        return (np.fmax.reduce(values, axis=1) - np.fmin.reduce(values, axis=1)).tolist()
    known = ~np.isnan(values)
    counts = known.sum(axis=1)
    sums = np.where(known, values, 0).sum(axis=1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan).tolist()
