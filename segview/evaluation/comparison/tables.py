"""Tables of scores from evaluated images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from segview.core.comparison.agreement import Agreement
from segview.core.comparison.score_kinds import SCORE_KINDS
from segview.core.comparison.score_table import Numbers, Ratio, ScoreTable
from segview.evaluation.comparison.facts import FACTS, Fact
from segview.evaluation.comparison.readers import agreements, pairwise
from segview.evaluation.image_scores import ImageScore

Found = Mapping[tuple[Path, str], ImageScore]


def table_of(
    images: Sequence[Path],
    variants: Sequence[str],
    found: Found,
    facts: Mapping[Path, Mapping[str, Fact]] | None = None,
) -> ScoreTable:
    """Return the table of the scores found so far.

    Args:
        images: Images in the order of the rows.
        variants: Names of the variants in the order of the columns.
        found: Scores by image and variant; missing ones become NaN.
        facts: Facts of the images, by the names in ``FACTS``.
    """
    rows, columns = {image: row for row, image in enumerate(images)}, {name: at for at, name in enumerate(variants)}
    shape = len(rows), len(columns)
    scores: dict[str, Numbers] = {}
    ratios: dict[str, Ratio] = {}
    for (image, variant), one in found.items():
        if image not in rows or variant not in columns:
            continue
        place = rows[image], columns[variant]
        for name, value in one.values().items():
            scores.setdefault(name, np.full(shape, np.nan))[place] = value
        for name, parts in one.quotients().items():
            ratio = ratios.setdefault(name, Ratio(np.full(shape, np.nan), np.full(shape, np.nan)))
            ratio.numerators[place], ratio.denominators[place] = parts
    alike = Agreement(len(columns))
    for row, image in enumerate(images if len(columns) > 1 else ()):
        known = {at: one for at, name in enumerate(variants) if (one := found.get((image, name))) is not None}
        pairs = pairwise(known)
        alike.add(pairs)
        for at, shares in agreements(pairs, known).items():
            for name, share in shares.items():
                scores.setdefault(name, np.full(shape, np.nan))[row, at] = share
    order = {name: at for at, name in enumerate(SCORE_KINDS)}
    named = sorted(scores, key=lambda name: order.get(name, len(order)))
    of_images = (
        {} if facts is None else {name: tuple(facts.get(image, {}).get(name) for image in rows) for name in FACTS}
    )
    own = {name: scores[name] for name in named}
    return ScoreTable(tuple(map(str, rows)), tuple(columns), own, ratios, of_images, alike.means())
