"""Scores that are collected row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.comparison.agreement import Agreement
from segview.core.comparison.score_kinds import SCORE_KINDS
from segview.core.comparison.score_table import Numbers, Ratio, ScoreTable
from segview.gui.compare.check_scores import Checks, with_checks
from segview.tasks.folder import ImageRow
from segview.tasks.joining import Columns

DATA = "data"
"""Name of the fact that holds the data set of an image; it exists if there are several data sets."""


@dataclass
class ScoreColumns:
    """The scores so far: arrays of shape (images, variants), which are filled in place.

    Attributes:
        images: Files of the images.
        folders: Folders of the variants.
        variants: Names of the variants.
        data: Data set of each image.
        scores: Scores by name.
        tops: Numerators of the scores that are quotients of counts, by name; ``bottoms`` has the denominators.
        facts: Facts of the images, by name.
        spreads: Counts of pixels by probability, by data set and index of the variant.
        pairs: Agreements of all pairs of variants.
        checks: Checks of maps, which become additional scores.
        joined: Columns of joined tables, which become additional facts.
    """

    images: tuple[Path, ...]
    folders: tuple[Path, ...]
    variants: tuple[str, ...]
    data: tuple[str, ...]
    scores: dict[str, Numbers] = field(default_factory=dict)
    tops: dict[str, Numbers] = field(default_factory=dict)
    bottoms: dict[str, Numbers] = field(default_factory=dict)
    facts: dict[str, list[float | str | None]] = field(default_factory=dict)
    spreads: dict[tuple[str, int], NDArray[np.int64]] = field(default_factory=dict)
    checks: Checks = field(default_factory=dict)
    joined: dict[str, tuple[float | str | None, ...]] = field(default_factory=dict)
    pairs: Agreement = field(init=False)

    def __post_init__(self) -> None:
        self.pairs = Agreement(len(self.variants))

    def take(self, row: ImageRow) -> None:
        """Add the scores and facts of an image."""
        for at, values in row.values.items():
            for name, value in values.items():
                self._array(self.scores, name)[row.place, at] = value
        for at, parts in row.quotients.items():
            for name, (top, bottom) in parts.items():
                self._array(self.tops, name)[row.place, at] = top
                self._array(self.bottoms, name)[row.place, at] = bottom
        for name, fact in row.facts.items():
            self.facts.setdefault(name, [None] * len(self.images))[row.place] = fact
        for at, spread in row.spreads.items():
            key = self.data[row.place], at
            self.spreads[key] = self.spreads[key] + spread if key in self.spreads else spread
        self.pairs.add(row.pairs)

    def join(self, columns: Columns) -> None:
        """Add the columns of a table as facts of the images, except columns with names of segview's own facts."""
        self.joined.update({name: values for name, values in columns.items() if name not in self.facts})

    def table(self) -> ScoreTable:
        """Return a copy as a table, which does not change any more."""
        order = {name: at for at, name in enumerate(SCORE_KINDS)}
        named = sorted(self.scores, key=lambda name: order.get(name, len(order)))
        facts: Mapping[str, tuple[float | str | None, ...]] = {
            **{name: tuple(values) for name, values in self.facts.items()},
            **({DATA: self.data} if len(set(self.data)) > 1 else {}),
            **self.joined,
        }
        table = ScoreTable(
            tuple(map(str, self.images)),
            self.variants,
            {name: self.scores[name].copy() for name in named},
            {name: Ratio(self.tops[name].copy(), self.bottoms[name].copy()) for name in self.tops},
            facts,
            self.pairs.means(),
        )
        return with_checks(table, self.images, self.folders, self.checks)

    def _array(self, arrays: dict[str, Numbers], name: str) -> Numbers:
        if name not in arrays:
            arrays[name] = np.full((len(self.images), len(self.variants)), np.nan)
        return arrays[name]
