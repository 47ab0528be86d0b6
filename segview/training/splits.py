"""Which pairs train and which validate."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from segview.core.data_plan import DataPlan
from segview.core.errors import UserError
from segview.data.datasets import Pair, pairs


def split(data: DataPlan, root: Path) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the pairs to train on and those to validate on; no picture is in two of training, validation and test.

    All are sorted by name and shuffled by ``random.Random(split_seed)``; the first ``train_pairs`` train and, where
    pairs are held back, the last ``validation_pairs`` validate.

    Raises:
        UserError: a folder has no pairs, there are fewer than the plan asks for, or a picture is in two parts.
    """
    pool = sorted(_pairs(data.train, root), key=lambda pair: pair.image.name)
    random.Random(data.split_seed).shuffle(pool)
    held = data.validation_pairs or 0
    used = len(pool) - held if data.train_pairs is None else data.train_pairs
    if used < 1 or used + held > len(pool):
        raise UserError(
            f"The plan asks for {max(used, 1)} pairs to train on and {held} to validate on, but "
            f"{', '.join(data.train)} has {len(pool)}. Lower train_pairs or validation_pairs."
        )
    training, validation = pool[:used], _pairs(data.validation, root) if data.validation else pool[-held:]
    _check_apart({"train": pool, "validation": validation if data.validation else (), "test": _pairs(data.test, root)})
    return tuple(training), tuple(validation)


def _pairs(folders: Iterable[str], root: Path) -> tuple[Pair, ...]:
    """Return the pairs of folders; a folder that is given twice counts once."""
    places = dict.fromkeys((root / folder).resolve() for folder in folders)
    return tuple(pair for place in places for pair in pairs(place))


def _check_apart(parts: dict[str, Iterable[Pair]]) -> None:
    where: dict[Path, str] = {}
    for part, its_pairs in parts.items():
        for pair in its_pairs:
            picture = pair.image.resolve()
            if where.setdefault(picture, part) != part:
                raise UserError(
                    f"{picture} is in {where[picture]} and in {part}. Give each of them folders of its own: scores on "
                    "pictures that the network has seen say nothing."
                )
