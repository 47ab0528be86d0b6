"""Which pairs train and which validate."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from segview.core.data_plan import DataPlan
from segview.core.errors import UserError
from segview.core.files import atomic_write
from segview.data.datasets import Pair
from segview.data.datasets.lists import pairs_at


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


def write_split(folder: Path, training: Iterable[Pair], validation: Iterable[Pair]) -> None:
    """Write which pairs train and which validate, as lists that a plan can name in place of folders.

    Raises:
        UserError: the folder cannot be written.
    """
    for name, its_pairs in (("train", training), ("validation", validation)):
        lines = [f"{pair.image.resolve()}\t{pair.mask.resolve()}\n" for pair in its_pairs]
        atomic_write(folder / f"{name}.txt", "".join(lines))


def _pairs(places: Iterable[str], root: Path) -> tuple[Pair, ...]:
    """Return the pairs of folders and lists; a place that is given twice counts once."""
    whole = dict.fromkeys((root / place).resolve() for place in places)
    return tuple(pair for place in whole for pair in pairs_at(place))


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
