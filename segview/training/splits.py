"""Which pairs train and which validate."""

from __future__ import annotations

import random
from pathlib import Path

from segview.core.errors import UserError
from segview.core.plan import DataPlan
from segview.data.datasets import Pair, pairs


def split(data: DataPlan, root: Path) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the pairs to train on and those to validate on, which never overlap.

    Where pairs are held back, all are sorted by name and shuffled by ``random.Random(split_seed)``; the first
    ``train_pairs`` train and the last ``validation_pairs`` validate.

    Raises:
        UserError: a folder has no pairs, or there are fewer than the plan asks for.
    """
    pool = sorted(_all_pairs(data.train, root), key=lambda pair: pair.image.name)
    if data.validation:
        return tuple(pool[: data.train_pairs]), _all_pairs(data.validation, root)
    random.Random(data.split_seed).shuffle(pool)
    held = data.validation_pairs or 0
    used = data.train_pairs or len(pool) - held
    if used < 1 or used + held > len(pool):
        raise UserError(
            f"The plan asks for {used} pairs to train on and {held} to validate on, but {', '.join(data.train)} "
            f"has {len(pool)}. Lower train_pairs or validation_pairs."
        )
    return tuple(pool[:used]), tuple(pool[-held:])


def _all_pairs(folders: tuple[str, ...], root: Path) -> tuple[Pair, ...]:
    return tuple(pair for folder in folders for pair in pairs(root / folder))
