"""The checks of maps as additional scores of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from segview.core.comparison.score_kinds import OF
from segview.core.comparison.score_table import Numbers, ScoreTable
from segview.core.explanations.checks import ImageChecks

Checks = Mapping[tuple[Path, Path], ImageChecks]
"""Checks by image and folder of the variant."""


def with_checks(table: ScoreTable, images: Sequence[Path], variants: Sequence[Path], found: Checks) -> ScoreTable:
    """Return a table with an additional score for each check of each map, such as ``deletion gain of cbam/spatial``.

    Args:
        table: Scores of the images and variants.
        images: Images in the order of the rows.
        variants: Folders of the variants in the order of the columns.
        found: The checks; those of other images and variants are ignored.
    """
    rows, columns = ({one: at for at, one in enumerate(ones)} for ones in (images, variants))
    more: dict[str, Numbers] = {}
    for (image, variant), checks in found.items():
        if image not in rows or variant not in columns:
            continue
        for name, one in checks.maps.items():
            for check, value in one.values.items():
                values = more.setdefault(f"{check}{OF}{name}", np.full((len(rows), len(columns)), np.nan))
                values[rows[image], columns[variant]] = value
    return replace(table, scores={**table.scores, **more}) if more else table
