"""Scores that were measured in this session, for the list and the cards of the variants."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from segview.core.comparison.score_table import ScoreTable
from segview.gui.compare.score_columns import ScoreColumns
from segview.gui.session.measured import MeasuredHere

MAIN = ("Dice", "mIoU")
"""The main scores of variants with one target and with several classes; the first available one is used."""


def mean_scores(columns: ScoreColumns, table: ScoreTable) -> dict[Path, tuple[MeasuredHere, ...]]:
    """Return the mean main score of each variant on each data set, by folder; nothing without ground truths."""
    score = next((name for name in MAIN if name in table.scores), "")
    if not score:
        return {}
    values, data = table.values(score), np.array(columns.data)
    sets = list(dict.fromkeys(columns.data))
    found: dict[Path, tuple[MeasuredHere, ...]] = {}
    for at, folder in enumerate(columns.folders):
        of_sets = [(name, values[data == name, at]) for name in sets]
        known = [(name, own[~np.isnan(own)]) for name, own in of_sets]
        found[folder] = tuple(
            MeasuredHere(score, float(own.mean()), len(own), name if len(sets) > 1 else "")
            for name, own in known
            if len(own)
        )
    return found
