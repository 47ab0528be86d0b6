"""Scores that come in row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from segview.core.comparison.score_kinds import SCORE_KINDS
from segview.core.comparison.score_table import Numbers, Ratio, ScoreTable
from segview.tasks.folder import ImageRow

DATA = "data"
"""The fact of an image that tells its data set, where several stand beside one another."""


@dataclass
class ScoreColumns:
    """The scores that came in so far: arrays of images × variants, which are filled in place.

    Attributes:
        images: Their names.
        variants: Their names.
        data: The data set of each image.
    """

    images: tuple[str, ...]
    variants: tuple[str, ...]
    data: tuple[str, ...]
    scores: dict[str, Numbers] = field(default_factory=dict)
    tops: dict[str, Numbers] = field(default_factory=dict)
    bottoms: dict[str, Numbers] = field(default_factory=dict)
    facts: dict[str, list[float | str | None]] = field(default_factory=dict)

    def take(self, row: ImageRow) -> None:
        """Fill in what is known of an image."""
        for at, values in row.values.items():
            for name, value in values.items():
                self._array(self.scores, name)[row.place, at] = value
        for at, parts in row.quotients.items():
            for name, (top, bottom) in parts.items():
                self._array(self.tops, name)[row.place, at] = top
                self._array(self.bottoms, name)[row.place, at] = bottom
        for name, fact in row.facts.items():
            self.facts.setdefault(name, [None] * len(self.images))[row.place] = fact

    def table(self) -> ScoreTable:
        """Return a copy that grows no more."""
        order = {name: at for at, name in enumerate(SCORE_KINDS)}
        named = sorted(self.scores, key=lambda name: order.get(name, len(order)))
        facts = {name: tuple(values) for name, values in self.facts.items()}
        return ScoreTable(
            self.images,
            self.variants,
            {name: self.scores[name].copy() for name in named},
            {name: Ratio(self.tops[name].copy(), self.bottoms[name].copy()) for name in self.tops},
            {**facts, DATA: self.data} if len(set(self.data)) > 1 else facts,
        )

    def _array(self, arrays: dict[str, Numbers], name: str) -> Numbers:
        if name not in arrays:
            arrays[name] = np.full((len(self.images), len(self.variants)), np.nan)
        return arrays[name]
